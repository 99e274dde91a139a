"""The words between the window and its engine process about checks of how good searches are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    # With all that measures, which comes with the first report.
    from ..evaluation.report import CheckReport


class CheckLibrary(Struct, frozen=True):
    """Measure how good searches are; a change of the library that is asked for ends it."""

    generation: int


class CancelCheck(Struct, frozen=True):
    """Stop every check that was asked for."""


class CheckProgress(Struct, frozen=True):
    """How far the check of that generation has come, in test searches."""

    generation: int
    done: int
    total: int


class CheckDone(Struct, frozen=True):
    """What the check of that generation found."""

    generation: int
    report: CheckReport


class CheckCancelled(Struct, frozen=True):
    """The check of that generation was stopped on request."""

    generation: int


class CheckFailed(Struct, frozen=True):
    """The check of that generation ended without a report, told in one plain line."""

    generation: int
    message: str


CheckRequest = CheckLibrary | CancelCheck
CheckEvent = CheckProgress | CheckDone | CheckCancelled | CheckFailed
