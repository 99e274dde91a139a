"""Lets those who are waited for go before those who are not, where both need the processor."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

# Whoever gives way goes on after so long, that someone who never rests does not keep it for ever.
_PATIENCE_SECONDS = 2.0


class Precedence:
    """Searches, which a person waits for, and indexing, which gives way between two groups."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._first = 0

    @contextmanager
    def first(self) -> Iterator[None]:
        """Go first for the block; several may at the same time."""
        with self._changed:
            self._first += 1
        try:
            yield
        finally:
            with self._changed:
                self._first -= 1
                self._changed.notify_all()

    def give_way(self, seconds: float = _PATIENCE_SECONDS) -> None:
        """Wait until nobody goes first, for some seconds at most."""
        with self._changed:
            self._changed.wait_for(lambda: not self._first, seconds)
