"""Lets the reading that nobody waits for rest while a person searches."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

# From one key to the next, and to a look at what was found.
LULL_SECONDS = 1.5
_LOOK_SECONDS = 0.1


class Lull:
    """Knows how long ago the last search was asked for; used by several threads."""

    def __init__(self) -> None:
        self._searched = -LULL_SECONDS
        self._never = threading.Event()

    def note_search(self) -> None:
        """A search is asked for now."""
        self._searched = time.monotonic()

    def wait(self, given_up: Callable[[], bool]) -> bool:
        """Return once nobody has searched for a while, or at once when given up; tells whether."""
        while not (stops := given_up()) and self._left() > 0:
            self._never.wait(min(self._left(), _LOOK_SECONDS))
        return stops

    def _left(self) -> float:
        return self._searched + LULL_SECONDS - time.monotonic()
