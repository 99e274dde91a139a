"""How far long work on a library is, and whether it is to stop."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

from ..errors import Cancelled

Step = TypeVar("Step", bound=StrEnum)


# Without slots: Python before 3.13 cannot make a frozen one with them by its alias.
class StepsOf(Generic[Step], Struct, frozen=True):
    """Told between two steps, which are never left half done.

    Attributes:
        tell: hears of the step that begins, with how many of how many are done.
        cancelled: whether a person wants it to stop.
    """

    tell: Callable[[Step, int, int], None] = lambda step, done, total: None
    cancelled: Callable[[], bool] = lambda: False

    def begin(self, step: Step, done: int = 0, total: int = 0) -> None:
        """Tell of a step, or of a part of one, that begins now.

        Raises:
            Cancelled: it is not to begin.
        """
        if self.cancelled():
            raise Cancelled
        self.tell(step, done, total)
