"""Turns any error into the one line that is shown."""

from __future__ import annotations

from engine.errors import UserError, bug_line
from engine.system_reasons import system_reason

NO_DISPLAY = (
    "There is no display to open a window on. Use the command line instead: triptych --help"
)


def error_line(error: BaseException) -> str:
    """The line to show for an error; what is not the person's business is logged in full."""
    if isinstance(error, UserError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        named = f"{error.filename}: " if error.filename else ""
        return f"{named}{system_reason(error)}."
    return bug_line(type(error).__name__, error)
