"""What a library holds more than once: what is found, never mixed, kept, and caught up with."""

from __future__ import annotations

import os
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from conftest import MakeLibrary
from duplicate_media import forms, saved, scene

from engine.catalogue import Catalogue
from engine.catalogue.duplicate_tables import Fingerprint
from engine.duplicates import hash_pairs
from engine.duplicates.groups import stars
from engine.duplicates.hash_pairs import near_pairs
from engine.duplicates.turns import TURNS, turned_hashes
from engine.errors import Cancelled
from engine.library.facade import Library
from engine.media.picture_hash import MAKER
from engine.paths import LibraryPaths
from engine.types import MarkChange, Marking, Marks, Modality
from engine.types.decoded import HASH_BYTES
from engine.types.duplicates import (
    DuplicateKind,
    DuplicateProgress,
    DuplicateReport,
    KeepBy,
    KeepRule,
)

EXACT, NEAR, SIMILAR = DuplicateKind
LARGEST = KeepRule()


@pytest.fixture
def library(make_library: MakeLibrary) -> Library:
    """An empty library."""
    return make_library()


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """An empty folder for media."""
    (tmp_path / "media").mkdir()
    return tmp_path / "media"


def found(library: Library, media: Path, rule: KeepRule = LARGEST) -> DuplicateReport:
    """What is found once the folder is indexed."""
    library.index((str(media),))
    return library.duplicates.find(rule)


def names(report: DuplicateReport, kind: DuplicateKind) -> list[set[str]]:
    """The names of the files of each group of a kind."""
    return [
        {Path(one.item.path).name for one in group.items}
        for group in report.groups
        if group.kind is kind
    ]


def kept(report: DuplicateReport) -> list[set[str]]:
    """Of each group the names that are to stay."""
    return [
        {Path(one.item.path).name for one in group.items if one.keep} for group in report.groups
    ]


def test_copies_and_no_links(library: Library, media: Path) -> None:
    """Equal contents are exact; the same file by another name is none."""
    one = saved(scene(1), media / "one.jpg")
    (media / "copy.jpg").write_bytes(one.read_bytes())
    two = saved(scene(2), media / "two.jpg")
    os.link(two, media / "linked.jpg")
    (media / "pointer.jpg").symlink_to(two)
    report = found(library, media)
    assert names(report, EXACT) == [{"one.jpg", "copy.jpg"}]
    assert names(report, NEAR) == []
    assert report.groups[0].spare_bytes == one.stat().st_size


def test_a_link_in_another_root_is_no_copy(library: Library, tmp_path: Path) -> None:
    """Two roots may have the same file; taking one away would free nothing."""
    one = saved(scene(1), tmp_path / "a" / "one.jpg")
    (tmp_path / "b").mkdir()
    os.link(one, tmp_path / "b" / "same.jpg")
    library.index((str(tmp_path / "a"), str(tmp_path / "b")))
    assert library.duplicates.find().groups == ()


def test_forms_of_a_picture(library: Library, media: Path) -> None:
    """A picture in another size, position, frame or with a mark is near; other pictures are not."""
    for seed in (1, 2):
        saved(scene(seed), media / f"{seed}.jpg")
    for name, form in forms(scene(1)).items():
        saved(form, media / f"{name}.jpg", 70)
    report = found(library, media)
    assert names(report, NEAR) == [{"1.jpg", *(f"{name}.jpg" for name in forms(scene(1)))}]
    assert names(report, EXACT) == []
    assert kept(report)[0] == {"1.jpg"}


def test_one_copy_stands_for_all_beside_near_ones(library: Library, media: Path) -> None:
    """Files of one content are in no near group together."""
    one = saved(scene(1), media / "one.jpg")
    (media / "copy.jpg").write_bytes(one.read_bytes())
    saved(scene(1), media / "again.jpg", 60)
    report = found(library, media)
    assert names(report, EXACT) == [{"one.jpg", "copy.jpg"}]
    (near,) = names(report, NEAR)
    assert len(near) == 2
    assert "again.jpg" in near


def test_two_moments_are_only_similar(library: Library, media: Path) -> None:
    """What a camera took seconds apart is never near, however alike, and all of it is kept."""
    saved(scene(1), media / "first.jpg", 90, "2024:05:01 12:00:00")
    saved(scene(1), media / "next.jpg", 80, "2024:05:01 12:00:02")
    saved(scene(1), media / "later.jpg", 85, "2024:05:01 12:00:04")
    report = found(library, media)
    assert names(report, NEAR) == []
    assert names(report, SIMILAR) == [{"first.jpg", "next.jpg", "later.jpg"}]
    assert report.groups[0].spare_bytes == 0


def test_kinds_that_are_asked_for(library: Library, media: Path) -> None:
    """Exact ones alone are told without comparing anything."""
    one = saved(scene(1), media / "one.jpg")
    (media / "copy.jpg").write_bytes(one.read_bytes())
    library.index((str(media),))
    told: list[DuplicateProgress] = []
    report = library.duplicates.find(kinds=(EXACT,), on_progress=told.append)
    assert names(report, EXACT) == [{"one.jpg", "copy.jpg"}]
    assert told == []


def test_rules(library: Library, media: Path) -> None:
    """The largest, the oldest, the newest, one in a folder, or all in reference folders."""
    large = saved(scene(1), media / "large.jpg")
    small = saved(scene(1).resize((160, 120)), media / "in" / "small.jpg")
    os.utime(large, (2e9, 2e9))
    os.utime(small, (1e9, 1e9))
    assert kept(found(library, media)) == [{"large.jpg"}]
    for by, name in ((KeepBy.OLDEST, "small.jpg"), (KeepBy.NEWEST, "large.jpg")):
        assert kept(library.duplicates.find(KeepRule(by))) == [{name}]
    inside = str(media / "in")
    assert kept(library.duplicates.find(KeepRule(folder=inside))) == [{"small.jpg"}]
    guarded = library.duplicates.find(KeepRule(references=(inside,)))
    assert kept(guarded) == [{"small.jpg"}]
    assert [one.is_reference for one in guarded.groups[0].items] == [True, False]
    all_of_it = library.duplicates.find(KeepRule(references=(str(media),)))
    assert kept(all_of_it) == [{"small.jpg", "large.jpg"}]


def test_what_is_kept_apart(library: Library, media: Path) -> None:
    """Files that are no duplicates to a person are in no group, until that is taken back."""
    one = saved(scene(1), media / "one.jpg")
    (media / "copy.jpg").write_bytes(one.read_bytes())
    saved(scene(1), media / "again.jpg", 60)
    groups = found(library, media).groups
    ids = sorted({one.item.id for group in groups for one in group.items})
    pairs = library.by_hand.keep_apart(ids)
    assert library.duplicates.find().groups == ()
    assert library.by_hand.keep_apart(ids) == ()
    library.by_hand.let_together(pairs)
    assert len(library.duplicates.find().groups) == len(groups) == 2


def test_catching_up(library: Library, media: Path) -> None:
    """Only what is new is looked at; what is gone is in no group, and nothing of it stays."""
    saved(scene(1), media / "one.jpg")
    saved(scene(1), media / "again.jpg", 60)
    found(library, media)
    told: list[DuplicateProgress] = []
    library.duplicates.find(on_progress=told.append)
    assert told == []
    saved(scene(1), media / "third.jpg", 50)
    library.index((str(media),))
    report = library.duplicates.find(on_progress=told.append)
    assert names(report, NEAR) == [{"one.jpg", "again.jpg", "third.jpg"}]
    assert {progress.total for progress in told} == {1}
    for name in ("one.jpg", "again.jpg"):
        (media / name).unlink()
    assert found(library, media).groups == ()


def test_hashes_are_made_while_indexing(library: Library, media: Path, library_dir: Path) -> None:
    """A run leaves the hash that a search else makes of the preview; made again, it is the same."""
    saved(scene(1), media / "one.jpg")
    library.index((str(media),))
    with closing(Catalogue(LibraryPaths(library_dir).catalogue)) as catalogue:
        tables = catalogue.duplicates
        (made,) = tables.of(Modality.IMAGE, MAKER)
        with tables.transaction():
            tables.put(Modality.IMAGE, MAKER - 1, [made])
            tables.put(Modality.IMAGE, MAKER - 1, [Fingerprint(made.content, b"")])
        assert tables.of(Modality.IMAGE, MAKER - 1) == [made]
        library.duplicates.find()
        assert tables.of(Modality.IMAGE, MAKER) == [made]
    assert len(made.data) == HASH_BYTES


def test_nothing_stays_of_what_is_forgotten(
    library: Library, media: Path, library_dir: Path
) -> None:
    """Fingerprints, pairs and what is kept apart go with the last file of a content."""
    saved(scene(1), media / "one.jpg")
    saved(scene(1), media / "again.jpg", 60)
    (group,) = found(library, media).groups
    library.by_hand.keep_apart([one.item.id for one in group.items])
    library.forget(str(media))
    catalogue = Catalogue(LibraryPaths(library_dir).catalogue, readonly=True)
    rows = [list(catalogue.dump().rows(table)) for table in ("fingerprints", "alike", "kept_apart")]
    catalogue.close()
    assert rows == [[], [], []]


def test_stopping(library: Library, media: Path) -> None:
    """A search that is stopped at any step is gone on with by the next, which misses nothing."""
    for name, form in forms(scene(1)).items():
        saved(form, media / f"{name}.jpg")
    library.index((str(media),))
    asked = 0
    report = None
    for step in range(100):
        left = iter([False] * step)
        try:
            report = library.duplicates.find(cancelled=partial(next, left, True))
            break
        except Cancelled:
            asked += 1
    assert asked > 3
    assert report is not None
    assert names(report, NEAR) == [{f"{name}.jpg" for name in forms(scene(1))}]


def test_files_that_are_away(library: Library, media: Path, tmp_path: Path) -> None:
    """What cannot be reached now is in no group: nothing could be done about it."""
    one = saved(scene(1), media / "one.jpg")
    (media / "copy.jpg").write_bytes(one.read_bytes())
    assert len(found(library, media).groups) == 1
    media.rename(tmp_path / "unplugged")
    assert library.duplicates.find().groups == ()


def test_groups_do_not_chain() -> None:
    """Each content of a group is like its middle, and is in one group."""
    chain = [(bytes([n]), bytes([n + 1])) for n in range(6)]
    groups = stars(chain)
    assert all(abs(group[0][0] - other[0]) == 1 for group in groups for other in group[1:])
    assert len({content for group in groups for content in group}) == sum(map(len, groups))


def test_a_copy_that_says_nothing_brings_no_two_moments_together(
    library: Library, media: Path
) -> None:
    """It is in a group with one of them alone."""
    saved(scene(1), media / "first.jpg", 90, "2024:05:01 12:00:00")
    saved(scene(1), media / "next.jpg", 80, "2024:05:01 12:00:02")
    saved(scene(1), media / "sent.jpg", 70)
    (near,) = names(found(library, media), NEAR)
    assert near in ({"first.jpg", "sent.jpg"}, {"next.jpg", "sent.jpg"})


def test_marks_of_what_is_taken(library: Library, media: Path) -> None:
    """What is kept has the marks of all, its own rating before theirs, until it is undone."""
    for number in range(3):
        saved(scene(number), media / f"{number}.jpg")
    library.index((str(media),))
    ids = [item.id for item in library.by_hand.find(str(media))[0]]
    library.by_hand.mark(
        [
            Marking(MarkChange(rating=3, add=("sea",)), (ids[1],)),
            Marking(MarkChange(favourite=True, rating=5, add=("sea", "old")), (ids[2],)),
        ]
    )
    merged = library.by_hand.merge_marks([(ids[0], (ids[1], ids[2]))])
    marks = {item.id: item.marks for item in library.by_hand.find(str(media))[0]}
    assert marks[ids[0]] == Marks(True, 5, ("old", "sea"))
    library.by_hand.mark(merged.back)
    assert library.by_hand.find(str(media / "0.jpg"))[0][0].marks == Marks()
    assert library.by_hand.merge_marks([(ids[2], (ids[1],))]).back == ()


def test_near_hashes_are_found_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is found by its own place, however it is turned, whatever was asked for before it."""
    monkeypatch.setattr(hash_pairs, "_AT_ONCE", 4)
    others = np.random.default_rng(0).integers(0, 256, (10, HASH_BYTES), np.uint8)
    new = turned_hashes(others, 3)
    # A few bits of one part.
    new[:, 0] ^= 7
    found = near_pairs(new, others, range(TURNS), most=3)
    assert found.tolist() == [[place, place] for place in range(10)]
