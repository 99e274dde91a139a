"""Places that may have changed, until they are taken: many changes in a row are one lot."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable

# A lot is complete when nothing was added for so long, or when its first place has waited so long.
QUIET_SECONDS = 0.3
MOST_SECONDS = 2.0
# Of more places than that in a root, the root itself is looked at: that costs less.
MOST_PLACES = 2000


class Gathering:
    """Collects places from any thread.

    Args:
        clock: seconds from any start; rises steadily.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._changed = threading.Condition()
        self._places: dict[str, set[str]] = {}
        self._later: dict[tuple[str, str], float] = {}
        self._first = self._last = 0.0

    def add(self, root: str, place: str) -> None:
        """Note that a place in a root, or all of it, may have changed."""
        with self._changed:
            self._last = self._clock()
            if not self._places:
                self._first = self._last
                self._changed.notify_all()
            places = self._places.setdefault(root, set())
            if len(places) < MOST_PLACES:
                places.add(place)
            else:
                self._places[root] = {root}

    def put_back(self, root: str, places: Iterable[str], seconds: float) -> None:
        """Look at places again after a while."""
        with self._changed:
            when = self._clock() + seconds
            self._later.update({(root, place): when for place in places})
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """Wait until a lot is complete, for so long at most; tells whether one is."""
        end = self._clock() + seconds
        with self._changed:
            while (left := min(self._due(), end) - self._clock()) > 0:
                self._changed.wait(left)
            return self._due() <= self._clock()

    def is_quiet(self) -> bool:
        """Whether nothing was added for a while, so that of a move both places are there."""
        with self._changed:
            return self._clock() >= self._last + QUIET_SECONDS

    def places(self) -> set[str]:
        """What `take` would give of the places that came by themselves."""
        with self._changed:
            return {place for places in self._places.values() for place in places}

    def take(self) -> set[str]:
        """Take all that is gathered, and what was put back and is due."""
        with self._changed:
            now = self._clock()
            due = {key for key, when in self._later.items() if when <= now}
            self._later = {key: when for key, when in self._later.items() if key not in due}
            taken = self.places()
            self._places.clear()
            return taken | {place for _, place in due}

    def drop(self, root: str) -> None:
        """Forget the places of a root that is not watched any more."""
        with self._changed:
            self._places.pop(root, None)
            self._later = {key: when for key, when in self._later.items() if key[0] != root}

    def _due(self) -> float:
        """When the next lot is complete, by the clock."""
        due = min(self._later.values(), default=float("inf"))
        if not self._places:
            return due
        return min(due, self._last + QUIET_SECONDS, self._first + MOST_SECONDS)
