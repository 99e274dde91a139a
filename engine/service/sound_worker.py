"""The engine's worker for sounds that are looked at: it draws one at a time, in a decoder."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing

from ..media.drawn_sounds import SoundDrawer
from .messages import Event
from .sound_messages import DrawSound, SoundDrawn


class SoundWorker:
    """Draws what was asked for last; what was asked for before it is left off.

    Args:
        send: called on the worker's thread.
    """

    def __init__(self, send: Callable[[Event], None]) -> None:
        self._send = send
        self._changed = threading.Condition()
        self._wanted: DrawSound | None = None
        self._is_closed = False
        self._thread = threading.Thread(target=self._work, name="sounds")

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def take(self, request: DrawSound) -> None:
        """Draw this one next; returns at once."""
        with self._changed:
            self._wanted = request
            self._changed.notify()

    def close(self) -> None:
        """Leave off what is drawn, and wait for the end of the thread."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        self._thread.join()

    def _work(self) -> None:
        with closing(SoundDrawer()) as drawer:
            while (request := self._next()) is not None:
                picture = drawer.draw(request.path, self._is_left_off)
                if not self._is_left_off():
                    self._send(SoundDrawn(request.path, picture))

    def _next(self) -> DrawSound | None:
        with self._changed:
            self._changed.wait_for(lambda: self._wanted or self._is_closed)
            request, self._wanted = self._wanted, None
            return None if self._is_closed else request

    def _is_left_off(self) -> bool:
        with self._changed:
            return self._wanted is not None or self._is_closed
