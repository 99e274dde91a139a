"""Groups by where and by when files were taken, of what they say themselves."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from command_line import Capture, asked

from engine.catalogue import Catalogue
from engine.cli.main import run
from engine.library.occasions import near, runs_of
from engine.library.reader import LibraryReader
from engine.paths import LibraryPaths
from engine.types import FileStat, Metadata, Modality
from engine.types.item_groups import GroupBy, Occasions
from engine.types.places import iso_place, read_place

PARIS, LOUVRE, SYDNEY = (48.8584, 2.2945), (48.8606, 2.3376), (-33.8568, 151.2153)


def _fill(library: Path, files: Iterable[tuple[str, Metadata]]) -> None:
    """A library of pictures at paths, of which so much is known."""
    with closing(Catalogue(LibraryPaths(library).catalogue)) as catalogue, catalogue.transaction():
        catalogue.roots.add("/r")
        for number, (path, known) in enumerate(files):
            stat, digest = FileStat(f"/r/{path}", 1, 1), bytes([number] * 16)
            catalogue.items.put(1, stat, digest, Modality.IMAGE, known)


def _read(library: Path, by: GroupBy) -> Occasions:
    with closing(LibraryReader(library)) as reader:
        return reader.occasions(by)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("+48.8584+002.2945+035.1/", PARIS),
        ("-33.85680+151.21530/", SYDNEY),
        ("+00.00000+000.00000/", None),
        ("+91.0+002.0/", None),
        ("in Paris", None),
        ("", None),
    ],
)
def test_a_place_is_read_as_it_is_written(text: str, place: tuple[float, float] | None) -> None:
    """As phones and this library write it; what is no place on the earth is none."""
    assert read_place(text) == place
    if place is not None:
        assert read_place(iso_place(*place)) == place


def test_files_of_one_place_are_together(library_dir: Path) -> None:
    """However far others are; the folder that most lie in names it, unless it says nothing."""
    library_dir.mkdir()
    spots = [("Paris/a", PARIS), ("Paris/b", LOUVRE), ("DCIM/c", SYDNEY), ("DCIM/d", None)]
    _fill(library_dir, [(path, Metadata(place=iso_place(*at) if at else "")) for path, at in spots])
    found = _read(library_dir, GroupBy.PLACE)
    assert [(group.name, group.size) for group in found.groups] == [
        ("Paris · 48.86° N, 2.32° E", 2),
        ("33.86° S, 151.22° E", 1),
    ]
    assert found.members[found.groups[0].id].tolist() == [1, 2]
    assert found.ungrouped == 1


def test_no_chain_of_spots_makes_one_place() -> None:
    """Spots each a few kilometres from the next end in several places, none of them too wide."""
    chain = np.array([(48.0, 2.0 + 0.05 * number) for number in range(20)])
    labels = near(chain, 10.0)
    assert labels.max() >= 3
    for label in range(labels.max() + 1):
        assert np.ptp(chain[labels == label][:, 1]) * 74.6 <= 20.5
    across = np.array([(0.0, 179.99), (0.0, -179.99)])
    assert near(across, 10.0).tolist() == [0, 0]
    assert near(np.empty((0, 2)), 10.0).tolist() == []


def test_days_in_a_row_are_one_run() -> None:
    """One day without files parts nothing, two do; what has no end falls into months."""
    first = date(2024, 5, 10).toordinal()
    assert runs_of(np.array([0, 1, 3, 6, 7]) + first).tolist() == [0, 0, 0, 1, 1]
    whole = np.arange(60) + date(2024, 1, 1).toordinal()
    assert np.bincount(runs_of(whole)).tolist() == [31, 29]
    assert runs_of(np.empty(0, np.int64)).tolist() == []


def test_many_runs_lie_in_years_and_the_newest_comes_first(library_dir: Path) -> None:
    """Above a dozen runs; a year with one run is no group of groups."""
    library_dir.mkdir()
    days = [date(2022, 1, 1) + timedelta(days=30 * number) for number in range(14)]
    files = [(f"{day}.jpg", Metadata(taken=day.isoformat())) for day in days]
    _fill(library_dir, files)
    found = _read(library_dir, GroupBy.DAY)
    tops = [group for group in found.groups if group.parent is None]
    assert [(group.name, group.size) for group in tops] == [("2023-01-26", 1), ("2022", 13)]
    inside = [group.name for group in found.groups if group.parent == tops[-1].id]
    assert inside == sorted(inside, reverse=True)


def test_the_command_tells_them(library_dir: Path, capsys: Capture) -> None:
    """As text and as JSON, and takes nothing that would change them."""
    library_dir.mkdir()
    trip = [("Rome/a.jpg", "2024-05-10"), ("Rome/b.jpg", "2024-05-12T10:00:00")]
    _fill(library_dir, [(path, Metadata(taken=taken)) for path, taken in trip])
    where = ["--library", str(library_dir)]
    told = asked(capsys, "groups", "--by", "day", *where)
    name = "Rome · 2024-05-10 to 2024-05-12"
    paths = ["/r/Rome/a.jpg", "/r/Rome/b.jpg"]
    assert told["groups"] == [{"name": name, "size": 2, "items": paths, "parent": None}]
    assert told["ungrouped"] == 0
    assert run(["groups", "--by", "place", *where]) == 0
    assert capsys.readouterr().out == "2 files are in no group.\n"
    assert run(["groups", "--by", "day", *where]) == 0
    assert f"{name}: 2 files" in capsys.readouterr().out
    assert run(["groups", "--by", "day", "--groups", "3", *where]) == 2


def test_what_is_no_library_has_none(library_dir: Path) -> None:
    """The window may ask before there is one."""
    assert _read(library_dir, GroupBy.DAY).groups == ()
