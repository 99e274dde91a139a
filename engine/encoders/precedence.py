"""Lets those who are waited for go before those who are not, where both need the processor."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

# Whoever gives way goes on after so long, that someone who never rests does not keep it for ever.
_PATIENCE_SECONDS = 2.0


class Precedence:
    """Searches, which a person waits for, and indexing, which gives way between two groups.

    Args:
        calm_seconds: how long nobody must have gone first; the next search of who types comes soon.
    """

    def __init__(self, calm_seconds: float = 0.0) -> None:
        self._calm = calm_seconds
        self._changed = threading.Condition()
        self._first = 0
        self._left = -math.inf

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
                self._left = time.monotonic()
                self._changed.notify_all()

    def give_way(self, seconds: float = _PATIENCE_SECONDS) -> None:
        """Wait until nobody goes first, nor did a moment ago, for some seconds at most."""
        end = time.monotonic() + seconds
        with self._changed:
            while (rest := min(end, self._calm_from()) - time.monotonic()) > 0:
                self._changed.wait(rest)

    def _calm_from(self) -> float:
        """When it is calm, if nobody goes first until then."""
        return math.inf if self._first else self._left + self._calm
