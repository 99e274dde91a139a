"""The ways of ranking that a check compares, and lists as it judges them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from ..types import Hit
from .judged import ItemIds

FUSION_K = 60


class Ranking(StrEnum):
    """What a list of several media is ordered by; a list of one is the same by all but RAW.

    RAW: the cosine of the vectors as encoded.
    FUSION: the places in the lists of the modalities, by reciprocal rank fusion.
    SCORE: how strong each hit is.
    PAGE: what a person sees.
    """

    RAW = "raw"
    FUSION = "fusion"
    SCORE = "score"
    PAGE = "page"


class Tile(Struct, frozen=True):
    """One hit of a list.

    Attributes:
        items: the ids of the item and of those that are folded under it, at least one.
        strength: 0 to 100.
        is_weak: it is shown as no better than a guess.
    """

    items: tuple[int, ...]
    strength: int = 0
    is_weak: bool = False


Tiles = Sequence[Tile]


def tiles_of(hits: Iterable[Hit], left_out: ItemIds) -> list[Tile]:
    """The hits in their order, without items that do not count."""
    found = (
        Tile(
            tuple(item for item in (hit.item.id, *hit.copies) if item not in left_out),
            hit.strength,
            hit.weak,
        )
        for hit in hits
    )
    return [tile for tile in found if tile.items]


def items_of(tiles: Iterable[Tile]) -> list[int]:
    """The ids of all items; those that are folded under one stand behind it."""
    return [item for tile in tiles for item in tile.items]


def fused(lists: Iterable[Tiles]) -> list[Tile]:
    """One list of several that have nothing in common; of equal places the earlier list's first.

    Source: Cormack and others, "Reciprocal rank fusion outperforms Condorcet and individual rank
    learning methods", SIGIR 2009, with k of 60 as there. A tile is in one list only.
    """
    placed = [
        (1 / (FUSION_K + rank), tile) for ranked in lists for rank, tile in enumerate(ranked, 1)
    ]
    return [tile for _, tile in sorted(placed, key=lambda one: -one[0])]
