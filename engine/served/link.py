"""What the window asks of its engine process, asked of the server that has the library.

There is no process: a few threads wait for the server's answers, and hand them on as the same
events. What is done where a library lies is refused in a line.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from ..api import calls
from ..api.calls import Marked, Seeds, ToMark, Trail
from ..api.connection import Connection
from ..errors import TOLD, Cancelled, user_line
from ..explain import Explanation
from ..service.discovery_messages import (
    DiscoveryCancelled,
    DiscoveryFailed,
    Suggest,
    Suggested,
    Walked,
    WalkOn,
)
from ..service.hand_messages import DoByHand, HandDone, HandFailed, Mark
from ..service.listing_messages import CancelListing, HitsListed, ListHits, ListingFailed
from ..service.messages import (
    CancelIndexing,
    Event,
    Explain,
    Explained,
    Index,
    IndexingFailed,
    Request,
    Search,
    SearchDone,
    SearchFailed,
    Trouble,
)
from ..service.numbered_worker import ended
from ..service.pending import PendingQueries
from ..service.sound_messages import DrawSound, SoundDrawn
from ..types import Marking
from .listening import Listening
from .refusals import refusal_line, refused
from .sending import Sender
from .view import ServedView

_CLOSING_SECONDS = 1.0


class ServedLink:
    """The window's link to a library elsewhere.

    Args:
        on_event: called on threads of its own.
    """

    def __init__(
        self, server: Connection, view: ServedView, on_event: Callable[[Event], None]
    ) -> None:
        self._server = server
        self._view = view
        self._send = on_event
        self._sender = Sender(server, view)
        self._pending = PendingQueries()
        self._orders: queue.SimpleQueue[Callable[[], Event | None] | None] = queue.SimpleQueue()
        self._left_off_up_to = 0
        self._listening = Listening(server, view, on_event)
        # Whoever waits for a server that says nothing does not keep the window from closing.
        self._threads = [
            threading.Thread(target=self._answer_questions, name="questions", daemon=True),
            threading.Thread(target=self._do_orders, name="orders", daemon=True),
        ]

    def start(self) -> None:
        """Begin to ask, and to listen; returns at once."""
        for thread in self._threads:
            thread.start()
        self._listening.start()

    def send(self, request: Request) -> None:
        """Hand over one request; returns at once."""
        match request:
            case Search() | Explain():
                self._pending.put(request)
            case ListHits():
                self._orders.put(partial(self._listed, request))
            case CancelListing(number):
                self._left_off_up_to = number
            case DrawSound(path):
                self._orders.put(partial(self._drawn, path))
            case DoByHand(number, Mark(markings)):
                self._orders.put(partial(self._marked, number, markings))
            case Suggest() | WalkOn():
                self._orders.put(partial(self._discovered, request))
            case Index(folders=(), prune=False, retry=False):
                self._orders.put(partial(self._have, "POST", IndexingFailed))
            case CancelIndexing():
                self._orders.put(partial(self._have, "DELETE", Trouble))
            case _:
                for event in refused(request, refusal_line(self._server.address)):
                    self._send(event)

    def close(self) -> None:
        """Ask nothing more; what is being waited for is left to itself after a moment."""
        self._listening.close()
        self._pending.close()
        self._orders.put(None)
        self._server.close()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(_CLOSING_SECONDS)

    def _answer_questions(self) -> None:
        while (question := self._pending.take()) is not None:
            if isinstance(question, Search):
                self._send(self._answered(question))
            else:
                self._send(Explained(question.generation, self._explained(question)))

    def _answered(self, search: Search) -> Event:
        try:
            return SearchDone(search.generation, self._sender.search(search.query))
        except TOLD as error:
            return SearchFailed(search.generation, user_line(error))

    def _explained(self, asked: Explain) -> Explanation | None:
        try:
            return self._sender.explain(asked.query, asked.item_id, asked.quoted)
        except TOLD:
            # The hit stands without it.
            return None

    def _do_orders(self) -> None:
        while (order := self._orders.get()) is not None:
            if (event := order()) is not None:
                self._send(event)

    def _listed(self, asked: ListHits) -> Event:
        """All that a query finds."""
        number = asked.number

        def work() -> Event:
            if number <= self._left_off_up_to:
                raise Cancelled
            query = replace(asked.query, offset=0, limit=1, per_kind=0, lists_all=True)
            return HitsListed(number, self._sender.search(query).ids or ())

        return ended(work, HitsListed(number, ()), partial(ListingFailed, number))

    def _marked(self, number: int, markings: tuple[Marking, ...]) -> Event:
        """Change marks, where the token may; what takes it back comes along."""
        asked = ToMark(tuple(Marked(one.change, one.item_ids) for one in markings))

        def work() -> Event:
            back = self._view.ask(calls.MARK, asked)
            return HandDone(number, Mark(back) if back else None)

        return ended(work, HandDone(number, None, was_stopped=True), partial(HandFailed, number))

    def _discovered(self, asked: Suggest | WalkOn) -> Event:
        """Suggestions, or the next step of a walk."""
        number = asked.number

        def work() -> Event:
            match asked:
                case Suggest(_, seeds, limit):
                    found = self._view.ask(calls.SUGGEST, Seeds(seeds, limit))
                    self._view.note_items([one.hit.item for one in found])
                    return Suggested(number, found)
                case WalkOn(_, trail, seed):
                    passed = trail[-calls.MOST_ITEMS :]
                    item = self._view.ask(calls.WALK, Trail(passed, seed))
                    self._view.note_items([item] if item else [])
                    return Walked(number, item)

        return ended(work, DiscoveryCancelled(number), partial(DiscoveryFailed, number))

    def _drawn(self, path: str) -> Event:
        """The spectrogram of a sound; none where it cannot be had."""
        try:
            item_id = self._view.find(path)
            asked = None if item_id is None else calls.OfItem(item_id)
            return SoundDrawn(path, self._view.ask(calls.SPECTROGRAM, asked) if asked else b"")
        except TOLD:
            # The waveform stays.
            return SoundDrawn(path, b"")

    def _have(self, method: str, failed: Callable[[str], Event]) -> Event | None:
        """Have the server index, or leave that; who may not is told so."""
        try:
            self._server.ask(method, "/api/index")
        except TOLD as error:
            return failed(user_line(error))
        return None
