"""A point for each item, of which kinds of files do not lie apart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from planted_space import PlantedLibrary

from engine.clusters.item_vectors import pooled
from engine.clusters.points import Points, points_of
from engine.index.table import VectorTable
from engine.types import Filters, Modality
from engine.types.ids import Ids
from engine.types.tracks import Track
from engine.types.vectors import Vectors

SUBJECTS = ("beach", "street", "forest")
KINDS = (Modality.IMAGE, Modality.AUDIO, Modality.TEXT)


@pytest.fixture
def shelf(tmp_path: Path) -> PlantedLibrary:
    """Twenty items of three modalities for each of three subjects."""
    made = PlantedLibrary(tmp_path / "library")
    made.add(
        {
            f"{subject}-{kind}-{n}": (kind, [[subject]] * (1 if kind is Modality.IMAGE else 3))
            for subject in SUBJECTS
            for kind in KINDS
            for n in range(20)
        }
    )
    made.finish()
    return made


def told(shelf: PlantedLibrary) -> tuple[Points, list[str], list[str]]:
    """The points of a shelf with the subject and the modality of each item."""
    made = points_of(shelf.index.refresh(shelf.catalogue).table)
    names = [Path(item.path).name.split("-") for item in shelf.catalogue.items.get(made.ids)]
    return made, [name[0] for name in names], [name[1] for name in names]


def test_every_item_has_one_vector(shelf: PlantedLibrary) -> None:
    """However many segments an item has, it has one vector of unit length, in rising order."""
    made, _, _ = told(shelf)
    assert made.ids.tolist() == sorted(shelf.catalogue.items.ids(Filters()).tolist())
    assert made.vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(made.vectors, axis=1), 1, atol=1e-5)


def test_neighbours_are_of_a_subject_and_not_of_a_modality(shelf: PlantedLibrary) -> None:
    """The ten nearest share the subject, and are of other modalities as often as all items are."""
    made, subjects, kinds = told(shelf)
    alike = made.vectors @ made.vectors.T
    np.fill_diagonal(alike, -1)
    nearest = np.argsort(-alike, axis=1)[:, :10]
    same_subject = np.array(subjects)[nearest] == np.array(subjects)[:, None]
    same_kind = np.array(kinds)[nearest] == np.array(kinds)[:, None]
    assert same_subject.mean() > 0.99
    assert same_kind.mean() == pytest.approx(1 / 3, abs=0.1)


def test_few_items_of_a_modality_keep_their_meaning(shelf: PlantedLibrary) -> None:
    """A single film among many pictures is not taken for its own mean, which would leave noise."""
    shelf.add({"forest-video-1": (Modality.VIDEO, [["forest"]] * 4)})
    made, subjects, kinds = told(shelf)
    film = made.vectors[kinds.index("video")]
    towards = {
        subject: float((made.vectors[[s == subject for s in subjects]] @ film).mean())
        for subject in SUBJECTS
    }
    assert max(towards, key=towards.__getitem__) == "forest"


def test_the_sound_of_a_film_weighs_as_much_as_its_pictures() -> None:
    """Twenty windows of sound do not drown two frames; text that was read later counts nothing."""
    tracks = [Track.FRAMES] * 2 + [Track.SOUNDTRACKS] * 20 + [Track.FILM_SPEECH] * 5
    vectors = np.repeat(np.eye(3, 8, dtype=np.float32), [2, 20, 5], axis=0)
    made = pooled(table_of(np.full(27, 7), tracks, vectors), np.array([7]))
    assert made.ids.tolist() == [7]
    np.testing.assert_allclose(made.vectors[0, :3], [0.707, 0.707, 0], atol=0.01)


def table_of(items: Ids, tracks: Sequence[Track], vectors: Vectors) -> VectorTable:
    """A table of the segments of some items."""
    number = np.arange(len(items))
    empty = VectorTable.empty(vectors.shape[1])
    return empty.adding(number, items, tracks, vectors, number.astype(np.uint32))


def test_what_has_no_vector_of_its_own_is_no_point() -> None:
    """Neither nothing at all, nor a sound of which only what was said in it is known."""
    assert points_of(VectorTable.empty(8)).ids.shape == (0,)
    vectors = np.eye(8, dtype=np.float32)
    tracks = [*[Track.TEXTS] * 7, Track.SPEECH]
    made = points_of(table_of(np.arange(1, 9), tracks, vectors))
    assert made.ids.tolist() == list(range(1, 8))
    assert len(made.vectors) == 7


def test_segments_of_one_item_may_lie_far_apart() -> None:
    """What was stored later is pooled with the rest, across all steps of the reading."""
    count = 5000
    rng = np.random.default_rng(0)
    vectors = rng.normal(size=(count, 16)).astype(np.float32)
    items = rng.integers(1, 40, count)
    made = pooled(table_of(items, [Track.TEXTS] * count, vectors), np.arange(1, 40))
    means = np.stack([vectors[items == item].astype(np.float16).mean(0) for item in made.ids])
    wanted = means / np.linalg.norm(means, axis=1, keepdims=True)
    np.testing.assert_allclose(made.vectors, wanted, atol=5e-2)
    assert (made.vectors * wanted).sum(axis=1).min() > 0.99
