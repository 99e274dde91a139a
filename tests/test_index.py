"""The vector index: the graph, the table and their file in step with the catalogue."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from unit_vectors import DIM, unit
from vector_store import VectorStore, graph_and_pending

from engine.catalogue.spaces import RoleMean
from engine.index.space_index import SpaceIndex
from engine.types import Modality, SegmentKind
from engine.types.tracks import CONTENTS, TRACKS, Track, track_of
from engine.types.vectors import Role


@pytest.fixture
def shelf(tmp_path: Path) -> VectorStore:
    """A catalogue and its index file in a directory."""
    return VectorStore(tmp_path)


def test_an_index_follows_the_catalogue(shelf: VectorStore) -> None:
    """What is stored and removed after an index was opened is in it at its next refresh."""
    index = shelf.open()
    items = shelf.put(unit(20))
    shelf.check(index)
    shelf.remove(items[:3])
    shelf.put(unit(5, seed=2))
    shelf.check(index)


def test_a_saved_index_is_used_again(shelf: VectorStore) -> None:
    """A new process loads the file: its graph is the saved one, and it catches up from there."""
    items = shelf.put(unit(30))
    shelf.open().save(shelf.catalogue)
    assert not list(shelf.paths.directory.glob("*.tmp"))
    shelf.remove(items[:2])
    shelf.put(unit(3, seed=4))
    later = shelf.open()
    assert graph_and_pending(later) == (28, 3)
    # A graph that was built anew would hold no removed nodes.
    assert later.view.graphs.of[Track.PICTURES].deleted_share == pytest.approx(2 / 30)
    shelf.check(later)


def test_a_library_from_before_videos_keeps_its_graphs(shelf: VectorStore) -> None:
    """A stamp with fewer checksums is of fewer tracks, and what it has is used."""
    for content in CONTENTS:
        shelf.put(unit(30, seed=len(content)), content)
    shelf.open().save(shelf.catalogue)
    stamp = shelf.catalogue.spaces.stamp(shelf.space.id)
    assert stamp is not None
    former = replace(stamp, checksum=",".join(stamp.checksum.split(",")[:3]))
    with shelf.catalogue.transaction():
        shelf.catalogue.spaces.put_stamp(shelf.space.id, former)
    assert graph_and_pending(shelf.open()) == (90, 0)
    shelf.put(unit(5, seed=9), Modality.VIDEO)
    later = shelf.open()
    assert graph_and_pending(later) == (90, 5)
    later.save(shelf.catalogue)
    assert graph_and_pending(shelf.open()) == (95, 0)


def test_a_save_builds_the_graph(shelf: VectorStore) -> None:
    """What searches compare one by one until then is in the graph after a save, and in its file."""
    shelf.put(unit(600))
    index = shelf.open()
    assert graph_and_pending(index) == (0, 600)
    before = index.view.nearest(unit(1, seed=9)[0], 10)
    index.save(shelf.catalogue)
    assert graph_and_pending(index) == (600, 0)
    assert graph_and_pending(shelf.open()) == (600, 0)
    assert index.view.nearest(unit(1, seed=9)[0], 10).tolist() == before.tolist()


def damage_checksum(shelf: VectorStore, path: Path) -> None:
    """Change one byte in the middle of the vectors."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def damage_garbage(shelf: VectorStore, path: Path) -> None:
    """Put something else in the file's place."""
    path.write_bytes(os.urandom(3000))


def damage_deleted(shelf: VectorStore, path: Path) -> None:
    """Delete the file."""
    path.unlink()


def damage_old(shelf: VectorStore, path: Path) -> None:
    """Put an older snapshot back, as from a backup."""
    older = path.read_bytes()
    shelf.put(unit(4, seed=8))
    shelf.open().save(shelf.catalogue)
    path.write_bytes(older)


def damage_centring(shelf: VectorStore, path: Path) -> None:
    """Freeze other means, as a library that grew does."""
    mean = RoleMean(np.full(DIM, 0.2, np.float32), 30)
    with shelf.catalogue.transaction():
        shelf.catalogue.spaces.freeze_means(shelf.space.id, 1, {Role.IMAGE: mean})


@pytest.mark.parametrize(
    "damage", [damage_checksum, damage_garbage, damage_deleted, damage_old, damage_centring]
)
def test_a_file_that_does_not_fit_is_not_used(
    shelf: VectorStore, damage: Callable[[VectorStore, Path], None]
) -> None:
    """Whatever happened to the file, the index ends up with the catalogue's vectors."""
    items = shelf.put(unit(30))
    index = shelf.open()
    index.save(shelf.catalogue)
    shelf.remove(items[:2])
    damage(shelf, shelf.paths.graph(shelf.space.id, Modality.IMAGE))
    fresh = shelf.open()
    assert len(fresh.view.graphs) == 0
    shelf.check(fresh)
    shelf.check(index)
    fresh.save(shelf.catalogue)
    assert len(shelf.open().view.pending) == 0


def filled(shelf: VectorStore) -> list[list[int]]:
    """Items of each modality in a saved index."""
    items = [shelf.put(unit(30, seed), kind) for seed, kind in enumerate(Modality)]
    shelf.open().save(shelf.catalogue)
    return items


def sizes(index: SpaceIndex) -> list[int]:
    """How many vectors the graph of each track can find."""
    graphs = index.view.graphs.of
    return [len(graphs[track]) if track in graphs else 0 for track in TRACKS]


def test_each_modality_has_its_own_nearest(shelf: VectorStore) -> None:
    """Of every modality the nearest are found, in its graph and in what came after."""
    filled(shelf)
    for seed, kind in enumerate(Modality):
        shelf.put(unit(5, seed + 10), kind)
    view = shelf.open().view
    query = unit(1, seed=99)[0]
    for kind in Modality:
        rows = np.flatnonzero(view.table.mask(kind))
        best = rows[np.argsort(-view.table.scores(rows, query))[:12]]
        assert (
            view.nearest_of(track_of(kind, SegmentKind.WHOLE), query, 12).tolist()
            == view.table.segment_ids(best).tolist()
        )
    assert view.nearest(query, 12).tolist() == view.nearest_exact(query, 12).tolist()


@pytest.mark.parametrize("damage", [damage_checksum, damage_garbage, damage_deleted])
def test_a_file_that_does_not_fit_costs_its_own_graph_alone(
    shelf: VectorStore, damage: Callable[[VectorStore, Path], None]
) -> None:
    """What a kill or a disk did to the file of one modality leaves the others as they were."""
    filled(shelf)
    damage(shelf, shelf.paths.graph(shelf.space.id, Modality.AUDIO))
    fresh = shelf.open()
    assert sizes(fresh) == [30, 0, 30, 30, 0, 0, 0, 0]
    shelf.check(fresh)


def test_a_kill_between_two_files_loses_nothing(
    shelf: VectorStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where one file is new and the others and the stamp are not, all is found, and a save ends it.

    A process that ends there leaves its unfinished files as well.
    """
    filled(shelf)
    shelf.put(unit(3, seed=30), Modality.IMAGE)
    replaced: list[Path] = []

    def replace_one(source: Path, target: Path) -> None:
        if replaced:
            raise KeyboardInterrupt
        replaced.append(target)
        source.rename(target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", replace_one)
        patched.setattr(Path, "unlink", lambda path, missing_ok: None)
        with pytest.raises(KeyboardInterrupt):
            shelf.open().save(shelf.catalogue)
    fresh = shelf.open()
    assert sizes(fresh) == [0, 30, 30, 30, 0, 0, 0, 0]
    shelf.check(fresh)
    fresh.save(shelf.catalogue)
    assert len(shelf.open().view.pending) == 0
    assert not list(shelf.paths.directory.glob("*.tmp"))


def test_files_of_another_kind_go_with_the_next_save(shelf: VectorStore) -> None:
    """What was one file for all modalities is not used, and is not left to lie there."""
    former = shelf.paths.directory / f"index-{shelf.space.id}.hnsw"
    other = shelf.paths.directory / f"index-{shelf.space.id}0-image.hnsw"
    for path in (former, other):
        path.write_bytes(b"a graph")
    filled(shelf)
    assert (former.exists(), other.exists()) == (False, True)


def test_two_processes_stay_right_whoever_saves(shelf: VectorStore) -> None:
    """An index that missed removals, which the other one stamped and forgot, finds none of them."""
    items = shelf.put(unit(40))
    mine, other = shelf.open(), shelf.open()
    for round_ in range(4):
        shelf.remove(items[round_ * 2 : round_ * 2 + 2])
        shelf.put(unit(2, seed=round_ + 20))
        other.save(shelf.catalogue)
        assert shelf.catalogue.segments.removed_since(shelf.space.id, 0) == []
        shelf.check(mine)
        shelf.check(other)
        mine, other = other, mine


def test_a_graph_full_of_removed_nodes_is_built_again(shelf: VectorStore) -> None:
    """Past a fifth of removed nodes a save builds it anew; until then the former one answers."""
    items = shelf.put(unit(50))
    index = shelf.open()
    index.save(shelf.catalogue)
    shelf.remove(items[:10])
    shelf.check(index)
    assert index.view.graphs.of[Track.PICTURES].deleted_share == pytest.approx(0.2)
    shelf.remove(items[10:11])
    shelf.check(index)
    assert graph_and_pending(index) == (39, 0)
    index.save(shelf.catalogue)
    assert (len(index.view.graphs), index.view.graphs.of[Track.PICTURES].deleted_share) == (39, 0.0)
    shelf.check(index)


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_any_history_ends_with_the_catalogues_vectors(data: st.DataObject) -> None:
    """After any order of storing, removing, erasing, saving and re-centring, all agree."""
    directory = Path(os.environ["HOME"]) / os.urandom(8).hex()
    directory.mkdir()
    shelf = VectorStore(directory)
    index = shelf.open()
    items: list[int] = []
    version = 0
    for step in range(data.draw(st.integers(1, 8))):
        match data.draw(
            st.sampled_from(["put", "remove", "erase", "save", "other", "centre", "refresh"])
        ):
            case "put":
                items += shelf.put(unit(data.draw(st.integers(1, 6)), seed=step))
            case "remove":
                gone = items[: data.draw(st.integers(0, len(items)))]
                shelf.remove(gone)
                items = items[len(gone) :]
            case "erase":
                index.erase_removed(shelf.catalogue)
            case "save":
                index.save(shelf.catalogue)
            case "other":
                shelf.open().save(shelf.catalogue)
            case "centre":
                version += 1
                mean = RoleMean(np.full(DIM, 0.01 * version, np.float32), 1)
                with shelf.catalogue.transaction():
                    shelf.catalogue.spaces.freeze_means(shelf.space.id, version, {Role.IMAGE: mean})
            case _:
                index.refresh(shelf.catalogue)
    shelf.check(index)
    shelf.check(shelf.open())
    shelf.catalogue.close()
