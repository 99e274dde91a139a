"""How places that matched are marked in a text, and the way from one found place to another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from PySide6.QtGui import QColor, QPalette, QTextCharFormat

from engine.explain import CharSpan, Highlight

_PASSAGE_ALPHA, _SENTENCE_ALPHA = 48, 96


def marked_spans(
    highlights: Sequence[Highlight], colours: QPalette
) -> Iterator[tuple[CharSpan, QTextCharFormat]]:
    """What is marked in the whole text, and how; later ones are drawn over earlier ones.

    Passages are marked lightly, the nearest sentence more, and words as selected text is.
    """
    word = QTextCharFormat()
    word.setBackground(colours.color(QPalette.ColorRole.Highlight))
    word.setForeground(colours.color(QPalette.ColorRole.HighlightedText))
    passage, sentence = _tint(colours, _PASSAGE_ALPHA), _tint(colours, _SENTENCE_ALPHA)
    for one in highlights:
        yield one.place, passage
    for one in highlights:
        if one.sentence is not None:
            yield _moved(one.sentence, one.place.start), sentence
        for span in one.words:
            yield _moved(span, one.place.start), word


def next_found(
    text: str, words: str, found: tuple[int, int], *, backwards: bool, from_here: bool
) -> tuple[int, int] | None:
    """The next place of a text where some words stand, whatever their case; round and round.

    Args:
        found: the place where one stands, as offsets of its first character and of what follows.
        from_here: that place counts as the next.

    Returns:
        None where they stand nowhere.
    """
    places = [one.span() for one in re.finditer(re.escape(words), text, re.IGNORECASE)]
    if not places:
        return None
    start, end = found
    if backwards:
        before = [place for place in places if place[0] < start]
        return before[-1] if before else places[-1]
    least = start if from_here else end
    return next((place for place in places if place[0] >= least), places[0])


def _tint(colours: QPalette, alpha: int) -> QTextCharFormat:
    tint = QColor(colours.color(QPalette.ColorRole.Accent))
    tint.setAlpha(alpha)
    result = QTextCharFormat()
    result.setBackground(tint)
    # A link is blue on blue otherwise.
    result.setForeground(colours.color(QPalette.ColorRole.Text))
    return result


def _moved(span: CharSpan, by: int) -> CharSpan:
    return CharSpan(span.start + by, span.end + by)
