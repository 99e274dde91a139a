"""A catalogue of bare vectors, and the index of it as several processes would have it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from unit_vectors import DIM, ids

from engine.catalogue import Catalogue
from engine.catalogue.spaces import Space
from engine.index.graph_source import GraphSource
from engine.index.reduction import IndexLimits
from engine.index.space_index import LIMITS, SpaceIndex
from engine.paths import LibraryPaths
from engine.types import FileStat, Metadata, Modality, Segment, SegmentKind
from engine.types.vectors import Role, Vectors


class VectorStore:
    """A catalogue with one space, and its index as two processes would have it."""

    def __init__(self, directory: Path) -> None:
        self.paths = LibraryPaths(directory)
        self.catalogue = Catalogue(self.paths.catalogue)
        with self.catalogue.transaction():
            self.catalogue.roots.add("/r")
            self.catalogue.spaces.add("starter", "fake:1", DIM)
        space = self.catalogue.spaces.find("fake:1")
        assert space is not None
        self.space: Space = space
        self._stored = 0

    def go_on(self) -> None:
        """Number new files after those that another process has stored."""
        found = self.catalogue.items.stats_under("/r")
        self._stored = max((int(Path(path).name) for path in found), default=0)

    def put(self, vectors: Vectors, modality: Modality = Modality.IMAGE) -> list[int]:
        """Store one item for every vector; returns their ids."""
        with self.catalogue.transaction() as revision:
            return [self._put(vector, modality, revision) for vector in vectors]

    def _put(self, vector: Vectors, modality: Modality, revision: int) -> int:
        self._stored += 1
        stat = FileStat(f"/r/{self._stored}", 1, 1)
        item = self.catalogue.items.put(1, stat, b"%d" % self._stored, modality, Metadata())
        segment = Segment(SegmentKind.WHOLE)
        self.catalogue.segments.replace(item, self.space.id, revision, [segment], vector[None])
        return item

    def remove(self, items: list[int]) -> None:
        """Remove items in one transaction."""
        with self.catalogue.transaction():
            self.catalogue.items.remove(items)

    def open(self, limits: IndexLimits = LIMITS, source: GraphSource | None = None) -> SpaceIndex:
        """The index in another process, caught up."""
        index = SpaceIndex(self.paths, self.space, {}, limits, source)
        index.settled(self.catalogue)
        return index

    def check(self, index: SpaceIndex) -> None:
        """The table holds what the catalogue holds; the graph, together with what is pending."""
        view = index.refresh(self.catalogue)
        blocks = list(self.catalogue.segments.blocks(self.space.id))
        stored = {
            int(i): v for block in blocks for i, v in zip(block.ids, block.vectors, strict=True)
        }
        assert sorted([*view.graphs.ids().tolist(), *view.pending.tolist()]) == sorted(stored)
        assert view.table.ids.tolist() == sorted(stored)
        for segment_id, vector in stored.items():
            wanted = view.centring.apply(vector[None], Role.IMAGE)[0]
            row = view.table.rows_of(ids(segment_id))
            np.testing.assert_allclose(view.table.vectors(row)[0], wanted, atol=2e-3)
            nearest = view.nearest(wanted, 1)
            assert view.centring.apply(stored[int(nearest[0])][None], Role.IMAGE) @ wanted == (
                pytest.approx(1.0, abs=2e-3)
            )
            assert nearest[0] == view.nearest_exact(wanted, 1)[0]


def graph_and_pending(index: SpaceIndex) -> tuple[int, int]:
    """How many vectors the graph can find, and how many it lacks."""
    return len(index.view.graphs), len(index.view.pending)
