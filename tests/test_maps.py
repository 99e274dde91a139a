"""Maps of a library: what means the same is near, and stays where it was."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from map_shelf import SUBJECTS, MapShelf

from engine.errors import Cancelled, UserError
from engine.integrity.steps import Step, Steps
from engine.library.map_making import make_map
from engine.library.maps import read_map
from engine.projection.neighbours import middle_of, placed_among
from engine.projection.principal import principal
from engine.projection.procrustes import aligned, normal
from engine.types import Metadata, Modality, Segment, SegmentKind
from engine.types.maps import LibraryMap, MapMethod, Places

# t-SNE is imported by a process of its own, which takes a while.
METHODS = [MapMethod.PCA, pytest.param(MapMethod.TSNE, marks=pytest.mark.slow)]


@pytest.fixture
def shelf(tmp_path: Path) -> MapShelf:
    """Ten items of each of three kinds for each of three subjects."""
    made = MapShelf(tmp_path / "library")
    made.add(range(10))
    return made


def mapped(shelf: MapShelf, method: MapMethod = MapMethod.PCA) -> LibraryMap:
    """The map that is kept."""
    made = read_map(shelf.library.paths.directory, method)
    assert made is not None
    return made


def make(shelf: MapShelf, method: MapMethod = MapMethod.PCA, *, anew: bool = False) -> LibraryMap:
    """Bring the map up to date, and read it."""
    make_map(shelf.library.paths.directory, method, anew=anew)
    return mapped(shelf, method)


def laid_out_before(shelf: MapShelf) -> LibraryMap:
    """A map that t-SNE is taken to have made, since what is put on it does not depend on that."""
    make(shelf)
    stamp = shelf.catalogue.maps.stamp(MapMethod.PCA)
    assert stamp is not None
    shelf.catalogue.maps.put(MapMethod.TSNE, stamp, *shelf.catalogue.maps.places(MapMethod.PCA))
    return mapped(shelf, MapMethod.TSNE)


def kept_neighbours(shelf: MapShelf, made: LibraryMap) -> float:
    """How many of an item's five nearest on a map share its subject, 0 to 1."""
    subjects = shelf.subjects(made.ids)
    apart = np.linalg.norm(made.places[:, None] - made.places[None], axis=2)
    np.fill_diagonal(apart, np.inf)
    nearest = np.argsort(apart, axis=1)[:, :5]
    return float((subjects[nearest] == subjects[:, None]).mean())


@pytest.mark.parametrize("method", METHODS)
def test_what_means_the_same_is_near(shelf: MapShelf, method: MapMethod) -> None:
    """Neighbours share a subject, whatever kind of media they are; all are about the origin."""
    made = make(shelf, method)
    assert made.ids.tolist() == sorted(shelf.paths())
    assert made.places.dtype == np.float32
    assert kept_neighbours(shelf, made) > 0.95
    assert np.percentile(np.linalg.norm(made.places, axis=1), 95) <= 1.0
    assert made.is_current


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_umap_keeps_neighbours_and_about_their_places(shelf: MapShelf) -> None:
    """UMAP puts subjects together, anew about where they were; what comes later joins them."""
    made = make(shelf, MapMethod.UMAP)
    assert kept_neighbours(shelf, made) > 0.95
    again = make(shelf, MapMethod.UMAP, anew=True)
    assert np.linalg.norm(again.places - made.places, axis=1).mean() < 0.5
    shelf.add(range(10, 12))
    grown = make(shelf, MapMethod.UMAP)
    assert kept_neighbours(shelf, grown) > 0.95
    both = np.isin(grown.ids, again.ids)
    np.testing.assert_array_equal(grown.places[both], again.places)


@pytest.mark.parametrize("method", METHODS)
def test_the_same_library_has_the_same_map(shelf: MapShelf, method: MapMethod) -> None:
    """Of two maps from nothing, one lies as the other."""
    first = make(shelf, method).places
    with shelf.catalogue.transaction():
        shelf.catalogue._database.execute("DELETE FROM maps")
    np.testing.assert_allclose(make(shelf, method).places, first, atol=1e-4)


def test_what_comes_later_is_put_among_its_own(shelf: MapShelf) -> None:
    """New items lie with their subject, and nothing else moves."""
    before = laid_out_before(shelf)
    shelf.add(range(10, 12))
    assert not mapped(shelf, MapMethod.TSNE).is_current
    report = make_map(shelf.library.paths.directory, MapMethod.TSNE)
    assert (report.items, report.placed, report.is_new) == (108, 18, False)
    after = mapped(shelf, MapMethod.TSNE)
    assert after.is_current
    known = np.isin(after.ids, before.ids)
    np.testing.assert_array_equal(after.places[known], before.places)
    assert kept_neighbours(shelf, after) > 0.95


def test_text_that_is_read_in_an_item_moves_it_nowhere(shelf: MapShelf) -> None:
    """A picture whose text was read stays where it is, and the map is still in line."""
    before = laid_out_before(shelf)
    catalogue, item = shelf.catalogue, int(before.ids[0])
    written = Segment(SegmentKind.WRITTEN, 0, 5)
    vector = catalogue.segments.vectors_of_item(item, 1)
    with catalogue.transaction() as revision:
        catalogue.segments.add(item, 1, revision, [written], vector)
    assert mapped(shelf, MapMethod.TSNE).is_current
    assert make_map(shelf.library.paths.directory, MapMethod.TSNE).placed == 0


def test_nothing_is_done_to_a_map_that_is_in_line(shelf: MapShelf) -> None:
    """A second look places nothing."""
    laid_out_before(shelf)
    report = make_map(shelf.library.paths.directory, MapMethod.TSNE)
    assert (report.placed, report.is_new) == (0, False)


@pytest.mark.slow
def test_a_library_that_has_grown_far_is_laid_out_anew_without_a_jump(shelf: MapShelf) -> None:
    """Beyond half as many again all places are new, and what was there is about where it was."""
    before = make(shelf, MapMethod.TSNE)
    shelf.add(range(10, 18))
    report = make_map(shelf.library.paths.directory, MapMethod.TSNE)
    assert report.is_new
    after = mapped(shelf, MapMethod.TSNE)
    known = np.isin(after.ids, before.ids)
    subjects = shelf.subjects(before.ids)
    for subject in set(subjects):
        chosen = subjects == subject
        was = before.places[chosen].mean(axis=0)
        is_now = after.places[known][chosen].mean(axis=0)
        assert np.linalg.norm(was - is_now) < 0.5


@pytest.mark.parametrize("method", METHODS)
def test_a_library_of_other_files_alone_is_laid_out_anew(
    shelf: MapShelf, method: MapMethod
) -> None:
    """Where no place stays that others could be put among, all of them are worked out."""
    laid_out_before(shelf)
    gone = list(shelf.paths())
    with shelf.catalogue.transaction():
        shelf.catalogue.items.remove(gone)
    shelf.add(range(10, 12))
    report = make_map(shelf.library.paths.directory, method)
    assert report.is_new
    assert mapped(shelf, method).ids.tolist() == sorted(shelf.paths())


def test_a_file_that_says_something_else_moves(shelf: MapShelf) -> None:
    """The place of an item follows its content."""
    before = laid_out_before(shelf)
    moved = next(i for i, path in shelf.paths().items() if path.endswith("beach-image-3"))
    other = next(i for i, path in shelf.paths().items() if path.endswith("forest-image-3"))
    with shelf.catalogue.transaction() as revision:
        shelf.catalogue.segments.copy(other, moved, 1, revision)
    report = make_map(shelf.library.paths.directory, MapMethod.TSNE)
    assert report.placed == 1
    after = mapped(shelf, MapMethod.TSNE)
    forest = after.places[shelf.subjects(after.ids) == "forest"].mean(axis=0)
    far_before, far_after = (
        np.linalg.norm(one.places[one.ids == moved][0] - forest) for one in (before, after)
    )
    assert far_after < far_before / 2


def test_what_is_gone_leaves_the_map_and_takes_names_with_it(shelf: MapShelf) -> None:
    """No row of a map names an item that the library has no more, nor keeps a word of its own."""
    assert len(make(shelf).landmarks)
    gone = [i for i, path in shelf.paths().items() if "/beach" in path]
    with shelf.catalogue.transaction():
        shelf.catalogue.items.remove(gone)
    left = mapped(shelf)
    assert not set(left.ids.tolist()) & set(gone)
    assert left.landmarks == ()
    assert all("beach" not in mark.name for mark in make(shelf, anew=True).landmarks)


def test_dense_parts_are_named_after_what_tells_them_apart(shelf: MapShelf) -> None:
    """Each subject's part has its word, and lies where its items do."""
    made = make(shelf)
    subjects = shelf.subjects(made.ids)
    named = {mark.name.split(",")[0]: mark for mark in made.landmarks}
    assert set(named) >= {"beach", "street", "forest"}
    for subject in ("beach", "street", "forest"):
        middle = np.median(made.places[subjects == subject], axis=0)
        others = np.median(made.places[subjects != subject], axis=0)
        at = np.array([named[subject].x, named[subject].y])
        assert np.linalg.norm(at - middle) < np.linalg.norm(at - others)


def test_no_part_is_named_after_what_cameras_and_endings_say(tmp_path: Path) -> None:
    """What tells only of what kind the files are is no name."""
    shelf = MapShelf(tmp_path / "camera")
    shown = {f"IMG_{n} {subject}.jpg": subject for n in range(8) for subject in SUBJECTS}
    shelf.library.add({name: (Modality.IMAGE, [[shown[name]]]) for name in shown})
    with shelf.catalogue.transaction():
        for item_id, path in shelf.paths().items():
            shelf.catalogue.fulltext.put(item_id, path, Metadata(), "")
    shelf.library.finish()
    words = {word for mark in make(shelf).landmarks for word in mark.name.split(", ")}
    assert words == set(SUBJECTS)


def test_an_empty_library_has_no_map(tmp_path: Path) -> None:
    """It is said what to do."""
    empty = MapShelf(tmp_path / "empty")
    with pytest.raises(UserError, match="Add a folder"):
        make_map(empty.library.paths.directory, MapMethod.PCA)
    assert read_map(empty.library.paths.directory, MapMethod.PCA) is None


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_few_files_have_a_map(tmp_path: Path, count: int) -> None:
    """However few there are, each has a place that is a number."""
    shelf = MapShelf(tmp_path / "few")
    shelf.library.add({f"beach-image-{n}": (Modality.IMAGE, [["beach"]]) for n in range(count)})
    made = make(shelf, MapMethod.TSNE)
    assert len(made.ids) == count
    assert np.isfinite(made.places).all()


def test_a_layout_can_be_stopped(shelf: MapShelf) -> None:
    """Stopped within the layout, the map that was there stays."""
    before = laid_out_before(shelf)
    seen: list[Step] = []
    steps = Steps(lambda step, done, total: seen.append(step), lambda: Step.ARRANGING in seen)
    with pytest.raises(Cancelled):
        make_map(shelf.library.paths.directory, MapMethod.TSNE, anew=True, steps=steps)
    np.testing.assert_array_equal(mapped(shelf, MapMethod.TSNE).places, before.places)


def test_a_map_is_turned_back_onto_the_former_one() -> None:
    """Whatever turn, mirror, size and shift a layout has, it lies as before."""
    rng = np.random.default_rng(0)
    before: Places = rng.normal(size=(50, 2)).astype(np.float32)
    turn = np.array([[0, 1], [1, 0]], np.float32)
    layout = before @ turn * 7 + np.float32(3)
    np.testing.assert_allclose(aligned(layout, layout[:20], before[:20]), before, atol=1e-4)


def test_a_query_lies_among_most_of_its_hits() -> None:
    """One hit far away does not drag it into the void."""
    places = np.array([[0, 0], [0.1, 0], [0, 0.1], [0.1, 0.1], [5, 5]], np.float32)
    x, y = middle_of(places, np.ones(5, np.float32))
    assert max(abs(x - 0.05), abs(y - 0.05)) < 0.1
    assert middle_of(places[4:], np.ones(1, np.float32)) == (5.0, 5.0)


def test_a_new_point_lies_in_the_middle_of_its_nearest() -> None:
    """Points of one cloud are put where that cloud is."""
    rng = np.random.default_rng(0)
    centres = np.eye(3, 20, dtype=np.float32) * 10
    labels = rng.integers(0, 3, 300)
    vectors = (centres[labels] + rng.normal(size=(300, 20))).astype(np.float32)
    places = np.array([[0, 0], [9, 0], [0, 9]], np.float32)[labels]
    found = placed_among(centres, vectors, places)
    np.testing.assert_allclose(found, [[0, 0], [9, 0], [0, 9]], atol=0.1)


def test_a_new_point_between_two_clouds_lies_in_one() -> None:
    """It goes to the one that it is nearer to, and not into the void between."""
    vectors = np.repeat(np.eye(2, 3, dtype=np.float32), (6, 4), axis=0)
    places = np.repeat(np.array([[0, 0], [9, 0]], np.float32), (6, 4), axis=0)
    between = np.array([[0.6, 0.4, 0]], np.float32)
    np.testing.assert_allclose(placed_among(between, vectors, places), [[0, 0]], atol=0.1)


def test_the_first_directions_are_those_that_differ_most() -> None:
    """Distances along them are those of the vectors, and the widest comes first."""
    rng = np.random.default_rng(0)
    plane = rng.normal(size=(200, 2)).astype(np.float32) * (9, 2)
    basis, _ = np.linalg.qr(rng.normal(size=(30, 2)))
    found = principal((plane @ basis.T).astype(np.float32))[:, :2]
    assert found.std(axis=0)[0] > found.std(axis=0)[1]
    wanted, is_now = (np.linalg.norm(p[:50, None] - p[None, :50], axis=2) for p in (plane, found))
    np.testing.assert_allclose(is_now, wanted, atol=1e-3)
    assert np.linalg.norm(normal(found), axis=1).max() < 2
