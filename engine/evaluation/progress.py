"""How far a check has come, in queries."""

from __future__ import annotations

from collections.abc import Callable


class Steps:
    """Counts queries and tells of each.

    Args:
        on_progress: called with queries done and queries in all, at once with none done.
    """

    def __init__(self, on_progress: Callable[[int, int], None], total: int) -> None:
        self._on_progress = on_progress
        self._done = 0
        self._total = total
        on_progress(0, total)

    def take(self) -> None:
        """Another query has been asked."""
        self._done += 1
        self._on_progress(self._done, self._total)
