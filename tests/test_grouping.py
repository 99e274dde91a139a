"""Lists in groups: every item once, groups in the order of their first items."""

from __future__ import annotations

import os
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
from colour_media import write_picture, write_text
from conftest import MakeLibrary
from hypothesis import given
from hypothesis import strategies as st

from engine.library.reader import LibraryReader
from engine.types import Filters, Item, Metadata, Modality, Sort
from engine.types.grouping import Grouping, group_name, grouped


@given(st.lists(st.sampled_from("abcde")))
def test_grouping_keeps_every_place_and_the_order_within_groups(names: list[str]) -> None:
    """The new list has each old place once; groups are whole and come as they first appeared."""
    groups = grouped(names)
    assert sorted(groups.order.tolist()) == list(range(len(names)))
    assert list(groups.names) == list(dict.fromkeys(names))
    bounds = [*groups.starts.tolist(), len(names)]
    for name, (start, end) in zip(groups.names, pairwise(bounds), strict=True):
        places = groups.order[start:end].tolist()
        assert places == sorted(places)
        assert {names[place] for place in places} == {name}


def test_an_item_s_day_is_that_of_its_tags() -> None:
    """What a camera wrote counts before the last change; what is no date does not count."""
    noon = int(datetime(2025, 3, 1, 12).timestamp()) * 10**9
    for taken, day in (
        ("2024-06-15T10:00:00", "2024-06-15"),
        ("", "2025-03-01"),
        ("2024", "2025-03-01"),
    ):
        item = Item(1, "/a.jpg", Modality.IMAGE, 1, noon, Metadata(taken=taken))
        assert group_name(item, Grouping.DAY) == day


def test_the_library_names_groups_as_results_do(
    make_library: MakeLibrary, library_dir: Path, tmp_path: Path
) -> None:
    """What is browsed and what is found fall into the same groups, by any grouping."""
    media = tmp_path / "media"
    for number, folder in enumerate(("", "a b", "a b/ö")):
        for path in (
            write_picture(media / folder / "one.png", "red", number),
            write_text(media / folder / "two.txt", f"red {number}"),
        ):
            os.utime(path, (1.7e9 + 90_000 * number, 1.7e9 + 90_000 * number))
    make_library().index((str(media),))
    reader = LibraryReader(library_dir)
    ids = reader.item_ids(Filters(), Sort.NAME)
    expected = {Grouping.NONE: 1, Grouping.FOLDER: 3, Grouping.DAY: 3, Grouping.MODALITY: 2}
    for grouping, count in expected.items():
        names = reader.group_names(ids, grouping)
        assert names == [group_name(item, grouping) for item in reader.items(ids.tolist())]
        assert len(set(names)) == count
    reader.close()


def test_an_item_that_is_gone_has_no_group(library_dir: Path, make_library: MakeLibrary) -> None:
    """A library that changes between listing and grouping breaks nothing."""
    reader = LibraryReader(library_dir)
    assert reader.group_names(np.array([7], dtype=np.int64), Grouping.DAY) == [""]
    make_library()
    assert reader.group_names(np.array([7], dtype=np.int64), Grouping.DAY) == [""]
    reader.close()
