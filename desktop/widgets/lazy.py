"""What nobody sees at first: a part of the window that is built once it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Part = TypeVar("Part")


class Lazy(Generic[Part]):
    """Keeps what is to be done with a part, until there is one.

    Args:
        build: makes it, and imports what it takes, too.

    Attributes:
        built: the part; None as long as nobody has asked for it.
    """

    def __init__(self, build: Callable[[], Part]) -> None:
        self._build = build
        self._waiting: list[Callable[[Part], object]] = []
        self.built: Part | None = None

    def get(self) -> Part:
        """The part, built now if it was not before."""
        if self.built is None:
            self.built = self._build()
            waiting, self._waiting = self._waiting, []
            for act in waiting:
                act(self.built)
        return self.built

    def when_built(self, act: Callable[[Part], object]) -> None:
        """Do something with it: now, or as soon as it is there, in the order of these calls."""
        if self.built is None:
            self._waiting.append(act)
        else:
            act(self.built)
