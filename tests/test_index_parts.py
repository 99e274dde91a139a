"""The parts of the vector index: the graph, the exact table, and centring."""

from __future__ import annotations

import os
import resource
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from unit_vectors import DIM, ids, unit

from engine.errors import UserError
from engine.index.centring import Centring, shrunk_mean, unit_rows
from engine.index.hnsw import INITIAL_CAPACITY, HnswIndex
from engine.index.table import VectorTable
from engine.index.vector_file import read_rows, write_rows
from engine.types import Modality
from engine.types.tracks import CONTENTS, TRACKS, Track
from engine.types.vectors import Role


def test_an_empty_graph_finds_nothing() -> None:
    """Nothing is asked of a graph without vectors."""
    found, scores = HnswIndex(DIM).query(unit(1)[0], 5)
    assert (len(found), len(scores)) == (0, 0)


def test_the_nearest_come_first() -> None:
    """A graph returns the true neighbours, best first, with inner products as scores."""
    vectors = unit(300)
    graph = HnswIndex(DIM)
    graph.add(np.arange(300), vectors)
    query = unit(1, seed=9)[0]
    found, scores = graph.query(query, 10)
    exact = vectors @ query
    assert found.tolist() == np.argsort(-exact)[:10].tolist()
    np.testing.assert_allclose(scores, np.sort(exact)[::-1][:10], atol=1e-5)


def test_a_graph_grows_past_its_first_room() -> None:
    """More vectors than there was room for are taken, in one step or in many."""
    count = INITIAL_CAPACITY + 300
    vectors = unit(count)
    graph = HnswIndex(DIM)
    for start in range(0, count, 500):
        graph.add(np.arange(start, min(count, start + 500)), vectors[start : start + 500])
    assert len(graph) == count
    assert graph.query(vectors[-1], 1)[0].tolist() == [count - 1]


def test_room_is_made_for_no_more_than_is_to_come() -> None:
    """A graph that is built in small steps takes up no more memory than its vectors need."""
    graph = HnswIndex(DIM)
    graph.make_room(2000)
    for start in range(0, 2000, 500):
        graph.add(np.arange(start, start + 500), unit(500, start))
    assert graph._graph.get_max_elements() == len(graph) == 2000


@given(st.sets(st.integers(0, 59)), st.integers(1, 80), st.booleans())
def test_removed_vectors_are_never_found(removed: set[int], k: int, reload: bool) -> None:
    """Whatever is removed, before or after a save, queries return all others and only those."""
    vectors = unit(60)
    graph = HnswIndex(DIM)
    graph.add(np.arange(60), vectors)
    graph.remove(ids(*removed))
    if reload:
        path = Path(os.environ["HOME"]) / "graph"
        graph.save(path)
        graph = HnswIndex.load(path, DIM, ids(*set(range(60)) - removed))
    graph.remove(ids(5, 1_000))
    left = set(range(60)) - removed - {5}
    found = graph.query(vectors[0], k)[0].tolist()
    assert set(found) <= left
    assert len(found) == len(set(found)) == min(k, len(left))
    assert graph.ids().tolist() == sorted(left)


def test_a_loaded_graph_finds_only_what_is_kept(tmp_path: Path) -> None:
    """Vectors of a file that the catalogue no longer has are not found, and room is left."""
    vectors = unit(50)
    graph = HnswIndex(DIM)
    graph.add(np.arange(50), vectors)
    graph.save(tmp_path / "graph")
    loaded = HnswIndex.load(tmp_path / "graph", DIM, np.arange(10))
    assert loaded.ids().tolist() == list(range(10))
    assert loaded.deleted_share == pytest.approx(0.8)
    loaded.add(np.arange(50, 2000), unit(1950, seed=3))
    assert len(loaded) == 1960


def test_a_full_disk_leaves_no_half_graph(tmp_path: Path) -> None:
    """hnswlib does not notice that a write failed; we do, and leave no file."""
    graph = HnswIndex(DIM)
    graph.add(np.arange(500), unit(500))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(UserError, match="Free some space"):
            graph.save(tmp_path / "graph")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not (tmp_path / "graph").exists()


@given(st.integers(1, 40), st.sets(st.integers(1, 40)), st.integers(0, 5))
def test_the_table_scores_like_a_matrix(count: int, removed: set[int], seed: int) -> None:
    """The table agrees with brute force over what was not removed, by all its numbers."""
    vectors = unit(count, seed)
    table = VectorTable.empty(DIM)
    tracks = [TRACKS[n % len(TRACKS)] for n in range(count)]
    half = count // 2
    numbers = np.arange(1, count + 1, dtype=np.int64)
    for part in (slice(0, half), slice(half, count)):
        rows = (numbers[part], numbers[part] // 3, tracks[part], vectors[part])
        table = table.adding(*rows, numbers[part].astype(np.uint32))
    table = table.without(list(removed))
    left = [n for n in range(count) if n + 1 not in removed]
    assert table.ids.tolist() == [n + 1 for n in left]
    assert table.rows_of(ids(*range(-3, count + 9))).tolist() == left
    query = unit(1, seed + 1)[0]
    for modality in Modality:
        of_items = [n for n in left if tracks[n].modality is modality]
        assert np.flatnonzero(table.mask(modality)).tolist() == of_items
    for content in CONTENTS:
        rows = table.rows(content)
        wanted = [n for n in left if tracks[n].content is content]
        assert rows.tolist() == wanted
        np.testing.assert_allclose(table.scores(rows, query), vectors[wanted] @ query, atol=3e-3)
    assert table.rows_of_items(ids(1)).tolist() == [n for n in left if (n + 1) // 3 == 1]


@given(st.lists(st.one_of(st.integers(1, 30), st.sampled_from(["remove", "file"]))), st.data())
def test_a_table_never_changes(steps: list[int | str], data: st.DataObject) -> None:
    """Whatever is made of a table later, also twice of the same one, it reads as it did before."""
    made = [(VectorTable.empty(DIM), np.empty(0, np.int64))]
    for number, step in enumerate(steps):
        table, held = data.draw(st.sampled_from(made))
        if step == "file":
            table = filed(table)
        elif isinstance(step, int):
            fresh = np.arange(step) + 100 * number
            texts = [Track.TEXTS] * step
            table = table.adding(fresh, fresh, texts, seeded(fresh), fresh.astype(np.uint32))
            held = np.concatenate([held, fresh])
        else:
            table, held = table.without(held[::3].tolist()), np.delete(held, slice(None, None, 3))
        made.append((table, held))
    for table, held in made:
        assert table.ids.tolist() == held.tolist()
        np.testing.assert_array_equal(table.vectors(table.rows_of(held)), seeded(held))


@given(st.lists(st.integers(0, 2**32 - 1), max_size=60), st.integers(0, 20), st.integers(0, 9))
def test_a_sample_is_drawn_by_lot(lots: list[int], most: int, first: int) -> None:
    """Of some rows those with the lowest draws, whatever place they have, and all where few."""
    draws, fresh = np.array(lots, np.uint32), np.arange(len(lots))
    kinds = [Track.TEXTS] * len(lots)
    table = VectorTable.empty(DIM).adding(fresh, fresh, kinds, seeded(fresh), draws)
    found = table.sample(fresh[first:], most)
    assert found.tolist() == sorted(found)
    assert sorted(draws[found]) == sorted(lots[first:])[:most]


def test_a_sample_is_of_what_was_not_removed() -> None:
    """What is made of a table has samples of its own, whatever was read of the former one."""
    fresh = np.arange(6)
    kinds = [Track.TEXTS, Track.FRAMES] * 3
    table = VectorTable.empty(DIM).adding(fresh, fresh, kinds, seeded(fresh), ids(*fresh))
    assert {kind: len(found) for kind, found in table.samples.items()} == {
        Modality.IMAGE: 3,
        Modality.AUDIO: 0,
        Modality.TEXT: 3,
    }
    left = table.without([0, 1])
    np.testing.assert_array_equal(left.samples[Modality.TEXT], seeded(ids(2, 4)))
    more = left.adding(ids(6), ids(6), [Track.TEXTS], seeded(ids(6)), ids(6))
    assert len(more.samples[Modality.TEXT]) == 3


def filed(table: VectorTable) -> VectorTable:
    """The same table from a file that it was written to."""
    path = Path(os.environ["HOME"]) / os.urandom(8).hex()
    basis = np.empty((DIM, 0), np.float32)
    write_rows(path, table.filed(basis), table.blocks(7))
    return VectorTable.of_file(read_rows(path))


def seeded(numbers: np.ndarray) -> np.ndarray:
    """A vector for every number, the same each time, as a table keeps it."""
    halves = np.repeat(np.sin(numbers)[:, None], DIM, axis=1).astype(np.float16)
    return np.asarray(halves, np.float32)


def test_centring_gives_unit_vectors_of_each_role() -> None:
    """Each modality's own mean is subtracted; a role without one is left as it is."""
    vectors = unit(2)
    mean = np.full(DIM, 0.1, np.float32)
    centring = Centring(1, {Role.IMAGE: mean})
    done = centring.apply_to_items(vectors, [Modality.IMAGE, Modality.AUDIO])
    np.testing.assert_allclose(done[0], unit_rows(vectors[:1] - mean)[0], atol=1e-6)
    np.testing.assert_allclose(done[1], vectors[1], atol=1e-6)


def test_a_small_library_keeps_the_shipped_mean() -> None:
    """One topic of ten files moves the mean little; thousands of files move it most of the way."""
    own, shipped = np.ones(2), np.zeros(2, np.float32)
    assert shrunk_mean(own * 10, 10, shipped).max() < 0.05
    assert shrunk_mean(own * 10_000, 10_000, shipped).min() > 0.9
