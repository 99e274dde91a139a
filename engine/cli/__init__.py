"""The `triptych` command: parses, calls `Library`, prints, and ends with an exit code.

`main` decides the exit code, `app` names the commands, each of which has a module of its own.
`options` are what several take; `console`, `progress` and `report` are what several print.
"""
