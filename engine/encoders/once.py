"""Something heavy that is made when it is first needed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Once(Generic[T]):
    """Makes a thing at its first use, once, however many threads ask at the same time.

    Args:
        make: what makes it; where it raises, the next use tries again.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: list[T] = []
        self._lock = threading.Lock()

    def get(self) -> T:
        """The thing, made now if nobody has used it before."""
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]
