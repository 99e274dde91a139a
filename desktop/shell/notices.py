"""Tells that long work has ended, to a person who has turned to something else meanwhile."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from engine.sentences.runs import line
from engine.service.messages import (
    Event,
    Followed,
    IndexingDone,
    IndexingFailed,
    IndexingProgress,
    Stopped,
)
from engine.service.model_messages import (
    ChangeDone,
    ChangeFailed,
    ChangeProgress,
    ModelDone,
    ModelFailed,
    ModelProgress,
)
from engine.service.upkeep_messages import UpkeepDone, UpkeepFailed, UpkeepProgress

from ..models.sentences import outcome

LONG_SECONDS = 60.0
_BEGINS = (IndexingProgress, ModelProgress, ChangeProgress, UpkeepProgress)


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

    def take(self, event: Event) -> None:
        """Note when work begins, and tell how it ended if that was long ago."""
        if isinstance(event, _BEGINS):
            self._begun.setdefault(_work(event), self._clock())
        elif isinstance(event, Stopped):
            self._begun.clear()
        elif (begun := self._begun.pop(_work(event), None)) is not None:
            # What was stopped has nothing to tell, and is over, too.
            is_long = self._clock() - begun >= LONG_SECONDS
            if is_long and not self._is_looked_at() and (told := _ending(event)):
                self._tell(told)


def _work(event: Event) -> str:
    """Which work an event is of: Indexing, Model, Change or Upkeep."""
    if isinstance(event, Followed):
        return "Indexing"
    name = type(event).__name__
    return re.sub("(Progress|Done|Failed|Cancelled)$", "", name)


def _ending(event: Event) -> str:
    """How work ended; empty for other events."""
    match event:
        case IndexingDone(report):
            return line(report)
        case ChangeDone(name, report):
            return outcome(name, report)
        case UpkeepDone(_, lines):
            return lines[0]
        case ModelDone(_, message):
            return message
        case IndexingFailed(message) | ModelFailed(_, message) | ChangeFailed(_, message):
            return message
        case UpkeepFailed(_, message):
            return message
    return ""
