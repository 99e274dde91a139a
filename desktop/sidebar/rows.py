"""What a row of the side bar is, and the rows that tell what the library holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from itertools import groupby
from pathlib import PurePath

from msgspec import Struct
from PySide6.QtCore import QLocale

from engine.language import tr, tr_count, tr_noop
from engine.sentences.media import KIND_NAMES
from engine.sentences.runs import passed_over
from engine.types import Filters, FolderCount, Modality, MonthCount, Root, SavedSearch, TagCount
from engine.types.albums import Album
from engine.wording import listed, on_one_line

from ..search.kept import KeptSearch
from ..widgets.icons import MODALITY_ICONS

ALL_FOLDERS = ""
_READING = tr_noop("being read now")


class Section(StrEnum):
    """The parts of the side bar, in their order, by their English titles."""

    FOLDERS = tr_noop("Folders")
    SEARCHES = tr_noop("Saved searches")
    ALBUMS = tr_noop("Albums")
    DISCOVER = tr_noop("Discover")
    MARKS = tr_noop("Favourites and tags")
    DATES = tr_noop("Dates")
    KINDS = tr_noop("Kinds")
    RECENT = tr_noop("Recent searches")


class Discovered(StrEnum):
    """What the library offers by itself, as the keys of rows."""

    FAVOURITES = "favourites"
    OPENED = "opened"
    DAY = "day"
    WALK = "walk"


# The title of each, its icon, and what is said of it.
DISCOVERED = {
    Discovered.FAVOURITES: (
        tr_noop("Like my favourites"),
        "sparkle",
        tr_noop("Files of all kinds that are like your favourites, and unlike each other"),
    ),
    Discovered.OPENED: (
        tr_noop("Like what I opened"),
        "sparkle",
        tr_noop("Files of all kinds that are like those which you opened last"),
    ),
    Discovered.DAY: (
        tr_noop("On this day"),
        "calendar",
        tr_noop("What there is of this day in earlier years, or of the days around it"),
    ),
    Discovered.WALK: (
        tr_noop("Random walk"),
        "walk",
        tr_noop("From the selected file, or from anywhere, to one that is near, and on"),
    ),
}


class Row(Struct, frozen=True):
    """One line of a section.

    Attributes:
        key: tells it from the others of its section, also after its words have changed.
        filters: what a click narrows by; None where a click means something else.
        count: how many files it has; None where that is not known.
        notes: what else is said of it, such as "not connected".
        badge: the icon that stands for the notes.
        rows: those below it.
        is_partial: those below it are read when it is opened.
        query: what a click looks for, where words say all of it.
    """

    key: str
    title: str
    filters: Filters | None = None
    count: int | None = None
    icon: str = ""
    tip: str = ""
    notes: tuple[str, ...] = ()
    badge: str = ""
    rows: tuple[Row, ...] = ()
    is_partial: bool = False
    query: str = ""

    @property
    def line(self) -> str:
        """What a screen reader says of it: Holiday, 1,204 files, not connected."""
        files = "" if self.count is None else tr_count("{n} files", "{n} file", self.count)
        return listed(part for part in (self.title, files, *self.notes) if part)


def root_rows(roots: Iterable[Root], current: str) -> tuple[Row, ...]:
    """A row for each folder that was added, after one for all of them.

    Args:
        current: the file that is being read now, or nothing.
    """
    rows = tuple(_root_row(root, bool(current) and _is_in(current, root.path)) for root in roots)
    everywhere = Row(ALL_FOLDERS, tr("All folders"), icon="library", tip=tr("Look in all folders"))
    return (everywhere, *rows) if rows else ()


def folder_rows(folders: Iterable[FolderCount]) -> tuple[Row, ...]:
    """A row for each folder below another one."""
    return tuple(
        Row(
            one.path,
            _name(one.path),
            Filters(folders=(one.path,)),
            one.items,
            icon="folder",
            tip=on_one_line(one.path),
            is_partial=one.has_folders,
        )
        for one in folders
    )


def date_rows(months: Iterable[MonthCount]) -> tuple[Row, ...]:
    """A row for each year, with its months below it; in the order given."""
    return tuple(
        _year_row(year, tuple(_month_row(month) for month in months))
        for year, months in groupby(months, lambda one: one.year)
    )


def kind_rows(counts: Iterable[tuple[Modality, int]]) -> tuple[Row, ...]:
    """A row for each kind of media that the library has."""
    return tuple(
        Row(
            kind,
            tr(KIND_NAMES[kind]),
            Filters(modalities=frozenset({kind})),
            count,
            icon=MODALITY_ICONS[kind],
        )
        for kind, count in counts
        if count
    )


def mark_rows(tags: Iterable[TagCount]) -> tuple[Row, ...]:
    """A row for favourites, and one for each tag."""
    favourites = Row("", tr("Favourites"), Filters(favourite=True), icon="heart")
    named = (
        Row(f"tag {one.name}", on_one_line(one.name), Filters(tags=(one.name,)), one.count, "tag")
        for one in tags
    )
    return (favourites, *named)


def saved_rows(searches: Iterable[tuple[SavedSearch, int | None]]) -> tuple[Row, ...]:
    """A row for each saved search, with how many files it leaves if that is known."""
    return tuple(
        Row(
            one.name,
            on_one_line(one.name),
            count=count,
            icon="saved",
            tip=on_one_line(one.query) or tr("Files alone"),
            query=one.query if not one.files else "",
        )
        for one, count in searches
    )


def album_rows(albums: Iterable[Album]) -> tuple[Row, ...]:
    """A row for each album; those that a search fills have an icon of their own."""
    return tuple(
        Row(
            one.name,
            on_one_line(one.name),
            Filters(albums=(one.name,)),
            one.count,
            icon="album-search" if one.query else "album",
            tip=tr("What {search} finds", search=on_one_line(one.query)) if one.query else "",
            notes=(tr("filled by a search"),) if one.query else (),
        )
        for one in albums
    )


def discover_rows() -> tuple[Row, ...]:
    """A row for each thing that the library offers by itself."""
    return tuple(
        Row(key, tr(title), icon=icon, tip=tr(tip))
        for key, (title, icon, tip) in DISCOVERED.items()
    )


def recent_rows(searches: Iterable[KeptSearch]) -> tuple[Row, ...]:
    """A row for each search of late."""
    return tuple(
        Row(one.written(), on_one_line(one.title), icon="recent", tip=on_one_line(one.line))
        for one in searches
    )


def _root_row(root: Root, is_read: bool) -> Row:
    notes = [] if root.online else [tr("not connected")]
    if root.failures:
        notes.append(tr_count("{n} not read", "{n} not read", root.failures))
    if is_read:
        notes.append(tr(_READING))
    skipped = [passed_over(root.passed_over)] if root.passed_over else []
    badges = ("offline", not root.online), ("retry", is_read), ("warning", bool(root.failures))
    return Row(
        root.path,
        _name(root.path),
        Filters(folders=(root.path,)),
        root.items,
        icon="folder",
        tip="\n".join([on_one_line(root.path), *notes, *skipped]),
        notes=tuple(notes),
        badge=next((icon for icon, holds in badges if holds), ""),
        is_partial=root.items > 0,
    )


def _year_row(year: int, months: tuple[Row, ...]) -> Row:
    return Row(
        str(year),
        str(year),
        _from_month(year, 1, 12),
        sum(month.count or 0 for month in months),
        rows=months,
    )


def _month_row(month: MonthCount) -> Row:
    name = QLocale().standaloneMonthName(month.month)
    filters = _from_month(month.year, month.month, 1)
    return Row(f"{month.year}-{month.month:02}", name, filters, month.items)


def _from_month(year: int, month: int, months: int) -> Filters:
    """So many months from one on; the last year that there is has no end."""
    years, rest = divmod(month - 1 + months, 12)
    end = year + years
    before = date(end, rest + 1, 1) if end <= date.max.year else None
    return Filters(after=date(year, month, 1), before=before)


def _name(path: str) -> str:
    return on_one_line(PurePath(path).name or path)


def _is_in(path: str, folder: str) -> bool:
    return PurePath(path).is_relative_to(folder)
