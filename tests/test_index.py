"""The vector index: the graph, the table and their file in step with the catalogue."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unit_vectors import DIM, ids, unit

from engine.catalogue import Catalogue
from engine.catalogue.spaces import RoleMean, Space
from engine.index.snapshot import SpaceIndex
from engine.paths import LibraryPaths
from engine.types import FileStat, Metadata, Modality, Segment, SegmentKind
from engine.types.vectors import Role, Vectors


class LibraryStore:
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
        """The table holds what the catalogue holds; the graph, together with what is pending."""
        index.refresh(self.catalogue)
        blocks = list(self.catalogue.segments.blocks(self.space.id))
        stored = {
            int(i): v for block in blocks for i, v in zip(block.ids, block.vectors, strict=True)
        }
        assert not index.graph.ids() & set(index.pending.tolist())
        assert index.graph.ids() | set(index.pending.tolist()) == stored.keys()
        assert index.table.ids.tolist() == sorted(stored)
        for segment_id, vector in stored.items():
            wanted = index.centring.apply(vector[None], Role.IMAGE)[0]
            row = index.table.rows_of(ids(segment_id))
            np.testing.assert_allclose(index.table.vectors(row)[0], wanted, atol=2e-3)
            nearest = index.nearest(wanted, 1)
            assert index.centring.apply(stored[int(nearest[0])][None], Role.IMAGE) @ wanted == (
                pytest.approx(1.0, abs=2e-3)
            )
            assert nearest[0] == index.nearest_exact(wanted, 1)[0]


@pytest.fixture
def shelf(tmp_path: Path) -> LibraryStore:
    """A catalogue and its index file in a directory."""
    return LibraryStore(tmp_path)


def test_an_index_follows_the_catalogue(shelf: LibraryStore) -> None:
    """What is stored and removed after a view was made is in it at its next refresh."""
    index = shelf.view()
    items = shelf.put(unit(20))
    shelf.check(index)
    shelf.remove(items[:3])
    shelf.put(unit(5, seed=2))
    shelf.check(index)


def test_a_saved_index_is_used_again(shelf: LibraryStore) -> None:
    """A new process loads the file: its graph is the saved one, and it catches up from there."""
    items = shelf.put(unit(30))
    shelf.view().save(shelf.catalogue)
    assert not list(shelf.paths.directory.glob("*.tmp"))
    shelf.remove(items[:2])
    shelf.put(unit(3, seed=4))
    later = shelf.view()
    assert (len(later.graph), len(later.pending)) == (28, 3)
    # A graph that was built anew would hold no removed nodes.
    assert later.graph.deleted_share == pytest.approx(2 / 30)
    shelf.check(later)


def test_a_save_builds_the_graph(shelf: LibraryStore) -> None:
    """What searches compare one by one until then is in the graph after a save, and in its file."""
    shelf.put(unit(600))
    index = shelf.view()
    assert (len(index.graph), len(index.pending)) == (0, 600)
    before = index.nearest(unit(1, seed=9)[0], 10)
    index.save(shelf.catalogue)
    assert (len(index.graph), len(index.pending)) == (600, 0)
    assert len(shelf.view().pending) == 0
    assert index.nearest(unit(1, seed=9)[0], 10).tolist() == before.tolist()


def damage_checksum(shelf: LibraryStore, path: Path) -> None:
    """Change one byte in the middle of the vectors."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def damage_garbage(shelf: LibraryStore, path: Path) -> None:
    """Put something else in the file's place."""
    path.write_bytes(os.urandom(3000))


def damage_deleted(shelf: LibraryStore, path: Path) -> None:
    """Delete the file."""
    path.unlink()


def damage_old(shelf: LibraryStore, path: Path) -> None:
    """Put an older snapshot back, as from a backup."""
    older = path.read_bytes()
    shelf.put(unit(4, seed=8))
    shelf.view().save(shelf.catalogue)
    path.write_bytes(older)


def damage_centring(shelf: LibraryStore, path: Path) -> None:
    """Freeze other means, as a library that grew does."""
    mean = RoleMean(np.full(DIM, 0.2, np.float32), 30)
    with shelf.catalogue.transaction():
        shelf.catalogue.spaces.freeze_means(shelf.space.id, 1, {Role.IMAGE: mean})


@pytest.mark.parametrize(
    "damage", [damage_checksum, damage_garbage, damage_deleted, damage_old, damage_centring]
)
def test_a_file_that_does_not_fit_is_not_used(
    shelf: LibraryStore, damage: Callable[[LibraryStore, Path], None]
) -> None:
    """Whatever happened to the file, the index ends up with the catalogue's vectors."""
    items = shelf.put(unit(30))
    view = shelf.view()
    view.save(shelf.catalogue)
    shelf.remove(items[:2])
    damage(shelf, shelf.paths.index(shelf.space.id))
    fresh = shelf.view()
    assert len(fresh.graph) == 0
    shelf.check(fresh)
    shelf.check(view)
    fresh.save(shelf.catalogue)
    assert len(shelf.view().pending) == 0


def test_two_processes_stay_right_whoever_saves(shelf: LibraryStore) -> None:
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


def test_a_graph_full_of_removed_nodes_is_built_again(shelf: LibraryStore) -> None:
    """Past a fifth of removed nodes the graph is rebuilt, and holds what the catalogue holds."""
    items = shelf.put(unit(50))
    index = shelf.view()
    index.save(shelf.catalogue)
    shelf.remove(items[:10])
    shelf.check(index)
    assert index.graph.deleted_share == pytest.approx(0.2)
    shelf.remove(items[10:11])
    shelf.check(index)
    assert (len(index.graph), len(index.pending)) == (0, 39)
    index.save(shelf.catalogue)
    assert (len(index.graph), index.graph.deleted_share) == (39, 0.0)
    shelf.check(index)


def test_a_reset_index_starts_again(shelf: LibraryStore) -> None:
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
    shelf = LibraryStore(directory)
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
