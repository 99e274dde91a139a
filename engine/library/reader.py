"""The window's own view of a library: read-only, without models, never in a writer's way."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ..catalogue import Catalogue, ThumbnailStore
from ..catalogue.far_previews import far_preview
from ..discovery.anniversaries import on_this_day
from ..encoders.devices import AUTOMATIC, settled_device
from ..paths import LibraryPaths, model_cache
from ..types import (
    Completed,
    Failure,
    Filters,
    FolderCount,
    Item,
    Modality,
    MonthCount,
    Preview,
    Query,
    Root,
    SavedSearch,
    Sort,
    TagCount,
)
from ..types.albums import Album
from ..types.discovery import OnThisDay
from ..types.grouping import Grouping
from ..types.ids import IdSet
from ..types.item_groups import GroupBy, GroupedLibrary, Occasions
from ..types.maps import LibraryMap, MapMethod
from ..types.outlines import Outlines
from .manners import Manners, read_manners
from .maps import map_of
from .occasions import occasions
from .picture_texts import PictureTextState, picture_text_state
from .searches import count
from .sizes import LibrarySizes, sizes_of
from .speech import SpeechState, speech_state

T = TypeVar("T")

_log = logging.getLogger(__name__)


class LibraryReader:
    """Answers what a gallery asks: ids, rows, previews, roots and failures.

    A library that does not exist yet answers with nothing. Any thread may call; calls are short
    and take turns.

    Raises:
        NewerLibraryError: a newer version wrote the library.
        UserError: the library is damaged.
    """

    def __init__(self, library: Path) -> None:
        self._paths = LibraryPaths(library)
        self._lock = threading.Lock()
        self._catalogue: Catalogue | None = None
        self._thumbnails: ThumbnailStore | None = None

    @property
    def directory(self) -> str:
        """Where the library lies."""
        return str(self._paths.directory)

    def item_ids(self, filters: Filters, sort: Sort = Sort.DATE) -> NDArray[np.int64]:
        """Ids of the items that the filters leave, in that order; int64 (n,)."""
        with self._lock:
            catalogue = self._open()
            if catalogue is None:
                return np.empty(0, dtype=np.int64)
            return catalogue.items.ids(filters, sort)

    def page(
        self, filters: Filters, sort: Sort, offset: int, limit: int
    ) -> tuple[NDArray[np.int64], int]:
        """A part of the same list, int64 (n,), and the length of all of it."""
        with self._lock:
            catalogue = self._open()
            if catalogue is None:
                return np.empty(0, dtype=np.int64), 0
            return catalogue.items.page(filters, sort, offset, limit)

    def page_without(self, query: Query) -> tuple[NDArray[np.int64], int]:
        """The page that a query asks for of what its filters and unwanted words leave, likewise."""
        found = self.item_ids(query.filters, query.sort)
        empty = np.empty(0, dtype=np.int64)
        wanted = self._ask(lambda known: known.fulltext.containing((), query.without), empty)
        left = found[IdSet(wanted).has(found)]
        return left[query.offset : query.offset + query.limit], len(left)

    def group_names(self, ids: NDArray[np.int64], grouping: Grouping) -> list[str]:
        """The name of the group that each of these items (int64 (n,)) belongs to."""
        with self._lock:
            catalogue = self._open()
            return catalogue.items.group_names(ids, grouping) if catalogue else [""] * len(ids)

    def outlines(self, ids: NDArray[np.int64]) -> Outlines:
        """The kind and the shape of each of these items, int64 (n,)."""
        with self._lock:
            catalogue = self._open()
            return catalogue.items.outlines(ids) if catalogue else Outlines.unknown(len(ids))

    def items(self, ids: Sequence[int]) -> list[Item]:
        """The items of these ids, in the order given; unknown ids are left out."""
        return self._ask(lambda catalogue: catalogue.items.get(ids), [])

    def find(self, path: str) -> int | None:
        """The id of the item at a path, if it is in the library."""
        with self._lock:
            catalogue = self._open()
            return None if catalogue is None else catalogue.items.find(path)

    def tags(self) -> list[TagCount]:
        """Every tag with the number of files that have it, by the alphabet."""
        return self._ask(lambda catalogue: catalogue.marks.tags(), [])

    def favourites(self) -> int:
        """How many files are favourites."""
        return self._ask(lambda catalogue: catalogue.marks.favourites(), 0)

    def beginning(self, item_id: int) -> str:
        """What a document begins with, for its tile: its first passage, or else its title."""
        with self._lock:
            catalogue = self._open()
            space = catalogue.spaces.active() if catalogue else None
            return catalogue.segments.beginning(item_id, space.id) if catalogue and space else ""

    def picture_texts(self) -> PictureTextState:
        """Whether the text in pictures is read, and how many are left."""
        return self._ask(picture_text_state, PictureTextState(True, 0))

    def device(self) -> str:
        """What models of every library are to run on, as the person settled it."""
        return settled_device(model_cache()) or AUTOMATIC

    def sizes(self) -> LibrarySizes:
        """How much the library holds, and takes of the disk."""
        with self._lock:
            catalogue = self._open()
            files = catalogue.items.sizes() if catalogue else {}
        # The disk may take its time, and others read meanwhile.
        return sizes_of(files, self._paths, model_cache())

    def manners(self) -> Manners:
        """How the engine reads by itself, as the person wants it."""
        return read_manners(self._paths)

    def speech(self) -> SpeechState:
        """Whether speech is written down, and how much is to be listened to."""
        return self._ask(speech_state, SpeechState(None, 0.0))

    def document_text(self, item_id: int) -> str:
        """The extracted text of a document, or nothing."""
        return self._ask(lambda catalogue: catalogue.items.text(item_id), "")

    def preview(self, item_id: int) -> Preview:
        """The preview of an item; an empty one when there is none."""
        if item_id < 0:
            return far_preview(self._paths, item_id)
        with self._lock:
            catalogue = self._open()
            if self._thumbnails is None and catalogue and self._paths.thumbnails.exists():
                self._thumbnails = ThumbnailStore(self._paths.thumbnails, readonly=True)
            if catalogue is None or self._thumbnails is None:
                return Preview()
            return self._thumbnails.get(catalogue.items.digest(item_id))

    def roots(self) -> list[Root]:
        """The folders of the library, with their counts; whether they are there is not asked."""
        return self._ask(lambda catalogue: catalogue.roots.summary(), [])

    def drives(self) -> dict[str, str]:
        """The drives that are mounted in the folders, by their paths, with what tells each."""
        return self._ask(lambda catalogue: catalogue.roots.inner_drives(), {})

    def revision(self) -> int:
        """The number of the library's last change, by whatever process; 0 while there is none."""
        return self._ask(lambda catalogue: catalogue.revision(), 0)

    def replaced_at(self) -> int:
        """The revision at which another library took its place, as from a backup; 0 for none."""
        return self._ask(lambda catalogue: catalogue.replaced_at(), 0)

    def failures(self) -> list[Failure]:
        """The files that could not be read, newest first."""
        return self._ask(lambda catalogue: catalogue.failures.all(), [])

    def counts(self) -> dict[Modality, int]:
        """How many items there are of each modality."""
        return self._ask(lambda catalogue: catalogue.items.counts(), dict.fromkeys(Modality, 0))

    def folders_in(self, folder: str) -> tuple[FolderCount, ...]:
        """The folders right below one that hold items at any depth, by their names."""
        return self._ask(lambda catalogue: catalogue.overview.folders_in(folder), ())

    def months(self) -> tuple[MonthCount, ...]:
        """The months that items are of, newest first."""
        return self._ask(lambda catalogue: catalogue.overview.months(), ())

    def complete(self, what: Completed, beginning: str) -> tuple[str, ...]:
        """What of the library begins so; a few of them."""
        return self._ask(lambda catalogue: catalogue.completions.find(what, beginning), ())

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """The searches that are kept under names, in their order."""
        return self._ask(lambda catalogue: catalogue.saved_searches.all(), ())

    def albums(self) -> tuple[Album, ...]:
        """The albums, by the alphabet."""
        return self._ask(lambda catalogue: catalogue.albums.all(), ())

    def grouped(self) -> GroupedLibrary:
        """The groups by meaning."""
        return self._ask(lambda catalogue: catalogue.item_groups.told(), GroupedLibrary())

    def occasions(self, by: GroupBy) -> Occasions:
        """Files in groups by where or when they were taken, as `occasions` works them out."""
        # In a catalogue of its own: others read meanwhile.
        if not self._paths.catalogue.exists():
            return Occasions()
        with closing(Catalogue(self._paths.catalogue, readonly=True)) as catalogue:
            return occasions(catalogue, by) if catalogue.is_current() else Occasions()

    def group_members(self, group_id: int) -> NDArray[np.int64]:
        """The ids of the items in a group, or in those below it; int64 (n,), rising."""
        return self._ask(
            lambda catalogue: catalogue.item_groups.members(group_id), np.empty(0, np.int64)
        )

    def count(self, search: SavedSearch) -> int | None:
        """How many files a search leaves, where that is told without a model."""
        return self._ask(lambda catalogue: count(catalogue, search), None)

    def on_this_day(self, day: date) -> OnThisDay:
        """What there is of a day in earlier years."""
        return self._ask(lambda catalogue: on_this_day(catalogue, day), OnThisDay(day, 0, ()))

    def map(self, method: MapMethod) -> LibraryMap | None:
        """The map that a method made, or None; of 100,000 items it takes a tenth of a second."""
        return self._ask(lambda catalogue: map_of(catalogue, method), None)

    def preset(self) -> str:
        """The model that searches use, or nothing while there is none."""
        with self._lock:
            catalogue = self._open()
            space = catalogue.spaces.active() if catalogue else None
            return space.preset if space else ""

    def close(self) -> None:
        """Close the files."""
        with self._lock:
            for store in (self._catalogue, self._thumbnails):
                if store is not None:
                    store.close()
            self._catalogue = self._thumbnails = None

    def _ask(self, question: Callable[[Catalogue], T], without: T) -> T:
        """The answer of the catalogue, or what is said without one."""
        with self._lock:
            catalogue = self._open()
            return without if catalogue is None else question(catalogue)

    def _open(self) -> Catalogue | None:
        if self._catalogue is None and self._paths.catalogue.exists():
            catalogue = Catalogue(self._paths.catalogue, readonly=True)
            if not catalogue.is_current():
                catalogue.close()
                return None
            self._catalogue = catalogue
            _log.debug("library %r, to read", str(self._paths.directory))
        return self._catalogue
