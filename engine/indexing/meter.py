"""Counts what a run has done and tells how long it will still take."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ..types import FileStat, Progress, Stage
from .pace import Pace

REPORT_EVERY = 0.2
# A long sound alone would make the rate contradict the time that is left.
RATE_OVER = 60.0


class Meter:
    """Reports progress a few times a second at most, and at every change of stage.

    Args:
        clock: seconds from any start; rises steadily.
    """

    def __init__(
        self, report: Callable[[Progress], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._report = report
        self._clock = clock
        self._stage = Stage.LOADING
        self._done = self._total = self._failed = 0
        self._current = ""
        self._reported = -REPORT_EVERY
        self._recent: deque[tuple[float, int]] = deque()
        self._pace = Pace((), {})
        self._last_done = 0.0

    def enter(self, stage: Stage, total: int = 0, pace: Pace | None = None) -> None:
        """Begin a stage.

        Args:
            total: the number of files that it will handle.
            pace: tells how long these will take.
        """
        self._stage, self._total, self._done = stage, total, 0
        self._pace = pace or Pace((), {})
        self._last_done = self._clock()
        self._recent.clear()
        self._send()

    @contextmanager
    def halted(self, stage: Stage) -> Iterator[None]:
        """Say another stage for the time of the block, in which no file is done."""
        before, self._stage = self._stage, stage
        self._send()
        try:
            yield
        finally:
            self._stage = before
            self._last_done = self._clock()
            self._recent.clear()
            self._send()

    def file_done(self, stat: FileStat, *, failed: bool = False) -> None:
        """Count one file."""
        now = self._clock()
        self._pace.done(stat, now - self._last_done)
        self._last_done = now
        self._done += 1
        self._failed += failed
        self._current = stat.path
        if now - self._reported >= REPORT_EVERY:
            self._send()

    def _send(self) -> None:
        now = self._clock()
        self._reported = now
        rate = self._rate(now)
        left = self._pace.seconds_left() if self._total else None
        self._report(
            Progress(
                self._stage,
                self._done,
                self._total,
                self._failed,
                rate,
                left,
                self._current,
                self._pace.kinds(),
            )
        )

    def _rate(self, now: float) -> float:
        self._recent.append((now, self._done))
        while self._recent[0][0] < now - RATE_OVER:
            self._recent.popleft()
        then, done = self._recent[0]
        return (self._done - done) / (now - then) if now > then else 0.0
