"""Asks the engine for all hits of the answer that is shown, of which a part was fetched so far."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from engine.service.listing_messages import (
    CancelListing,
    HitsListed,
    ListHits,
    ListingEvent,
    ListingFailed,
    ListingRequest,
)

from .pages import Pages
from .session import SearchSession


class WholeAnswer(QObject):
    """Follows the answer, and asks for its ids where they are wanted.

    Signals:
        listed(tuple[int, ...]): the ids of all hits of the answer as it is now, in order.
        failed(str): they cannot be had, in one line.
    """

    listed = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        send: Callable[[ListingRequest], None],
        session: SearchSession,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._send = send
        self._session = session
        self._pages = Pages()
        self._number = 0
        self._awaits = False
        session.changed.connect(lambda: self._follow(Pages()))
        for found in (session.answered, session.extended):
            found.connect(self._follow)

    @property
    def has_more(self) -> bool:
        """Whether the answer has hits that were not fetched."""
        return len(self._pages.hits) < self._pages.total and not self._session.query.per_kind

    def ask(self) -> None:
        """Ask for the ids of all hits."""
        self._give_up()
        self._number += 1
        self._awaits = True
        self._send(ListHits(self._number, self._session.query))

    def take(self, event: ListingEvent) -> None:
        """Pass on an answer, unless what is shown is another one since."""
        if event.number != self._number or not self._awaits:
            return
        self._awaits = False
        match event:
            case HitsListed(_, ids):
                self.listed.emit(ids)
            case ListingFailed(_, message):
                self.failed.emit(message)

    def _follow(self, pages: Pages) -> None:
        self._give_up()
        self._pages = pages

    def _give_up(self) -> None:
        if self._awaits:
            self._awaits = False
            self._send(CancelListing(self._number))
