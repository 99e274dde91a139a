"""Lists in groups: which group an item belongs to, and the order that puts groups together."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ..local_days import local_day
from . import Item

_ISO_DAY = 10


class Grouping(StrEnum):
    """What the items of one group have in common."""

    NONE = "none"
    FOLDER = "folder"
    DAY = "day"
    MODALITY = "modality"


class Groups(Struct, frozen=True, eq=False):
    """A list put in groups.

    Attributes:
        order: where each place of the new list was in the old one; int64 (n,). Groups come in
            the order of their first items, and keep the list's order inside.
        starts: the new place of each group's first item, rising; int64 (g,).
        names: of the groups: an absolute folder, an ISO 8601 day, or a modality.
    """

    order: NDArray[np.int64]
    starts: NDArray[np.int64]
    names: tuple[str, ...]


def group_name(item: Item, grouping: Grouping) -> str:
    """The name of the group that an item belongs to; empty without grouping."""
    match grouping:
        case Grouping.FOLDER:
            return os.path.dirname(item.path)
        case Grouping.DAY:
            return _day(item).isoformat()
        case Grouping.MODALITY:
            return item.modality.value
    return ""


def grouped(names: Iterable[str]) -> Groups:
    """Put a list in groups, given the name of each item's group."""
    codes: dict[str, int] = {}
    # Numbers are given out in the order of first items, so sorting by them is all there is to do.
    group_of = np.fromiter((codes.setdefault(name, len(codes)) for name in names), np.int64)
    counts = np.bincount(group_of, minlength=len(codes))
    starts = np.concatenate(([0], np.cumsum(counts)))[:-1].astype(np.int64)
    return Groups(np.argsort(group_of, kind="stable"), starts, tuple(codes))


def _day(item: Item) -> date:
    """The day that the item's own tags give, or else that of its last change."""
    try:
        return date.fromisoformat(item.metadata.taken[:_ISO_DAY])
    except ValueError:
        return local_day(item.mtime_ns // 10**9)
