"""The words between the window and its engine process about duplicates; `messages` takes it in.

Each search has a number, which the events that it leads to bring back. It ends with one event.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..types.duplicates import DuplicateKind, DuplicateProgress, DuplicateReport, KeepRule


@dataclass(frozen=True, slots=True)
class FindDuplicates:
    """Find what the library holds more than once.

    Attributes:
        rule: what is to be kept of each group.
        kinds: the groups that are wanted; exact ones alone are found at once.
    """

    number: int
    rule: KeepRule = field(default_factory=KeepRule)
    kinds: tuple[DuplicateKind, ...] = tuple(DuplicateKind)


@dataclass(frozen=True, slots=True)
class CancelDuplicates:
    """Stop the search that has that number, or a lower one; what was compared stays so."""

    number: int


@dataclass(frozen=True, slots=True)
class DuplicatesProgress:
    """How far a search is."""

    number: int
    progress: DuplicateProgress


@dataclass(frozen=True, slots=True)
class DuplicatesSoFar:
    """The files of the same content, which are known before the others were compared."""

    number: int
    report: DuplicateReport


@dataclass(frozen=True, slots=True)
class DuplicatesFound:
    """What a search found."""

    number: int
    report: DuplicateReport


@dataclass(frozen=True, slots=True)
class DuplicatesCancelled:
    """A search was stopped on request."""

    number: int


@dataclass(frozen=True, slots=True)
class DuplicatesFailed:
    """A search ended without a report, told in one plain line that says what to do."""

    number: int
    message: str


DuplicateRequest = FindDuplicates | CancelDuplicates
DuplicateEvent = (
    DuplicatesProgress | DuplicatesSoFar | DuplicatesFound | DuplicatesCancelled | DuplicatesFailed
)
