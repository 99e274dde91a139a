"""What the colours of points tell: the kind of a file, its folder, its group, or its year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import Enum
from pathlib import PurePath

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from engine.language import tr, tr_noop
from engine.types import Modality

# As light as the middle between both themes, so that each is three times as far from either.
DISTINCT = (
    *("#3f7fd6", "#cf6a10", "#2b9457", "#bb4fae", "#cf4450", "#1c8f9f", "#8464d0", "#98703c"),
    "#7d8087",
)
# From early to late, as viridis does, within what can be seen on both themes.
RISING = ("#7b5bb5", "#5470bd", "#2f86a8", "#23927f", "#4f9b45", "#93902a", "#c07f1e", "#d4623a")
_OTHERS = len(DISTINCT) - 1
_FIRST_YEAR = 1970
_KINDS = {
    Modality.IMAGE: tr_noop("Pictures"),
    Modality.AUDIO: tr_noop("Sounds"),
    Modality.TEXT: tr_noop("Documents"),
    Modality.VIDEO: tr_noop("Videos"),
}


class Colouring(Enum):
    """What points of one colour have in common."""

    KIND = "kind"
    FOLDER = "folder"
    GROUP = "group"
    DATE = "date"


class Colours(Struct, frozen=True, eq=False):
    """The colours of some points.

    Attributes:
        codes: of each point its place in `legend`, uint8 (n,).
        legend: what each colour stands for, as `#rrggbb` and a name.
    """

    codes: NDArray[np.uint8]
    legend: tuple[tuple[str, str], ...]


def by_kind(kinds: NDArray[np.int8]) -> Colours:
    """Colours by modality.

    Args:
        kinds: places in `engine.types.outlines.KINDS`, int8 (n,).
    """
    return _only_used(kinds.astype(np.uint8), DISTINCT, [tr(_KINDS[kind]) for kind in Modality])


def by_folder(folders: Sequence[str]) -> Colours:
    """Colours of the folders with most files; all others share one."""
    largest = [folder for folder, _ in Counter(folders).most_common(_OTHERS)]
    known = {folder: code for code, folder in enumerate(largest)}
    codes = np.array([known.get(folder, _OTHERS) for folder in folders], np.uint8)
    names = [*_told_apart(largest), *[""] * (_OTHERS - len(largest)), tr("Other folders")]
    return _only_used(codes, DISTINCT, names)


def by_group(groups: Sequence[str]) -> Colours:
    """Colours of the largest groups; smaller ones share one, and what is in none has another.

    Args:
        groups: the name of the group of each point, empty for what is in none.
    """
    largest = [name for name, _ in Counter(filter(None, groups)).most_common(_OTHERS - 1)]
    known = {name: code for code, name in enumerate(largest)} | {"": _OTHERS}
    codes = np.array([known.get(name, _OTHERS - 1) for name in groups], np.uint8)
    rest = [""] * (_OTHERS - 1 - len(largest))
    names = [*largest, *rest, tr("Other groups"), tr("In no group")]
    return _only_used(codes, DISTINCT, names)


def by_date(months: NDArray[np.int16]) -> Colours:
    """Colours by year, or by some years where there are many.

    Args:
        months: counted from January 1970, int16 (n,).
    """
    years = _FIRST_YEAR + months.astype(np.int64) // 12
    found = np.unique(years)
    spans = np.array_split(found, min(len(found), len(RISING)))
    starts = np.array([span[0] for span in spans if len(span)])
    codes = np.searchsorted(starts, years, side="right") - 1
    names = [_years(int(span[0]), int(span[-1])) for span in spans if len(span)]
    shades = [RISING[place] for place in _spread(len(names))]
    return _only_used(codes.astype(np.uint8), shades, names)


def _spread(count: int) -> list[int]:
    return [int(place) for place in np.linspace(0, len(RISING) - 1, count).round()]


def _years(first: int, last: int) -> str:
    return str(first) if first == last else tr("{first} to {last}", first=first, last=last)


def _told_apart(folders: Sequence[str]) -> list[str]:
    """The names of folders, with what is above them where two have the same."""
    names = [PurePath(folder).name or folder for folder in folders]
    twice = {name for name, count in Counter(names).items() if count > 1}
    return [
        "/".join(PurePath(folder).parts[-2:]) if name in twice else name
        for name, folder in zip(names, folders, strict=True)
    ]


def _only_used(codes: NDArray[np.uint8], colours: Sequence[str], names: Sequence[str]) -> Colours:
    """Leave out of the legend what no point has."""
    used, places = np.unique(codes, return_inverse=True)
    legend = tuple((colours[code], names[code]) for code in used.tolist())
    return Colours(places.astype(np.uint8), legend)
