"""The best places of a document: by the meaning of its passages, and by the words in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from ..encoders.base import Encoder
from ..media.passages import sentence_spans
from ..ranking.calibration import is_unrelated
from ..types import Segment, SegmentKind
from ..types.vectors import TextKind, Vectors
from .explanation import CharSpan, Highlight
from .item_meaning import ItemMeaning
from .matched_words import WordPlace, joined

MOST_PASSAGES = 3
# So far beyond the last word the end of its sentence is looked for.
LONGEST_SENTENCE = 400
# A line that goes on without an end is cut, between words where there are blanks.
_LINE = re.compile(rf"\S(?:[^\n]{{0,{LONGEST_SENTENCE - 2}}}\S)?(?!\S)|\S{{1,{LONGEST_SENTENCE}}}")


def best_passages(
    text: str,
    segments: Sequence[Segment],
    scores: Vectors,
    found: Sequence[WordPlace],
    quoted: CharSpan | None = None,
) -> tuple[Highlight, ...]:
    """The places that matched, best first: those nearest in meaning, then those with words.

    Args:
        text: the document's extracted text.
        segments: the document's segments, in the order of `scores`.
        scores: float32 (n,); empty where the query has no meaning to compare with.
        found: where words of the query stand in the text.
        quoted: the passage that the hit quotes. It stays first, unless it says less than another
            place: it has no word, means little, and words stand elsewhere.
    """
    by_words = _by_words(text, found)
    by_meaning = _by_meaning(segments, scores)
    # A passage no better than an unrelated query finds says less than one with the very words.
    weak = not len(scores) or is_unrelated(float(scores.max()))
    ordered = by_words + by_meaning if weak else by_meaning[:1] + by_words + by_meaning[1:]
    if quoted is not None and (not weak or not by_words or _inside(quoted, found)):
        ordered = [quoted, *ordered]
    return tuple(_highlight(text, place, found) for place in _apart(ordered)[:MOST_PASSAGES])


def best_sentence(highlight: Highlight, meaning: ItemMeaning, encoder: Encoder) -> CharSpan | None:
    """The sentence of a passage that has most of the words, of these the nearest in meaning.

    None where the passage is one sentence, or where nothing tells one from another.
    """
    spans = [CharSpan(*span) for span in sentence_spans(highlight.text)]
    best = _with_most_words(spans, highlight)
    if len(spans) < 2 or not (meaning.terms or len(best) < len(spans)):
        return None
    if len(best) == 1 or not meaning.terms:
        return best[0]
    sentences = [highlight.text[span.start : span.end] for span in best]
    scores = meaning.scores(encoder.encode_texts(sentences, TextKind.DOCUMENT))
    return best[int(scores.argmax())]


def _with_most_words(spans: Sequence[CharSpan], highlight: Highlight) -> list[CharSpan]:
    held: list[set[str]] = [set() for _ in spans]
    for word in highlight.words:
        for span, known in zip(spans, held, strict=True):
            if span.start <= word.start < span.end:
                known.add(highlight.text[word.start : word.end].casefold())
    most = max(map(len, held), default=0)
    return [span for span, known in zip(spans, held, strict=True) if len(known) == most]


def _by_meaning(segments: Sequence[Segment], scores: Vectors) -> list[CharSpan]:
    """The passages in falling order of score."""
    ranked = (segments[int(position)] for position in np.argsort(-scores, kind="stable"))
    return [
        CharSpan(int(segment.start), int(segment.end))
        for segment in ranked
        if segment.kind in (SegmentKind.PASSAGE, SegmentKind.WRITTEN)
    ]


def _by_words(text: str, found: Sequence[WordPlace]) -> list[CharSpan]:
    """The sentences that have words of the query, those with the most different ones first."""
    if not found:
        return []
    end = found[-1].span.end + LONGEST_SENTENCE
    spans = (CharSpan(*span) for span in sentence_spans(text[:end]))
    sentences = [part for span in spans for part in _readable(text, span)]
    held: dict[CharSpan, set[str]] = {}
    starts = [sentence.start for sentence in sentences]
    for place in found:
        at = int(np.searchsorted(starts, place.span.start, side="right")) - 1
        if at >= 0:
            held.setdefault(sentences[at], set()).add(place.word.typed)
    return sorted(held, key=lambda sentence: -len(held[sentence]))


def _readable(text: str, sentence: CharSpan) -> Iterator[CharSpan]:
    """A sentence or, where it is none that could be read, as in code and tables, its lines."""
    if sentence.end - sentence.start <= LONGEST_SENTENCE:
        yield sentence
        return
    for line in _LINE.finditer(text, sentence.start, sentence.end):
        yield CharSpan(*line.span())


def _apart(places: Sequence[CharSpan]) -> list[CharSpan]:
    """The places without those that overlap an earlier one."""
    kept: list[CharSpan] = []
    for place in places:
        if len(kept) == MOST_PASSAGES:
            break
        if all(place.end <= other.start or other.end <= place.start for other in kept):
            kept.append(place)
    return kept


def _inside(place: CharSpan, found: Sequence[WordPlace]) -> list[WordPlace]:
    """The words that stand in a place."""
    return [one for one in found if place.start <= one.span.start and one.span.end <= place.end]


def _highlight(text: str, place: CharSpan, found: Sequence[WordPlace]) -> Highlight:
    inside = joined(_inside(place, found))
    spans = (CharSpan(span.start - place.start, span.end - place.start) for span in inside)
    return Highlight(place, text[place.start : place.end], tuple(spans))
