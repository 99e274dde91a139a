"""The words between the window and its engine process about what a person does to files by hand.

What is done has a number, and ends with one event, which brings the work that takes it back.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..types import Marking


@dataclass(frozen=True, slots=True)
class Mark:
    """Change the marks of files."""

    markings: tuple[Marking, ...]


HandWork = Mark


@dataclass(frozen=True, slots=True)
class DoByHand:
    """Do something to files, also while a run is on."""

    number: int
    work: HandWork


@dataclass(frozen=True, slots=True)
class StopByHand:
    """Stop all that was asked for before; what is done stays, and can be taken back."""


@dataclass(frozen=True, slots=True)
class HandProgress:
    """How many files of how many are done."""

    number: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class HandDone:
    """The work of that number has ended.

    Attributes:
        back: what takes it back; None where it changed nothing.
        was_stopped: not all was done.
    """

    number: int
    back: HandWork | None
    was_stopped: bool = False


@dataclass(frozen=True, slots=True)
class HandFailed:
    """The work of that number ended in an error, told in one plain line."""

    number: int
    message: str


HandRequest = DoByHand | StopByHand
HandEvent = HandProgress | HandDone | HandFailed
