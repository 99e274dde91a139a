"""Previews and words of other machines' files, fetched from their store when they are shown.

What was fetched is kept in a folder of the library until the next run, so that a tile need not ask
again and the window finds the preview by the item's id.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from ..catalogue.far_previews import keep_far_preview
from ..errors import IndexAwayError
from ..paths import LibraryPaths
from ..types import Elsewhere, Hit, Preview
from .store import PreviewStore, Words

_AT_ONCE = 8


class FarShelf:
    """Completes hits of other machines' files.

    Args:
        address: of the store; an empty one has nothing.
    """

    def __init__(self, paths: LibraryPaths, address: str) -> None:
        self._paths = paths
        self._store = PreviewStore(address) if address else None
        self._known: dict[Elsewhere, Words] = {}

    def completed(self, hits: Sequence[Hit]) -> list[Hit]:
        """The hits, those of others with what their store tells of them."""
        with ThreadPoolExecutor(_AT_ONCE, "previews") as several:
            return list(several.map(self._completed, hits))

    def _completed(self, hit: Hit) -> Hit:
        if hit.elsewhere is None or self._store is None:
            return hit
        words = self._known.get(hit.elsewhere)
        if words is None:
            words, preview = self._fetched(self._store, hit.elsewhere)
            keep_far_preview(self._paths, hit.item.id, preview)
            self._known[hit.elsewhere] = words
        metadata = replace(hit.item.metadata, title=words.title, author=words.author)
        parts = tuple(map(words.put_into, hit.segments))
        item = replace(hit.item, metadata=metadata)
        return replace(hit, item=item, segment=parts[0], segments=parts)

    def _fetched(self, store: PreviewStore, place: Elsewhere) -> tuple[Words, Preview]:
        try:
            return store.get(place.machine, place.number)
        except IndexAwayError:
            return Words(), Preview()
