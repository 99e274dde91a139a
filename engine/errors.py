"""What can go wrong, sorted by whose business it is.

`UserError` is shown to the person as one line that says what to do; `BugError` is ours and
keeps its traceback; `Cancelled` is a normal end and is never reported as a failure.
"""

from __future__ import annotations

import errno
import logging
from pathlib import Path

from .language import tr
from .logs import log_in_use
from .system_reasons import system_reason

_log = logging.getLogger(__name__)


class EngineError(Exception):
    """Anything the engine raises on purpose."""


class UserError(EngineError):
    """A condition the person can mend; its message is one plain line that says how."""


class LibraryBusyError(UserError):
    """Another process is writing to this library."""


class NewerLibraryError(UserError):
    """The library was made by a newer version of Triptych."""


class NewerValueError(NewerLibraryError, ValueError):
    """The library holds something that only a newer version of Triptych knows."""

    def __init__(self, value: object) -> None:
        super().__init__(
            tr(
                "A newer Triptych wrote “{value}” into the library, which this one does not know. "
                "Update Triptych.",
                value=value,
            )
        )


class DamagedLibraryError(UserError):
    """A file of a library cannot be read any more, or not all of it."""

    def __init__(self, path: Path, why: object) -> None:
        super().__init__(
            tr(
                "The library file {path} is damaged ({why}). Run: triptych verify --repair. Your "
                "own files are untouched.",
                path=path,
                why=why,
            )
        )


class DiskFullError(UserError):
    """The library's disk has no room left; says so, and that nothing was lost.

    Attributes:
        directory: a folder on that disk.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        super().__init__(
            tr(
                "The disk that holds {folder} is full. Free some space and run it again; "
                "everything stored so far is kept.",
                folder=directory,
            )
        )


def is_for_want_of_room(error: OSError) -> bool:
    """Whether a file could not be written because the disk, or what one may have of it, is full."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class SilentDiskError(UserError):
    """A disk did not answer in time; what was asked of it is not known."""

    def __init__(self, root: str) -> None:
        super().__init__(
            tr(
                "{root} does not answer now. Check that its drive or network is connected, then "
                "try again.",
                root=root,
            )
        )


class IndexAwayError(UserError):
    """What has the vectors cannot be asked; searches compare what the library itself has."""

    @classmethod
    def silent(cls, uri: str, why: object) -> IndexAwayError:
        """It does not answer, or answers with an error."""
        return cls(
            tr(
                "The index at {uri} does not answer ({why}). Searches find this library's own "
                "files until it does.",
                uri=uri,
                why=why,
            )
        )


class UnknownPathError(UserError):
    """A library was to forget what it knows nothing of."""


class UnknownItemError(UserError):
    """A library was asked for an item that it has not."""

    def __init__(self, item_id: int) -> None:
        super().__init__(tr("The library has no file number {number}.", number=item_id))


class UnreadableFileError(UserError):
    """One file cannot be read or decoded; it costs that file and nothing else."""


class ChangingFileError(EngineError):
    """A file is not what it was when it was found; it is looked at again later."""


class BugError(EngineError):
    """A broken promise inside Triptych."""


class Cancelled(EngineError):
    """The person asked for the work to stop."""


# What is told in one line, and ends no more than what was being done.
TOLD = (EngineError, OSError)


def user_line(error: EngineError | OSError) -> str:
    """The one line that the person is told; what nobody raised on purpose is logged in full."""
    if isinstance(error, BugError):
        return bug_line(str(error), error)
    return _refusal(error) if isinstance(error, OSError) else str(error)


def _refusal(error: OSError) -> str:
    _log.error("the system refused something", exc_info=error)
    why = system_reason(error)
    if path := error.filename2 or error.filename:
        return tr(
            "The system refused it: {why} ({path}). Mend that and try again.", why=why, path=path
        )
    return tr("The system refused it: {why}. Mend that and try again.", why=why)


def bug_line(what: str, error: BaseException) -> str:
    """The line for what is nobody's fault but ours; the rest of it goes to the log."""
    _log.error("a promise was broken", exc_info=error)
    if file := log_in_use():
        return tr(
            "Something went wrong inside Triptych ({what}). The log has the details: {file}",
            what=what,
            file=file,
        )
    return tr(
        "Something went wrong inside Triptych ({what}). triptych --verbose tells the details.",
        what=what,
    )
