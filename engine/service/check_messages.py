"""The words between the window and its engine process about checks of how good searches are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # With all that measures, which comes with the first report.
    from ..evaluation.report import CheckReport


@dataclass(frozen=True, slots=True)
class CheckLibrary:
    """Measure how good searches are; a change of the library that is asked for ends it."""

    generation: int


@dataclass(frozen=True, slots=True)
class CancelCheck:
    """Stop every check that was asked for."""


@dataclass(frozen=True, slots=True)
class CheckProgress:
    """How far the check of that generation has come, in test searches."""

    generation: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class CheckDone:
    """What the check of that generation found."""

    generation: int
    report: CheckReport


@dataclass(frozen=True, slots=True)
class CheckCancelled:
    """The check of that generation was stopped on request."""

    generation: int


@dataclass(frozen=True, slots=True)
class CheckFailed:
    """The check of that generation ended without a report, told in one plain line."""

    generation: int
    message: str


CheckRequest = CheckLibrary | CancelCheck
CheckEvent = CheckProgress | CheckDone | CheckCancelled | CheckFailed
