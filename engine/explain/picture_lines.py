"""Which line of what was read in a picture or a sound has most of a query's words, and where."""

from __future__ import annotations

from collections.abc import Sequence

from ..catalogue.later_texts import L
from ..types import TextLine
from .explanation import Region
from .matched_words import Word, find_words


def best_line(lines: Sequence[L], words: Sequence[Word]) -> L | None:
    """The first line with most of the words; None where no line has any."""
    counts = [len({place.word for place in find_words(line.text, words)}) for line in lines]
    return lines[counts.index(max(counts))] if any(counts) else None


def outlined(lines: Sequence[TextLine]) -> Region | None:
    """Some lines as one region; the preview has only the first page to point at."""
    boxes = [line.box for line in lines if line.page == 0]
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    box = min(lefts), min(tops), max(rights), max(bottoms)
    return Region(((1.0,),), box, box)
