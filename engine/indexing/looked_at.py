"""Which files a person looks at just now, so that a run reads them before the others."""

from __future__ import annotations

from collections.abc import Iterable


class LookedAt:
    """Told by one thread, asked by another."""

    def __init__(self) -> None:
        self._paths: tuple[str, ...] = ()

    def show(self, paths: Iterable[str]) -> None:
        """These are looked at now, and no others."""
        self._paths = tuple(paths)

    def paths(self) -> tuple[str, ...]:
        """What is looked at, the most important first."""
        return self._paths
