"""Has the engine suggest files, walk on, or find outliers; only the newest request counts."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from engine.service.discovery_messages import (
    CancelDiscovery,
    DiscoveryEvent,
    DiscoveryFailed,
    DiscoveryRequest,
    FindOutliers,
    OutliersFound,
    Suggest,
    Suggested,
    Walked,
    WalkOn,
)
from engine.types.discovery import SeedSource

# As many as fit a few screens, since a person looks through all of them.
SUGGESTIONS = 48
_LOTS = 2**31


class DiscoverySession(QObject):
    """Asks, and passes on the answer to what was asked last.

    Signals:
        awaiting(bool): an answer is awaited, or no more.
        suggested(tuple[Suggestion, ...]): the suggestions that were asked for.
        walked(Item | None): the next step; None where there is no further one.
        outliers_found(tuple[Item, ...]): what does not look like the rest, the farthest first.
        failed(str): none of these can be had, in one line.
    """

    awaiting = Signal(bool)
    suggested = Signal(object)
    walked = Signal(object)
    outliers_found = Signal(object)
    failed = Signal(str)

    def __init__(
        self, send: Callable[[DiscoveryRequest], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._send = send
        self._number = 0
        self._awaits = False

    def suggest(self, seeds: SeedSource | tuple[int, ...]) -> None:
        """Ask for files like what a person likes, or like some items, by their ids."""
        self._ask(Suggest(self._next(), seeds, SUGGESTIONS))

    def walk(self, trail: tuple[int, ...]) -> None:
        """Ask for a step on from the last of the items that were passed."""
        self._ask(WalkOn(self._next(), trail, secrets.randbelow(_LOTS)))

    def find_outliers(self, folder: str) -> None:
        """Ask for what does not look like the rest, below a folder."""
        self._ask(FindOutliers(self._next(), folder))

    def give_up(self) -> None:
        """Let no answer come any more: something else is looked for, or the engine has ended."""
        if self._awaits:
            self._send(CancelDiscovery(self._number))
            self._await(False)

    def take(self, event: DiscoveryEvent) -> None:
        """Pass on an answer, unless it was given up, or something else was asked since."""
        if event.number != self._number or not self._awaits:
            return
        self._await(False)
        match event:
            case Suggested(_, suggestions):
                self.suggested.emit(suggestions)
            case Walked(_, item):
                self.walked.emit(item)
            case OutliersFound(_, items):
                self.outliers_found.emit(items)
            case DiscoveryFailed(_, message):
                self.failed.emit(message)

    def _next(self) -> int:
        """A new number; what waits with an older one is left off."""
        self.give_up()
        self._number += 1
        return self._number

    def _ask(self, request: DiscoveryRequest) -> None:
        # First, since an engine may answer at once.
        self._await(True)
        self._send(request)

    def _await(self, awaits: bool) -> None:
        self._awaits = awaits
        self.awaiting.emit(awaits)
