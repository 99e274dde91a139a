"""Query to hits: embed its terms, gather candidates, calibrate, pool and order them."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .catalogue import Catalogue
from .encoders.base import Vectors
from .errors import UserError
from .index.snapshot import SpaceIndex
from .index.table import Mask
from .query_vectors import QueryEmbedder, TermVector
from .ranking.calibration import Backgrounds, background_of
from .ranking.pooling import Pooled, pool
from .ranking.strength import is_weak, strength
from .types import Filters, Hit, Modality, Query, SearchResult, Segment, SegmentKind

# Up to here one matrix product is as fast as the graph, and exact.
EXACT_UP_TO = 50_000

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Searcher:
    """Answers queries over one space. One thread uses an instance at a time.

    Attributes:
        catalogue: this thread's own connection.
        index: shared with the thread that indexes.
    """

    catalogue: Catalogue
    index: SpaceIndex
    embedder: QueryEmbedder

    def search(self, query: Query) -> SearchResult:
        """Find the items that mean the same as the query's terms.

        Raises:
            UserError: no term to look for, or a term's file cannot be read.
        """
        if not any(term.weight > 0 for term in query.terms):
            raise UserError("Say what to look for: words, a picture, a sound or a document.")
        started = time.perf_counter()
        embedded_terms = [self.embedder.embed(term) for term in query.terms]
        embedded = time.perf_counter()
        with self.index.lock:
            # Query and index are centred with the same means, whatever a run freezes meanwhile.
            self.index.refresh(self.catalogue)
            terms = [term.centred(self.index.centring) for term in embedded_terms]
            rows, searched = self._candidates(query, terms)
            pooled = self._score(rows, terms)
            hits = self._hits(pooled, rows, query.limit)
        ended = time.perf_counter()
        seconds = {"encode": embedded - started, "rank": ended - embedded}
        return SearchResult(tuple(hits), {**seconds, "total": ended - started}, searched)

    def _candidates(self, query: Query, terms: list[TermVector]) -> tuple[Rows, int]:
        """All rows of the items near a positive term, and how many items the filters leave."""
        wanted = [term.vector for term in terms if term.weight > 0]
        allowed = self._allowed(query)
        found = [self._nearest(vector, allowed, query.limit) for vector in wanted]
        searched = sum(self.index.table.count_items(mask) for mask in allowed)
        items = self.index.table.item_ids(np.concatenate(found))
        return self.index.table.rows_of_items(items), searched

    def _allowed(self, query: Query) -> list[Mask]:
        """The rows that the filters leave, one mask per modality."""
        table = self.index.table
        masks = [table.mask(modality) for modality in query.filters.modalities]
        if query.filters == Filters(query.filters.modalities):
            return masks
        ids = self.catalogue.segments.matching(self.index.space.id, query.filters)
        inside = table.mask_of(ids)
        return [mask & inside for mask in masks]

    def _nearest(self, vector: Vectors, allowed: list[Mask], limit: int) -> Rows:
        """Rows near a vector: from the graph, topped up so that no modality is starved."""
        total = sum(int(mask.sum()) for mask in allowed)
        pool_rows = np.empty(0, np.int64)
        if total == len(self.index.graph) or total > EXACT_UP_TO:
            ids, _ = self.index.graph.query(vector, max(200, 20 * limit))
            pool_rows = self.index.table.rows_of(ids)
        parts = [self._top_up(vector, pool_rows, mask, 2 * limit) for mask in allowed]
        return np.concatenate([*parts, np.empty(0, np.int64)])

    def _top_up(self, vector: Vectors, pool_rows: Rows, mask: Mask, items: int) -> Rows:
        """The pool's rows of one modality, or the exact nearest where those are too few items."""
        found = pool_rows[mask[pool_rows]]
        if self._has_items(found, items) or len(found) == int(mask.sum()):
            return found
        rows = np.flatnonzero(mask)
        rows = rows[np.argsort(-self.index.table.scores(rows, vector), kind="stable")]
        most = items
        # A few long documents could fill any fixed number of rows.
        while most < len(rows) and not self._has_items(rows[:most], items):
            most *= 2
        return np.asarray(rows[:most])

    def _has_items(self, rows: Rows, items: int) -> bool:
        return len(np.unique(self.index.table.item_ids(rows))) >= items

    def _score(self, rows: Rows, terms: list[TermVector]) -> Pooled:
        """Combine the calibrated scores of all terms, and pool them by item."""
        backgrounds = self.catalogue.spaces.backgrounds(self.index.space.id)
        items = self.index.table.item_ids(rows)
        positive = sum(term.weight for term in terms if term.weight > 0)
        combined = np.zeros(len(rows), np.float32)
        for term in terms:
            calibrated = self._calibrated(rows, term, backgrounds)
            if term.weight > 0:
                combined += term.weight / positive * calibrated
            else:
                combined += term.weight * _item_maximum(items, np.maximum(calibrated, 0))
        return pool(items, combined)

    def _calibrated(self, rows: Rows, term: TermVector, backgrounds: Backgrounds) -> Vectors:
        scores = self.index.table.scores(rows, term.vector)
        modalities = np.array(self.index.table.modalities(rows), dtype=object)
        for modality in Modality:
            background = background_of(backgrounds, term.role, modality)
            chosen = modalities == modality
            scores[chosen] = (scores[chosen] - background.mean) / background.deviation
        return scores

    def _hits(self, pooled: Pooled, rows: Rows, limit: int) -> list[Hit]:
        """The best items, with the segment that brought each of them in."""
        order = np.lexsort((pooled.items, -pooled.scores))[:limit]
        segment_ids = self.index.table.segment_ids(rows[pooled.best[order]])
        segments = self.catalogue.segments.get(segment_ids.tolist())
        items = {item.id: item for item in self.catalogue.items.get(pooled.items[order].tolist())}
        whole = Segment(SegmentKind.WHOLE)
        return [
            Hit(
                items[item_id],
                float(score),
                strength(float(score)),
                segments.get(segment_id, whole),
                is_weak(float(score)),
            )
            for item_id, score, segment_id in zip(
                pooled.items[order].tolist(),
                pooled.scores[order],
                segment_ids.tolist(),
                strict=True,
            )
            if item_id in items
        ]


def _item_maximum(items: Rows, scores: Vectors) -> Vectors:
    """Each row's score replaced by the highest of its item: a minus meant for the whole item."""
    ids, position = np.unique(items, return_inverse=True)
    highest = np.full(len(ids), -np.inf, np.float32)
    np.maximum.at(highest, position, scores)
    return np.asarray(highest[position], dtype=np.float32)
