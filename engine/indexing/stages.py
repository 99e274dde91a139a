"""Logs how long a run is at each of its stages, by the progress that it reports, and its end."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from msgspec import to_builtins

from ..catalogue.spaces import Space
from ..types import IndexReport, Progress, Stage
from ..wording import counted

_log = logging.getLogger(__name__)


class StageLog:
    """Takes progress, and hands it on.

    Args:
        clock: seconds from any start; rises steadily.
    """

    def __init__(
        self, report: Callable[[Progress], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._report = report
        self._clock = clock
        self._stage: Stage | None = None
        self._since = 0.0

    def __call__(self, progress: Progress) -> None:
        """Note a stage that begins."""
        if progress.stage is not self._stage:
            self._enter(progress.stage)
        self._report(progress)

    def end(self) -> None:
        """Log the last stage; a second call does nothing."""
        if self._stage is not None:
            self._enter(None)

    def _enter(self, stage: Stage | None) -> None:
        now = self._clock()
        if self._stage is not None:
            _log.debug("%s took %.2f s", self._stage, now - self._since)
        self._stage, self._since = stage, now


def log_begin(space: Space, folders: int) -> None:
    """Log what a run is about to do."""
    what = counted(folders, "folder", "folders")
    _log.info("indexing %s with %r, space %d of %s", what, space.preset, space.id, space.identity)


def log_end(report: IndexReport) -> None:
    """Log what a run did."""
    counts = {
        name: value for name, value in to_builtins(report).items() if type(value) is int and value
    }
    told = ", ".join(f"{count} {name}" for name, count in counts.items()) or "nothing"
    how = "was stopped" if report.cancelled else "ended"
    _log.info("indexing %s after %.2f s: %s", how, report.seconds, told)
