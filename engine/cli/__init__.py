"""The `triptych` command: parses, calls `Library`, prints, and ends with an exit code.

`main` decides the exit code, `app` names the commands, each of which has a module of its own that
is imported when it is run (`lazy`). `options` are what several take; `opened` is the library they
work on; `console`, `progress` and `report` are what several print.
"""
