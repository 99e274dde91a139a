"""What the window and the engine say of all hits of an answer; `messages` takes it in."""

from __future__ import annotations

from dataclasses import dataclass

from ..types import Query


@dataclass(frozen=True, slots=True)
class ListHits:
    """Tell which items a query finds, however many; the number comes back with the answer."""

    number: int
    query: Query


@dataclass(frozen=True, slots=True)
class CancelListing:
    """Leave off what waits with that number, or a lower one."""

    number: int


@dataclass(frozen=True, slots=True)
class HitsListed:
    """The ids of all hits, in order; none where it was left off."""

    number: int
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ListingFailed:
    """They cannot be told, in one plain line that says what to do."""

    number: int
    message: str


ListingRequest = ListHits | CancelListing
ListingEvent = HitsListed | ListingFailed
