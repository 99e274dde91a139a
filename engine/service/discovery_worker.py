"""The engine's discovery worker: a thread that suggests files, beside the one for searches."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ..errors import Cancelled
from ..library.discovery import Discovery
from .discovery_messages import (
    CancelDiscovery,
    DiscoveryCancelled,
    DiscoveryEvent,
    DiscoveryFailed,
    DiscoveryWork,
    FindOutliers,
    OutliersFound,
    Suggest,
    Suggested,
    Walked,
    WalkOn,
)
from .numbered_worker import NumberedWorker, ended


class DiscoveryWorker(NumberedWorker[DiscoveryWork]):
    """Answers one request after the other; those that were given up are passed over.

    Args:
        send: called on the worker's thread.
    """

    def __init__(self, discovery: Discovery, send: Callable[[DiscoveryEvent], None]) -> None:
        super().__init__("discovery", CancelDiscovery)
        self._discovery = discovery
        self._send = send

    def answer(self, request: DiscoveryWork) -> None:
        """Do what is asked, here and now, and tell how it ended."""
        number = request.number
        work = partial(self._done, request)
        self._send(ended(work, DiscoveryCancelled(number), partial(DiscoveryFailed, number)))

    def _done(self, request: DiscoveryWork) -> DiscoveryEvent:
        if self.is_stopped(request.number):
            raise Cancelled
        match request:
            case Suggest(number, seeds, limit):
                return Suggested(number, self._discovery.suggest(seeds, limit=limit))
            case WalkOn(number, trail, seed):
                return Walked(number, self._discovery.walk(trail, seed))
            case FindOutliers(number, folder):
                return OutliersFound(number, self._discovery.outliers(folder))
