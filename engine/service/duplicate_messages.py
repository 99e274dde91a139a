"""The words between the window and its engine process about duplicates; `messages` takes it in.

Each search has a number, which the events that it leads to bring back. It ends with one event.
"""

from __future__ import annotations

from msgspec import Struct, field

from ..types.duplicates import DuplicateKind, DuplicateProgress, DuplicateReport, KeepRule


class FindDuplicates(Struct, frozen=True):
    """Find what the library holds more than once.

    Attributes:
        rule: what is to be kept of each group.
        kinds: the groups that are wanted; exact ones alone are found at once.
    """

    number: int
    rule: KeepRule = field(default_factory=KeepRule)
    kinds: tuple[DuplicateKind, ...] = tuple(DuplicateKind)


class CancelDuplicates(Struct, frozen=True):
    """Stop the search that has that number, or a lower one; what was compared stays so."""

    number: int


class DuplicatesProgress(Struct, frozen=True):
    """How far a search is."""

    number: int
    progress: DuplicateProgress


class DuplicatesSoFar(Struct, frozen=True):
    """The files of the same content, which are known before the others were compared."""

    number: int
    report: DuplicateReport


class DuplicatesFound(Struct, frozen=True):
    """What a search found."""

    number: int
    report: DuplicateReport


class DuplicatesCancelled(Struct, frozen=True):
    """A search was stopped on request."""

    number: int


class DuplicatesFailed(Struct, frozen=True):
    """A search ended without a report, told in one plain line that says what to do."""

    number: int
    message: str


DuplicateRequest = FindDuplicates | CancelDuplicates
DuplicateEvent = (
    DuplicatesProgress | DuplicatesSoFar | DuplicatesFound | DuplicatesCancelled | DuplicatesFailed
)
