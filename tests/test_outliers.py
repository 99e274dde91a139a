"""Files that do not look like the rest of their folder."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from command_line import Capture, complaint
from map_shelf import MapShelf
from unit_vectors import unit

from engine.cli.main import run
from engine.clusters.points import Points, points_of
from engine.errors import UserError
from engine.index.table import VectorTable
from engine.library import outliers
from engine.library.outliers import find_outliers
from engine.quality.outliers import outliers_of
from engine.types import Modality


@pytest.fixture
def shelf(tmp_path: Path) -> MapShelf:
    """Two labelled folders, in each of which two files are of the other's subject."""
    made = MapShelf(tmp_path / "library")
    made.library.add(
        {
            f"{label}/{kind}-{n}": (kind, [[subject]])
            for label, other in (("beach", "forest"), ("forest", "beach"))
            for kind in (Modality.IMAGE, Modality.TEXT)
            for n in range(12)
            for subject in [other if n == 11 else label]
        }
    )
    made.library.finish()
    return made


def test_what_is_sorted_wrongly_is_found(shelf: MapShelf) -> None:
    """Each one that is in the wrong folder, of whatever kind, with the folder that it is like."""
    found = find_outliers(shelf.library.paths.directory, "/r")
    assert {(one.path, one.like) for one in found} == {
        (f"/r/{label}/{kind}-11", other)
        for label, other in (("beach", "forest"), ("forest", "beach"))
        for kind in (Modality.IMAGE, Modality.TEXT)
    }
    assert [one.deviation for one in found] == sorted((o.deviation for o in found), reverse=True)


def test_a_folder_alone_is_compared_with_itself(shelf: MapShelf) -> None:
    """A folder without subfolders has one label, and nothing that a file could rather be like."""
    found = find_outliers(shelf.library.paths.directory, "/r/beach")
    assert {one.path for one in found} == {"/r/beach/image-11", "/r/beach/text-11"}
    assert {(one.label, one.like) for one in found} == {("", "")}


def test_a_folder_of_all_sorts_has_no_outlier() -> None:
    """Where nothing is like anything, or there are few files, none is told."""
    paths = [f"/r/{n}" for n in range(60)]
    assert outliers_of(paths, unit(60), "/r") == []
    assert outliers_of(paths[:5], unit(5), "/r") == []


def test_files_that_are_nearly_the_same_are_no_outliers() -> None:
    """However little the rest differs, a little more is nothing."""
    vectors = unit(1) + 0.001 * np.random.default_rng(0).normal(size=(40, 32)).astype(np.float32)
    assert outliers_of([f"/r/{n}" for n in range(40)], vectors, "/r") == []


def test_what_a_run_removes_meanwhile_is_no_outlier(
    shelf: MapShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others are still told, each by its own vector."""

    def points_while_one_goes(table: VectorTable) -> Points:
        gone = min(shelf.paths())
        with shelf.catalogue.transaction():
            shelf.catalogue.items.remove([gone])
        return points_of(table)

    before = find_outliers(shelf.library.paths.directory, "/r")
    monkeypatch.setattr(outliers, "points_of", points_while_one_goes)
    found = find_outliers(shelf.library.paths.directory, "/r")
    assert {one.path for one in found} == {one.path for one in before}


def test_the_command_tells_them(shelf: MapShelf, capsys: Capture) -> None:
    """A line each, or one document; a folder that is not known is told."""
    where = ["--library", str(shelf.library.paths.directory)]
    assert run(["outliers", "/r", *where]) == 0
    out = capsys.readouterr().out
    assert len(out.splitlines()) == 4
    assert "rather like forest" in out
    assert run(["outliers", "/r", "--json", *where]) == 0
    told = json.loads(capsys.readouterr().out)["outliers"]
    assert {"path", "label", "deviation", "like"} == set(told[0])
    assert "Index it first" in complaint(capsys, "outliers", "/elsewhere", *where)
    with pytest.raises(UserError):
        find_outliers(shelf.library.paths.directory, "/elsewhere")
