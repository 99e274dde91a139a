"""Every kind of index is in step with the catalogue, and gives the same nearest vectors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from milvus_servers import MilvusProcess
from unit_vectors import unit
from vector_store import VectorStore

from engine.index.graph_source import GraphSource, NoGraphs
from engine.index.space_index import SpaceIndex
from engine.milvus.collection import Collection
from engine.milvus.delivery import deliver
from engine.milvus.far_shelf import FarShelf
from engine.milvus.graphs import MilvusGraphs
from engine.milvus.server import Server
from engine.search import candidates
from engine.search.candidates import head
from engine.types import Filters, Modality
from engine.types.index_settings import IndexKind

pytest_plugins = ("milvus_fixtures",)


class Kept:
    """A catalogue whose vectors are searched with one kind of index."""

    def __init__(self, folder: Path, kind: IndexKind, milvus: MilvusProcess) -> None:
        self.shelf = VectorStore(folder)
        self.server = Server(milvus.settings)
        self.source: GraphSource | None = None
        if kind is IndexKind.EXACT:
            self.source = NoGraphs()
        if kind is IndexKind.MILVUS:
            with self.shelf.catalogue.transaction():
                self.shelf.catalogue.outbox.open()
            collection = Collection(self.server, self.shelf.space)
            self.source = MilvusGraphs(collection, FarShelf(self.shelf.paths, ""))
        self.index = self.shelf.open(source=self.source)

    def settle(self) -> SpaceIndex:
        """Do what the end of a run does."""
        if isinstance(self.source, MilvusGraphs):
            deliver(self.shelf.catalogue, self.server)
        self.index.save(self.shelf.catalogue)
        return self.index

    def close(self) -> None:
        """End what was opened."""
        self.shelf.catalogue.close()
        self.server.close()


@pytest.fixture(params=list(IndexKind))
def kept(request: pytest.FixtureRequest, tmp_path: Path, milvus: MilvusProcess) -> Iterator[Kept]:
    """A library with each kind of index."""
    made = Kept(tmp_path, request.param, milvus)
    yield made
    made.close()


def test_an_index_follows_the_catalogue(kept: Kept) -> None:
    """What comes and goes is found and not found, before and after a run has ended."""
    shelf = kept.shelf
    items = shelf.put(unit(40))
    shelf.check(kept.index)
    shelf.check(kept.settle())
    shelf.remove(items[:5])
    shelf.put(unit(6, seed=3))
    shelf.check(kept.index)
    shelf.check(kept.settle())
    shelf.check(shelf.open(source=kept.source))
    assert not kept.index.lacks_graphs(shelf.catalogue)


def test_the_nearest_are_those_of_a_comparison(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """Among a thousand, the ten nearest of each kind are found, whatever is left out."""
    # Graphs are asked from there on.
    monkeypatch.setattr(candidates, "POOLS", (200,))
    shelf = kept.shelf
    shelf.put(unit(900))
    shelf.put(unit(100, seed=1), Modality.AUDIO)
    view = kept.settle().view
    allowed = view.table.mask(Modality.IMAGE)
    filters = Filters(frozenset({Modality.IMAGE}))
    for vector in unit(20, seed=9):
        rows = head(view, vector, allowed, np.empty(0, np.int64), filters)
        best = rows[np.argsort(-view.table.scores(rows, vector))[:10]]
        every = np.flatnonzero(allowed)
        right = every[np.argsort(-view.table.scores(every, vector))[:10]]
        assert len(set(best) & set(right)) >= 9
