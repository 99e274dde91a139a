"""The headers of the gallery: a group's name, or the line that folds the weaker matches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QDate, QLocale, Qt

from engine.sentences.media import KIND_NAMES
from engine.types import Modality
from engine.types.grouping import Grouping, Groups
from engine.wording import counted

from ..widgets.labels import NOTHING_WELL
from .rows import NO_HEADERS


@dataclass(frozen=True, slots=True)
class Section:
    """The row that folds the weaker matches.

    Attributes:
        count: the matches below it.
        folded: they are not shown.
        alone: nothing better was found.
    """

    count: int
    folded: bool
    alone: bool

    @property
    def title(self) -> str:
        """The line that the row shows."""
        if self.alone:
            return f"{NOTHING_WELL} · {self.count:,} weaker"
        return counted(self.count, "weaker match", "weaker matches")

    @property
    def hint(self) -> str:
        """What a click does."""
        return "Show" if self.folded else "Hide"

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return f"{self.title}. Press Enter to {self.hint.lower()} them"


@dataclass(frozen=True, slots=True)
class Heading:
    """The row above a group.

    Attributes:
        title: what its items have in common.
        count: the items below it.
        is_whole: no more of its items are still to come.
    """

    title: str
    count: int
    is_whole: bool = True

    @property
    def hint(self) -> str:
        """The count, at the right."""
        return f"{self.count:,}" if self.is_whole else f"{self.count:,}+"

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        files = counted(self.count, "file", "files")
        return f"{self.title}, {files}" if self.is_whole else f"{self.title}, {files} so far"


@dataclass(frozen=True, slots=True, eq=False)
class Headings:
    """The groups of a list whose items are in order already.

    Attributes:
        starts: the place of each group's first item, rising; int64 (g,).
        titles: of the groups, as they are shown.
    """

    starts: NDArray[np.int64]
    titles: tuple[str, ...]

    @classmethod
    def of(cls, groups: Groups, grouping: Grouping) -> Headings:
        """The headings of a list that was put in groups; none without grouping."""
        if grouping is Grouping.NONE:
            return NO_HEADINGS
        return cls(groups.starts, tuple(_title(name, grouping) for name in groups.names))

    def heading(self, number: int, end: int, *, is_whole: bool) -> Heading:
        """One of them; `end` is the place after the last group."""
        stops = (*self.starts[number + 1 : number + 2].tolist(), end)
        return Heading(self.titles[number], stops[0] - int(self.starts[number]), is_whole)


NO_HEADINGS = Headings(NO_HEADERS, ())


def _title(name: str, grouping: Grouping) -> str:
    if grouping is Grouping.MODALITY:
        return KIND_NAMES[Modality(name)]
    day = QDate.fromString(name, Qt.DateFormat.ISODate) if grouping is Grouping.DAY else QDate()
    return QLocale().toString(day, QLocale.FormatType.LongFormat) if day.isValid() else name
