"""What is to be read and waits, since the person or the computer wants the engine to rest."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from ..library.gate import Gate
from ..library.manners import Rest
from ..types import IndexReport
from .messages import Event, Index, ReadingDone, Resting
from .stretches import Stretches, ended, whole

_GIVEN_UP = IndexReport(cancelled=True)


class ReadMore(Struct, frozen=True):
    """Go on with the later passes, as is done after any request."""


Reading = Index | ReadMore


class LeftOff:
    """Requests that go on once the gate opens, each with its number. Used on one thread."""

    def __init__(self, gate: Gate, send: Callable[[Event], None], stretches: Stretches) -> None:
        self._gate = gate
        self._send = send
        self._stretches = stretches
        self._waiting: list[tuple[int, Reading]] = []
        self._told: Rest | None = None

    def __len__(self) -> int:
        return len(self._waiting)

    def take(self, number: int, request: Reading) -> bool:
        """Keep a request for when the gate opens; False where it is open."""
        if self._gate.rest() is None:
            return False
        self._waiting.append((number, request))
        return True

    def remind(self) -> None:
        """Tell why nothing is read, if something waits: the end of other work hid it."""
        self._told = None
        self._tell_reason()

    def next(self, cancelled_up_to: int) -> tuple[int, Reading] | None:
        """The request that waits for the longest, once the gate is open.

        Args:
            cancelled_up_to: requests up to that number are given up.
        """
        for number, request in list(self._waiting):
            if number <= cancelled_up_to:
                self._waiting.remove((number, request))
                self._send(self._given_up(number, request))
        if not self._waiting or self._tell_reason():
            return None
        # What was told of the rest is true no more.
        self._send(ReadingDone())
        return self._waiting.pop(0)

    def _given_up(self, number: int, request: Reading) -> Event:
        """What tells the end of a request that is not gone on with."""
        if isinstance(request, ReadMore):
            return ReadingDone()
        return ended(request, whole(request, self._stretches.take(number), _GIVEN_UP))

    def _tell_reason(self) -> bool:
        """Tell why what waits does so, unless that was told; False where nothing keeps it."""
        reason = self._gate.rest() if self._waiting else None
        if reason is not None and reason is not self._told:
            self._send(Resting(reason))
        self._told = reason
        return reason is not None
