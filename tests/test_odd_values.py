"""One odd value of one file costs at most that file: times that no clock should tell, odd tags."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from conftest import MakeLibrary
from runs import MEDIA_FILES, counts, run

from engine.catalogue import Catalogue
from engine.library.reader import LibraryReader
from engine.media.titles import title_segment
from engine.types import (
    FileStat,
    Filters,
    Metadata,
    Modality,
    Query,
    Segment,
    SegmentKind,
    Sort,
    Term,
)
from engine.types.grouping import Grouping, group_name

SECOND = 10**9
FIRST, LAST = -(2**63), 2**63 - 2


def _at(year: int) -> int:
    """The beginning of a year in UTC, nanoseconds since the epoch."""
    return (date(year, 1, 1) - date(1970, 1, 1)).days * 86_400 * SECOND


def _set_time(path: Path, time_ns: int) -> None:
    """Give a file a time; not every file system keeps every one."""
    os.utime(path, ns=(time_ns, time_ns))
    if path.stat().st_mtime_ns != time_ns:
        pytest.skip("this file system does not keep such a time")


@pytest.mark.parametrize(
    ("time_ns", "stored"),
    [
        (_at(1601), FIRST),  # what NTFS has for "never"
        (_at(2300), LAST),
        (_at(9999), LAST),
        (_at(1677), FIRST),
        (_at(1678), _at(1678)),
        (-1, -1),
        (0, 0),
        (_at(2262), _at(2262)),
    ],
)
def test_a_time_is_kept_as_near_as_64_bits_can_tell(time_ns: int, stored: int) -> None:
    """Whatever the system says, its time fits into the catalogue, unchanged where it did."""
    status = os.stat_result((0o100644, 1, 1, 1, 0, 0, 5, 0, 0, 0), {"st_mtime_ns": time_ns})
    assert FileStat.of("/a.txt", status) == FileStat("/a.txt", 5, stored)


@pytest.mark.parametrize("year", [1902, 1969, 2038, 2263, 2300, 2446])
def test_a_file_of_another_age_is_indexed_with_the_others(
    make_library: MakeLibrary, media_folder: Path, library_dir: Path, year: int
) -> None:
    """A run takes in a file with an absurd time and all others; then nothing has changed, and the
    file is listed, grouped, filtered and asked with like any other.
    """
    odd = media_folder / "rose.png"
    _set_time(odd, _at(year) + 43_200 * SECOND)
    library = make_library()
    assert counts(run(library, media_folder)) == {"indexed": MEDIA_FILES}
    assert counts(run(library)) == {"unchanged": MEDIA_FILES}
    reader = LibraryReader(library_dir)
    ids = reader.item_ids(Filters(), Sort.DATE)
    items = reader.items(ids.tolist())
    assert Path(items[0 if year > 2030 else -1].path) == odd
    days = [group_name(item, Grouping.DAY) for item in items]
    assert days == reader.group_names(ids, Grouping.DAY)
    assert days[0 if year > 2030 else -1][:4] == str(min(year, 2262))
    assert len(reader.item_ids(Filters(after=date(1, 1, 1)))) == MEDIA_FILES
    assert len(reader.item_ids(Filters(before=date(9999, 12, 31)))) == MEDIA_FILES
    assert len(reader.item_ids(Filters(after=date(2261, 1, 1)))) == (year > 2261)
    reader.close()
    own = Query((Term(Modality.IMAGE, str(odd), is_file=True),))
    assert Path(library.search(own).hits[0].item.path) == odd


def test_odd_tags_are_stored_as_what_can_be_shown(tmp_path: Path) -> None:
    """Halves of an emoji, NULs, and lengths that are no number fit into the catalogue."""
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    odd = "half \ud83d of\0one"
    stat = FileStat(str(tmp_path / "new\nline \udcff.mp3"), 1, 1)
    for number, seconds in enumerate((float("nan"), float("inf"), -1.0)):
        tags = Metadata(duration=seconds, title=odd, author=odd, note=odd, album=odd, camera=odd)
        with catalogue.transaction() as revision:
            root = catalogue.roots.add(str(tmp_path))
            catalogue.spaces.add("starter", "fake:1", 16)
            item_id = catalogue.items.put(root, stat, b"%d" % number, Modality.AUDIO, tags)
            segment = Segment(SegmentKind.PASSAGE, text=odd)
            vectors = np.ones((1, 16), np.float32)
            catalogue.segments.replace(item_id, 1, revision, [segment], vectors)
            catalogue.items.put_text(item_id, odd)
            catalogue.fulltext.put(item_id, stat.path, tags, odd)
            catalogue.failures.add(root, stat, None, odd, "")
        item = catalogue.items.get([item_id])[0]
        assert item.metadata.duration == 0.0
        assert item.metadata.title == "half ? of one"
        assert catalogue.fulltext.search("half").items.tolist() == [item_id]
        assert catalogue.failures.all()[0].reason == "half ? of one"


def test_an_absurd_date_of_a_camera_has_its_place_in_the_order(tmp_path: Path) -> None:
    """The first and the last day that a calendar has are told apart from all others."""
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    taken = ["9999-12-31T23:59:59", "2300-01-01", "2024-05-31", "1601-01-01", "0001-01-01T00:00:00"]
    with catalogue.transaction():
        root = catalogue.roots.add(str(tmp_path))
        for number, text in enumerate(taken):
            stat = FileStat(str(tmp_path / f"{number}.jpg"), 1, number)
            metadata = Metadata(taken=text)
            catalogue.items.put(root, stat, b"%d" % number, Modality.IMAGE, metadata)
    ids = catalogue.items.ids(Filters(), Sort.DATE)
    items = catalogue.items.get(ids.tolist())
    assert [item.metadata.taken for item in items] == taken
    days = [group_name(item, Grouping.DAY) for item in items]
    assert days == catalogue.items.group_names(ids, Grouping.DAY) == [day[:10] for day in taken]
    assert len(catalogue.items.ids(Filters(after=date(2300, 1, 1)))) == 2


@pytest.mark.parametrize("half", [0xD83D, 0xDCFF], ids=["Windows", "POSIX"])
def test_a_name_that_is_no_text_gives_a_title(half: int) -> None:
    """What a system has of a name beyond characters is left out of what a document is called."""
    assert title_segment(f"{chr(half)}ship's log.txt", "", "").text == "ship s log"
