"""What can go wrong, sorted by whose business it is.

`UserError` is shown to the person as one line that says what to do; `BugError` is ours and
keeps its traceback; `Cancelled` is a normal end and is never reported as a failure.
"""


class EngineError(Exception):
    """Anything the engine raises on purpose."""


class UserError(EngineError):
    """A condition the person can mend; its message is one plain line that says how."""


class LibraryBusyError(UserError):
    """Another process is writing to this library."""


class NewerLibraryError(UserError):
    """The library was made by a newer version of Triptych."""


class UnreadableFileError(UserError):
    """One file cannot be read or decoded; it costs that file and nothing else."""


class BugError(EngineError):
    """A broken promise inside Triptych."""


class Cancelled(EngineError):
    """The person asked for the work to stop."""
