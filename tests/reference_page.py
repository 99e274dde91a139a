"""A page of several modalities' lists as it is defined: made item by item."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass

from engine.ranking.blending import ALIKE_FROM, ALIKE_TO, ANSWERED, DIVERSITY, LEAST_NOVELTY, STEP
from engine.ranking.strength import is_weak
from engine.search import mixed_page
from engine.types.vectors import Vectors


@dataclass(frozen=True)
class ReferencePage:
    """What is known of the items of one query.

    Attributes:
        scores: the log odds of each.
        named: those whose name is what was typed.
        mean_of: the mean vector of an item.
        share_of: how probable it is that its modality is meant, beside the most probable.
        place_by_path: the place of each in the order of their paths.
    """

    scores: Mapping[int, float]
    named: Set[int]
    mean_of: Callable[[int], Vectors]
    share_of: Callable[[int], float]
    place_by_path: Mapping[int, int]

    def blended(self, lists: Sequence[Sequence[int]]) -> list[int]:
        """Again and again the item, of those next in their lists, that adds most to the page.

        Where two add the same, the path decides.
        """
        left = [[(self._key(ranked, n), item) for n, item in enumerate(ranked)] for ranked in lists]
        page = []
        while any(left):
            best = max((queue for queue in left if queue), key=lambda queue: queue[0][0])
            page.append(best.pop(0)[1])
        return page

    def _key(self, ranked: Sequence[int], place: int) -> tuple[bool, bool, float, int]:
        """Whether it is named, whether it is not weak, what it is worth there, and its path."""
        item = ranked[place]
        is_strong = not is_weak(self.scores[item])
        return item in self.named, is_strong, self._worth(ranked, place), -self.place_by_path[item]

    def _worth(self, ranked: Sequence[int], place: int) -> float:
        item, before = ranked[place], ranked[:place]
        if place >= mixed_page.DEPTH:
            last = mixed_page.DEPTH - 1
            return (
                self._probability(item)
                * self._worth(ranked, last)
                / self._probability(ranked[last])
            )
        unanswered = math.prod(1 - ANSWERED * self._probability(other) for other in before)
        worth = self.share_of(item) * self._probability(item) * self._novelty(item, before)
        worth *= 1 - DIVERSITY + DIVERSITY * unanswered
        return min(worth, self._worth(ranked, place - 1) * STEP) if before else worth

    def _probability(self, item: int) -> float:
        return 1 / (1 + math.exp(-self.scores[item]))

    def _novelty(self, item: int, before: Sequence[int]) -> float:
        closest = max(
            (float(self.mean_of(item) @ self.mean_of(other)) for other in before), default=0
        )
        alike = min(max((closest - ALIKE_FROM) / (ALIKE_TO - ALIKE_FROM), 0), 1)
        return round(1 - (1 - LEAST_NOVELTY) * alike, 3)
