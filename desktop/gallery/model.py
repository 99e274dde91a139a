"""The rows of the gallery: ids at once, what they stand for when they are shown.

Browsing gives ids only, and rows ask for their items as they are painted. A search brings its
items along. Groups have a heading above them, and so have the hits that do not match well, which
come last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QUrl,
    Signal,
)

from engine.explain import Explanation
from engine.types import Hit, Item, Modality, Query
from engine.types.grouping import Grouping, group_name, grouped

from .away import NO_AWAY, AwayFolders
from .headings import NO_HEADINGS, Heading, Headings
from .items import ItemCache
from .quotes import NO_QUOTE, Quotes
from .row_content import RowContent, row_data
from .rows import NO_HEADERS, Rows
from .shapes import NO_SHAPES, USUAL, Shapes, shapes_of, with_headers
from .shelves import Shelf, ids_of

_Index = QModelIndex | QPersistentModelIndex
_Flag = Qt.ItemFlag
# Put together once: Qt asks for those of each selected row that is painted.
_TILE = (
    _Flag.ItemIsEnabled
    | _Flag.ItemIsSelectable
    | _Flag.ItemIsDragEnabled
    | _Flag.ItemNeverHasChildren
)


class GalleryModel(QAbstractListModel):
    """A list of items, by id.

    Signals:
        items_wanted(list[int]): ids that were shown without their items being known.
    """

    items_wanted = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._hits: tuple[Hit, ...] = ()
        self._headings = NO_HEADINGS
        self._further = 0
        self._is_whole = True
        self._rows = Rows()
        self._shapes = NO_SHAPES
        self._quotes = Quotes()
        self._away = NO_AWAY
        self._items = ItemCache(self)
        self._items.wanted.connect(self.items_wanted)

    @property
    def headers(self) -> NDArray[np.int64]:
        """The rows that are as wide as the gallery, rising; int64 (h,)."""
        return self._rows.headers

    @property
    def shapes(self) -> Shapes:
        """How wide each row is for its height; 0 for headers. Another array after each reset."""
        return self._shapes

    @property
    def shows_hits(self) -> bool:
        """Whether the results of a search are listed."""
        return bool(self._hits)

    @property
    def shows_shelves(self) -> bool:
        """Whether only the beginning of each kind is listed."""
        return bool(self._headings.kinds)

    @property
    def known(self) -> int:
        """How many items there are, as far as is known: also weak hits that are still to come."""
        return len(self._ids) + self._further

    @property
    def is_whole(self) -> bool:
        """Whether there are no more than are known."""
        return self._is_whole

    def mark_words_of(self, query: Query) -> None:
        """Let documents mark the words of a query in what they quote from now on."""
        self._quotes.begin(query)

    def show_ids(
        self,
        ids: NDArray[np.int64],
        headings: Headings = NO_HEADINGS,
        shapes: Shapes | None = None,
    ) -> None:
        """List items by id, int64 (n,), to be read as they are shown.

        Args:
            shapes: of their tiles, float32 (n,); without them all have the usual one.
        """
        self._quotes.forget()
        shapes = np.full(len(ids), USUAL, np.float32) if shapes is None else shapes
        self._list(ids, (), headings, shapes)

    def show_hits(
        self,
        hits: Sequence[Hit],
        *,
        grouping: Grouping = Grouping.NONE,
        further: int = 0,
        is_whole: bool = True,
        advice: str = "",
    ) -> None:
        """List the hits of a search in their order; the weak ones last, in no group.

        Args:
            further: how many weak hits there are beyond these.
            is_whole: all hits that are not weak are among these.
            advice: what could be done where few match well.
        """
        strong = [hit for hit in hits if not hit.weak]
        weak = [hit for hit in hits if hit.weak]
        groups = grouped(group_name(hit.item, grouping) for hit in strong)
        headings = Headings.of(groups, grouping)
        ordered = (*(strong[place] for place in groups.order), *weak)
        headings = headings.with_closest(len(strong), advice) if weak else headings
        shapes = shapes_of(hit.item for hit in ordered)
        self._list(ids_of(ordered), ordered, headings, shapes, further=further, is_whole=is_whole)

    def show_shelves(self, shelves: Sequence[Shelf]) -> None:
        """List the beginning of each kind, with a heading that leads to all of it."""
        shown = [(one.kind, one.count, len(one.ids)) for one in shelves]
        self._list(
            np.concatenate([NO_HEADERS, *(shelf.ids for shelf in shelves)]),
            tuple(hit for shelf in shelves for hit in shelf.hits),
            Headings.of_shelves(shown) if shown else NO_HEADINGS,
            np.concatenate([NO_SHAPES, *(shelf.shapes for shelf in shelves)]),
        )

    def put_items(self, items: Iterable[Item]) -> None:
        """Take in items that were asked for."""
        for item_id, row in self._items.keep(items):
            if self.id_at(row) == item_id:
                self.dataChanged.emit(self.index(row), self.index(row))

    def quote(self, explanation: Explanation | None) -> None:
        """Let a document quote the passage by which it is explained now."""
        row = self.row_of(explanation.item_id) if explanation and explanation.passages else None
        hit = None if row is None else self.hit_at(row)
        if explanation is not None and row is not None and hit is not None:
            self._quotes.explain(hit, explanation.passages[0].text)
            self.dataChanged.emit(self.index(row), self.index(row))

    def read_again(self) -> None:
        """Ask for what is shown again: something is known of items that was not before."""
        self._items.outdate()

    def mark_away(self, folders: AwayFolders) -> None:
        """Mark what lies in these folders from now on, and nothing else."""
        self._away = folders
        if self._rows.count:
            self.dataChanged.emit(self.index(0), self.index(self._rows.count - 1))

    def places_between(self, first: int, last: int) -> tuple[int, int]:
        """The places of the tiles from one row to another, as a range."""
        return self._rows.places_between(first, last)

    def ids_at(self, start: int, stop: int) -> NDArray[np.int64]:
        """The ids in a range of places, int64 (n,)."""
        return self._ids[start:stop]

    def hits_of(self, ids: Sequence[int]) -> dict[int, Hit]:
        """The hits among some items, by their ids."""
        wanted = frozenset(ids)
        return {hit.item.id: hit for hit in self._hits if hit.item.id in wanted}

    def is_heading(self, row: int) -> bool:
        """Whether a row is a heading, which the cursor passes over."""
        return self._rows.header(row) is not None

    def next_stop(self, row: int, step: int) -> int:
        """The row itself, or where it is a heading or not there the tile beside it.

        Args:
            step: 1 to look further down, -1 to look further up.
        """
        row = min(max(row, 0), self._rows.count - 1)
        if not self.is_heading(row):
            return row
        return row + step if 0 <= row + step < self._rows.count else row - step

    def id_at(self, row: int) -> int | None:
        """The id of a row, or None for headers and rows that are not there."""
        place = self._rows.place(row)
        return None if place is None else int(self._ids[place])

    def place_of(self, row: int) -> tuple[int, int]:
        """Which of all listed items a row is, from 1, and how many are listed."""
        return 1 + (self._rows.place(row) or 0), len(self._ids)

    def row_at(self, place: int) -> int:
        """The row of a place among all listed items, from 0."""
        return self._rows.row(place)

    def row_of(self, item_id: int) -> int | None:
        """The row of an id, or None if it is not listed."""
        return next(iter(self.rows_of([item_id])), None)

    def rows_of(self, ids: Sequence[int]) -> list[int]:
        """The rows of some ids, in order; of those that are listed."""
        return self._rows.rows(np.flatnonzero(np.isin(self._ids, ids))) if ids else []

    def item_at(self, row: int) -> Item | None:
        """The item of a row; asks for it where it is not known yet."""
        item_id = self.id_at(row)
        return None if item_id is None else self._items.item(item_id, row)

    def hit_at(self, row: int) -> Hit | None:
        """The hit of a row, when a search is shown."""
        place = self._rows.place(row)
        return self._hits[place] if self._hits and place is not None else None

    def content(self, row: int) -> RowContent:
        """What stands in a row, all at once."""
        place = self._rows.place(row)
        if place is None:
            header = self._rows.header(row)
            return RowContent(None if header is None else self._heading(header))
        item = self._items.item(int(self._ids[place]), row)
        hit = self._hits[place] if self._hits else None
        is_away = item is not None and self._away.has(item, hit)
        if hit is None or hit.item.modality is not Modality.TEXT:
            return RowContent(None, item, hit, NO_QUOTE, is_away)
        return RowContent(None, item, hit, self._quotes.of(hit), is_away)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else self._rows.count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return row_data(self.content(index.row()), role) if index.isValid() else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.is_heading(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        return _TILE

    def mimeTypes(self) -> list[str]:
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        items = [self.item_at(index.row()) for index in indexes]
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(item.path) for item in items if item])
        return mime

    def _list(
        self,
        ids: NDArray[np.int64],
        hits: tuple[Hit, ...],
        headings: Headings,
        shapes: Shapes,
        *,
        further: int = 0,
        is_whole: bool = True,
    ) -> None:
        """Replace all rows; the items of hits are known already."""
        self.beginResetModel()
        self._ids, self._hits, self._headings = ids, hits, headings
        self._further, self._is_whole = further, is_whole
        self._items.outdate()
        self._items.keep(hit.item for hit in hits)
        self._rows = Rows(len(ids), headings.starts)
        self._shapes = with_headers(shapes, headings.starts)
        self.endResetModel()

    def _heading(self, number: int) -> Heading:
        return self._headings.heading(number, self.known, is_whole=self._is_whole)
