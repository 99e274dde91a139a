"""Where an explanation takes an item's content from: the library, its previews, or the file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ..catalogue import Catalogue, ThumbnailStore
from ..disk import SOON_SECONDS, Disk
from ..errors import SilentDiskError
from ..paths import root_of
from ..search.query_files import MOST_SECONDS
from ..types import Item, Preview
from ..types.decoded import Part
from .explanation import Span
from .sounds import Window, windows_in

Decode = Callable[[str, Callable[[list[Part]], bool]], list[Part]]


@dataclass(frozen=True, slots=True)
class Sources:
    """What one thread reads from.

    Attributes:
        catalogue: this thread's own connection.
        thumbnails: the file of previews, which may be missing.
        decode: reads a file, a bounded part of it, until the parts that came are enough.
    """

    catalogue: Catalogue
    thumbnails: Path
    decode: Decode
    disk: Disk

    def preview(self, item: Item) -> Preview:
        """The preview of an item; an empty one when there is none."""
        if not self.thumbnails.exists():
            return Preview()
        with closing(ThumbnailStore(self.thumbnails, readonly=True)) as thumbnails:
            return thumbnails.get(self.catalogue.items.digest(item.id))

    def windows(self, item: Item, span: Span, cancelled: Callable[[], bool]) -> list[Window]:
        """The windows of a sound that lie in a span of it; none where they cannot be read soon."""
        if span.start > MOST_SECONDS or not self._is_there(item.path, cancelled):
            return []
        # Read on to the end once they have come: stopping costs the decoder its process.
        return windows_in(self.decode(item.path, lambda parts: cancelled()), span)

    def _is_there(self, path: str, cancelled: Callable[[], bool]) -> bool:
        root = root_of(path, self.catalogue.roots.paths())
        try:
            return self.disk.status(root, path, cancelled, SOON_SECONDS) is not None
        except SilentDiskError:
            return False
