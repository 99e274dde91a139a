"""Which long work the engine is at, by its events: for what tells of it outside of the window."""

from __future__ import annotations

import re

from engine.service.check_messages import CheckProgress
from engine.service.duplicate_messages import DuplicatesProgress
from engine.service.group_messages import GroupProgress
from engine.service.map_messages import MapProgress
from engine.service.messages import (
    Event,
    Followed,
    IndexingProgress,
    ReadingProgress,
    Stopped,
)
from engine.service.model_messages import ChangeProgress, ModelProgress
from engine.service.upkeep_messages import UpkeepProgress

Begins = (
    IndexingProgress
    | ReadingProgress
    | ModelProgress
    | ChangeProgress
    | UpkeepProgress
    | DuplicatesProgress
    | GroupProgress
    | MapProgress
    | CheckProgress
)
_PARTS = re.compile("s?(Progress|Done|Found|Made|Exported|Failed|Cancelled)$")


class LongWork:
    """Follows the engine's events, and knows how far the work is that began first."""

    def __init__(self) -> None:
        self._shares: dict[str, float] = {}

    @property
    def share(self) -> float | None:
        """How much of it is done, from 0 to 1; 0 where nobody knows, None while nothing runs."""
        return next(iter(self._shares.values()), None)

    def take(self, event: Event) -> None:
        """Note how far some work is, or that it has ended."""
        if isinstance(event, Begins):
            self._shares[work_of(event)] = _share(event)
        elif isinstance(event, Stopped):
            self._shares.clear()
        else:
            self._shares.pop(work_of(event), None)


def work_of(event: Event) -> str:
    """Which work an event is of: Indexing, Following, Reading, Map and so on."""
    if isinstance(event, Followed) or (isinstance(event, IndexingProgress) and event.is_quiet):
        return "Following"
    return _PARTS.sub("", type(event).__name__)


def _share(event: Begins) -> float:
    match event:
        case UpkeepProgress() | GroupProgress() | MapProgress() | CheckProgress():
            done, total = event.done, event.total
        case _ if event.progress is not None:
            done, total = event.progress.done, event.progress.total
        case _:
            return 0.0
    return min(done / total, 1.0) if total else 0.0
