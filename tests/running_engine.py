"""A real engine process, and the events that it sends."""

from __future__ import annotations

import queue
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kept_starter import use_starter_before

from engine.service.client import EngineClient
from engine.service.messages import Event, Stopped

E = TypeVar("E")
SECONDS = 90.0


class Engine:
    """A started engine and the events it has sent."""

    def __init__(self, library: Path) -> None:
        use_starter_before()
        self.events: queue.Queue[Event] = queue.Queue()
        self.client = EngineClient(library, self.events.put)
        self.client.start()

    def wait(self, kind: type[E], accept: Callable[[E], bool] = lambda event: True) -> E:
        """The next event of a kind; others are passed over."""
        while True:
            event = self.events.get(timeout=SECONDS)
            if isinstance(event, kind) and accept(event):
                return event
            assert not isinstance(event, Stopped), event

    def pid(self) -> int:
        """The process of the engine."""
        process = self.client._process
        assert process is not None
        assert process.pid is not None
        return process.pid
