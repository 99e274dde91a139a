"""What the window and the engine say of a library as a whole; `messages` takes it in.

Each request has a number, which the events that it leads to bring back.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..integrity.steps import Step


@dataclass(frozen=True, slots=True)
class VerifyLibrary:
    """Compare the parts of the library with each other."""

    number: int


@dataclass(frozen=True, slots=True)
class RepairLibrary:
    """Do that, and mend what is wrong."""

    number: int


@dataclass(frozen=True, slots=True)
class BackUpLibrary:
    """Copy the library to a file."""

    number: int
    file: str


@dataclass(frozen=True, slots=True)
class RestoreLibrary:
    """Put a backup in the place of the library, which is kept beside it."""

    number: int
    file: str


@dataclass(frozen=True, slots=True)
class ExportLibrary:
    """Write all that the library knows into a new folder."""

    number: int
    folder: str
    vectors: bool = False


@dataclass(frozen=True, slots=True)
class CancelUpkeep:
    """Stop what has that number, or a lower one."""

    number: int


# What changes the library waits for its turn behind all else that does.
UpkeepWrite = RepairLibrary | RestoreLibrary
UpkeepRead = VerifyLibrary | BackUpLibrary | ExportLibrary
UpkeepWork = UpkeepRead | UpkeepWrite
UpkeepRequest = UpkeepWork | CancelUpkeep


@dataclass(frozen=True, slots=True)
class UpkeepProgress:
    """Which step begins; a total of 0 where nobody knows."""

    number: int
    step: Step
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class UpkeepDone:
    """It was done, told in plain lines.

    Attributes:
        is_damaged: something is wrong with the library, and can be mended.
    """

    number: int
    lines: tuple[str, ...]
    is_damaged: bool = False


@dataclass(frozen=True, slots=True)
class UpkeepCancelled:
    """It was stopped on request."""

    number: int


@dataclass(frozen=True, slots=True)
class UpkeepFailed:
    """It could not be done, told in one plain line that says what to do."""

    number: int
    message: str


UpkeepEvent = UpkeepProgress | UpkeepDone | UpkeepCancelled | UpkeepFailed
