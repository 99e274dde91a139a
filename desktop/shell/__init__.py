"""The window as a whole: `app` builds the services, `wiring` ties panels to `operations`.

`window` lays out what the other packages draw. `engine_events` hands what the engine tells to
whom it concerns, and the presenters show what comes of it.
"""
