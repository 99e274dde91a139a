"""How far the grouping of a library is, and whether it is to stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ..errors import Cancelled


class GroupStep(StrEnum):
    """What is being done."""

    READING = "reading"
    GROUPING = "grouping"
    ASSIGNING = "assigning"
    NAMING = "naming"


@dataclass(frozen=True, slots=True)
class GroupSteps:
    """Told between two steps.

    Attributes:
        tell: hears of the step that begins, with how many of how many are done.
        cancelled: whether a person wants it to stop.
    """

    tell: Callable[[GroupStep, int, int], None] = lambda step, done, total: None
    cancelled: Callable[[], bool] = lambda: False

    def begin(self, step: GroupStep, done: int = 0, total: int = 0) -> None:
        """Tell of a step, or of a part of one, that begins now.

        Raises:
            Cancelled: it is not to begin.
        """
        if self.cancelled():
            raise Cancelled
        self.tell(step, done, total)


SILENT = GroupSteps()
