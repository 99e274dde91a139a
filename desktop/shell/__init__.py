"""The window as a whole: `app` builds the services, `wiring` ties panels to `operations`.

`window` lays out what the other packages draw, and `presenter` shows in it what comes back.
"""
