"""In which turn a file is read: what is seen and heard first, and books last; the newest before.

Many people have more text than all else together, and look for their pictures. What they look at
just now comes before all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

from ..media.sniff import looks_interesting
from ..types import FileStat, Modality

Root = TypeVar("Root")

# So many are taken before it is asked again what a person looks at.
_FEW = 20
_BOOK_BYTES = 1_000_000
_BOOK_ENDINGS = (".epub", ".pdf")


class Turn(NamedTuple):
    """Files that are read at the same time, and take about as long for their size."""

    modality: Modality | None
    is_book: bool = False


# The order of the kinds, texts after all others.
TURNS = (
    *(Turn(modality) for modality in Modality if modality is not Modality.TEXT),
    Turn(None),
    Turn(Modality.TEXT),
    Turn(Modality.TEXT, is_book=True),
)


def turn_of(stat: FileStat) -> Turn:
    """The turn of a file, by its name and its size."""
    modality = looks_interesting(stat.path)
    is_long = stat.size >= _BOOK_BYTES or os.path.splitext(stat.path)[1].lower() in _BOOK_ENDINGS
    return Turn(modality, is_book=modality is Modality.TEXT and is_long)


def in_turns(
    found: Sequence[tuple[Root, list[FileStat]]],
    looked_at: Callable[[], Iterable[str]] = lambda: (),
) -> Iterator[tuple[Root, list[FileStat]]]:
    """The files of some roots, turn after turn and the newest first, a few at once.

    Args:
        looked_at: the paths that a person looks at just now, which come before all others.
    """
    left = {stat.path: (root, stat) for root, stats in found for stat in stats}
    newest_first = sorted((stat for _, stat in left.values()), key=lambda stat: -stat.mtime_ns)
    for paths in _by_turn(newest_first).values():
        for few in _few_at_once(paths):
            for path in looked_at():
                if path in left:
                    root, stat = left.pop(path)
                    yield root, [stat]
            yield from _by_root(left.pop(path) for path in few if path in left)


def _by_turn(stats: Iterable[FileStat]) -> dict[Turn, list[str]]:
    sorted_in: dict[Turn, list[str]] = {turn: [] for turn in TURNS}
    for stat in stats:
        sorted_in[turn_of(stat)].append(stat.path)
    return sorted_in


def _few_at_once(paths: Sequence[str]) -> Iterator[Sequence[str]]:
    return (paths[start : start + _FEW] for start in range(0, len(paths), _FEW))


def _by_root(files: Iterable[tuple[Root, FileStat]]) -> Iterator[tuple[Root, list[FileStat]]]:
    """Files beside each other that have the same root."""
    for _, together in groupby(files, key=lambda file: id(file[0])):
        pairs = list(together)
        yield pairs[0][0], [stat for _, stat in pairs]
