"""The catalogue: transactions, odd paths, readers beside a writer, and a full disk."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.catalogue import Catalogue, ThumbnailStore
from engine.catalogue.folders import under
from engine.errors import BugError, UserError
from engine.types import (
    FileStat,
    Filters,
    Metadata,
    Modality,
    Preview,
    PreviewKind,
    Segment,
    SegmentKind,
)
from engine.types.tracks import Track

WHOLE = Segment(SegmentKind.WHOLE)
ODD_NAMES = [
    "plain.png",
    "two words.png",
    "[brackets] *?.png",
    "Übung 日本語 🎈.png",
    os.fsdecode(b"not-utf8-\xff\xfe.png"),
    "n" * 251 + ".png",
    "new\nline.png",
    "100% & 'quoted' \"twice\".png",
]


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """A new catalogue with a root /r and a space of 4 dimensions."""
    opened = Catalogue(tmp_path / "catalogue.sqlite")
    with opened.transaction():
        opened.roots.add("/r")
        opened.spaces.add("starter", "fake:1", 4)
    return opened


def put(catalogue: Catalogue, path: str, digest: bytes = b"d", segments: int = 1) -> int:
    """Store an image with so many segments, in a transaction of its own."""
    with catalogue.transaction() as revision:
        item = catalogue.items.put(1, FileStat(path, 10, 20), digest, Modality.IMAGE, Metadata())
        vectors = np.full((segments, 4), 0.5, np.float32)
        catalogue.segments.replace(item, 1, revision, [WHOLE] * segments, vectors)
    return item


def test_a_transaction_is_all_or_nothing(catalogue: Catalogue) -> None:
    """What a failed block wrote is gone, its revision included, and the next block works."""
    before = catalogue.revision()
    with pytest.raises(RuntimeError), catalogue.transaction():
        catalogue.roots.add("/half")
        raise RuntimeError
    assert catalogue.revision() == before
    assert list(catalogue.roots.paths()) == ["/r"]
    put(catalogue, "/r/a.png")
    assert catalogue.revision() == before + 1


def test_a_broken_promise_is_a_bug(catalogue: Catalogue) -> None:
    """An item of a root that is not there is our mistake, and rolls the block back."""
    with pytest.raises(BugError), catalogue.transaction():
        catalogue.roots.add("/half")
        catalogue.items.put(99, FileStat("/x", 1, 1), b"d", Modality.TEXT, Metadata())
    assert list(catalogue.roots.paths()) == ["/r"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_any_path_comes_back_as_it_was(catalogue: Catalogue, name: str) -> None:
    """Names of every kind survive storing, reading, finding and failing."""
    path = f"/r/{name}"
    item = put(catalogue, path)
    assert catalogue.items.get([item])[0].path == path
    assert catalogue.items.find(path) == item
    assert catalogue.items.stats_under("/r") == {path: (item, 10, 20)}
    with catalogue.transaction():
        catalogue.failures.add(1, FileStat(path, 1, 2), None, "why", "")
    assert [failure.path for failure in catalogue.failures.all()] == [path]


def test_a_folder_does_not_match_its_namesakes(catalogue: Catalogue) -> None:
    """/r/a means /r/a and what is below it, and not /r/ab or /r/a.txt."""
    inside = {put(catalogue, path) for path in ("/r/a", "/r/a/b", "/r/a/b/c")}
    for path in ("/r/ab", "/r/a.txt", "/r/a b", "/r/a0", "/r/A/b", "/ra"):
        put(catalogue, path)
    assert {entry[0] for entry in catalogue.items.stats_under("/r/a").values()} == inside
    assert set(catalogue.items.ids(Filters(folders=("/r/a",))).tolist()) == inside
    assert len(catalogue.items.stats_under("/")) == 9


@given(st.lists(st.text("ab/0.[ %", min_size=1, max_size=6), min_size=1, max_size=8))
def test_the_folder_condition_means_below(names: list[str]) -> None:
    """For any names, the SQL condition agrees with the meaning of "at or below"."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (path BLOB)")
    connection.executemany("INSERT INTO t VALUES (?)", [(f"/{n}".encode(),) for n in names])
    for name in names:
        folder = f"/{name}".rstrip("/")
        condition, values = under("path", folder)
        rows = connection.execute(f"SELECT path FROM t WHERE {condition}", values)
        found = sorted(row[0].decode() for row in rows)
        assert found == sorted(
            f"/{n}" for n in names if f"/{n}" == folder or f"/{n}".startswith(f"{folder}/")
        )
    connection.close()


def test_removed_segments_are_noted(catalogue: Catalogue) -> None:
    """Replacing, removing an item and removing its root all tell the index what went."""
    item = put(catalogue, "/r/a.png", segments=2)
    start = catalogue.revision()
    put(catalogue, "/r/a.png")
    assert catalogue.segments.removed_since(1, start) == [1, 2]
    with catalogue.transaction():
        catalogue.items.remove([item])
    assert catalogue.segments.removed_since(1, start + 1) == [3]
    put(catalogue, "/r/b.png")
    now = catalogue.revision()
    assert not catalogue.segments.changed_since(1, now)
    with catalogue.transaction():
        catalogue.roots.remove(1)
    assert catalogue.segments.removed_since(1, now) == [4]
    assert catalogue.segments.changed_since(1, now)
    assert catalogue.items.counts()[Modality.IMAGE] == 0


def test_vectors_keep_half_precision(catalogue: Catalogue) -> None:
    """A vector comes back within the precision of fp16, and in the order of its segments."""
    vectors = np.random.default_rng(1).normal(size=(3, 4)).astype(np.float32)
    segments = [Segment(SegmentKind.WINDOW, float(n), n + 1.0) for n in range(3)]
    with catalogue.transaction() as revision:
        stat = FileStat("/r/s.wav", 1, 1)
        item = catalogue.items.put(1, stat, b"d", Modality.AUDIO, Metadata(duration=4.0))
        catalogue.segments.replace(item, 1, revision, segments, vectors)
    np.testing.assert_allclose(catalogue.segments.vectors_of_item(item, 1), vectors, rtol=1e-3)
    assert catalogue.segments.of_item(item, 1) == segments
    assert catalogue.items.get([item])[0].metadata == Metadata(duration=4.0)


def test_a_full_disk_is_told_and_loses_nothing(catalogue: Catalogue, tmp_path: Path) -> None:
    """SQLite runs out of pages in a transaction: one line says what to do, the rest is kept."""
    put(catalogue, "/r/kept.png")
    database = catalogue._database
    database.execute(f"PRAGMA max_page_count = {database.one('PRAGMA page_count')[0] + 2}")
    with pytest.raises(UserError, match=r"full\. Free some space and run it again") as caught:
        put(catalogue, "/r/large.png", segments=5000)
    assert "\n" not in str(caught.value)
    database.execute("PRAGMA max_page_count = 1000000")
    assert list(catalogue.items.stats_under("/r")) == ["/r/kept.png"]
    put(catalogue, "/r/large.png", segments=5000)
    assert catalogue.segments.counts(1)[Track.PICTURES] == 5001
    catalogue.close()


@pytest.mark.parametrize("lost", [1, 3000, 10**9])
def test_a_journal_that_is_cut_short_costs_its_end_alone(tmp_path: Path, lost: int) -> None:
    """After a power cut the library is that of some earlier transaction, whole."""
    original = Catalogue(tmp_path / "catalogue.sqlite")
    for number in range(5):
        with original.transaction():
            original.roots.add(f"/r{number}")
            original.roots.add(f"/s{number}")
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("catalogue.sqlite", "catalogue.sqlite-wal"):
        shutil.copy(tmp_path / name, copy / name)
    original.close()
    journal = copy / "catalogue.sqlite-wal"
    os.truncate(journal, max(0, journal.stat().st_size - lost))
    recovered = Catalogue(copy / "catalogue.sqlite")
    roots = list(recovered.roots.paths())
    kept = recovered.revision()
    assert roots == [f"/{kind}{number}" for number in range(kept) for kind in "rs"]
    assert kept < 5
    with recovered.transaction():
        recovered.roots.add("/new")
    recovered.close()


def test_readers_see_one_state_beside_a_writer(catalogue: Catalogue, tmp_path: Path) -> None:
    """A reader's snapshot does not change while another connection commits; then it does."""
    reader = Catalogue(tmp_path / "catalogue.sqlite", readonly=True)
    with reader.snapshot() as revision:
        writer = threading.Thread(target=put, args=(catalogue, "/r/a.png"))
        writer.start()
        writer.join()
        assert reader.revision() == revision
        assert not reader.items.stats_under("/r")
    assert reader.revision() == revision + 1
    assert list(reader.items.stats_under("/r")) == ["/r/a.png"]
    reader.close()


def test_a_reader_cannot_write(catalogue: Catalogue, tmp_path: Path) -> None:
    """A read-only catalogue refuses to change anything."""
    reader = Catalogue(tmp_path / "catalogue.sqlite", readonly=True)
    with pytest.raises(UserError, match="readonly"), reader.transaction():
        reader.roots.add("/x")
    reader.close()


def test_all_files_are_the_owners_alone(catalogue: Catalogue, tmp_path: Path) -> None:
    """The catalogue, its journal and the previews are readable by their owner only."""
    put(catalogue, "/r/a.png")
    thumbnails = ThumbnailStore(tmp_path / "thumbs.sqlite")
    thumbnails.put({b"d": Preview(PreviewKind.JPEG, b"x")})
    files = [path for path in tmp_path.iterdir() if path.is_file()]
    assert {path.name for path in files} >= {"catalogue.sqlite", "catalogue.sqlite-wal"}
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    thumbnails.close()


def test_previews_are_kept_by_content(tmp_path: Path) -> None:
    """A preview is found by its content hash until no item has that content."""
    thumbnails = ThumbnailStore(tmp_path / "thumbs.sqlite")
    rose = Preview(PreviewKind.JPEG, b"rose")
    thumbnails.put({b"1": rose, b"2": Preview(PreviewKind.PEAKS, b"peaks")})
    assert thumbnails.get(b"1") == rose
    assert thumbnails.get(b"3") == Preview()
    thumbnails.keep_only({b"1"})
    assert thumbnails.digests() == {b"1"}
    thumbnails.close()


def test_many_items_and_segments_are_read_at_once(catalogue: Catalogue) -> None:
    """More ids than SQLite takes values in one statement are still answered."""
    item = put(catalogue, "/r/a.png")
    ids = [item, *range(10_000, 50_000)]
    assert [found.id for found in catalogue.items.get(ids)] == [item]
    assert catalogue.segments.get(ids) == {1: WHOLE}


def test_more_ids_than_one_statement_takes_may_be_asked_for(catalogue: Catalogue) -> None:
    """A list of results has no cap: lookups work past SQLite's bound of values."""
    item = put(catalogue, "/r/a")
    asked = [*range(2, 300_000), item]
    assert [found.id for found in catalogue.items.get(asked)] == [item]
    assert list(catalogue.segments.get([*range(2, 300_000), 1])) == [1]
