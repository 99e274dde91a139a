"""Which space an encoder's vectors belong to, and which one searches use."""

from __future__ import annotations

from .catalogue import Catalogue
from .catalogue.spaces import Space
from .encoders.base import Encoder
from .errors import BugError


def space_of(catalogue: Catalogue, preset: str, encoder: Encoder) -> Space:
    """The space of a loaded encoder, added to the catalogue when it is new."""
    if catalogue.spaces.find(encoder.identity) is None:
        with catalogue.transaction():
            catalogue.spaces.add(preset, encoder.identity, encoder.dim)
    space = catalogue.spaces.find(encoder.identity)
    if space is None:
        raise BugError(f"the space of {encoder.identity} was not stored")
    return space


def activate(catalogue: Catalogue, space: Space) -> None:
    """Let searches use this space, in one step."""
    if catalogue.spaces.active() != space:
        with catalogue.transaction():
            catalogue.spaces.activate(space.id)
