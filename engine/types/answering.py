"""What a search gives back: hits, why each is there, and the scale of their scores."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .holdings import Item
from .media import Segment, SegmentKind


@dataclass(frozen=True, slots=True)
class NullDistribution:
    """What unrelated queries of one kind score on the best items of one modality.

    Attributes:
        mean, deviation: of inner products of centred unit vectors; deviation > 0.
        spread: one deviation of the inner products of one such query with all segments; > 0.
    """

    mean: float
    deviation: float
    spread: float


class MatchSource(StrEnum):
    """What brought a hit in."""

    MEANING = "meaning"
    WORDS = "words"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Hit:
    """One item of a result list.

    Attributes:
        score: calibrated score; higher is better and comparable across modalities.
        strength: 0 to 100; how far the score stands out from this library's null distribution.
        segment: the best segment of the item.
        weak: the hit is no better than the library's null distribution.
        segments: the best segments in falling order, `segment` first; at most three.
        sources: what brought the hit in.
        copies: the ids of other items with near-identical content, folded under this one.
    """

    item: Item
    score: float
    strength: int
    segment: Segment
    weak: bool = False
    segments: tuple[Segment, ...] = ()
    sources: frozenset[MatchSource] = frozenset({MatchSource.MEANING})
    copies: tuple[int, ...] = ()

    @property
    def passage(self) -> Segment | None:
        """The best passage of a document, which stands for it wherever it is quoted."""
        best = self.segments or (self.segment,)
        return next((one for one in best if one.kind is SegmentKind.PASSAGE), None)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The hits of one query, best first, and where the time went.

    Attributes:
        seconds: per stage ("encode", "rank", "total").
        searched: how many items the filters left to choose from.
        total: how many hits there are in all; `hits` is one page of them.
        not_understood: the typed terms that the model was not trained on, as they were typed.
        did_you_mean: the query as it is typed, with words that nobody knows spelt as the library's.
    """

    hits: tuple[Hit, ...]
    seconds: dict[str, float]
    searched: int
    total: int = 0
    not_understood: tuple[str, ...] = ()
    did_you_mean: str | None = None
