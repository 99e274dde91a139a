"""Work beside the GUI thread, and the one place where anything crosses back to it.

A `Worker` is one thread that does its work in order. A `Task` has exactly one of three ends: a
result, an error, or cancelled; each is told on the GUI thread. A `Relay` carries events from any
thread to the GUI thread.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Collection
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from engine.errors import Cancelled

T = TypeVar("T")
_CLOSING_SECONDS = 2.0
ErrorHandler = Callable[[Exception], None]


class Task(Generic[T]):
    """A piece of work for a worker; its handlers are called on the GUI thread, one of them once."""

    def __init__(
        self,
        work: Callable[[], T],
        on_result: Callable[[T], None],
        on_error: ErrorHandler,
        on_cancelled: Callable[[], None] | None,
        given_up: threading.Event | None = None,
    ) -> None:
        self._work = work
        self._on_result = on_result
        self._on_error = on_error
        self._on_cancelled = on_cancelled
        self._cancelled = given_up or threading.Event()
        self._result: T
        self._error: Exception | None = None

    def cancel(self) -> None:
        """Ask for the third end: what was not begun is skipped, a result in flight is dropped."""
        self._cancelled.set()

    def run(self) -> None:
        """Do the work, on the worker's thread; every error becomes the task's end."""
        if self._cancelled.is_set():
            return
        try:
            self._result = self._work()
        except Cancelled:
            self._cancelled.set()
        except Exception as error:  # noqa: BLE001 (told on the GUI thread by `finish`)
            self._error = error

    def finish(self) -> None:
        """Call the one handler that fits, on the GUI thread, and let go of all that it was given.

        The worker may hold the task longer than anybody. What it held last would be destroyed on
        its thread, which Qt allows of no widget.
        """
        try:
            self._tell()
        finally:
            cancelled = self._cancelled
            vars(self).clear()
            self._cancelled = cancelled

    def _tell(self) -> None:
        if self._cancelled.is_set():
            if self._on_cancelled is not None:
                self._on_cancelled()
        elif self._error is not None:
            self._on_error(self._error)
        else:
            self._on_result(self._result)


class Relay(QObject):
    """Carries objects from any thread to the GUI thread, in order.

    Signals:
        received(object): emitted on the thread that owns the relay.
    """

    received = Signal(object)
    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self.received, Qt.ConnectionType.QueuedConnection)

    def post(self, thing: object) -> None:
        """Hand over a thing, from any thread."""
        self._posted.emit(thing)


class Worker(QObject):
    """One thread that does its tasks one after the other.

    Args:
        on_error: what to do with the error of a task that brought no handler of its own.
    """

    def __init__(self, name: str, on_error: ErrorHandler, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_error = on_error
        self._tasks: queue.SimpleQueue[Task[object] | None] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._relay = Relay(self)
        self._relay.received.connect(lambda task: task.finish())
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
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
            given_up: set once the task is cancelled, for work that looks at it.
        """
        task = Task(work, on_result, on_error or self._on_error, on_cancelled, given_up)
        self._tasks.put(task)  # type: ignore[arg-type]
        return task

    def stop(self) -> None:
        """Let the thread end after its current task; what waits is never begun."""
        self._closing.set()
        self._tasks.put(None)

    def close(self, seconds: float = _CLOSING_SECONDS) -> None:
        """The same, and wait for its end.

        A task that hangs is left to itself after so long: the thread ends with the process.
        """
        self.stop()
        self._thread.join(seconds)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None and not self._closing.is_set():
            task.run()
            self._relay.post(task)


def close_all(workers: Collection[Worker]) -> None:
    """Close several workers; any number that hang take no longer than one."""
    end = time.monotonic() + _CLOSING_SECONDS
    for worker in workers:
        worker.stop()
    for worker in workers:
        worker.close(max(0.0, end - time.monotonic()))
