"""One odd value of one file costs at most that file: times that no clock should tell, odd tags."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from conftest import MakeLibrary
from runs import MEDIA_FILES, counts, run

from engine.library.reader import LibraryReader
from engine.types import FileStat, Filters, Modality, Query, Sort, Term
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
