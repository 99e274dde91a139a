"""The pages of an answer that came so far, and what is known of those that did not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.types import Hit, SearchResult
from engine.wording import counted, elapsed

from ..widgets.labels import NOTHING_WELL


@dataclass(frozen=True, slots=True)
class Pages:
    """One answer, as far as it was fetched.

    Attributes:
        hits: of all pages so far, in order.
        total: how many hits there are.
        seconds: how long the first page took.
        not_understood: the typed terms that the model was not trained on.
        did_you_mean: what may have been meant, as it is typed.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    seconds: float = 0.0
    not_understood: tuple[str, ...] = ()
    did_you_mean: str | None = None

    @classmethod
    def first(cls, result: SearchResult) -> Pages:
        """The first page."""
        seconds = result.seconds.get("total", 0.0)
        unsure = result.not_understood, result.did_you_mean
        return cls(result.hits, result.total, seconds, *unsure)

    def extended(self, result: SearchResult) -> Pages:
        """With the next page; an item that moved there meanwhile is not shown twice."""
        known = {hit.item.id for hit in self.hits}
        new = tuple(hit for hit in result.hits if hit.item.id not in known)
        return replace(self, hits=self.hits + new, total=result.total)

    @property
    def only_weak_are_left(self) -> bool:
        """Whether every hit that is still to come is weak: weak ones come after all others."""
        return bool(self.hits) and self.hits[-1].weak

    @property
    def has_only_weak(self) -> bool:
        """Whether not one hit is better than weak."""
        return bool(self.hits) and self.hits[0].weak

    @property
    def has_all_strong(self) -> bool:
        """Whether every hit that is not weak is here."""
        return self.only_weak_are_left or len(self.hits) >= self.total

    @property
    def further_weak(self) -> int:
        """How many weak hits are known to be still to come."""
        return max(0, self.total - len(self.hits)) if self.only_weak_are_left else 0

    @property
    def summary(self) -> str:
        """One line, such as 1,234 results · 56 weaker · 0.2 s; no number before it is known."""
        strong = sum(not hit.weak for hit in self.hits)
        weak = len(self.hits) - strong + self.further_weak
        if not self.has_all_strong:
            parts = [f"More than {strong:,} results"]
        elif weak and not strong:
            parts = [NOTHING_WELL]
        else:
            parts = [counted(strong, "result", "results")]
        if weak:
            parts.append(f"{weak:,} weaker")
        return " · ".join([*parts, elapsed(self.seconds)])
