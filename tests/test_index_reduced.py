"""Graphs of large libraries: of fewer numbers, read behind searches, built beside those in use."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from permissions import forbidden
from unit_vectors import DIM
from vector_store import VectorStore, graph_and_pending

from engine.index.arriving import Arriving
from engine.index.centring import unit_rows
from engine.index.graphs import Graphs
from engine.index.hnsw_file import width_of
from engine.index.reduction import IndexLimits
from engine.index.space_index import SpaceIndex
from engine.types import Modality
from engine.types.tracks import Track
from engine.types.vectors import Vectors

WIDTH = 8
SMALL = IndexLimits(reduced_above=600, width=WIDTH, behind_above=600)


def lengthy(count: int, seed: int) -> Vectors:
    """Unit vectors that differ mostly in a few directions, as those of real files do."""
    scale = 0.8 ** np.arange(DIM)
    drawn = np.random.default_rng(seed).normal(size=(count, DIM)) * scale
    return unit_rows(drawn.astype(np.float32))


@pytest.fixture
def shelf(tmp_path: Path) -> VectorStore:
    """A catalogue of as many vectors as are not reduced yet."""
    made = VectorStore(tmp_path)
    made.put(lengthy(600, seed=1))
    made.open(SMALL).save(made.catalogue)
    return made


def width(shelf: VectorStore) -> int:
    """How many numbers the graph of the pictures has of a vector."""
    return width_of(shelf.paths.graph(shelf.space.id, Modality.IMAGE))


def recall(index: SpaceIndex) -> float:
    """The share of the ten nearest that a search finds."""
    found = [
        len(set(index.view.nearest(query, 10)) & set(index.view.nearest_exact(query, 10)))
        for query in lengthy(20, seed=99)
    ]
    return sum(found) / (10 * len(found))


def test_graphs_are_reduced_from_a_size_on(shelf: VectorStore) -> None:
    """One more vector than the limit, and all graphs are built anew of fewer numbers; they find
    the nearest, and are read and gone on with by the next process.
    """
    assert width(shelf) == DIM
    shelf.put(lengthy(20, seed=2), Modality.AUDIO)
    index = shelf.open(SMALL)
    index.save(shelf.catalogue)
    assert (width(shelf), graph_and_pending(index)) == (WIDTH, (620, 0))
    assert recall(index) > 0.95
    later = shelf.open(SMALL)
    assert graph_and_pending(later) == (620, 0)
    np.testing.assert_array_equal(
        later.view.graphs.reduction.basis, index.view.graphs.reduction.basis
    )
    graph = later.view.graphs.of[Track.PICTURES]
    shelf.put(lengthy(10, seed=3))
    later.save(shelf.catalogue)
    assert later.view.graphs.of[Track.PICTURES] is graph
    assert graph_and_pending(shelf.open(SMALL)) == (630, 0)
    assert recall(later) > 0.95
    shelf.check(later)


def test_what_was_reduced_stays_so_down_to_a_half(shelf: VectorStore) -> None:
    """A library around the limit does not build its graphs again and again."""
    items = shelf.put(lengthy(20, seed=2))
    index = shelf.open(SMALL)
    index.save(shelf.catalogue)
    shelf.remove(items[:19] + list(range(1, 201)))
    index.save(shelf.catalogue)
    assert width(shelf) == WIDTH
    shelf.remove(list(range(201, 302)))
    index.save(shelf.catalogue)
    assert width(shelf) == DIM
    shelf.check(index)
    shelf.check(shelf.open(SMALL))


def test_a_narrow_space_is_not_reduced(shelf: VectorStore) -> None:
    """Where little would be saved, graphs have the vectors as they are."""
    shelf.put(lengthy(20, seed=2))
    shelf.open(IndexLimits(600, DIM // 2, 600)).save(shelf.catalogue)
    assert width(shelf) == DIM


def test_reduced_graphs_without_their_directions_are_not_used(shelf: VectorStore) -> None:
    """Where the file of vectors is lost, its graphs cannot be asked; all is compared."""
    shelf.put(lengthy(20, seed=2))
    shelf.open(SMALL).save(shelf.catalogue)
    stamp = shelf.catalogue.spaces.stamp(shelf.space.id)
    assert stamp is not None
    shelf.paths.vectors(shelf.space.id, stamp.filed).unlink()
    fresh = shelf.open(SMALL)
    assert graph_and_pending(fresh) == (0, 620)
    fresh.save(shelf.catalogue)
    assert graph_and_pending(shelf.open(SMALL)) == (620, 0)


def test_searches_compare_everything_until_the_graphs_are_there(
    shelf: VectorStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large library answers before its graphs are read; those take in what changed meanwhile."""
    shelf.put(lengthy(20, seed=2))
    shelf.open(SMALL).save(shelf.catalogue)
    read = []

    class Slow(Arriving):
        """Reads when it is told to."""

        def __init__(self, reading: object, behind: bool) -> None:
            read.append((reading, behind))

        def graphs(self, wait: bool) -> None:
            return None

    with monkeypatch.context() as patched:
        patched.setattr("engine.index.space_index.Arriving", Slow)
        index = SpaceIndex(shelf.paths, shelf.space, {}, SMALL)
        view = index.refresh(shelf.catalogue)
    ((reading, behind),) = read
    assert (behind, len(view.graphs), len(view.pending)) == (True, 0, 620)
    query = lengthy(1, seed=7)[0]
    assert view.nearest(query, 10).tolist() == view.nearest_exact(query, 10).tolist()
    shelf.remove([1, 2])
    shelf.put(lengthy(3, seed=8))
    index.refresh(shelf.catalogue)
    index._arriving = Arriving(reading, behind=False)
    index.refresh(shelf.catalogue)
    assert graph_and_pending(index) == (618, 3)
    shelf.check(index)


def test_what_graphs_lack_is_told_once_they_are_read(
    shelf: VectorStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a small run right after the start would take all graphs for missing, and write them."""
    shelf.put(lengthy(20, seed=2))
    shelf.open(SMALL).save(shelf.catalogue)
    wanted = threading.Event()

    class Patient(Arriving):
        """Reads once somebody waits for it."""

        def _run(self, read: Callable[[], Graphs]) -> None:
            wanted.wait()
            super()._run(read)

        def graphs(self, wait: bool) -> Graphs | None:
            if wait:
                wanted.set()
            return super().graphs(wait)

    monkeypatch.setattr("engine.index.space_index.Arriving", Patient)
    index = SpaceIndex(shelf.paths, shelf.space, {}, SMALL)
    assert len(index.refresh(shelf.catalogue).pending) == 620
    assert index.lag(shelf.catalogue) == 0
    shelf.put(lengthy(3, seed=8))
    assert index.lag(shelf.catalogue) == 3


def test_a_thread_reads_them(shelf: VectorStore) -> None:
    """Whoever needs them waits; what goes wrong there is told to whoever asks."""
    shelf.put(lengthy(20, seed=2))
    shelf.open(SMALL).save(shelf.catalogue)
    index = SpaceIndex(shelf.paths, shelf.space, {}, SMALL)
    assert len(index.settled(shelf.catalogue).graphs) == 620

    def broken() -> None:
        raise RuntimeError("not an index")

    with pytest.raises(RuntimeError, match="not an index"):
        Arriving(broken, behind=True).graphs(wait=True)  # type: ignore[arg-type]


def test_a_graph_that_cannot_be_read_costs_no_search(shelf: VectorStore) -> None:
    """What the disk does not give is compared, until a save puts another file in its place."""
    shelf.put(lengthy(20, seed=2))
    shelf.open(SMALL).save(shelf.catalogue)
    with forbidden(shelf.paths.graph(shelf.space.id, Modality.IMAGE)):
        index = shelf.open(SMALL)
        assert graph_and_pending(index) == (0, 620)
        shelf.check(index)
        index.save(shelf.catalogue)
    assert graph_and_pending(shelf.open(SMALL)) == (620, 0)


def test_the_former_graph_answers_until_the_new_one_is_whole(
    shelf: VectorStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While graphs are built anew, and while one grows, every vector is found, once."""
    index = shelf.open(SMALL)
    shelf.put(lengthy(20, seed=2))
    index.refresh(shelf.catalogue)
    query, seen = lengthy(1, seed=7)[0], []
    add = type(index.view.graphs.of[Track.PICTURES]).add

    def look(graph: object, ids: object, vectors: object) -> None:
        add(graph, ids, vectors)  # type: ignore[arg-type]
        found = index.view.nearest(query, 650).tolist()
        seen.append((len(index.view.graphs), sorted(found) == index.view.table.ids.tolist()))

    monkeypatch.setattr(type(index.view.graphs.of[Track.PICTURES]), "add", look)
    index.save(shelf.catalogue)
    assert set(seen) == {(600, True)}
    shelf.put(lengthy(10, seed=3))
    seen.clear()
    index.save(shelf.catalogue)
    assert {is_whole for _, is_whole in seen} == {True}
    assert max(count for count, _ in seen) == 630
