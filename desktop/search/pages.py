"""The pages of an answer that came so far, and what is known of those that did not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from engine.language import tr, tr_count
from engine.types import Hit, Modality, SearchResult
from engine.wording import elapsed

from ..widgets.labels import NOTHING_WELL


class Pages(Struct, frozen=True):
    """One answer, as far as it was fetched.

    Attributes:
        hits: of all pages so far, in order.
        total: how many hits there are.
        searched: how many files the filters left to choose from.
        seconds: how long the first page took.
        not_understood: the typed terms that the model was not trained on.
        did_you_mean: what may have been meant, as it is typed.
        counts: how many hits are better than weak, of each kind that was asked for.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    searched: int = 0
    seconds: float = 0.0
    not_understood: tuple[str, ...] = ()
    did_you_mean: str | None = None
    counts: Mapping[Modality, int] = field(default_factory=dict)

    @classmethod
    def first(cls, result: SearchResult) -> Pages:
        """The first page."""
        seconds = result.seconds.get("total", 0.0)
        known = result.hits, result.total, result.searched
        return cls(*known, seconds, result.not_understood, result.did_you_mean, result.strong)

    def extended(self, result: SearchResult) -> Pages:
        """With the next page; an item that moved there meanwhile is not shown twice."""
        known = {hit.item.id for hit in self.hits}
        new = tuple(hit for hit in result.hits if hit.item.id not in known)
        return replace(self, hits=self.hits + new, total=result.total)

    def begin(self, result: SearchResult) -> bool:
        """Whether a newer answer begins with the very same hits, and has as many."""
        return result.total == self.total and result.hits[: len(self.hits)] == self.hits

    @property
    def strong(self) -> int:
        """How many hits so far are better than weak: weak ones come after all others."""
        return bisect_left(self.hits, True, key=lambda hit: hit.weak)

    @property
    def has_all_strong(self) -> bool:
        """Whether every hit that is not weak is here."""
        return self.strong < len(self.hits) or len(self.hits) >= self.total

    @property
    def further_weak(self) -> int:
        """How many weak hits are known to be still to come."""
        return max(0, self.total - len(self.hits)) if self.has_all_strong else 0

    @property
    def summary(self) -> str:
        """One line: 12 results · 340 more, less alike · 0.2 s; no number before it is known."""
        strong, told = self.strong, elapsed(self.seconds)
        weak = len(self.hits) - strong + self.further_weak
        if not self.has_all_strong:
            results = tr_count("More than {n} results", "More than {n} result", strong)
            return " · ".join([results, told])
        if weak and not strong:
            return nothing_well(weak, self.seconds)
        return some_well(strong, weak, self.seconds)


def some_well(strong: int, weak: int, seconds: float) -> str:
    """One line on an answer in which so many match well, and so many more are less alike."""
    results = tr_count("{n} results", "{n} result", strong)
    more = [tr_count("{n} more, less alike", "{n} more, less alike", weak)] if weak else []
    return " · ".join([results, *more, elapsed(seconds)])


def nothing_well(weak: int, seconds: float) -> str:
    """One line on an answer in which nothing matches well, but so many are less alike."""
    less = tr_count("{n} less alike", "{n} less alike", weak)
    return " · ".join([tr(NOTHING_WELL), less, elapsed(seconds)])
