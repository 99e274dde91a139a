"""How far a check, a copy, an export or a map is, and whether it is to stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ..errors import Cancelled


class Step(StrEnum):
    """What is being done with a library as a whole."""

    LOOKING = "looking"
    COPYING = "copying"
    CHECKING = "checking"
    PACKING = "packing"
    COMPARING = "comparing"
    UNPACKING = "unpacking"
    REPLACING = "replacing"
    WRITING = "writing"
    GATHERING = "gathering"
    ARRANGING = "arranging"
    PLACING = "placing"
    NAMING = "naming"


@dataclass(frozen=True, slots=True)
class Steps:
    """Told between two steps, which are never left half done.

    Attributes:
        tell: hears of the step that begins, with how many of how many are done.
        cancelled: whether a person wants it to stop.
    """

    tell: Callable[[Step, int, int], None] = lambda step, done, total: None
    cancelled: Callable[[], bool] = lambda: False

    def begin(self, step: Step, done: int = 0, total: int = 0) -> None:
        """Tell of a step that begins now.

        Raises:
            Cancelled: it is not to begin.
        """
        if self.cancelled():
            raise Cancelled
        self.tell(step, done, total)


SILENT = Steps()
