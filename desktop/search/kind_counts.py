"""How many files of each kind a result has: what the buttons of the filter bar say.

A result that is narrowed to some kinds tells nothing of the others. What was told of these before
holds as long as the query is the same but for its kinds.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from engine.types import Filters, Modality, Query, Sort


class KindCounts:
    """Puts together what the results of one query tell, narrowed to some kinds and to others."""

    def __init__(self) -> None:
        self._query: Query | None = None
        self._counts: dict[Modality, int] = {}

    def told(self, query: Query, counts: Mapping[Modality, int]) -> Mapping[Modality, int]:
        """All that is known with one more result; a kind of which nothing is known is left out."""
        any_kind = replace(query.filters, modalities=Filters().modalities)
        same = replace(query, filters=any_kind, sort=Sort.RELEVANCE)
        if same != self._query:
            self._query, self._counts = same, {}
        self._counts |= counts
        return self._counts
