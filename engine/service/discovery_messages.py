"""What the window and the engine say of suggestions, walks and outliers; `messages` takes it in.

Each request has a number, which the one event that it leads to brings back.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..types import Item
from ..types.discovery import SeedSource, Suggestion


@dataclass(frozen=True, slots=True)
class Suggest:
    """Suggest so many files, at most, from what a person likes or from some items, by their ids."""

    number: int
    seeds: SeedSource | tuple[int, ...]
    limit: int


@dataclass(frozen=True, slots=True)
class WalkOn:
    """Go on from the last of the items that were passed, or begin anywhere; `seed` is the lot."""

    number: int
    trail: tuple[int, ...]
    seed: int


@dataclass(frozen=True, slots=True)
class FindOutliers:
    """Find the files below a folder that do not look like the rest of theirs."""

    number: int
    folder: str


@dataclass(frozen=True, slots=True)
class CancelDiscovery:
    """Leave off what waits with that number, or a lower one."""

    number: int


@dataclass(frozen=True, slots=True)
class Suggested:
    """The suggestions."""

    number: int
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Walked:
    """The next item of a walk; None where there is no further one."""

    number: int
    item: Item | None


@dataclass(frozen=True, slots=True)
class OutliersFound:
    """Those files, the farthest first."""

    number: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class DiscoveryCancelled:
    """It was left off on request."""

    number: int


@dataclass(frozen=True, slots=True)
class DiscoveryFailed:
    """It could not be done, told in one plain line that says what to do."""

    number: int
    message: str


DiscoveryWork = Suggest | WalkOn | FindOutliers
DiscoveryRequest = DiscoveryWork | CancelDiscovery
DiscoveryEvent = Suggested | Walked | OutliersFound | DiscoveryCancelled | DiscoveryFailed
