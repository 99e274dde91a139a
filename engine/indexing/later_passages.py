"""Passages of the text in pictures and of what is said, with their vectors in the space in use.

They are cut from what the catalogue has of a text, so neither a change of the model nor a new cut
reads the picture again. docs/decisions/read-later.md tells how they are scored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import numpy as np
from msgspec import Struct

from ..catalogue import Catalogue
from ..catalogue.later_texts import L, LaterTextTable, SpeechTable, lines_within, text_of
from ..catalogue.spaces import Space
from ..encoders.base import Encoder
from ..encoders.precedence import Precedence
from ..errors import Cancelled
from ..media.passages import Passage, split_passages
from ..stop_words import telling
from ..tokens import tokens
from ..types import Modality, Progress, Segment, SegmentKind, Stage, TextLine, Utterance
from ..types.vectors import TextKind, Vectors
from .reduce import MOST_PASSAGES, cluster_passages

# A button, a file name or a time says nothing that can be meant.
_LEAST_WORDS = 4
_SHORTEST_WORD = 3
# An hour of speech has some three hundred; of so many the ones that differ most are kept.
_MOST_CUT = 512
# Between so many of them searches go first.
_AT_ONCE = 32


class PassageEncoder(Struct):
    """Gives items the vectors of what was read in them. The caller holds the write lock.

    Attributes:
        encoder: loaded, with a tower for texts.
        precedence: whom it gives way to.
    """

    catalogue: Catalogue
    space: Space
    encoder: Encoder
    precedence: Precedence

    def encode_all(
        self, on_progress: Callable[[Progress], None], cancelled: Callable[[], bool]
    ) -> int:
        """Encode whatever was read and has no vectors in the space; returns how many items.

        Raises:
            Cancelled: `cancelled` came true; what is encoded stays.
        """
        texts = self.catalogue.picture_texts.without_vectors(self.space.id)
        speech = self.catalogue.speech.without_vectors(self.space.id)
        for number, item_id in enumerate((*texts, *speech)):
            if cancelled():
                raise Cancelled
            on_progress(Progress(Stage.RELATING, number, len(texts) + len(speech)))
            if number < len(texts):
                self.encode(self.catalogue.picture_texts, item_id)
            else:
                self.encode(self.catalogue.speech, item_id)
        return len(texts) + len(speech)

    def encode(self, table: LaterTextTable[L], item_id: int) -> None:
        """Encode what was read in one item, unless the space waits for the item itself.

        A run takes what has any vectors for done.
        """
        if not self.catalogue.segments.has_item(item_id, self.space.id):
            return
        segments = self._cut(table, item_id)
        if not segments:
            with self.catalogue.transaction():
                table.note_no_passages(item_id)
            return
        starts = range(0, len(segments), _AT_ONCE)
        vectors = np.concatenate([self._encoded(segments[at : at + _AT_ONCE]) for at in starts])
        if len(segments) > MOST_PASSAGES:
            segments, vectors = cluster_passages(segments, vectors)
        with self.catalogue.transaction() as revision:
            self.catalogue.segments.add(item_id, self.space.id, revision, segments, vectors)

    def _encoded(self, segments: Sequence[Segment]) -> Vectors:
        self.precedence.give_way()
        return self.encoder.encode_texts([one.text for one in segments], TextKind.DOCUMENT)

    def _cut(self, table: LaterTextTable[L], item_id: int) -> list[Segment]:
        most = self.encoder.spec.passage_words
        if isinstance(table, SpeechTable):
            return list(_spoken(table.lines(item_id), most))
        lines = self.catalogue.picture_texts.lines(item_id)
        item, text = self.catalogue.items.get([item_id])[0], self.catalogue.items.text(item_id)
        before = len(text) - len(text_of(lines))
        return list(_written(lines, before, most, has_pages=item.modality is Modality.TEXT))


def _written(
    lines: Sequence[TextLine], before: int, most: int, *, has_pages: bool
) -> Iterator[Segment]:
    """The passages of each page.

    Args:
        before: how many characters the item's text has before these lines.
    """
    for page, group in groupby(lines, lambda line: line.page):
        text = text_of(list(group))
        place = f"page {page + 1}" if has_pages else ""
        for one in _telling(text, most):
            yield Segment(
                SegmentKind.WRITTEN, before + one.start, before + one.end, one.text, place
            )
        before += len(text) + 1


def _spoken(lines: Sequence[Utterance], most: int) -> Iterator[Segment]:
    """The passages of what is said, with the seconds of the utterances that they are of."""
    for one in _telling(text_of(lines), most):
        within = lines_within(lines, one.start, one.end)
        yield Segment(SegmentKind.SPOKEN, within[0].start, within[-1].end, one.text)


def _telling(text: str, most: int) -> Iterator[Passage]:
    """The passages of a text that are about something."""
    for passage in split_passages(text, most, _MOST_CUT):
        if len(set(filter(_is_word, telling(tokens(passage.text))))) >= _LEAST_WORDS:
            yield passage


def _is_word(token: str) -> bool:
    """Whether it is none of the crumbs that readers make of dirt; a sign of Chinese may be one."""
    return not token.isdigit() and (len(token) >= _SHORTEST_WORD or not token.isascii())
