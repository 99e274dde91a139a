"""The engine's listing worker: a thread for answers of which all is wanted, beside searches."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from ..errors import Cancelled
from ..types import Query, SearchResult
from .listing_messages import CancelListing, HitsListed, ListHits, ListingEvent, ListingFailed
from .numbered_worker import NumberedWorker, ended


class ListingWorker(NumberedWorker[ListHits]):
    """Lists the hits of one query after the other.

    Args:
        search: as the library does.
        send: called on the worker's thread.
    """

    def __init__(
        self, search: Callable[[Query], SearchResult], send: Callable[[ListingEvent], None]
    ) -> None:
        super().__init__("listings", CancelListing)
        self._search = search
        self._send = send

    def answer(self, request: ListHits) -> None:
        """List the hits, here and now."""
        number = request.number
        work = partial(self._listed, request)
        self._send(ended(work, HitsListed(number, ()), partial(ListingFailed, number)))

    def _listed(self, request: ListHits) -> HitsListed:
        if self.is_stopped(request.number):
            raise Cancelled
        query = replace(request.query, offset=0, limit=1, per_kind=0, lists_all=True)
        return HitsListed(request.number, self._search(query).ids or ())
