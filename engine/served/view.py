"""What the window reads of a library, asked of the server that has it.

It answers as `library.reader.LibraryReader` does, a network away: any thread may call, but the one
that must not wait.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Sequence
from datetime import date
from typing import TypeVar

from ..api import calls
from ..api.calls import Call, Tile
from ..api.connection import Connection, UnansweredError
from ..api.wire import packed, unpacked
from ..encoders.devices import AUTOMATIC
from ..library.manners import Manners
from ..library.picture_texts import PictureTextState
from ..library.sizes import LibrarySizes
from ..library.speech import SpeechState
from ..query import write
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
from ..types.ids import Ids
from ..types.item_groups import GroupBy, GroupedLibrary, Occasions
from ..types.maps import LibraryMap, MapMethod
from ..types.outlines import Outlines
from ..types.saved import read_file
from .tiles import Tiles

A = TypeVar("A")
R = TypeVar("R")

# Whose places the view remembers.
_MOST_KNOWN = 50_000


class ServedView:
    """One library as its server tells of it.

    Raises:
        UnansweredError: the server is away.
        UserError: it refuses.
    """

    def __init__(self, server: Connection) -> None:
        self._server = server
        self._lock = threading.Lock()
        self._known: OrderedDict[str, int | None] = OrderedDict()
        # Also of files that are gone there meanwhile.
        self._told_of: OrderedDict[str, None] = OrderedDict()
        self._revision: int | None = None
        self._away = ""
        self._tiles = Tiles(self._asked_tiles)

    @property
    def directory(self) -> str:
        """Where the library is."""
        return self._server.address

    def ask(self, call: Call[A, R], asked: A) -> R:
        """The answer to a call; while the server is known to be away, nobody waits for it."""
        if self._away:
            raise UnansweredError(self._away)
        content = self._server.ask("POST", f"/api/window/{call.name}", content=packed(asked))
        try:
            answer: R = unpacked(content, call.gives)
        except ValueError as error:
            raise self._server.not_understood(error) from error
        return answer

    def note_away(self, line: str) -> None:
        """Hear that the server is away, in a line."""
        self._away = line

    def note_revision(self, revision: int) -> None:
        """Hear that the server is there, and which revision it has now."""
        with self._lock:
            if revision != self._revision:
                self._known.clear()
                self._tiles.forget()
            self._revision, self._away = revision, ""

    def note_items(self, items: Collection[Item]) -> None:
        """Remember where some items lie, and in which order they are shown."""
        self._tiles.expect(item.id for item in items)
        with self._lock:
            for item in items:
                self._note(item.path, item.id)

    def has_told_of(self, path: str) -> bool:
        """Whether a path is one that the server told, and thus none of this computer."""
        with self._lock:
            return path in self._told_of

    def revision(self) -> int:
        """The number of the library's last change, as far as it was heard of."""
        known = self._revision
        return self.ask(calls.REVISION, calls.Nothing()) if known is None else known

    def item_ids(self, filters: Filters, sort: Sort) -> Ids:
        """Ids of the items that the filters leave, in that order; int64 (n,)."""
        return self.ask(calls.ITEM_IDS, calls.OfQuery(write(Query(filters=filters, sort=sort))))

    def outlines(self, ids: Ids) -> Outlines:
        """The kind and the shape of each of these items, int64 (n,)."""
        return self.ask(calls.OUTLINES, calls.OfList(ids))

    def group_names(self, ids: Ids, grouping: Grouping) -> list[str]:
        """The name of the group that each of these items, int64 (n,), belongs to."""
        return self.ask(calls.GROUP_NAMES, calls.InGroups(ids, grouping))

    def items(self, ids: Sequence[int]) -> list[Item]:
        """The items of these ids, in the order given; unknown ids are left out."""
        found: list[Item] = []
        for first in range(0, len(ids), calls.MOST_ITEMS):
            part = tuple(ids[first : first + calls.MOST_ITEMS])
            rows: list[Item] = self.ask(calls.ITEMS, calls.OfItems(part))
            found += rows
        self.note_items(found)
        return found

    def find(self, path: str) -> int | None:
        """The id of the item at a path there, if it is in the library."""
        with self._lock:
            revision = self._revision
            if path in self._known:
                return self._known[path]
        found = self.ask(calls.FIND, calls.OfPath(path))
        with self._lock:
            # What was true before a change is not remembered after it.
            if revision == self._revision:
                self._note(path, found)
        return found

    def document_text(self, item_id: int) -> str:
        """The extracted text of a document, or nothing."""
        return self.ask(calls.TEXT, calls.OfItem(item_id))

    def preview(self, item_id: int) -> Preview:
        """The preview of an item; an empty one when there is none."""
        return self._tiles.get(item_id).preview

    def beginning(self, item_id: int) -> str:
        """What a document begins with, for its tile."""
        return self._tiles.get(item_id).beginning

    def tags(self) -> list[TagCount]:
        """Every tag with the number of files that have it, by the alphabet."""
        return self.ask(calls.TAGS, calls.Nothing())

    def favourites(self) -> int:
        """How many files are favourites."""
        return self.ask(calls.FAVOURITES, calls.Nothing())

    def drives(self) -> dict[str, str]:
        """None: whether those of another computer are there, it sees itself."""
        return {}

    def roots(self) -> list[Root]:
        """The folders of the library."""
        return self.ask(calls.ROOTS, calls.Nothing())

    def failures(self) -> list[Failure]:
        """The files that could not be read, newest first."""
        return self.ask(calls.FAILURES, calls.Nothing())

    def counts(self) -> dict[Modality, int]:
        """How many items there are of each modality."""
        return self.ask(calls.COUNTS, calls.Nothing())

    def preset(self) -> str:
        """Nothing: which model searches use is not settled from afar."""
        return ""

    def folders_in(self, folder: str) -> tuple[FolderCount, ...]:
        """The folders right below one that hold items at any depth, by their names."""
        return self.ask(calls.FOLDERS_IN, calls.OfPath(folder))

    def months(self) -> tuple[MonthCount, ...]:
        """The months that items are of, newest first."""
        return self.ask(calls.MONTHS, calls.Nothing())

    def complete(self, what: Completed, beginning: str) -> tuple[str, ...]:
        """What of the library begins so; a few of them."""
        return self.ask(calls.COMPLETE, calls.Begun(what, beginning))

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """The searches that are kept under names, in their order."""
        told = self.ask(calls.SAVED_SEARCHES, calls.Nothing())
        return tuple(
            SavedSearch(one.name, one.query, tuple(map(read_file, one.files))) for one in told
        )

    def count(self, search: SavedSearch) -> int | None:
        """How many files a search leaves, where that is told without a model."""
        return None if search.files else self.ask(calls.COUNT, calls.OfQuery(search.query))

    def albums(self) -> tuple[Album, ...]:
        """The albums, by the alphabet."""
        return self.ask(calls.ALBUMS, calls.Nothing())

    def grouped(self) -> GroupedLibrary:
        """The groups by meaning."""
        return self.ask(calls.GROUPED, calls.Nothing())

    def occasions(self, by: GroupBy) -> Occasions:
        """Files in groups by where or when they were taken."""
        told = self.ask(calls.OCCASIONS, calls.ByOccasion(by))
        if len(told.members) != len(told.groups):
            raise self._server.not_understood("groups without members")
        ids = (group.id for group in told.groups)
        return Occasions(told.groups, dict(zip(ids, told.members, strict=True)), told.ungrouped)

    def group_members(self, group_id: int) -> Ids:
        """The ids of the items in a group, or in those below it; int64 (n,), rising."""
        return self.ask(calls.GROUP_MEMBERS, calls.OfGroup(group_id))

    def on_this_day(self, day: date) -> OnThisDay:
        """What there is of a day in earlier years."""
        return self.ask(calls.ON_THIS_DAY, calls.OfDay(day))

    def map(self, method: MapMethod) -> LibraryMap | None:
        """The map that a method made, or None."""
        return self.ask(calls.MAP, calls.OfMethod(method))

    def picture_texts(self) -> PictureTextState:
        """Whether the text in pictures is read: that is the server's business."""
        return PictureTextState(True, 0)

    def speech(self) -> SpeechState:
        """Whether speech is written down: so is that."""
        return SpeechState(None, 0.0)

    def manners(self) -> Manners:
        """How files are read by themselves: and that."""
        return Manners()

    def device(self) -> str:
        """What models run on: and that."""
        return AUTOMATIC

    def sizes(self) -> LibrarySizes:
        """How much the library holds; what it takes of the server's disk is not told."""
        return LibrarySizes(self.directory)

    def close(self) -> None:
        """Ask nothing more."""
        self._server.close()

    def _note(self, path: str, item_id: int | None) -> None:
        """Remember where an item lies, or that none does; the lock is held."""
        self._known[path] = item_id
        if item_id is not None:
            self._told_of[path] = None
        for remembered in (self._known, self._told_of):
            if len(remembered) > _MOST_KNOWN:
                remembered.popitem(last=False)

    def _asked_tiles(self, ids: tuple[int, ...]) -> list[Tile]:
        tiles: list[Tile] = self.ask(calls.TILES, calls.OfTiles(ids))
        if len(tiles) != len(ids):
            raise self._server.not_understood(f"{len(tiles)} tiles of {len(ids)}")
        return tiles
