"""As many made-up items as a gallery is to show."""

from __future__ import annotations

from engine.types import Item, Modality

MILLION = 1_000_000


def items_of(ids: list[int]) -> list[Item]:
    """Pictures of one day, by their ids."""
    return [Item(one, f"/media/{one}.png", Modality.IMAGE, 1, 1) for one in ids]
