"""Search in a large library: the graph proposes, filters starve nothing, pages join."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from fake_encoder import DIM, ColourEncoder

from engine.catalogue import Catalogue
from engine.disk import Disk
from engine.index.centring import unit_rows
from engine.index.space_index import SpaceIndex
from engine.paths import LibraryPaths
from engine.search import candidates
from engine.search import result_list as listing
from engine.search.candidates import head
from engine.search.query_vectors import QueryEmbedder
from engine.search.searcher import Searcher
from engine.types import (
    FileStat,
    Filters,
    Metadata,
    Modality,
    Query,
    Segment,
    SegmentKind,
    Sort,
    Term,
)
from engine.types.vectors import TextKind

# The head has the nearest items of each modality at least this far down.
LEAST = 100
IMAGE, AUDIO, TEXT = Modality.IMAGE, Modality.AUDIO, Modality.TEXT


@pytest.fixture
def by_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the graph propose, as it does in libraries that take minutes to make."""
    monkeypatch.setattr(listing, "EXACT_UP_TO", 1000)


class Crowd:
    """A catalogue with thousands of items whose vectors are made directly."""

    def __init__(self, directory: Path, count: int) -> None:
        self.encoder = ColourEncoder()
        directory.mkdir()
        self.catalogue = Catalogue(LibraryPaths(directory).catalogue)
        with self.catalogue.transaction() as revision:
            self.catalogue.roots.add("/r")
            self.catalogue.spaces.add("starter", "fake:1", DIM)
            vectors = np.random.default_rng(5).random((count, DIM)).astype(np.float32)
            for number, vector in enumerate(vectors):
                self.add(f"/r/many/{number}", IMAGE, vector, revision)
            blue = self.encoder.encode_texts(["blue"], TextKind.DOCUMENT)[0]
            self.add("/r/lone/needle", IMAGE, blue, revision)
            self.add("/r/many/sound", AUDIO, blue, revision)
        space = self.catalogue.spaces.find("fake:1")
        assert space is not None
        index = SpaceIndex(LibraryPaths(directory), space, {})
        index.save(self.catalogue)
        embedder = QueryEmbedder(
            self.encoder, lambda spec, path: [], self.catalogue, space.id, Disk()
        )
        self.searcher = Searcher(self.catalogue, index, embedder)

    def add(self, path: str, modality: Modality, vector: np.ndarray, revision: int) -> None:
        """Store one item, with a vector (dim,), or as many as it has parts, (n, dim)."""
        stat = FileStat(path, 1, 1)
        item = self.catalogue.items.put(1, stat, path.encode(), modality, Metadata())
        vectors = unit_rows(np.atleast_2d(vector).astype(np.float32))
        segments = [Segment(SegmentKind.PASSAGE, number) for number in range(len(vectors))]
        self.catalogue.segments.replace(item, 1, revision, segments, vectors)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crowd]:
    """Five thousand pictures, one picture in a folder of its own, and one sound."""
    made = Crowd(tmp_path_factory.mktemp("crowd") / "library", 5000)
    yield made
    made.catalogue.close()


def words(text: str) -> Term:
    """Typed words."""
    return Term(TEXT, text)


def paths(crowd: Crowd, query: Query) -> list[str]:
    """The paths of a query's hits."""
    return [hit.item.path for hit in crowd.searcher.search(query).hits]


@pytest.mark.parametrize("text", ["red", "blue"])
def test_filters_never_starve(crowd: Crowd, by_graph: None, text: str) -> None:
    """The one item that a filter leaves among thousands is found, however far it is."""
    in_folder = crowd.searcher.search(Query((words(text),), Filters(folders=("/r/lone",))))
    assert [hit.item.path for hit in in_folder.hits] == ["/r/lone/needle"]
    assert (in_folder.searched, in_folder.total) == (1, 1)
    assert paths(crowd, Query((words(text),), Filters(frozenset({AUDIO})))) == ["/r/many/sound"]


def test_every_modality_is_topped_up(crowd: Crowd, by_graph: None) -> None:
    """The one sound among thousands of pictures is in the first list, near the query or not."""
    near = paths(crowd, Query((words("blue"),), limit=10))
    assert len(near) == 10
    assert {"/r/many/sound", "/r/lone/needle"} <= set(near[:4])
    assert "/r/many/sound" in paths(crowd, Query((words("red"),), limit=1500))


def test_long_documents_leave_room_for_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the nearest segments are of a few documents, the head has as many items as of others:
    those that are nearest.
    """
    monkeypatch.setattr(candidates, "POOLS", (40, 160))
    crowd, random = Crowd(tmp_path / "library", 300), np.random.default_rng(6)
    with crowd.catalogue.transaction() as revision:
        for number in range(200):
            near = 0.002 * number * random.random((8, DIM)) + np.eye(DIM)[0]
            crowd.add(f"/r/long/{number}", TEXT, near, revision)
    crowd.searcher.index.save(crowd.catalogue)
    view = crowd.searcher.index.view
    table, probe = view.table, np.eye(DIM, dtype=np.float32)[0]
    everything = table.mask(*Modality)
    found = head(view, probe, everything, np.empty(0, np.int64))
    for kind in (IMAGE, TEXT):
        rows = table.rows(kind)
        nearest = table.item_ids(rows[np.argsort(-table.scores(rows, probe), kind="stable")])
        wanted = list(dict.fromkeys(nearest.tolist()))[:LEAST]
        assert set(wanted) <= set(table.item_ids(found).tolist())
    crowd.catalogue.close()


def test_the_graph_agrees_with_exact_scores(crowd: Crowd, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first sixty that the graph leads to are those of brute force."""
    query = Query((words("green low"),), limit=60)
    exact = paths(crowd, query)
    monkeypatch.setattr(listing, "EXACT_UP_TO", 1000)
    assert len(set(paths(crowd, query)) & set(exact)) >= 59


@pytest.mark.parametrize("sort", [Sort.RELEVANCE, Sort.NAME])
def test_the_ids_of_all_hits_are_those_of_the_pages(
    crowd: Crowd, by_graph: None, sort: Sort
) -> None:
    """In their order, also far past what the graph proposed, beside a page of any size."""
    query = Query((words("green low"),), sort=sort, limit=2, offset=3, lists_all=True)
    told = crowd.searcher.search(query)
    whole = crowd.searcher.search(Query((words("green low"),), sort=sort, limit=10_000))
    assert told.ids == tuple(hit.item.id for hit in whole.hits)
    assert told.total == len(whole.hits)
    assert told.hits == whole.hits[3:5]
    assert whole.ids is None


@pytest.mark.parametrize("sort", [Sort.RELEVANCE, Sort.NAME])
def test_pages_of_a_large_library_join(crowd: Crowd, by_graph: None, sort: Sort) -> None:
    """Pages of any size, far past what the graph proposed, have every item once."""
    shown: list[str] = []
    scores: list[float] = []
    for offset in range(0, 6000, 900):
        found = crowd.searcher.search(Query((words("red"),), sort=sort, limit=900, offset=offset))
        assert found.total == 5002
        shown += [hit.item.path for hit in found.hits]
        scores += [hit.score for hit in found.hits]
    assert len(shown) == len(set(shown)) == 5002
    if sort is Sort.RELEVANCE:
        assert scores == sorted(scores, reverse=True)


def test_limits_are_kept(crowd: Crowd) -> None:
    """As many hits as asked for, and no item twice."""
    for limit in (1, 7, 300):
        found = crowd.searcher.search(Query((words("red"),), limit=limit)).hits
        assert len(found) == len({hit.item.id for hit in found}) == limit
