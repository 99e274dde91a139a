"""Filters on a real catalogue: what each one leaves, together, and among many."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from colour_media import write_picture
from conftest import MakeLibrary
from filter_shelf import NOON, LibraryStore
from runs import pictures

from engine.query import parse
from engine.types import FileStat, Filters, Metadata, Modality, Segment, SegmentKind

pytest_plugins = ("filter_fixtures",)

IMAGE, AUDIO, TEXT = Modality.IMAGE, Modality.AUDIO, Modality.TEXT


def test_without_filters_all_are_left(shelf: LibraryStore) -> None:
    """No filter, or every kind, leaves everything; no kind leaves nothing."""
    for name in ("a.png", "b.wav", "c.txt"):
        shelf.put(name, segments=3)
    assert shelf.left("") == shelf.left("type:image,audio,text") == ["a.png", "b.wav", "c.txt"]
    assert shelf.listed(Filters(frozenset())) == []


def test_kinds(shelf: LibraryStore) -> None:
    """`type:` leaves the media that it names."""
    for name, kind in (("a", IMAGE), ("b", AUDIO), ("c", TEXT)):
        shelf.put(name, kind)
    assert shelf.left("type:photo") == ["a"]
    assert shelf.left("type:sound,text") == ["b", "c"]


def test_a_folder_by_name(shelf: LibraryStore) -> None:
    """A name means any folder on the way, in any case and spelling of accents; never a file."""
    for path in (
        "Été/a",
        "x/E\u0301TE\u0301/b",
        "ete/c",
        "Été 2/d",
        "x/Été",
        "e/Straße/f",
        "日本/g",
    ):
        shelf.put(path)
    assert shelf.left("in:été") == ["Été/a", "x/E\u0301TE\u0301/b"]
    assert shelf.left("in:ÉTÉ in:STRASSE") == ["Été/a", "x/E\u0301TE\u0301/b", "e/Straße/f"]
    assert shelf.left('in:"été 2" in:日本') == ["Été 2/d", "日本/g"]
    assert len(shelf.left("in:R")) == 7
    assert shelf.left("in:nowhere") == []


def test_folders_in_a_row(shelf: LibraryStore) -> None:
    """Several names with slashes are folders that lie in each other."""
    for path in ("2024/rome/a", "2024/x/rome/b", "rome/2024/c", "y/2024/Rome/z/d"):
        shelf.put(path)
    assert shelf.left("in:2024/Rome") == ["2024/rome/a", "y/2024/Rome/z/d"]


@pytest.mark.parametrize("name", ["100%", "a_b", "[x]*?", "it's", os.fsdecode(b"odd-\xff")])
def test_odd_folder_names_mean_themselves(shelf: LibraryStore, name: str) -> None:
    """No character of a name is a wildcard, by name and by path; odd bytes are found again."""
    shelf.put(f"{name}/in")
    for other in ("100x/out", "axb/out", "x/out", "its/out"):
        shelf.put(other)
    assert shelf.left(f'in:"{name}"') == [f"{name}/in"]
    assert shelf.left(f'in:"/r/{name}"') == [f"{name}/in"]


def test_a_folder_by_path(shelf: LibraryStore) -> None:
    """An absolute path means that folder, as it is spelt, with all below; or one file."""
    for path in ("a/1", "a/b/2", "ab/3", "A/4"):
        shelf.put(path)
    assert shelf.left("in:/r/a") == ["a/1", "a/b/2"]
    assert shelf.left("in:/r/a/ in:/r/A/4") == ["a/1", "a/b/2", "A/4"]
    assert len(shelf.left("in:/")) == 4
    assert shelf.left("in:/a") == []


@pytest.mark.usefixtures("zone")
def test_days_of_the_last_change_are_local(shelf: LibraryStore) -> None:
    """A day begins and ends at local midnight, in June and in December."""
    for moment in ("2024-06-14T23:59:59", "2024-06-15T00:00:00", "2024-06-15T23:59:59"):
        shelf.put(moment, changed=moment)
    shelf.put("winter", changed="2023-12-31T23:59:59")
    on_the_day = ["2024-06-15T00:00:00", "2024-06-15T23:59:59"]
    assert shelf.left("after:2024-06-15 before:2024-06-16") == on_the_day
    assert shelf.left("before:2024-06-15") == ["2024-06-14T23:59:59", "winter"]
    assert shelf.left("before:2024") == ["winter"]
    assert shelf.left("after:1d before:today", date(2024, 6, 16)) == on_the_day


@pytest.mark.usefixtures("zone")
def test_a_files_own_date_counts_first(shelf: LibraryStore) -> None:
    """What the tags say is the day, wherever one is; what is no date in them is passed over."""
    shelf.put("first", taken="2001-01-01T00:00:00")
    shelf.put("last", taken="2001-12-31T23:59:59.5+14:00")
    shelf.put("day", taken="2001-06-05")
    for place, taken in enumerate(("2001", "20:10", "2001-13-40T00:00:00", "now", "2452000")):
        shelf.put(f"odd {place}", taken=taken)
    assert shelf.left("after:2001 before:2002") == ["day", "first", "last"]
    assert shelf.left("after:2002") == [f"odd {place}" for place in range(5)]
    assert shelf.left("after:2001-01-02 before:2001-12-31") == ["day"]


@pytest.mark.parametrize("day", [date.min, date(1969, 12, 31), date.max])
def test_days_far_away_are_no_mistake(shelf: LibraryStore, day: date) -> None:
    """Any date can be asked for, beyond what a time in nanoseconds can tell."""
    shelf.put("old", changed="1970-01-05T00:00:00")
    shelf.put("older", taken="1900-01-01T00:00:00")
    after = shelf.listed(Filters(after=day))
    assert sorted(after + shelf.listed(Filters(before=day))) == ["old", "older"]
    assert after == {1: ["old", "older"], 1969: ["old"], 9999: []}[day.year]


def test_extensions(shelf: LibraryStore) -> None:
    """Endings are told without regard to case; a name without a dot has none."""
    for name in ("a.PDF", "b.pdf.txt", "c.tar.gz", "pdf", "d.xpdf", "e.p_f", "f.ДОК"):
        shelf.put(name)
    shelf.put(os.fsdecode(b"g-\xff.pdf"))
    assert [os.fsencode(name) for name in shelf.left("ext:pdf")] == [b"a.PDF", b"g-\xff.pdf"]
    assert shelf.left("ext:gz,.tar.gz,txt") == ["b.pdf.txt", "c.tar.gz"]
    assert shelf.left("ext:p_f,p%f,*") == ["e.p_f"]


def test_sizes(shelf: LibraryStore) -> None:
    """Both ends of a range count; a bound beyond all sizes is no mistake."""
    for size in (0, 999, 1000, 5000, 5001):
        shelf.put(str(size), size=size)
    assert shelf.left("size:1kb..5kb") == ["1000", "5000"]
    assert shelf.left("size:>5kb") == ["5000", "5001"]
    assert shelf.left("size:<999b") == ["0", "999"]
    assert shelf.left("size:>99999999tb") == []
    assert len(shelf.left("size:<99999999tb")) == 5


def test_durations(shelf: LibraryStore) -> None:
    """What has no duration matches none, however long or short."""
    for seconds in (0.0, 0.5, 30.0, 90.0, 3600.0):
        shelf.put(str(seconds), AUDIO, seconds=seconds)
    shelf.put("picture")
    assert shelf.left("duration:<30s") == ["0.5", "30.0"]
    assert shelf.left("duration:>1:30") == ["90.0", "3600.0"]
    assert shelf.left("duration:1m..2m") == ["90.0"]
    assert shelf.left("duration:>0s") == ["0.5", "30.0", "90.0", "3600.0"]


def test_duplicates(shelf: LibraryStore) -> None:
    """Files with the same content are duplicates, whatever other filters leave of them."""
    for name, content in (("a/1", "x"), ("b/2", "x"), ("a/3", "y"), ("b/4", "z"), ("c/5", "z")):
        shelf.put(name, content=content)
    assert shelf.left("is:duplicate") == ["a/1", "b/2", "b/4", "c/5"]
    assert shelf.left("is:duplicate in:a") == ["a/1"]


def test_all_conditions_must_hold(shelf: LibraryStore) -> None:
    """Of files that each fail one condition, only the one that fails none is left."""
    good = {"changed": NOON, "size": 2000, "seconds": 60.0, "content": "same"}
    shelf.put("In/good.wav", AUDIO, **good)
    shelf.put("In/kind.wav", TEXT, **good)
    shelf.put("out/folder.wav", AUDIO, **good)
    shelf.put("In/ending.mp3", AUDIO, **good)
    shelf.put("In/old.wav", AUDIO, **{**good, "changed": "2023-12-31T12:00:00"})
    shelf.put("In/new.wav", AUDIO, **{**good, "changed": "2025-01-01T12:00:00"})
    shelf.put("In/small.wav", AUDIO, **{**good, "size": 999})
    shelf.put("In/large.wav", AUDIO, **{**good, "size": 5001})
    shelf.put("In/short.wav", AUDIO, **{**good, "seconds": 9.0})
    shelf.put("In/long.wav", AUDIO, **{**good, "seconds": 121.0})
    shelf.put("In/single.wav", AUDIO, **{**good, "content": "other"})
    text = "type:audio in:in ext:wav after:2024 before:2025 size:1kb..5kb duration:10s..2m"
    assert shelf.left(f"{text} is:duplicate") == ["In/good.wav"]


def test_five_of_many(shelf: LibraryStore) -> None:
    """A filter that leaves five of thousands leaves those five, with all their segments."""
    with shelf.catalogue.transaction() as revision:
        for number in range(4000):
            stat = FileStat(f"/r/many/{number}.png", 10, 10**18)
            digest = number.to_bytes(4, "big")
            item = shelf.catalogue.items.put(1, stat, digest, IMAGE, Metadata())
            vectors = np.ones((1, 2), np.float32)
            whole = [Segment(SegmentKind.WHOLE)]
            shelf.catalogue.segments.replace(item, 1, revision, whole, vectors)
    for number in range(5):
        shelf.put(f"Few/{number}.wav", AUDIO, size=77, seconds=7.0, content="x", segments=9)
    few = [f"Few/{number}.wav" for number in range(5)]
    for text in ("in:few", "in:/r/Few", "ext:wav", "size:>77b", "duration:>7s", "is:duplicate"):
        assert shelf.left(text) == few
    assert shelf.left("after:2024") == few


def test_a_search_is_not_starved(make_library: MakeLibrary, tmp_path: Path) -> None:
    """Words that mean many other files still return all that a filter leaves, copies folded."""
    folder = tmp_path / "media"
    pictures(folder, 40)
    for number in range(5):
        write_picture(folder / "Sea" / f"{number}.png", "blue", number)
    library = make_library()
    library.index((str(folder),))
    found = library.search(parse("red in:sea type:image"))
    assert {Path(hit.item.path).parent.name for hit in found.hits} == {"Sea"}
    shown = {item for hit in found.hits for item in (hit.item.id, *hit.copies)}
    assert len(shown) == found.searched == 5
