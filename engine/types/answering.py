"""What a search gives back: hits, why each is there, and the scale of their scores."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from .holdings import Item
from .media import Modality, Segment, SegmentKind


class NullDistribution(Struct, frozen=True):
    """What unrelated queries of one kind score on the best items of one modality.

    Attributes:
        mean, deviation: of inner products of centred unit vectors; deviation > 0.
        spread: one deviation of the inner products of one such query with all segments; > 0.
    """

    mean: float
    deviation: float
    spread: float


class Likelihood(StrEnum):
    """How probable it is that a hit is right, in a word."""

    CLEAR = "clear"
    LIKELY = "likely"
    GUESS = "guess"


# Least strength of what is called clear, and likely.
CLEAR_FROM, LIKELY_FROM = 70, 35


class MatchSource(StrEnum):
    """What brought a hit in."""

    MEANING = "meaning"
    WORDS = "words"
    NAME = "name"
    TITLE = "title"
    PICTURE_TEXT = "picture_text"
    SPEECH = "speech"


class Elsewhere(Struct, frozen=True):
    """Where the file of a hit is that another machine has, which shares the index.

    Attributes:
        owner: whose it is, as that machine calls them.
        machine: what tells that library from others.
        number: of the item, there.
        version: a higher number for whatever was told of it later.
    """

    owner: str
    machine: str
    number: int
    version: int


class Hit(Struct, frozen=True):
    """One item of a result list.

    Attributes:
        score: log odds that it is right; higher is better and comparable across modalities.
        strength: the same in per cent: of hits shown as 90, nine in ten are right.
        segment: the best segment of the item.
        weak: it is among the closest that there are, but fewer than one in seven such are right.
        segments: the best segments in falling order, `segment` first; at most three.
        sources: what brought the hit in.
        copies: the ids of other items with near-identical content, folded under this one.
        elsewhere: set where another machine has the file; the id of such an item is below 0.
    """

    item: Item
    score: float
    strength: int
    segment: Segment
    weak: bool = False
    segments: tuple[Segment, ...] = ()
    sources: frozenset[MatchSource] = frozenset({MatchSource.MEANING})
    copies: tuple[int, ...] = ()
    elsewhere: Elsewhere | None = None

    @property
    def likelihood(self) -> Likelihood:
        """Its strength in a word."""
        if self.strength >= CLEAR_FROM:
            return Likelihood.CLEAR
        return Likelihood.LIKELY if self.strength >= LIKELY_FROM else Likelihood.GUESS

    @property
    def passage(self) -> Segment | None:
        """The best passage of a document, which stands for it wherever it is quoted.

        What is written in a scanned page is one, too, and in a picture.
        """
        best = self.segments or (self.segment,)
        kinds = (SegmentKind.PASSAGE, SegmentKind.WRITTEN)
        return next((one for one in best if one.kind in kinds), None)


class SearchResult(Struct, frozen=True):
    """The hits of one query, best first, and where the time went.

    Attributes:
        seconds: per stage ("encode", "rank", "total").
        searched: how many items the filters left to choose from.
        total: how many hits there are in all; `hits` is one page of them.
        not_understood: the typed terms that the model was not trained on, as they were typed.
        did_you_mean: the query as it is typed, with words that nobody knows spelt as the library's.
        strong: how many hits there are of each kind that was asked for, the weak ones left out; of
            a large library, as far as it was looked at.
        notice: one line on what could not be searched now; None where all could.
        ids: of the items of all hits, in order, where these were asked for.
    """

    hits: tuple[Hit, ...]
    seconds: dict[str, float]
    searched: int
    total: int = 0
    not_understood: tuple[str, ...] = ()
    did_you_mean: str | None = None
    strong: Mapping[Modality, int] = field(default_factory=dict)
    notice: str | None = None
    ids: tuple[int, ...] | None = None
