"""What the window and the engine say of suggestions, walks and outliers; `messages` takes it in.

Each request has a number, which the one event that it leads to brings back.
"""

from __future__ import annotations

from msgspec import Struct

from ..types import Item
from ..types.discovery import SeedSource, Suggestion


class Suggest(Struct, frozen=True):
    """Suggest so many files, at most, from what a person likes or from some items, by their ids."""

    number: int
    seeds: SeedSource | tuple[int, ...]
    limit: int


class WalkOn(Struct, frozen=True):
    """Go on from the last of the items that were passed, or begin anywhere; `seed` is the lot."""

    number: int
    trail: tuple[int, ...]
    seed: int


class FindOutliers(Struct, frozen=True):
    """Find the files below a folder that do not look like the rest of theirs."""

    number: int
    folder: str


class CancelDiscovery(Struct, frozen=True):
    """Leave off what waits with that number, or a lower one."""

    number: int


class Suggested(Struct, frozen=True):
    """The suggestions."""

    number: int
    suggestions: tuple[Suggestion, ...]


class Walked(Struct, frozen=True):
    """The next item of a walk; None where there is no further one."""

    number: int
    item: Item | None


class OutliersFound(Struct, frozen=True):
    """Those files, the farthest first."""

    number: int
    items: tuple[Item, ...]


class DiscoveryCancelled(Struct, frozen=True):
    """It was left off on request."""

    number: int


class DiscoveryFailed(Struct, frozen=True):
    """It could not be done, told in one plain line that says what to do."""

    number: int
    message: str


DiscoveryWork = Suggest | WalkOn | FindOutliers
DiscoveryRequest = DiscoveryWork | CancelDiscovery
DiscoveryEvent = Suggested | Walked | OutliersFound | DiscoveryCancelled | DiscoveryFailed
