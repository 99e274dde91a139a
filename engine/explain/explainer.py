"""Explains one hit: looks its item up, and asks what fits its modality."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from msgspec.structs import replace

from ..catalogue.later_texts import lines_within, text_of
from ..encoders.base import Encoder
from ..encoders.regions import RegionEncoder
from ..errors import Cancelled, UserError
from ..index.space_index import SpaceIndex
from ..language import tr
from ..search.query_vectors import QueryEmbedder
from ..types import Item, Modality, Query, Segment, TextLine, Utterance
from ..types.tracks import contents_of, track_of
from ..types.vectors import Vectors
from . import sounds
from .best_part import BestPart, best_part
from .explanation import CharSpan, Explanation, Highlight, Region, Span
from .item_meaning import ItemMeaning, meaning_of
from .matched_words import WordPlace, find_words, words_of
from .passages import best_passages, best_sentence
from .picture_lines import best_line, outlined
from .pictures import pixels_of, region_of
from .sources import Sources

# Far more than anyone reads on; it bounds the time that a very long document takes.
MOST_SEARCHED = 200_000


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of an item before its content is looked at.

    Attributes:
        text: of a document, as it was extracted.
        words: those of the query that its name, tags or text has, as they were typed.
        in_text: where words of the query stand in the text.
        segments: those of its own content, without text that was read in it later.
        scores: of the segments, float32 (n,); empty where nothing can be compared.
        was_read: whether it has passages of such a text.
    """

    item: Item
    text: str
    words: tuple[str, ...]
    in_text: list[WordPlace]
    meaning: ItemMeaning
    segments: list[Segment]
    scores: Vectors
    was_read: bool


@dataclass(frozen=True, slots=True)
class Explainer:
    """Explains hits of one space. One thread uses an instance at a time.

    Attributes:
        embedder: with its encoder loaded.
        cancelled: asked between steps; once true, `explain` ends with `Cancelled`.
    """

    sources: Sources
    index: SpaceIndex
    embedder: QueryEmbedder
    cancelled: Callable[[], bool]

    def explain(self, query: Query, item_id: int, quoted: CharSpan | None = None) -> Explanation:
        """Tell which words of a query an item has, and which part of it matches best.

        Args:
            quoted: the passage of a document that its hit quotes.

        Raises:
            UserError: the item is gone, or a file of the query cannot be read.
            Cancelled: `cancelled` came true.
        """
        found = self._evidence(query, item_id)
        explanation = Explanation(item_id, found.words)
        self._go_on()
        match found.item.modality:
            case Modality.TEXT:
                passages = self._passages(found, quoted)
                return replace(explanation, passages=passages, written=self._scanned(query, found))
            case Modality.AUDIO | Modality.VIDEO if said := self._said(query, found):
                part = Span(said.start, said.end, 1.0)
                heard = replace(explanation, seconds=(part,), moment=part, written=said.text)
                is_film = found.item.modality is Modality.VIDEO
                return replace(heard, sense=Modality.AUDIO) if is_film else heard
            case Modality.AUDIO:
                seconds, moment = self._seconds(found)
                return replace(explanation, seconds=seconds, moment=moment)
            case Modality.VIDEO:
                return self._with_moment(explanation, found)
            case Modality.IMAGE:
                lines, written = self._written(query, found)
                region = outlined(lines, words_of(query)) if written else self._region(found)
                return replace(explanation, region=region, written=written)

    def _evidence(self, query: Query, item_id: int) -> Evidence:
        catalogue, space_id = self.sources.catalogue, self.index.space.id
        with catalogue.snapshot():
            items = catalogue.items.get([item_id])
            text = catalogue.items.text(item_id)
            held = catalogue.segments.of_item(item_id, space_id)
            vectors = catalogue.segments.vectors_of_item(item_id, space_id)
        if not items:
            raise UserError(tr("This file is no longer in the library. Search again."))
        modality = items[0].modality
        own = [n for n, one in enumerate(held) if not track_of(modality, one.kind).is_later]
        segments, vectors = [held[n] for n in own], vectors[own]
        content = contents_of(modality)[0]
        meaning = meaning_of(query, content, catalogue, self.index, self.embedder)
        compared = meaning.terms and len(vectors)
        scores = meaning.scores(vectors) if compared else np.empty(0, np.float32)
        asked = words_of(query)
        in_text = find_words(text[:MOST_SEARCHED], asked)
        in_labels = chain.from_iterable(find_words(label, asked) for label in _labels(items[0]))
        there = {place.word for place in (*in_labels, *in_text)}
        words = tuple(dict.fromkeys(word.typed for word in asked if word in there))
        was_read = len(own) < len(held)
        return Evidence(items[0], text, words, in_text, meaning, segments, scores, was_read)

    def _passages(self, found: Evidence, quoted: CharSpan | None) -> tuple[Highlight, ...]:
        passages = best_passages(found.text, found.segments, found.scores, found.in_text, quoted)
        if not passages:
            return ()
        self._go_on()
        sentence = best_sentence(passages[0], found.meaning, self._encoder)
        return (replace(passages[0], sentence=sentence), *passages[1:])

    def _scanned(self, query: Query, found: Evidence) -> str:
        """The line of a scanned page that has most of the words, with its page, if any has."""
        lines = self.sources.catalogue.picture_texts.lines(found.item.id)
        line = best_line(lines, words_of(query))
        if line is None:
            return ""
        return tr("page {page}: {text}", page=line.page + 1, text=line.text)

    def _written(self, query: Query, found: Evidence) -> tuple[Sequence[TextLine], str]:
        """The line in a picture that has most of the words, or those that mean the same."""
        lines = self.sources.catalogue.picture_texts.lines(found.item.id)
        if line := best_line(lines, words_of(query)):
            return (line,), line.text
        passage = self._read_later(found)
        if passage is None:
            return (), ""
        before = len(found.text) - len(text_of(lines))
        start, end = passage.start - before, passage.end - before
        return lines_within(lines, start, end), passage.text

    def _said(self, query: Query, found: Evidence) -> Utterance | None:
        """What is said in it that has most of the words of the query, or else means the same."""
        spoken = self.sources.catalogue.speech.lines(found.item.id)
        if said := best_line(spoken, words_of(query)):
            return said
        passage = self._read_later(found)
        return Utterance(passage.text, passage.start, passage.end) if passage else None

    def _read_later(self, found: Evidence) -> Segment | None:
        """The best passage of what was read in it, where that says more than all else of it."""
        part = self._best_part(found) if found.was_read else None
        return part.segments[part.best] if part and part.content is Modality.TEXT else None

    def _best_part(self, found: Evidence) -> BestPart | None:
        catalogue, terms = self.sources.catalogue, [term for term, _ in found.meaning.terms]
        return best_part(catalogue, self.index.latest(catalogue), found.item.id, terms)

    def _seconds(self, found: Evidence) -> tuple[tuple[Span, ...], Span | None]:
        """The curve of a sound and its best seconds, listened to anew where it can be read."""
        stored = sounds.curve(found.segments, found.scores)
        if not stored:
            return (), None
        best = stored[int(found.scores.argmax())]
        windows = self.sources.windows(found.item, best, self.cancelled)
        self._go_on()
        if not windows:
            return stored, sounds.moment(stored)
        heard = sounds.listen(windows, found.meaning, self._encoder)
        self._go_on()
        closest = max(range(len(heard)), key=lambda place: heard[place].strength)
        slices = sounds.slices(windows[closest], found.meaning, self._encoder)
        finest = heard if len(heard) > 1 else slices
        seconds = sorted((*(one for one in stored if one != best), *finest), key=_start)
        return tuple(seconds), sounds.narrowest(slices, heard, stored)

    def _with_moment(self, explanation: Explanation, found: Evidence) -> Explanation:
        """Of a video, which shot matches, or which seconds of its sound."""
        part = self._best_part(found)
        if part is None:
            return explanation
        seconds = sounds.curve(part.segments, part.scores)
        # A whole shot is a moment, however alike the others are.
        return replace(explanation, seconds=seconds, moment=seconds[part.best], sense=part.content)

    def _region(self, found: Evidence) -> Region | None:
        if not isinstance(self._encoder, RegionEncoder) or not found.meaning.terms:
            return None
        # The preview is of the first page; where another one matches, it has nothing to point at.
        if len(found.scores) and found.scores.argmax() > 0:
            return None
        picture = pixels_of(self.sources.preview(found.item), self._encoder.spec.image_side)
        if picture is None:
            return None
        pixels, area = picture
        seen = self._encoder.encode_regions(pixels)
        return region_of(seen, area, found.meaning) if seen else None

    @property
    def _encoder(self) -> Encoder:
        return self.embedder.encoder

    def _go_on(self) -> None:
        if self.cancelled():
            raise Cancelled


def _start(span: Span) -> float:
    return span.start


def _labels(item: Item) -> tuple[str, ...]:
    """The name of an item, and its tags."""
    known = item.metadata
    return os.path.basename(item.path), known.title, known.author, known.album
