"""Forgotten vectors leave the file of the graph, and the graph stays as good as it was."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from unit_vectors import DIM, unit
from vector_store import VectorStore, graph_and_pending

from engine.index.centring import unit_rows
from engine.index.hnsw import HnswIndex
from engine.index.hnsw_file import erase_vectors
from engine.index.space_index import SpaceIndex
from engine.types import Modality
from engine.types.tracks import Track

MAPS = Path("/proc/self/maps")


@pytest.fixture
def shelf(tmp_path: Path) -> VectorStore:
    """A catalogue and its index file in a directory."""
    return VectorStore(tmp_path)


def test_erased_vectors_are_in_no_file(shelf: VectorStore) -> None:
    """Of what was removed nothing is left in the file, nor in one that is written later; the rest
    of the graph is used as it was.
    """
    vectors = unit(40)
    items = shelf.put(vectors)
    index = shelf.open()
    index.save(shelf.catalogue)
    stored = index.view.table.vectors(np.arange(40))
    shelf.remove(items[:6])
    index.erase_removed(shelf.catalogue)
    file = shelf.paths.graph(shelf.space.id, Modality.IMAGE)
    erased = file.read_bytes()
    assert [vector.tobytes() in erased for vector in stored] == [False] * 6 + [True] * 34
    for opened in (index, shelf.open()):
        shelf.check(opened)
        assert graph_and_pending(opened) == (34, 0)
    shelf.put(unit(3, seed=7))
    index.save(shelf.catalogue)
    later = file.read_bytes()
    assert not any(vector.tobytes() in later for vector in stored[:6])


def test_an_index_that_is_not_open_is_erased_too(shelf: VectorStore) -> None:
    """A process that has not read the vectors yet erases them in the file alone."""
    items = shelf.put(unit(20))
    shelf.open().save(shelf.catalogue)
    shelf.remove(items[:3])
    fresh = SpaceIndex(shelf.paths, shelf.space, {})
    fresh.erase_removed(shelf.catalogue)
    assert fresh.view.revision == -1
    fresh.refresh(shelf.catalogue)
    assert graph_and_pending(fresh) == (17, 0)


def test_a_process_that_had_read_them_writes_no_erased_vectors(shelf: VectorStore) -> None:
    """A window that is open while a terminal forgets puts nothing back with its next save."""
    items = shelf.put(unit(20))
    window = shelf.open()
    window.save(shelf.catalogue)
    stored = window.view.table.vectors(np.arange(20))
    shelf.remove(items[:3])
    shelf.open().erase_removed(shelf.catalogue)
    shelf.put(unit(3, seed=7))
    window.save(shelf.catalogue)
    later = shelf.paths.graph(shelf.space.id, Modality.IMAGE).read_bytes()
    assert [vector.tobytes() in later for vector in stored] == [False] * 3 + [True] * 17
    for opened in (window, shelf.open()):
        shelf.check(opened)
        assert graph_and_pending(opened) == (20, 0)


def test_a_file_that_cannot_be_erased_is_deleted(shelf: VectorStore) -> None:
    """One that is not what the catalogue has stamped, or of which nothing is left, goes."""
    items = shelf.put(unit(20))
    index = shelf.open()
    index.save(shelf.catalogue)
    file = shelf.paths.graph(shelf.space.id, Modality.IMAGE)
    file.write_bytes(file.read_bytes() + b"!")
    shelf.remove(items[:3])
    index.erase_removed(shelf.catalogue)
    assert not file.exists()
    shelf.check(index)
    assert graph_and_pending(shelf.open()) == (0, 17)
    index.save(shelf.catalogue)
    shelf.remove(items[3:])
    index.erase_removed(shelf.catalogue)
    assert not file.exists()


def test_a_modality_that_is_gone_leaves_the_others(shelf: VectorStore) -> None:
    """Once all sounds are forgotten their file goes; that of the pictures is used as it was."""
    shelf.put(unit(20))
    sounds = shelf.put(unit(5, seed=1), Modality.AUDIO)
    index = shelf.open()
    index.save(shelf.catalogue)
    shelf.remove(sounds)
    index.erase_removed(shelf.catalogue)
    assert not shelf.paths.graph(shelf.space.id, Modality.AUDIO).exists()
    for opened in (index, shelf.open()):
        shelf.check(opened)
        assert graph_and_pending(opened) == (20, 0)


@pytest.mark.skipif(not MAPS.exists(), reason="tells what is mapped on Linux alone")
def test_a_file_is_closed_before_it_is_deleted(
    shelf: VectorStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows deletes no file that is mapped; without that, a library that was emptied would refuse
    every run that comes after.
    """
    items = shelf.put(unit(20))
    index = shelf.open()
    index.save(shelf.catalogue)
    shelf.remove(items)
    mapped, unlink = [], Path.unlink

    def look(path: Path, missing_ok: bool = False) -> None:
        mapped.append(str(path) in MAPS.read_text())
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", look)
    index.erase_removed(shelf.catalogue)
    assert mapped == [False]


def test_a_full_graph_is_built_again_after_an_erasure(shelf: VectorStore) -> None:
    """Where more than a fifth goes, the rest of it answers until the next save."""
    items = shelf.put(unit(20))
    index = shelf.open()
    index.save(shelf.catalogue)
    shelf.remove(items[:8])
    index.erase_removed(shelf.catalogue)
    shelf.check(index)
    assert graph_and_pending(index) == (12, 0)
    index.save(shelf.catalogue)
    assert index.view.graphs.of[Track.PICTURES].deleted_share == 0.0


def test_the_graph_leads_to_the_same_places_after_an_erasure(tmp_path: Path) -> None:
    """With a whole cluster and every tenth vector gone, searches find what a comparison finds."""
    rng = np.random.default_rng(3)
    centres = rng.normal(size=(40, DIM))
    of_cluster = rng.integers(0, 40, 4000)
    vectors = unit_rows(
        (centres[of_cluster] + 0.6 * rng.normal(size=(4000, DIM))).astype(np.float32)
    )
    graph = HnswIndex(DIM)
    graph.add(np.arange(4000), vectors)
    graph.save(tmp_path / "graph")
    kept = np.flatnonzero((of_cluster > 0) & (np.arange(4000) % 10 > 0))
    erase_vectors(tmp_path / "graph", kept)
    erased = HnswIndex.load(tmp_path / "graph", DIM, kept)
    shares = []
    for vector in unit_rows((centres + 0.6 * rng.normal(size=(40, DIM))).astype(np.float32)):
        right = kept[np.argsort(-(vectors[kept] @ vector))[:10]]
        shares.append(len(set(erased.query(vector, 10)[0]) & set(right)) / 10)
    assert np.mean(shares) > 0.99


@pytest.mark.parametrize("content", [b"", b"short", bytes(4000), b"\x07" * 4000])
def test_only_a_graphs_file_is_erased(tmp_path: Path, content: bytes) -> None:
    """Anything else is refused and left as it is."""
    file = tmp_path / "graph"
    file.write_bytes(content)
    with pytest.raises(ValueError, match="header"):
        erase_vectors(file, np.arange(3))
    assert file.read_bytes() == content
