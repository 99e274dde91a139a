"""The file of vectors: mapped where it is what was written, and never believed where it is not."""

from __future__ import annotations

import errno
import os
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from unit_vectors import DIM, unit
from vector_store import VectorStore, graph_and_pending

from engine.catalogue.spaces import RoleMean
from engine.errors import DiskFullError
from engine.index import row_file, snapshot, vector_file
from engine.index.row_file import Halves
from engine.index.snapshot import Snapshot
from engine.index.space_index import SpaceIndex
from engine.index.table import VectorTable
from engine.search.scope import scope_of
from engine.types import Modality, Query
from engine.types.vectors import Role


@pytest.fixture
def shelf(tmp_path: Path) -> VectorStore:
    """A catalogue of thirty vectors and the files of its index."""
    made = VectorStore(tmp_path)
    made.put(unit(30))
    made.open().save(made.catalogue)
    return made


def filed(shelf: VectorStore) -> Path:
    """The file of vectors that the catalogue has stamped."""
    stamp = shelf.catalogue.spaces.stamp(shelf.space.id)
    assert stamp is not None
    return shelf.paths.vectors(shelf.space.id, stamp.filed)


def test_a_new_process_maps_the_file(shelf: VectorStore) -> None:
    """It has all vectors from there, also those of a saved index, and what came since from the
    catalogue.
    """
    later = shelf.open()
    assert later.view.table.is_filed
    items = shelf.put(unit(5, seed=1))
    shelf.remove(items[:2])
    for index in (later, shelf.open()):
        shelf.check(index)
        assert not index.view.table.is_filed
        assert index.view.table.scores(np.arange(30), unit(1)[0])[0] == pytest.approx(1, abs=1e-3)
    later.save(shelf.catalogue)
    assert later.view.table.is_filed
    assert [path.suffix for path in shelf.paths.graphs(shelf.space.id)].count(".vectors") == 1
    shelf.check(later)


def flip_a_bit(shelf: VectorStore, path: Path) -> None:
    """Change one bit of a vector."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def cut_off(shelf: VectorStore, path: Path) -> None:
    """Leave half of the file."""
    os.truncate(path, path.stat().st_size // 2)


def delete(shelf: VectorStore, path: Path) -> None:
    """Delete the file."""
    path.unlink()


def bring_an_older_one(shelf: VectorStore, path: Path) -> None:
    """Put the file of another state in its place."""
    older = path.read_bytes()
    shelf.put(unit(4, seed=8))
    shelf.open().save(shelf.catalogue)
    filed(shelf).write_bytes(older)


def move_the_means(shelf: VectorStore, path: Path) -> None:
    """Freeze other means, as a library that grew does."""
    mean = RoleMean(np.full(DIM, 0.2, np.float32), 30)
    with shelf.catalogue.transaction():
        shelf.catalogue.spaces.freeze_means(shelf.space.id, 1, {Role.IMAGE: mean})


def come_from_before(shelf: VectorStore, path: Path) -> None:
    """Have a stamp of a version that wrote no such file."""
    stamp = shelf.catalogue.spaces.stamp(shelf.space.id)
    assert stamp is not None
    path.unlink()
    with shelf.catalogue.transaction():
        shelf.catalogue.spaces.put_stamp(shelf.space.id, replace(stamp, filed=0, digest=""))


@pytest.mark.parametrize(
    "damage",
    [flip_a_bit, cut_off, delete, bring_an_older_one, move_the_means, come_from_before],
)
def test_a_file_that_does_not_fit_is_not_read(
    shelf: VectorStore, damage: Callable[[VectorStore, Path], None]
) -> None:
    """Whatever happened to it, the vectors are the catalogue's, and a save writes it anew."""
    damage(shelf, filed(shelf))
    fresh = shelf.open()
    assert not fresh.view.table.is_filed
    assert fresh.lacks_graphs(shelf.catalogue)
    assert SpaceIndex(shelf.paths, shelf.space, {}).lacks_graphs(shelf.catalogue)
    shelf.check(fresh)
    fresh.save(shelf.catalogue)
    shelf.check(shelf.open())
    assert shelf.open().view.table.is_filed
    assert not fresh.lacks_graphs(shelf.catalogue)


def test_a_file_that_is_replaced_stays_mapped_for_who_reads_it(shelf: VectorStore) -> None:
    """Another process writes the next one and deletes this; searches go on, and follow."""
    reading, writing = shelf.open(), shelf.open()
    before, view = filed(shelf), reading.view
    right = view.nearest_exact(unit(1, seed=5)[0], 10).tolist()
    shelf.put(unit(5, seed=3))
    writing.save(shelf.catalogue)
    assert not before.exists()
    assert view.nearest_exact(unit(1, seed=5)[0], 10).tolist() == right
    shelf.check(reading)
    shelf.check(writing)


def test_what_was_given_back_is_there_again(
    shelf: VectorStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a large file nothing is kept in memory between searches; the next one reads the same."""
    monkeypatch.setattr(row_file, "KEPT_BYTES", 0)
    monkeypatch.setattr(row_file, "REST_SECONDS", 3600.0)
    table, query = shelf.open().view.table, unit(1, seed=5)[0]
    before = table.scores(np.arange(30), query).tolist()
    for _ in range(2):
        assert table.scores(np.arange(30), query).tolist() == before
        file = table._rows.vectors._file
        assert file is not None
        resting = file._resting
        assert resting is not None
        resting.cancel()
        resting.function()
        assert file._resting is None


def test_some_rows_of_a_large_file_are_what_is_mapped(
    shelf: VectorStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether they are read or mapped, in whatever order, for the first time or again."""
    table = shelf.open().view.table
    everything = table.vectors(np.arange(30))
    monkeypatch.setattr(row_file, "KEPT_BYTES", 0)
    monkeypatch.setattr(row_file, "AROUND_BYTES", 0)
    for rows in ([3, 8, 20], [8, 20], [20, 3], [8], [0, 29], [29, 29, 0], []):
        chosen = np.array(rows, np.int64)
        assert np.array_equal(table.vectors(chosen), everything[chosen])


def test_what_is_forgotten_leaves_the_file(shelf: VectorStore) -> None:
    """No byte of its vectors stays, the others do, and who has the file mapped is not misled; nor
    does the draw, which follows from a file's content.
    """
    halves = unit(30).astype("<f2")
    reading, file = shelf.open(), filed(shelf)
    assert all(vector.tobytes() in file.read_bytes() for vector in halves)
    shelf.remove([1, 2, 3])
    shelf.open().erase_removed(shelf.catalogue)
    left = file.read_bytes()
    assert [vector.tobytes() in left for vector in halves] == [False] * 3 + [True] * 27
    assert np.flatnonzero(vector_file.read_rows(file).draws == 0).tolist() == [0, 1, 2]
    for index in (reading, shelf.open()):
        shelf.check(index)
    shelf.remove(list(range(4, 31)))
    shelf.open().erase_removed(shelf.catalogue)
    assert not any(vector.tobytes() in file.read_bytes() for vector in halves)
    shelf.check(shelf.open())


def test_a_damaged_file_goes_with_an_erasure(shelf: VectorStore) -> None:
    """Nothing can be said of what is in there."""
    flip_a_bit(shelf, filed(shelf))
    shelf.remove([1])
    shelf.open().erase_removed(shelf.catalogue)
    assert not filed(shelf).exists()
    shelf.check(shelf.open())


def test_a_full_disk_leaves_the_former_files(
    shelf: VectorStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be written whole is not there, and what was there is used."""
    shelf.put(unit(5, seed=1), Modality.AUDIO)
    index, before = shelf.open(), sorted(shelf.paths.graphs(shelf.space.id))

    def blocks(table: VectorTable, size: int) -> Iterator[Halves]:
        yield np.zeros((1, DIM), np.float16)
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(VectorTable, "blocks", blocks)
        with pytest.raises(DiskFullError):
            index.save(shelf.catalogue)
    assert sorted(shelf.paths.graphs(shelf.space.id)) == before
    assert graph_and_pending(shelf.open()) == (30, 5)
    shelf.check(index)


def test_a_file_that_is_mapped_elsewhere_is_deleted_later(
    shelf: VectorStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to delete it: a save goes on, an erasure says that something is left."""
    former, unlink = filed(shelf), Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == former:
            raise PermissionError
        unlink(path, missing_ok=missing_ok)

    shelf.put(unit(5, seed=1))
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        shelf.open().save(shelf.catalogue)
        with pytest.raises(PermissionError):
            shelf.open().erase_removed(shelf.catalogue)
    assert former.exists()
    shelf.check(shelf.open())
    shelf.open().erase_removed(shelf.catalogue)
    assert not former.exists()


def test_a_space_goes_with_all_files_but_those_that_are_mapped(
    shelf: VectorStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever changes the model on Windows is not held up by a search with the former one."""
    mapped, unlink = filed(shelf), Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == mapped:
            raise PermissionError
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    Snapshot(shelf.paths, shelf.space).delete()
    assert shelf.paths.graphs(shelf.space.id) == [mapped]


@pytest.mark.parametrize("look", ["digest", "checksum"])
def test_a_file_that_goes_as_soon_as_it_was_looked_at_is_done_without(
    shelf: VectorStore, look: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process may put a later one in its place: the vectors are those of the catalogue."""
    looked = getattr(snapshot, look)

    def look_once(path: Path) -> str:
        told: str = looked(path)
        path.unlink(missing_ok=True)
        return told

    monkeypatch.setattr(snapshot, look, look_once)
    shelf.check(shelf.open())


def test_a_search_keeps_no_superseded_file_mapped(shelf: VectorStore) -> None:
    """What searches remember of a table goes with it, so that Windows can delete its file."""
    index = shelf.open()
    scope = scope_of(shelf.catalogue, index.refresh(shelf.catalogue), Query())
    assert scope_of(shelf.catalogue, index.view, Query()) is scope
    former = weakref.ref(index.view.table)
    shelf.put(unit(1))
    index.save(shelf.catalogue)
    assert former() is None


def test_a_digest_is_of_the_whole_file(tmp_path: Path) -> None:
    """Also where it is read in several parts."""
    path = tmp_path / "file"
    path.write_bytes(bytes(vector_file._BYTES_AT_ONCE + 1))
    whole = vector_file.digest(path)
    path.write_bytes(bytes(vector_file._BYTES_AT_ONCE) + b"!")
    assert vector_file.digest(path) != whole
