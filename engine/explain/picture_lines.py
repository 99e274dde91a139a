"""Which line of what was read in a picture or a sound has most of a query's words, and where."""

from __future__ import annotations

from collections.abc import Sequence

from ..catalogue.later_texts import L
from ..types import Box, TextLine
from .explanation import Region
from .matched_words import Word, find_words


def best_line(lines: Sequence[L], words: Sequence[Word]) -> L | None:
    """The first line with most of the words; None where no line has any."""
    counts = [len({place.word for place in find_words(line.text, words)}) for line in lines]
    return lines[counts.index(max(counts))] if any(counts) else None


def outlined(lines: Sequence[TextLine], words: Sequence[Word]) -> Region | None:
    """The words in some lines, or else the lines, as one region.

    The preview has only the first page to point at.
    """
    shown = [line for line in lines if line.page == 0]
    if not shown:
        return None
    found = tuple(box for line in shown for box in _boxes_of(line, words))
    whole = _around([line.box for line in shown])
    return Region(((1.0,),), whole, _around(found) if found else whole, found)


def _boxes_of(line: TextLine, words: Sequence[Word]) -> list[Box]:
    asked = [place.span for place in find_words(line.text, words)]
    return [
        word.box
        for word in line.words
        if any(span.start < word.end and word.start < span.end for span in asked)
    ]


def _around(boxes: Sequence[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)
