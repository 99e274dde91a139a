"""What the window and the engine say of all hits of an answer; `messages` takes it in."""

from __future__ import annotations

from msgspec import Struct

from ..types import Query


class ListHits(Struct, frozen=True):
    """Tell which items a query finds, however many; the number comes back with the answer."""

    number: int
    query: Query


class CancelListing(Struct, frozen=True):
    """Leave off what waits with that number, or a lower one."""

    number: int


class HitsListed(Struct, frozen=True):
    """The ids of all hits, in order; none where it was left off."""

    number: int
    ids: tuple[int, ...]


class ListingFailed(Struct, frozen=True):
    """They cannot be told, in one plain line that says what to do."""

    number: int
    message: str


ListingRequest = ListHits | CancelListing
ListingEvent = HitsListed | ListingFailed
