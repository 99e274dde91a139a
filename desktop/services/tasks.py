"""Work beside the GUI thread, and the one place where anything crosses back to it.

A `Worker` is one thread that does its work in order. A `Task` has exactly one of three ends: a
result, an error, or cancelled; each is told on the GUI thread. A `Relay` carries events from any
thread to the GUI thread. A thread has neither of these, nor any handler: what it held last would be
destroyed there, which Qt allows of no widget and no timer.
"""

from __future__ import annotations

import queue
import threading
import time
import weakref
from collections.abc import Callable, Collection
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from engine.errors import Cancelled

T = TypeVar("T")
_CLOSING_SECONDS = 2.0
ErrorHandler = Callable[[Exception], None]
Post = Callable[[object], None]


class _Job(Generic[T]):
    """The work of a task as its thread has it."""

    def __init__(self, work: Callable[[], T], cancelled: threading.Event) -> None:
        self.cancelled = cancelled
        self.error: Exception | None = None
        self.result: T
        self._work: Callable[[], T] | None = work

    def run(self) -> None:
        """Do the work, on the worker's thread; every error becomes the task's end."""
        work = self._work
        if work is None or self.cancelled.is_set():
            return
        try:
            self.result = work()
        except Cancelled:
            self.cancelled.set()
        except Exception as error:  # noqa: BLE001 (told on the GUI thread by the task)
            self.error = error

    def let_go(self) -> None:
        """Hold nothing more: the thread may have the job for longer than anybody."""
        self._work = self.error = None
        vars(self).pop("result", None)


class Task(Generic[T]):
    """A piece of work for a worker; its handlers are called on the GUI thread, one of them once."""

    def __init__(
        self,
        on_result: Callable[[T], None],
        on_error: ErrorHandler,
        on_cancelled: Callable[[], None] | None,
        cancelled: threading.Event,
    ) -> None:
        self._on_result = on_result
        self._on_error = on_error
        self._on_cancelled = on_cancelled
        self._cancelled = cancelled

    def cancel(self) -> None:
        """Ask for the third end: what was not begun is skipped, a result in flight is dropped."""
        self._cancelled.set()

    def finish(self, job: _Job[T]) -> None:
        """Call the one handler that fits, on the GUI thread."""
        if self._cancelled.is_set():
            if self._on_cancelled is not None:
                self._on_cancelled()
        elif job.error is not None:
            self._on_error(job.error)
        else:
            self._on_result(job.result)


class _Post:
    """The way to a relay from any thread, which does not hold the relay and may outlive it."""

    def __init__(self, relay: Relay) -> None:
        self._lock = threading.Lock()
        self._relay: Callable[[], Relay | None] = weakref.ref(relay)

    def __call__(self, thing: object) -> None:
        with self._lock:
            self._hand_over(thing)

    def _hand_over(self, thing: object) -> None:
        # Let go of again before the lock is.
        if (relay := self._relay()) is not None:
            relay.posted.emit(thing)

    def end(self) -> None:
        """Lead nowhere from now on."""
        with self._lock:
            self._relay = lambda: None


class Relay(QObject):
    """Carries objects from any thread to the GUI thread, in order.

    Attributes:
        post: hands over a thing, from any thread. What comes when the relay is closed or gone is
            dropped.

    Signals:
        received(object): emitted on the thread that owns the relay.
    """

    received = Signal(object)
    posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_open = True
        self.post = _Post(self)
        self.posted.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self.post.end)

    def close(self) -> None:
        """Carry nothing more, nor what is on its way."""
        self.post.end()
        self._is_open = False

    def _take(self, thing: object) -> None:
        if self._is_open:
            self.received.emit(thing)


class Worker(QObject):
    """One thread that does its tasks one after the other.

    Args:
        on_error: what to do with the error of a task that brought no handler of its own.
    """

    def __init__(self, name: str, on_error: ErrorHandler, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_error = on_error
        self._tasks: dict[_Job[Any], Task[Any]] = {}
        self._jobs: queue.SimpleQueue[_Job[Any] | None] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._relay = Relay(self)
        self._relay.received.connect(self._finish)
        self._thread = threading.Thread(
            target=_work, args=(self._jobs, self._closing, self._relay.post), name=name, daemon=True
        )
        self._thread.start()

    def submit(
        self,
        work: Callable[[], T],
        on_result: Callable[[T], None],
        on_error: ErrorHandler | None = None,
        on_cancelled: Callable[[], None] | None = None,
        given_up: threading.Event | None = None,
    ) -> Task[T]:
        """Queue some work; the handlers run on the GUI thread.

        Args:
            work: holds no widget, and nothing else that belongs to the GUI thread.
            given_up: set once the task is cancelled, for work that looks at it.
        """
        cancelled = given_up or threading.Event()
        task = Task(on_result, on_error or self._on_error, on_cancelled, cancelled)
        job = _Job(work, cancelled)
        self._tasks[job] = task
        self._jobs.put(job)
        return task

    def stop(self) -> None:
        """Let the thread end after its current task; what waits is never begun, no end is told."""
        self._closing.set()
        self._relay.close()
        for job in self._tasks:
            job.let_go()
        self._tasks.clear()
        self._jobs.put(None)

    def close(self, seconds: float = _CLOSING_SECONDS) -> None:
        """The same, and wait for its end.

        A task that hangs is left to itself after so long: the thread ends with the process.
        """
        self.stop()
        self._thread.join(seconds)

    def _finish(self, job: _Job[Any]) -> None:
        try:
            self._tasks.pop(job).finish(job)
        finally:
            job.let_go()


def _work(jobs: queue.SimpleQueue[_Job[Any] | None], closing: threading.Event, post: Post) -> None:
    """What a worker's thread does."""
    while (job := jobs.get()) is not None and not closing.is_set():
        job.run()
        post(job)


def close_all(workers: Collection[Worker]) -> None:
    """Close several workers; any number that hang take no longer than one."""
    end = time.monotonic() + _CLOSING_SECONDS
    for worker in workers:
        worker.stop()
    for worker in workers:
        worker.close(max(0.0, end - time.monotonic()))
