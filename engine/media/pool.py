"""A few decoder processes kept busy, such that no file can harm anything but itself."""

from __future__ import annotations

import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import wait
from types import TracebackType
from typing import Self

from ..errors import BugError
from ..types.decoded import Batch, FileFailed, Part
from ..types.vectors import InputSpec
from . import worker
from .limits import Limits

_AHEAD = 2
_POLL_SECONDS = 0.05
_FAILED_STARTS = 3
_START_SECONDS = 60.0
_END_SECONDS = 5.0
_SPAWN = get_context("spawn")


class DecoderPool:
    """Decodes files in processes of their own.

    A process that dies or says nothing for `limits.seconds` costs the file it was reading and is
    replaced. Not for use by two threads at once, nor for two streams at once.
    """

    def __init__(self, spec: InputSpec, workers: int = 2, limits: Limits = Limits()) -> None:  # noqa: B008
        self._spec = spec
        self._limits = limits
        self._count = workers
        self._workers: list[_Worker] = []
        self._failed_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def stream(
        self, paths: Iterable[str], cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[tuple[str, Part]]:
        """Decode files as they are asked for, pulling `paths` only a few ahead.

        Yields:
            (path, part). Parts of one file come in order and end with exactly one `FileDone` or
            `FileFailed`; those of different files interleave. Ends early, within a fraction of a
            second, once `cancelled()` is true.

        Raises:
            BugError: decoder processes cannot be started at all.
        """
        waiting = _Waiting(paths)
        try:
            while not cancelled():
                self._assign(waiting)
                if not any(one.assigned for one in self._workers):
                    return
                for one in self._ready():
                    yield from self._hear(one, waiting)
        finally:
            self._drop_busy()

    def close(self) -> None:
        """End every process; safe to call twice."""
        for one in self._workers:
            one.kill()
        self._workers.clear()

    def _assign(self, waiting: _Waiting) -> None:
        """Give every process its next file, and one more to go on with at once."""
        for depth in range(1, _AHEAD + 1):
            for index in range(self._count):
                if index < len(self._workers) and len(self._workers[index].assigned) >= depth:
                    continue
                path = waiting.next()
                if path is None:
                    return
                if index == len(self._workers):
                    self._workers.append(_Worker(self._spec, self._limits))
                self._workers[index].assign(path)

    def _ready(self) -> list[_Worker]:
        """Wait a moment for processes that have spoken, died, or been silent for too long."""
        busy = [one for one in self._workers if one.assigned]
        spoken = set(wait([one.connection for one in busy], _POLL_SECONDS))
        return [one for one in busy if one.connection in spoken or one.is_late()]

    def _hear(self, one: _Worker, waiting: _Waiting) -> Iterator[tuple[str, Part]]:
        try:
            heard = one.connection.recv() if one.connection.poll() else None
        except (EOFError, OSError):
            yield from self._bury(one, waiting, "the decoder crashed on this file")
            return
        if heard is None:
            limit = f"{self._limits.seconds:g} s"
            yield from self._bury(one, waiting, f"reading it took longer than {limit}")
            return
        one.note_heard()
        if isinstance(heard, worker.Started):
            one.has_started = True
            self._failed_starts = 0
            return
        path = one.assigned[0] if isinstance(heard, Batch) else one.assigned.popleft()
        yield path, heard

    def _bury(self, one: _Worker, waiting: _Waiting, reason: str) -> Iterator[tuple[str, Part]]:
        """Let a process go; its first file has failed, unless it had not begun any."""
        one.kill()
        self._workers.remove(one)
        if not one.has_started:
            self._failed_starts += 1
            if self._failed_starts == _FAILED_STARTS:
                raise BugError("decoder processes cannot be started")
            waiting.give_back(one.assigned)
            return
        failed = one.assigned.popleft()
        waiting.give_back(one.assigned)
        yield failed, FileFailed(reason)

    def _drop_busy(self) -> None:
        """End the processes that are still at work for a stream that has ended."""
        for one in [one for one in self._workers if one.assigned]:
            one.kill()
            self._workers.remove(one)


class _Waiting:
    """Paths still to be decoded: those given back by a dead process, then the iterable's."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = iter(paths)
        self._returned: deque[str] = deque()

    def next(self) -> str | None:
        """Take the next path, or None at the end."""
        return self._returned.popleft() if self._returned else next(self._paths, None)

    def give_back(self, paths: Iterable[str]) -> None:
        """Put paths back that were assigned and not begun."""
        self._returned.extend(paths)


class _Worker:
    """One decoder process, as its parent sees it.

    Attributes:
        assigned: paths sent to it and not answered to the end; the first is in flight.
        has_started: it has said that it can work.
    """

    def __init__(self, spec: InputSpec, limits: Limits) -> None:
        self.connection, theirs = _SPAWN.Pipe()
        self.assigned: deque[str] = deque()
        self.has_started = False
        self._seconds = limits.seconds
        self._process = _SPAWN.Process(target=worker.run, args=(theirs,), daemon=True)
        with _interrupt_held():
            self._process.start()
        theirs.close()
        self._heard = time.monotonic()
        self._send((spec, limits))

    def assign(self, path: str) -> None:
        """Queue one file; a process that has died is noticed when it is listened to."""
        if not self.assigned:
            self.note_heard()
        self.assigned.append(path)
        self._send(path)

    def note_heard(self) -> None:
        """Start the clock of silence anew."""
        self._heard = time.monotonic()

    def is_late(self) -> bool:
        """Whether it has been silent for longer than the limits allow."""
        most = self._seconds if self.has_started else _START_SECONDS
        return time.monotonic() - self._heard > most

    def kill(self) -> None:
        """End the process and wait until it is gone.

        One that hangs in the system itself, on a network drive that has died, cannot be waited
        for: it goes when the drive answers.
        """
        self._process.kill()
        self._process.join(_END_SECONDS)
        if self._process.exitcode is not None:
            self._process.close()
        self.connection.close()

    def _send(self, message: object) -> None:
        with suppress(OSError):
            self.connection.send(message)


@contextmanager
def _interrupt_held() -> Iterator[None]:
    """Hold Ctrl-C back: a child inherits this, and so cannot be hit by it while it starts."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
