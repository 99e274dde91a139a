"""Which of the runs that were asked for nobody wants any more, or not with all their folders."""

from __future__ import annotations

from ..paths import is_within
from .messages import Index


class GivenUp:
    """Told of what was cancelled and taken out; requests are known by numbers that rise.

    Attributes:
        cancelled_up_to: a cancel is meant for every run asked for before it, those that still wait
            included; the one that begins by itself is number 0.
    """

    def __init__(self) -> None:
        self.cancelled_up_to = -1
        self._removed: list[tuple[int, str]] = []

    def remove(self, number: int, folder: str) -> None:
        """A folder is to be taken out of the library."""
        self._removed.append((number, folder))

    def is_cancelled(self, number: int) -> bool:
        """Whether a request was cancelled."""
        return number <= self.cancelled_up_to

    def ends(self, number: int, request: Index) -> bool:
        """Whether a run was cancelled, or all that it reads is to be taken out after it."""
        is_in_vain = bool(request.folders) and not self.left_of(number, request)
        return is_in_vain or self.is_cancelled(number)

    def left_of(self, number: int, request: Index) -> tuple[str, ...]:
        """The folders of a run but for those that were to be taken out after it was asked for."""
        gone = [folder for later, folder in self._removed if later > number]
        return tuple(one for one in request.folders if not any(is_within(one, it) for it in gone))
