"""Previews and words of other machines' files, fetched from their store when they are shown.

What was fetched is kept in a folder of the library until the next run, so that a tile need not ask
again and the window finds the preview by the item's id. A search does not wait long for it: what
comes late is there for the next one. A store that hangs keeps no process from its end.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from msgspec.structs import replace

from ..catalogue.far_previews import keep_far_preview
from ..disk import Beat, Disk
from ..errors import Cancelled, IndexAwayError, SilentDiskError
from ..paths import LibraryPaths
from ..types import Elsewhere, Hit
from .server import REST_SECONDS, SEARCH_SECONDS
from .store import PreviewStore, Words

_AT_ONCE = 8
# More than a page has of others; the words of one may be a million letters.
_MOST_KNOWN = 1000


class FarShelf:
    """Completes hits of other machines' files.

    Args:
        address: of the store; an empty one has nothing.
    """

    def __init__(self, paths: LibraryPaths, address: str) -> None:
        self._paths = paths
        self._address = address
        self._store = PreviewStore(address) if address else None
        self._known: dict[Elsewhere, Words] = {}
        self._lock = threading.Lock()
        self._disk = Disk()
        self._rests_until = 0.0

    def completed(self, hits: Sequence[Hit]) -> list[Hit]:
        """The hits, those of others with what their store tells of them in time."""
        if self._store is not None and time.monotonic() >= self._rests_until:
            self._fetch(self._store, hits)
        return list(map(self._with_words, hits))

    def _fetch(self, store: PreviewStore, hits: Sequence[Hit]) -> None:
        """Fetch what is not known yet; a store that fails or is slow is let be for a while."""
        others = [(hit.elsewhere, hit.item.id) for hit in hits if hit.elsewhere]
        wanted = [(place, item) for place, item in others if place not in self._known]
        parts = [wanted[n::_AT_ONCE] for n in range(min(_AT_ONCE, len(wanted)))]
        ends = time.monotonic() + SEARCH_SECONDS
        try:
            asked = [
                self._disk.stream(
                    self._address,
                    partial(self._take_all, store, part, ends),
                    lambda: time.monotonic() >= ends,
                    SEARCH_SECONDS,
                )
                for part in parts
            ]
            is_well = all(list(chain.from_iterable(asked)))
        except (SilentDiskError, Cancelled):
            is_well = False
        if not is_well:
            self._rests_until = time.monotonic() + REST_SECONDS

    def _take_all(
        self,
        store: PreviewStore,
        wanted: Sequence[tuple[Elsewhere, int]],
        ends: float,
        beat: Beat,  # noqa: ARG002 - each answer is one
    ) -> Iterator[bool]:
        """Fetch one after the other, and begin none that nobody waits for any more."""
        for place, item in wanted:
            yield time.monotonic() < ends and self._take(store, place, item)

    def _take(self, store: PreviewStore, place: Elsewhere, item: int) -> bool:
        """Fetch what is to be seen of one item; tells whether the store could be asked."""
        try:
            words, preview = store.get(place.machine, place.number)
        except IndexAwayError:
            return False
        keep_far_preview(self._paths, item, preview)
        with self._lock:
            self._known[place] = words
            if len(self._known) > _MOST_KNOWN:
                del self._known[next(iter(self._known))]
        return True

    def _with_words(self, hit: Hit) -> Hit:
        words = self._known.get(hit.elsewhere) if hit.elsewhere else None
        if words is None:
            return hit
        metadata = replace(hit.item.metadata, title=words.title, author=words.author)
        parts = tuple(map(words.put_into, hit.segments))
        item = replace(hit.item, metadata=metadata)
        return replace(hit, item=item, segment=parts[0], segments=parts)
