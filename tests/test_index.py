"""The vector index: the graph, the exact table, and their file in step with the catalogue."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.catalogue import Catalogue
from engine.catalogue.spaces import RoleMean, Space
from engine.encoders.base import Role
from engine.errors import UserError
from engine.index.centring import Centring, shrunk_mean, unit_rows
from engine.index.hnsw import INITIAL_CAPACITY, HnswIndex
from engine.index.snapshot import SpaceIndex
from engine.index.table import VectorTable
from engine.paths import LibraryPaths
from engine.types import FileStat, Metadata, Modality, Segment, SegmentKind

DIM = 8
Vectors = NDArray[np.float32]


def unit(count: int, seed: int = 0, dim: int = DIM) -> Vectors:
    """Random unit vectors."""
    return unit_rows(np.random.default_rng(seed).normal(size=(count, dim)).astype(np.float32))


def ids(*numbers: int) -> NDArray[np.int64]:
    """Segment ids."""
    return np.array(numbers, dtype=np.int64)


class Shelf:
    """A catalogue with one space, and views of its index as two processes would have them."""

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

    def view(self) -> SpaceIndex:
        """A view that has caught up."""
        index = SpaceIndex(self.paths, self.space, {})
        index.refresh(self.catalogue)
        return index

    def check(self, index: SpaceIndex) -> None:
        """Both the graph and the table hold exactly what the catalogue holds."""
        index.refresh(self.catalogue)
        blocks = list(self.catalogue.segments.blocks(self.space.id))
        stored = {
            int(i): v for block in blocks for i, v in zip(block.ids, block.vectors, strict=True)
        }
        assert index.graph.ids() == stored.keys()
        assert index.table.ids.tolist() == sorted(stored)
        for segment_id, vector in stored.items():
            wanted = index.centring.apply(vector[None], Role.IMAGE)[0]
            row = index.table.rows_of(ids(segment_id))
            np.testing.assert_allclose(index.table.vectors(row)[0], wanted, atol=2e-3)
            nearest, scores = index.graph.query(wanted, 1)
            assert scores[0] == pytest.approx(1.0, abs=2e-3)
            assert nearest[0] in stored


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A catalogue and its index file in a directory."""
    return Shelf(tmp_path)


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


@settings(max_examples=25, deadline=None)
@given(st.sets(st.integers(0, 59)), st.integers(1, 80), st.booleans())
def test_removed_vectors_are_never_found(removed: set[int], k: int, reload: bool) -> None:
    """Whatever is removed, before or after a save, queries return all others and only those."""
    vectors = unit(60)
    graph = HnswIndex(DIM)
    graph.add(np.arange(60), vectors)
    graph.remove(removed)
    if reload:
        path = Path(os.environ["HOME"]) / "graph"
        graph.save(path)
        graph = HnswIndex.load(path, DIM, set(range(60)) - removed)
    graph.remove([5, 1_000])
    left = set(range(60)) - removed - {5}
    found = graph.query(vectors[0], k)[0].tolist()
    assert set(found) <= left
    assert len(found) == len(set(found)) == min(k, len(left))
    assert graph.ids() == left


def test_a_loaded_graph_finds_only_what_is_kept(tmp_path: Path) -> None:
    """Vectors of a file that the catalogue no longer has are not found, and room is left."""
    vectors = unit(50)
    graph = HnswIndex(DIM)
    graph.add(np.arange(50), vectors)
    graph.save(tmp_path / "graph")
    loaded = HnswIndex.load(tmp_path / "graph", DIM, range(10))
    assert loaded.ids() == frozenset(range(10))
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


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 40), st.sets(st.integers(1, 40)), st.integers(0, 5))
def test_the_table_scores_like_a_matrix(count: int, removed: set[int], seed: int) -> None:
    """The table agrees with brute force over what was not removed, by modality and item."""
    vectors = unit(count, seed)
    table = VectorTable(DIM)
    modalities = [list(Modality)[n % 3] for n in range(count)]
    half = count // 2
    numbers = np.arange(1, count + 1, dtype=np.int64)
    for part in (slice(0, half), slice(half, count)):
        table.add(numbers[part], numbers[part] // 3, modalities[part], vectors[part])
    table.remove(removed)
    left = [n for n in range(count) if n + 1 not in removed]
    assert table.ids.tolist() == [n + 1 for n in left]
    assert table.rows_of(ids(*range(-3, count + 9))).tolist() == left
    query = unit(1, seed + 1)[0]
    for modality in Modality:
        rows = table.rows(modality)
        wanted = [n for n in left if modalities[n] is modality]
        assert rows.tolist() == wanted
        np.testing.assert_allclose(table.scores(rows, query), vectors[wanted] @ query, atol=3e-3)
    assert table.rows_of_items(ids(1)).tolist() == [n for n in left if (n + 1) // 3 == 1]


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


def test_an_index_follows_the_catalogue(shelf: Shelf) -> None:
    """What is stored and removed after a view was made is in it at its next refresh."""
    index = shelf.view()
    items = shelf.put(unit(20))
    shelf.check(index)
    shelf.remove(items[:3])
    shelf.put(unit(5, seed=2))
    shelf.check(index)


def test_a_saved_index_is_used_again(shelf: Shelf) -> None:
    """A new process loads the file: its graph is the saved one, and it catches up from there."""
    items = shelf.put(unit(30))
    shelf.view().save(shelf.catalogue)
    assert not list(shelf.paths.directory.glob("*.tmp"))
    shelf.remove(items[:2])
    shelf.put(unit(3, seed=4))
    later = shelf.view()
    # A graph that was built anew would hold no removed nodes.
    assert later.graph.deleted_share == pytest.approx(2 / 33)
    shelf.check(later)


def damage_checksum(shelf: Shelf, path: Path) -> None:
    """Change one byte in the middle of the vectors."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def damage_garbage(shelf: Shelf, path: Path) -> None:
    """Put something else in the file's place."""
    path.write_bytes(os.urandom(3000))


def damage_deleted(shelf: Shelf, path: Path) -> None:
    """Delete the file."""
    path.unlink()


def damage_old(shelf: Shelf, path: Path) -> None:
    """Put an older snapshot back, as from a backup."""
    older = path.read_bytes()
    shelf.put(unit(4, seed=8))
    shelf.view().save(shelf.catalogue)
    path.write_bytes(older)


def damage_centring(shelf: Shelf, path: Path) -> None:
    """Freeze other means, as a library that grew does."""
    mean = RoleMean(np.full(DIM, 0.2, np.float32), 30)
    with shelf.catalogue.transaction():
        shelf.catalogue.spaces.freeze_means(shelf.space.id, 1, {Role.IMAGE: mean})


@pytest.mark.parametrize(
    "damage", [damage_checksum, damage_garbage, damage_deleted, damage_old, damage_centring]
)
def test_a_file_that_does_not_fit_is_not_used(
    shelf: Shelf, damage: Callable[[Shelf, Path], None]
) -> None:
    """Whatever happened to the file, the index ends up with the catalogue's vectors."""
    items = shelf.put(unit(30))
    view = shelf.view()
    view.save(shelf.catalogue)
    shelf.remove(items[:2])
    damage(shelf, shelf.paths.index(shelf.space.id))
    fresh = shelf.view()
    assert fresh.graph.deleted_share == 0.0
    shelf.check(fresh)
    shelf.check(view)


def test_two_processes_stay_right_whoever_saves(shelf: Shelf) -> None:
    """A view that missed removals, which the other one stamped and forgot, finds none of them."""
    items = shelf.put(unit(40))
    mine, other = shelf.view(), shelf.view()
    for round_ in range(4):
        shelf.remove(items[round_ * 2 : round_ * 2 + 2])
        shelf.put(unit(2, seed=round_ + 20))
        other.save(shelf.catalogue)
        assert shelf.catalogue.segments.removed_since(shelf.space.id, 0) == []
        shelf.check(mine)
        shelf.check(other)
        mine, other = other, mine


def test_a_graph_full_of_removed_nodes_is_built_again(shelf: Shelf) -> None:
    """Past a fifth of removed nodes the graph is rebuilt, and holds what the catalogue holds."""
    items = shelf.put(unit(50))
    index = shelf.view()
    shelf.remove(items[:10])
    shelf.check(index)
    assert index.graph.deleted_share == pytest.approx(0.2)
    shelf.remove(items[10:11])
    shelf.check(index)
    assert index.graph.deleted_share == 0.0


def test_a_reset_index_starts_again(shelf: Shelf) -> None:
    """After a reset nothing of the old vectors is left, and a refresh brings back the rest."""
    items = shelf.put(unit(10))
    index = shelf.view()
    shelf.remove(items[:5])
    index.reset()
    assert len(index.graph) == 0
    shelf.check(index)


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_any_history_ends_with_the_catalogues_vectors(data: st.DataObject) -> None:
    """After any order of storing, removing, saving and re-centring, old and new views agree."""
    directory = Path(os.environ["HOME"]) / os.urandom(8).hex()
    directory.mkdir()
    shelf = Shelf(directory)
    view = shelf.view()
    items: list[int] = []
    version = 0
    for step in range(data.draw(st.integers(1, 8))):
        match data.draw(st.sampled_from(["put", "remove", "save", "other", "centre", "refresh"])):
            case "put":
                items += shelf.put(unit(data.draw(st.integers(1, 6)), seed=step))
            case "remove":
                gone = items[: data.draw(st.integers(0, len(items)))]
                shelf.remove(gone)
                items = items[len(gone) :]
            case "save":
                view.save(shelf.catalogue)
            case "other":
                shelf.view().save(shelf.catalogue)
            case "centre":
                version += 1
                mean = RoleMean(np.full(DIM, 0.01 * version, np.float32), 1)
                with shelf.catalogue.transaction():
                    shelf.catalogue.spaces.freeze_means(shelf.space.id, version, {Role.IMAGE: mean})
            case _:
                view.refresh(shelf.catalogue)
    shelf.check(view)
    shelf.check(shelf.view())
    shelf.catalogue.close()
