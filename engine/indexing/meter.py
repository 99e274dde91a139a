"""Counts what a run has done and tells how long it will still take."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ..types import Progress, Stage

REPORT_EVERY = 0.2
RATE_OVER = 10.0


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

    def enter(self, stage: Stage, total: int = 0) -> None:
        """Begin a stage; `total` is the number of files it will handle."""
        self._stage, self._total, self._done = stage, total, 0
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
            self._recent.clear()
            self._send()

    def file_done(self, path: str, *, failed: bool = False) -> None:
        """Count one file."""
        self._done += 1
        self._failed += failed
        self._current = path
        if self._clock() - self._reported >= REPORT_EVERY:
            self._send()

    def _send(self) -> None:
        now = self._clock()
        self._reported = now
        rate = self._rate(now)
        left = (self._total - self._done) / rate if rate and self._total else None
        self._report(
            Progress(self._stage, self._done, self._total, self._failed, rate, left, self._current)
        )

    def _rate(self, now: float) -> float:
        self._recent.append((now, self._done))
        while self._recent[0][0] < now - RATE_OVER:
            self._recent.popleft()
        then, done = self._recent[0]
        return (self._done - done) / (now - then) if now > then else 0.0
