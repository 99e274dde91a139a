"""The `triptych` command: parses, calls `Library`, prints, and ends with an exit code.

`main` decides the exit code, `commands` names the commands, each of which has a module of its own;
`options` are common to several and `console` is the only one that prints.
"""
