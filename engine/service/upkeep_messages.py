"""What the window and the engine say of a library as a whole; `messages` takes it in.

Each request has a number, which the events that it leads to bring back.
"""

from __future__ import annotations

from msgspec import Struct

from ..integrity.steps import Step


class VerifyLibrary(Struct, frozen=True):
    """Compare the parts of the library with each other."""

    number: int


class RepairLibrary(Struct, frozen=True):
    """Do that, and mend what is wrong."""

    number: int


class BackUpLibrary(Struct, frozen=True):
    """Copy the library to a file."""

    number: int
    file: str


class RestoreLibrary(Struct, frozen=True):
    """Put a backup in the place of the library, which is kept beside it."""

    number: int
    file: str


class ExportLibrary(Struct, frozen=True):
    """Write all that the library knows into a new folder."""

    number: int
    folder: str
    vectors: bool = False


class CancelUpkeep(Struct, frozen=True):
    """Stop what has that number, or a lower one."""

    number: int


# What changes the library waits for its turn behind all else that does.
UpkeepWrite = RepairLibrary | RestoreLibrary
UpkeepRead = VerifyLibrary | BackUpLibrary | ExportLibrary
UpkeepWork = UpkeepRead | UpkeepWrite
UpkeepRequest = UpkeepWork | CancelUpkeep


class UpkeepProgress(Struct, frozen=True):
    """Which step begins; a total of 0 where nobody knows."""

    number: int
    step: Step
    done: int
    total: int


class UpkeepDone(Struct, frozen=True):
    """It was done, told in plain lines.

    Attributes:
        is_damaged: something is wrong with the library, and can be mended.
    """

    number: int
    lines: tuple[str, ...]
    is_damaged: bool = False


class UpkeepCancelled(Struct, frozen=True):
    """It was stopped on request."""

    number: int


class UpkeepFailed(Struct, frozen=True):
    """It could not be done, told in one plain line that says what to do."""

    number: int
    message: str


UpkeepEvent = UpkeepProgress | UpkeepDone | UpkeepCancelled | UpkeepFailed
