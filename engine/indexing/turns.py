"""In which turn a file is read: what is seen and heard first, and books last.

Many people have more text than all else together, and look for their pictures.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from ..media.sniff import looks_interesting
from ..types import FileStat, Modality

Root = TypeVar("Root")

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


def in_turns(found: Sequence[tuple[Root, list[FileStat]]]) -> Iterator[tuple[Root, list[FileStat]]]:
    """The files of some roots, those of all roots together for each turn."""
    sorted_in = [(root, _by_turn(stats)) for root, stats in found]
    for turn in TURNS:
        for root, by_turn in sorted_in:
            if by_turn[turn]:
                yield root, by_turn[turn]


def _by_turn(stats: list[FileStat]) -> dict[Turn, list[FileStat]]:
    sorted_in: dict[Turn, list[FileStat]] = {turn: [] for turn in TURNS}
    for stat in stats:
        sorted_in[turn_of(stat)].append(stat)
    return sorted_in
