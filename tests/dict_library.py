"""A library as a plain dict says it is, for the stateful test of catalogue and index."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from unit_vectors import unit

from engine.index.centring import Centring
from engine.types import Modality
from engine.types.tracks import CONTENTS
from engine.types.vectors import Vectors

DIM = 8
MODALITIES = CONTENTS


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds: everything about it follows from its number."""

    number: int

    @property
    def digest(self) -> bytes:
        """Its hash."""
        return b"content %d" % self.number

    @property
    def word(self) -> str:
        """The one word of its text, which no other content has."""
        return f"word{self.number}"

    @property
    def modality(self) -> Modality:
        """Pictures, sounds and documents in turn."""
        return MODALITIES[self.number % len(MODALITIES)]

    def vectors(self, space_id: int) -> Vectors:
        """Its raw vectors in a space, as fp16 keeps them; one to three segments."""
        made = unit(1 + self.number % 3, seed=1000 * space_id + self.number, dim=DIM)
        return made.astype("<f2").astype(np.float32)


@dataclass(slots=True)
class DictItem:
    """One file, and the spaces that it has vectors in."""

    item_id: int
    content: Content
    spaces: set[int] = field(default_factory=set)


class DictLibrary:
    """The items by path, how many transactions there were, and every vector that ever was."""

    def __init__(self) -> None:
        self.items: dict[str, DictItem] = {}
        self.revision = 0
        self.contents: list[Content] = []
        self.spaces: set[int] = set()

    def new_content(self) -> Content:
        """A content that no file has had before."""
        self.contents.append(Content(len(self.contents)))
        return self.contents[-1]

    def forget_space(self, space_id: int) -> None:
        """Nothing has vectors there any more."""
        for item in self.items.values():
            item.spaces.discard(space_id)

    def nearest(
        self, space_id: int, centring: Centring, query: Vectors
    ) -> tuple[list[float], list[int]]:
        """Scores of all segments of a space, best first, and the ids of their items, rising."""
        held = [item for item in self.items.values() if space_id in item.spaces]
        scores = [
            centring.apply_to_items(vectors, [item.content.modality] * len(vectors)) @ query
            for item in held
            for vectors in [item.content.vectors(space_id)]
        ]
        counts = [len(item.content.vectors(space_id)) for item in held]
        items = np.repeat([item.item_id for item in held], counts) if held else np.empty(0, int)
        best_first = sorted(np.concatenate(scores).tolist(), reverse=True) if scores else []
        return best_first, sorted(items.tolist())

    def holders(self, content: Content) -> list[int]:
        """Ids of the items that hold a content, rising."""
        return sorted(item.item_id for item in self.items.values() if item.content == content)

    def removed_vectors(self) -> list[bytes]:
        """What raw vectors looked like on disk that no item has any more."""
        return [
            vector.astype("<f2").tobytes()
            for space_id in self.spaces
            for content in self._removed(space_id)
            for vector in content.vectors(space_id)
        ]

    def removed_centred(self, space_id: int, centring: Centring) -> list[bytes]:
        """What centred vectors of a space looked like that no item has any more."""
        return [
            vector.tobytes()
            for content in self._removed(space_id)
            for vectors in [content.vectors(space_id)]
            for vector in centring.apply_to_items(vectors, [content.modality] * len(vectors))
        ]

    def _removed(self, space_id: int) -> list[Content]:
        present = {item.content for item in self.items.values() if space_id in item.spaces}
        return [content for content in self.contents if content not in present]
