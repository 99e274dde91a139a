"""What is said of the files of a group beside each other, and in what they differ."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import PurePath

from engine.language import tr, whole
from engine.types import Item
from engine.types.duplicates import DuplicateGroup
from engine.wording import file_size, short_path, sound_length

_GROUPS_KEPT = 64
_MINUTES = len("2024-05-01 12:00")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing about a file.

    Attributes:
        differs: not all files of its group have the same.
    """

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one file of a group; what it lacks is not told.

    Attributes:
        extent: pixels and length.
        form: bytes and format.
    """

    name: Fact
    extent: tuple[Fact, ...]
    form: tuple[Fact, ...]
    date: Fact
    folder: Fact

    @property
    def rows(self) -> list[tuple[Fact, ...]]:
        """All but the name, line by line."""
        rows = (self.extent, self.form, (self.date,), (self.folder,))
        return [row for row in rows if row]


def facts_of(group: DuplicateGroup) -> Sequence[Facts]:
    """What is known of each file of a group."""
    return _facts_of(tuple(one.item for one in group.items))


def measured_date(item: Item) -> str:
    """When a file was made, as it says itself, or else changed, to the minute."""
    if item.metadata.taken:
        return item.metadata.taken.replace("T", " ")[:_MINUTES]
    return f"{datetime.fromtimestamp(item.mtime_ns / 1e9):%Y-%m-%d %H:%M}"


@lru_cache(_GROUPS_KEPT)
def _facts_of(items: tuple[Item, ...]) -> Sequence[Facts]:
    columns = [
        _compared([PurePath(item.path).name for item in items]),
        _compared([_pixels(item) for item in items]),
        _compared([_length(item) for item in items]),
        _compared([file_size(item.size) for item in items], [str(item.size) for item in items]),
        _compared([PurePath(item.path).suffix[1:].upper() for item in items]),
        _compared([measured_date(item) for item in items]),
        _compared([short_path(os.path.dirname(item.path)) for item in items]),
    ]
    return [
        Facts(name, _told(pixels, length), _told(size, form), date, folder)
        for name, pixels, length, size, form, date, folder in zip(*columns, strict=True)
    ]


def _compared(texts: Sequence[str], values: Sequence[str] = ()) -> list[Fact]:
    """Texts as facts; they differ where what they stand for does."""
    differs = len(set(values or texts)) > 1
    return [Fact(text, differs) for text in texts]


def _told(*facts: Fact) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.text)


def _pixels(item: Item) -> str:
    wide, high = item.metadata.width, item.metadata.height
    if not (wide and high):
        return ""
    return tr("{width} × {height}", width=whole(wide), height=whole(high))


def _length(item: Item) -> str:
    return sound_length(item.metadata.duration) if item.metadata.duration else ""
