"""What can go wrong, sorted by whose business it is.

`UserError` is shown to the person as one line that says what to do; `BugError` is ours and
keeps its traceback; `Cancelled` is a normal end and is never reported as a failure.
"""

from __future__ import annotations

from pathlib import Path


class EngineError(Exception):
    """Anything the engine raises on purpose."""


class UserError(EngineError):
    """A condition the person can mend; its message is one plain line that says how."""


class LibraryBusyError(UserError):
    """Another process is writing to this library."""


class NewerLibraryError(UserError):
    """The library was made by a newer version of Triptych."""


class DiskFullError(UserError):
    """The library's disk has no room left; says so, and that nothing was lost."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"The disk that holds {directory} is full. Free some space and run it again; "
            "everything stored so far is kept."
        )


class UnreadableFileError(UserError):
    """One file cannot be read or decoded; it costs that file and nothing else."""


class BugError(EngineError):
    """A broken promise inside Triptych."""


class Cancelled(EngineError):
    """The person asked for the work to stop."""
