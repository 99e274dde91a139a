"""Questions to disks that may never answer, each asked on a thread of its own with a time limit.

One thread reads, and the one that asks waits beside it: for a bounded time, and no longer than it
wants to. A root where a question hangs counts as silent, and is asked nothing more until the stuck
thread comes back; the first answer ends the silence. docs/decisions/silent-disks.md tells why.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from enum import Enum, auto
from functools import partial
from time import monotonic
from typing import Generic, TypeVar

from .errors import Cancelled, SilentDiskError
from .types import FileStat

T = TypeVar("T")
Beat = Callable[[], None]
Question = Callable[[Beat], Iterator[T]]

# A drive that sleeps takes some ten seconds to spin up.
ANSWER_SECONDS = 20.0
# For what a person waits for.
SOON_SECONDS = 3.0
_POLL_SECONDS = 0.05
_AHEAD = 1024


class Presence(Enum):
    """Whether a root is there. An empty folder may be the mount point of an unplugged drive.

    OTHER is for who knows the root: another folder, or another drive, is at its path.
    """

    THERE = auto()
    EMPTY = auto()
    OTHER = auto()
    GONE = auto()
    SILENT = auto()


class Disk:
    """Asks about files. Any thread may ask; roots are asked apart from each other.

    Args:
        seconds: how long a disk may say nothing.
    """

    def __init__(self, seconds: float = ANSWER_SECONDS) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._asked: dict[str, list[_Listener[object]]] = {}
        self._closing = threading.Event()

    @property
    def has_open_questions(self) -> bool:
        """Whether threads are still at work, or stuck."""
        with self._lock:
            return any(not one.has_ended for asked in self._asked.values() for one in asked)

    def ask(
        self,
        root: str,
        question: Callable[[], T],
        cancelled: Callable[[], bool] = lambda: False,
        seconds: float | None = None,
    ) -> T:
        """The answer to one question about a root.

        Raises:
            SilentDiskError: the disk did not answer in time, or hangs on an earlier question.
            Cancelled: `cancelled` came true, or everything is closed.
            Exception: what `question` raised.
        """
        return next(self.stream(root, partial(_only, question), cancelled, seconds))

    def stream(
        self,
        root: str,
        question: Question[T],
        cancelled: Callable[[], bool] = lambda: False,
        seconds: float | None = None,
        ahead: int = _AHEAD,
    ) -> Iterator[T]:
        """Many answers in a row; the question is asked at once, and worked at ahead of its asker.

        Args:
            root: the folder, or file, that was added; what hangs there holds up no other.
            question: gives the answers, on the disk's thread. It is handed a function to call
                every now and then where it takes long: silence is counted from there.
            seconds: how long the disk may say nothing.
            ahead: how many answers may wait for the asker.

        Raises:
            SilentDiskError: the disk hangs on an earlier question.
        """
        patience = self._seconds if seconds is None else seconds
        listener: _Listener[T] = _Listener(ahead)
        with self._lock:
            asked = [one for one in self._asked.get(root, ()) if not one.has_ended]
            if any(one.silence() > patience for one in asked):
                raise SilentDiskError(root)
            self._asked[root] = [*asked, listener]  # type: ignore[list-item]
        threading.Thread(
            target=listener.work, args=(question,), name=f"disk {root}", daemon=True
        ).start()
        return listener.answers(partial(self._check, root, listener, patience, cancelled))

    def status(
        self,
        root: str,
        path: str,
        cancelled: Callable[[], bool] = lambda: False,
        seconds: float | None = None,
    ) -> FileStat | None:
        """What is known of a file without reading it; None where there is none to be seen.

        Raises:
            SilentDiskError, Cancelled: as `ask` does.
        """
        return self.ask(root, partial(_status, path), cancelled, seconds)

    def presence(
        self,
        root: str,
        place: str,
        cancelled: Callable[[], bool] = lambda: False,
        seconds: float | None = None,
    ) -> Presence:
        """Whether a place in a root is there, or the root itself.

        Raises:
            Cancelled: as `ask` does.
        """
        with suppress(SilentDiskError):
            return self.ask(root, partial(_presence, place), cancelled, seconds)
        return Presence.SILENT

    def reachable(
        self,
        roots: Iterable[str],
        cancelled: Callable[[], bool] = lambda: False,
        seconds: float | None = None,
    ) -> set[str]:
        """Those roots that are there and answer; all are asked at the same time.

        Raises:
            Cancelled: as `ask` does.
        """
        asked: dict[str, Iterator[Presence]] = {}
        for root in roots:
            with suppress(SilentDiskError):
                question = partial(_presence, root)
                asked[root] = self.stream(root, partial(_only, question), cancelled, seconds)
        found = set()
        for root, answer in asked.items():
            with suppress(SilentDiskError):
                if next(answer) is Presence.THERE:
                    found.add(root)
        return found

    def close(self) -> None:
        """Let everyone who waits go on at once, with `Cancelled`."""
        self._closing.set()

    def _check(
        self, root: str, listener: _Listener[T], patience: float, cancelled: Callable[[], bool]
    ) -> None:
        if cancelled() or self._closing.is_set():
            raise Cancelled
        if listener.silence() > patience:
            raise SilentDiskError(root)


class _Listener(Generic[T]):
    """One question between the thread that works at it and the one that asked."""

    def __init__(self, ahead: int) -> None:
        self._ahead = ahead
        self._changed = threading.Condition()
        self._ready: list[T] = []
        self._error: BaseException | None = None
        self._heard = monotonic()
        self._is_given_up = False
        self.has_ended = False

    def work(self, question: Question[T]) -> None:
        """Work at the question, on the disk's thread, for as long as somebody listens."""
        try:
            for answer in question(self._beat):
                self._put(answer)
        except BaseException as error:  # noqa: BLE001 - the one that asked gets it
            self._error = error
        with self._changed:
            self.has_ended = True
            self._changed.notify()

    def answers(self, check: Callable[[], None]) -> Iterator[T]:
        """The answers as they come; `check` is called where one is waited for, and may raise."""
        try:
            is_last = False
            while not is_last:
                answers, is_last = self._take()
                yield from answers
                if not is_last:
                    check()
        finally:
            with self._changed:
                self._is_given_up = True
                self._changed.notify()
        if self._error is not None:
            raise self._error

    def silence(self) -> float:
        """For how many seconds the disk has said nothing."""
        with self._changed:
            is_waited_for = len(self._ready) < self._ahead and not self.has_ended
            return monotonic() - self._heard if is_waited_for else 0.0

    def _take(self) -> tuple[list[T], bool]:
        """Wait a moment for answers; tells whether these are the last."""
        with self._changed:
            self._changed.wait_for(lambda: self._ready or self.has_ended, _POLL_SECONDS)
            if len(self._ready) == self._ahead:
                self._heard = monotonic()
            answers, self._ready = self._ready, []
            self._changed.notify()
            return answers, self.has_ended

    def _put(self, answer: T) -> None:
        with self._changed:
            self._ready.append(answer)
            self._heard = monotonic()
            self._changed.notify()
            self._changed.wait_for(lambda: len(self._ready) < self._ahead or self._is_given_up)
            self._raise_if_given_up()

    def _beat(self) -> None:
        with self._changed:
            self._heard = monotonic()
            self._raise_if_given_up()

    def _raise_if_given_up(self) -> None:
        if self._is_given_up:
            raise Cancelled


def _status(path: str) -> FileStat | None:
    try:
        return FileStat.of(path, os.stat(path))
    except OSError:
        return None


def _presence(place: str) -> Presence:
    if not os.path.isdir(place):
        return Presence.THERE if os.path.exists(place) else Presence.GONE
    try:
        with os.scandir(place) as entries:
            return Presence.EMPTY if next(entries, None) is None else Presence.THERE
    except OSError:
        return Presence.GONE


def _only(question: Callable[[], T], beat: Beat) -> Iterator[T]:  # noqa: ARG001
    yield question()
