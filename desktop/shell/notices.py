"""Tells that long work has ended, to a person who has turned to something else meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable

from engine.service.messages import Event, ReadingDone, ReadingProgress, Stopped
from engine.types import Stage

from .endings import ending, reading_ended
from .long_work import Begins, work_of

LONG_SECONDS = 60.0


class Notices:
    """Follows the engine's events.

    Args:
        tell: shows a line outside of the window.
        is_looked_at: whether the window is in front, where it says the same itself.
    """

    def __init__(
        self,
        tell: Callable[[str], None],
        is_looked_at: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._tell = tell
        self._is_looked_at = is_looked_at
        self._clock = clock
        self._begun: dict[str, float] = {}
        self._read: set[Stage] = set()

    def take(self, event: Event) -> None:
        """Note when work begins, and tell how it ended if that was long ago."""
        if isinstance(event, ReadingProgress):
            self._read.add(event.progress.stage)
        if isinstance(event, Begins):
            self._begun.setdefault(work_of(event), self._clock())
        elif isinstance(event, Stopped):
            self._begun.clear()
            self._read.clear()
        elif not isinstance(event, ReadingDone):
            self._end(event, ending(event))
        elif event.is_whole:
            # What stops for a request goes on after it, and is the same work.
            self._end(event, reading_ended(self._read))
            self._read.clear()

    def _end(self, event: Event, told: str) -> None:
        begun = self._begun.pop(work_of(event), None)
        # What was stopped has nothing to tell, and is over, too.
        if begun is None or not told or self._is_looked_at():
            return
        if self._clock() - begun >= LONG_SECONDS:
            self._tell(told)
