"""A few decoder processes kept busy, such that no file can harm anything but itself."""

from __future__ import annotations

import logging
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import wait
from types import TracebackType
from typing import Self

from ..errors import BugError
from ..language import tr_noop
from ..stored_texts import TOO_SLOW
from ..threads import within_limit
from ..types.decoded import Batch, FileFailed, Part
from ..types.vectors import InputSpec
from .decoder_process import DecoderProcess
from .kept_decoders import KeptDecoders
from .limits import Limits
from .replies import Logged, MalformedReplyError, Reply, Started
from .task import Task

_AHEAD = 2
_POLL_SECONDS = 0.05
_FAILED_STARTS = 3
_LEAST_WORKERS, _MOST_WORKERS = 2, 16
# Whoever is told to end together with a decoder hears of it no later than that.
_HEARING_SECONDS = 2.0
# About what it takes to start one more process.
_ALONE_SECONDS = 0.3

PathAndPart = tuple[str, Part]

_log = logging.getLogger(__name__)


class DecoderPool:
    """Decodes files in processes of their own.

    A process that dies or says nothing for `limits.seconds` costs the file it was reading and is
    replaced. The first works alone until it has kept the caller waiting for longer than it takes to
    start another: a few files, or an encoder that is slower than it, need no more. Not for use by
    two threads at once, nor for two streams at once.

    Args:
        workers: how many processes at most; None for all cores but one, and at least two, within
            the limit of cores.
        kept: gives the first process, and takes back one that is idle in the end.
    """

    def __init__(
        self,
        spec: InputSpec,
        workers: int | None = None,
        limits: Limits = Limits(),  # noqa: B008
        task: Task = Task.DECODE,
        kept: KeptDecoders | None = None,
    ) -> None:
        self._spec = spec
        self._task = task
        self._limits = limits
        self._kept = kept or KeptDecoders()
        self._count = workers or within_limit(_cores_but_one())
        self._workers: list[DecoderProcess] = []
        self._cancelled: Callable[[], bool] = lambda: False
        self._waited = 0.0
        self._failed_starts = 0
        self._has_told_lacking = False

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
    ) -> Iterator[PathAndPart]:
        """Decode files as they are asked for, pulling `paths` only a few ahead.

        Yields:
            (path, part). Parts of one file come in order and end with exactly one `FileDone` or
            `FileFailed`; those of different files interleave. Ends early, within a fraction of a
            second, once `cancelled()` is true.

        Raises:
            BugError: decoder processes cannot be started at all.
        """
        waiting = _Waiting(paths)
        self._cancelled, self._waited = cancelled, 0.0
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
        """End every process that is not kept; safe to call twice."""
        for one in self._workers:
            self._kept.leave(one)
        self._workers.clear()

    def _assign(self, waiting: _Waiting) -> None:
        """Give every process its next file, and one more to go on with at once."""
        for depth in range(1, _AHEAD + 1):
            for index in range(self._most()):
                if index < len(self._workers) and len(self._workers[index].assigned) >= depth:
                    continue
                path = waiting.next()
                if path is None:
                    return
                if index == len(self._workers):
                    self._workers.append(self._kept.start(self._spec, self._limits, self._task))
                    _log.debug("a decoder was started: %d of %d", index + 1, self._count)
                self._workers[index].assign(path)

    def _most(self) -> int:
        """How many processes there may be by now."""
        is_alone = self._waited < _ALONE_SECONDS
        return max(1, len(self._workers)) if is_alone else self._count

    def _ready(self) -> list[DecoderProcess]:
        """Wait a moment for processes that have spoken, died, or been silent for too long."""
        busy = [one for one in self._workers if one.assigned]
        began = time.monotonic()
        spoken = set(wait([one.connection for one in busy], _POLL_SECONDS))
        if any(one.has_started for one in busy):
            self._waited += time.monotonic() - began
        return [one for one in busy if one.connection in spoken or one.is_late()]

    def _hear(self, one: DecoderProcess, waiting: _Waiting) -> Iterator[PathAndPart]:
        try:
            heard = one.receive()
        except TimeoutError:
            reason = TOO_SLOW.format(number=f"{self._limits.seconds:g}")
            yield from self._bury(one, waiting, reason, is_hung=True)
        except MalformedReplyError as error:
            _log.warning("a decoder gave a reply that is none of ours: %s", error)
            yield from self._bury(
                one, waiting, tr_noop("the decoder gave an answer that is not valid")
            )
        except (EOFError, OSError):
            yield from self._bury(one, waiting, tr_noop("the decoder crashed on this file"))
        else:
            yield from self._take(one, heard)

    def _take(self, one: DecoderProcess, heard: Reply) -> Iterator[PathAndPart]:
        match heard:
            case Started():
                self._failed_starts = 0
                self._tell_lacking(heard)
            case Logged():
                _log.log(heard.level, "a decoder says: %s", heard.text)
            case Batch(segments=()):
                pass  # it only tells that the decoder is at work
            case _:
                path = one.path_of(heard)
                if isinstance(heard, FileFailed):
                    _log.debug("%r cannot be read: %s", path, heard.reason)
                yield path, heard

    def _tell_lacking(self, started: Started) -> None:
        """Log once what the system cannot take away from decoders."""
        if started.lacking and not self._has_told_lacking:
            self._has_told_lacking = True
            _log.warning("%s", "; ".join(started.lacking))

    def _bury(
        self, one: DecoderProcess, waiting: _Waiting, reason: str, *, is_hung: bool = False
    ) -> Iterator[PathAndPart]:
        """Let a process go; its first file has failed, unless it had not begun any."""
        ending = one.end()
        self._workers.remove(one)
        if not one.has_started:
            _log.error("a decoder did not start: %s", ending)
            self._failed_starts += 1
            if self._failed_starts >= _FAILED_STARTS:
                raise BugError("decoder processes cannot be started")
            waiting.give_back(one.assigned)
            return
        failed = one.assigned.popleft()
        _log.warning("a decoder was ended: %s: %r: %s", reason, failed, ending)
        waiting.give_back(one.assigned)
        if not (one.was_told_to_end and self._is_cancelled_soon()):
            yield failed, FileFailed(reason, is_hung=is_hung)

    def _is_cancelled_soon(self) -> bool:
        """Whether all is to end, as at a logout, and not that decoder alone."""
        end = time.monotonic() + _HEARING_SECONDS
        while not self._cancelled() and time.monotonic() < end:
            time.sleep(_POLL_SECONDS)
        return self._cancelled()

    def _drop_busy(self) -> None:
        """End the processes that are still at work for a stream that has ended."""
        for one in [one for one in self._workers if one.assigned]:
            one.end()
            self._workers.remove(one)


def _cores_but_one() -> int:
    return min(max((os.cpu_count() or 1) - 1, _LEAST_WORKERS), _MOST_WORKERS)


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
