"""The headings of the gallery: above each group, and above the closest of what matches badly."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray
from PySide6.QtCore import QDate, QLocale, Qt

from engine.language import tr, tr_count, whole
from engine.sentences.media import KIND_NAMES
from engine.types import Modality
from engine.types.grouping import Grouping, Groups

from ..widgets.labels import CLOSEST
from .roles import TileRole
from .rows import NO_HEADERS


class Heading(Struct, frozen=True):
    """The row above a group.

    Attributes:
        title: what its items have in common.
        count: the items below it.
        is_whole: no more of its items are still to come.
        advice: what could be done for better ones, in place of the count.
        kind: what a click on it shows all of.
    """

    title: str
    count: int
    is_whole: bool = True
    advice: str = ""
    kind: Modality | None = None

    @property
    def hint(self) -> str:
        """What stands at the right."""
        if self.kind is not None:
            return tr("Show all")
        return self.advice or whole(self.count) + "+" * (not self.is_whole)

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        if self.is_whole:
            line = tr_count("{title}, {n} files", "{title}, {n} file", self.count, title=self.title)
        else:
            line = tr_count(
                "{title}, {n} files so far",
                "{title}, {n} file so far",
                self.count,
                title=self.title,
            )
        return f"{line}. {self.advice}" if self.advice else line


class Headings(Struct, frozen=True, eq=False):
    """The groups of a list whose items are in order already.

    Attributes:
        starts: the place of each group's first item, rising; int64 (g,).
        titles: of the groups, as they are shown.
        advice: what the last of them says.
        counts, kinds: of shelves, which show the beginning of each group only.
    """

    starts: NDArray[np.int64]
    titles: tuple[str, ...]
    advice: str = ""
    counts: tuple[int, ...] = ()
    kinds: tuple[Modality, ...] = ()

    @classmethod
    def of_shelves(cls, shelves: Iterable[tuple[Modality, int, int]]) -> Headings:
        """The headings of shelves: the kind of each, how many there are, and how many it shows."""
        kinds, counts, shown = zip(*shelves, strict=True)
        starts = np.concatenate(([0], np.cumsum(shown)))[:-1]
        return cls(starts, tuple(map(_shelf_title, kinds, counts)), "", counts, kinds)

    @classmethod
    def of(cls, groups: Groups, grouping: Grouping) -> Headings:
        """The headings of a list that was put in groups; none without grouping."""
        if grouping is Grouping.NONE:
            return NO_HEADINGS
        return cls(groups.starts, tuple(_title(name, grouping) for name in groups.names))

    def with_closest(self, start: int, advice: str) -> Headings:
        """With one more, above what does not match well."""
        return replace(
            self,
            starts=np.append(self.starts, start),
            titles=(*self.titles, tr(CLOSEST)),
            advice=advice,
        )

    def heading(self, number: int, end: int, *, is_whole: bool) -> Heading:
        """One of them; `end` is the place after the last group."""
        if self.kinds:
            return Heading(self.titles[number], self.counts[number], kind=self.kinds[number])
        stops = (*self.starts[number + 1 : number + 2].tolist(), end)
        is_last = number == len(self.titles) - 1
        count = stops[0] - int(self.starts[number])
        return Heading(self.titles[number], count, is_whole, self.advice if is_last else "")


NO_HEADINGS = Headings(NO_HEADERS, ())


def _shelf_title(kind: Modality, count: int) -> str:
    told = whole(count) if count else tr("none matches well")
    return f"{tr(KIND_NAMES[kind])} · {told}"


def _title(name: str, grouping: Grouping) -> str:
    if grouping is Grouping.MODALITY:
        return tr(KIND_NAMES[Modality(name)])
    day = QDate.fromString(name, Qt.DateFormat.ISODate) if grouping is Grouping.DAY else QDate()
    return QLocale().toString(day, QLocale.FormatType.LongFormat) if day.isValid() else name


def heading_data(heading: Heading, role: int) -> Any:
    """What a heading answers to Qt and to its painter."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return heading.title
        case Qt.ItemDataRole.AccessibleTextRole:
            return heading.spoken
        case Qt.ItemDataRole.ToolTipRole:
            # In a narrow gallery it is cut.
            return heading.advice or heading.title
        case TileRole.HEADING:
            return heading
    return None
