"""What is told of a hit: plain data that travels from the engine to the window."""

from __future__ import annotations

from msgspec import Struct

from ..types import Box, Modality, Segment


class CharSpan(Struct, frozen=True):
    """Some characters of a text, from `start` up to `end`."""

    start: int
    end: int

    @classmethod
    def of(cls, passage: Segment | None) -> CharSpan | None:
        """Where a passage stands in its document, if there is one."""
        return cls(int(passage.start), int(passage.end)) if passage else None


class Highlight(Struct, frozen=True):
    """One place of a document that matched.

    Attributes:
        place: where it stands in the document's extracted text.
        text: the passage itself.
        words: the words of the query in it, counted within `text`.
        sentence: the sentence of it that says most, counted within `text`: by the words in it, then
            by meaning.
    """

    place: CharSpan
    text: str
    words: tuple[CharSpan, ...] = ()
    sentence: CharSpan | None = None


class Span(Struct, frozen=True):
    """Some seconds of a sound or a video.

    Attributes:
        start, end: seconds from the beginning.
        strength: 0 to 1, beside the rest of the same sound or pictures; the best has 1.
    """

    start: float
    end: float
    strength: float


class Region(Struct, frozen=True):
    """Which part of a picture matched.

    Attributes:
        grid: rows of cells from the top left, each 0 (least) to 1 (most like the query).
        area: the part of the picture that the grid lies over; the rest was not looked at.
        box: the part that stands out most, inside `area`.
        words: where words of the query stand inside the box, if they do.
    """

    grid: tuple[tuple[float, ...], ...]
    area: Box
    box: Box
    words: tuple[Box, ...] = ()

    @property
    def outlined(self) -> tuple[Box, ...]:
        """What to draw a line around: the words, or else the box."""
        return self.words or (self.box,)


class Explanation(Struct, frozen=True):
    """What of an item matches a query.

    Attributes:
        words: what its name, tags or text has of the words typed, in the order of the query.
        passages: of a document, the best first; at most three.
        seconds: of a sound, in the order of time; windows may overlap. Of a video, those of its
            pictures or those of its sound, whichever matches.
        moment: the best seconds, as narrow as could be told.
        sense: of a video, whether the moment is seen (IMAGE) or heard (AUDIO).
        region: of a picture; None where no part stands out. Where words of the query stand in it,
            those in the line of text with most of them, or else the lines of the passage that means
            the same; its grid is one cell then.
        written: that line or passage, or what is said in the moment.
    """

    item_id: int
    words: tuple[str, ...] = ()
    passages: tuple[Highlight, ...] = ()
    seconds: tuple[Span, ...] = ()
    moment: Span | None = None
    sense: Modality | None = None
    region: Region | None = None
    written: str = ""
