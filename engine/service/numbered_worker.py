"""What the engine's workers for long work have in common: one request after another.

A number, or a lower one, is what stops a request that waits or is under way.
"""

from __future__ import annotations

import queue
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from ..errors import TOLD, Cancelled, user_line


class Numbered(Protocol):
    """A request, or what stops one."""

    @property
    def number(self) -> int:
        """Brought back by the events that it leads to."""


Work = TypeVar("Work", bound=Numbered)
Done = TypeVar("Done")
Stopped = TypeVar("Stopped")
Failed = TypeVar("Failed")


class NumberedWorker(ABC, Generic[Work]):
    """Does what is asked on a thread of its own.

    Args:
        name: of the thread.
        stops: the kind of request that stops those with its number or a lower one.
    """

    def __init__(self, name: str, stops: type[Numbered]) -> None:
        self._stops = stops
        self._requests: queue.Queue[Work | None] = queue.Queue()
        self._closing = threading.Event()
        self._stopped_up_to = 0
        self._thread = threading.Thread(target=self._work, name=name)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def take(self, request: Work | Numbered) -> None:
        """Take a request; returns at once."""
        if isinstance(request, self._stops):
            self._stopped_up_to = request.number
        else:
            self._requests.put(request)  # type: ignore[arg-type]

    def close(self) -> None:
        """Stop what is being done and end the thread."""
        self._closing.set()
        self._requests.put(None)
        self._thread.join()

    def is_stopped(self, number: int) -> bool:
        """Whether the request of that number should be left off."""
        return self._closing.is_set() or number <= self._stopped_up_to

    @abstractmethod
    def answer(self, request: Work) -> None:
        """Do what is asked, here and now, and tell how it ended."""

    def _work(self) -> None:
        while (request := self._requests.get()) is not None:
            self.answer(request)


def ended(
    work: Callable[[], Done], stopped: Stopped, failed: Callable[[str], Failed]
) -> Done | Stopped | Failed:
    """How some work ended: with what it gives, stopped on request, or with a line that says why."""
    try:
        return work()
    except Cancelled:
        return stopped
    except TOLD as error:
        return failed(user_line(error))
