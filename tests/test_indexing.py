"""Indexing: what a run does with files that are new, changed, moved, gone or broken."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from colour_media import write_media_folder, write_picture, write_text, write_tone
from conftest import MakeLibrary
from fake_encoder import DIM, ColourEncoder
from library_state import library_state
from permissions import forbidden

from engine.encoders.base import Samples, Vectors
from engine.indexing.meter import Meter
from engine.indexing.reduce import cluster_passages
from engine.indexing.run import IndexOptions
from engine.library import Library
from engine.reader import LibraryReader
from engine.types import (
    IndexReport,
    Modality,
    PreviewKind,
    Progress,
    Query,
    Segment,
    SegmentKind,
    Stage,
    Term,
)

MEDIA_FILES = 8


def run(library: Library, *folders: Path, **options: bool) -> IndexReport:
    """One run over folders, or over all roots."""
    return library.index(tuple(map(str, folders)), IndexOptions(**options))


def counts(report: IndexReport) -> dict[str, int]:
    """The counts of a report that are not zero."""
    names = ("indexed", "unchanged", "moved", "removed", "failed", "still_failing", "held_back")
    found = {name: getattr(report, name) for name in (*names, "unsupported")}
    return {name: count for name, count in found.items() if count}


def best(library: Library, words: str, *modalities: Modality) -> str:
    """The name of the first hit for some words."""
    kinds = frozenset(modalities or Modality)
    hits = library.search(Query((Term(Modality.TEXT, words),), kinds)).hits
    return Path(hits[0].item.path).name


def pictures(folder: Path, count: int) -> list[Path]:
    """Write so many pictures, all of other content."""
    return [write_picture(folder / f"{n:02}.png", "red", n) for n in range(count)]


def test_a_first_run_takes_everything(
    make_library: MakeLibrary, media_folder: Path, library_dir: Path
) -> None:
    """All media are stored with a preview each, and a second run has nothing to do."""
    encoder = ColourEncoder()
    library = make_library(encoder)
    assert counts(run(library, media_folder)) == {"indexed": MEDIA_FILES}
    state = library_state(library_dir, media_folder)
    assert (
        sorted(content[0] for content in state.values())
        == ["audio"] * 2 + ["image"] * 3 + ["text"] * 3
    )
    before = encoder.encoded
    assert counts(run(library, media_folder)) == {"unchanged": MEDIA_FILES}
    assert counts(run(library)) == {"unchanged": MEDIA_FILES}
    assert encoder.encoded == before
    assert library_state(library_dir, media_folder) == state


def test_every_item_has_its_kind_of_preview(
    make_library: MakeLibrary, media_folder: Path, library_dir: Path
) -> None:
    """Pictures have a JPEG, sounds their peaks; a lost file of previews is filled again."""
    library = make_library()
    run(library, media_folder)
    state = library_state(library_dir, media_folder)
    for path in library_dir.glob("thumbs.sqlite*"):
        path.unlink()
    assert counts(run(library)) == {"indexed": MEDIA_FILES}
    assert library_state(library_dir, media_folder) == state
    reader = LibraryReader(library_dir)
    found = {
        modality: {reader.preview(int(i)).kind for i in reader.item_ids(frozenset({modality}))}
        for modality in Modality
    }
    reader.close()
    assert found[Modality.IMAGE] == {PreviewKind.JPEG}
    assert found[Modality.AUDIO] == {PreviewKind.PEAKS}


def test_two_runs_make_the_same_library(make_library: MakeLibrary, tmp_path: Path) -> None:
    """The same files give the same segments and the same vectors, bit by bit."""
    folder = write_media_folder(tmp_path / "media")
    states = []
    for name in ("one", "two"):
        run(make_library(directory=tmp_path / name), folder)
        states.append(library_state(tmp_path / name, folder))
    assert states[0] == states[1]


def test_a_touched_file_is_hashed_and_no_more(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """A new time on the same content is noted without encoding."""
    encoder = ColourEncoder()
    library = make_library(encoder)
    run(library, media_folder)
    before = encoder.encoded
    os.utime(media_folder / "rose.png", (1, 1))
    assert counts(run(library, media_folder)) == {"unchanged": MEDIA_FILES}
    assert (
        library._catalogue.items.stats_under(str(media_folder / "rose.png"))[
            str(media_folder / "rose.png")
        ][2]
        == 1_000_000_000
    )
    assert encoder.encoded == before


def test_moved_and_renamed_files_keep_their_vectors(
    make_library: MakeLibrary, media_folder: Path, library_dir: Path
) -> None:
    """A moved file and a renamed folder keep ids and vectors; nothing is encoded."""
    encoder = ColourEncoder()
    library = make_library(encoder)
    run(library, media_folder)
    state = library_state(library_dir, media_folder)
    before = encoder.encoded
    (media_folder / "rose.png").rename(media_folder / "tulip.png")
    (media_folder / "trees").rename(media_folder / "wood")
    assert counts(run(library, media_folder)) == {"unchanged": 4, "moved": 4}
    assert encoder.encoded == before
    renamed = {
        name.replace("rose", "tulip").replace("trees/", "wood/"): content
        for name, content in state.items()
    }
    assert library_state(library_dir, media_folder) == renamed
    assert best(library, "red", Modality.IMAGE) == "tulip.png"


def test_a_file_may_move_between_roots(make_library: MakeLibrary, tmp_path: Path) -> None:
    """A file that went from one root to another is moved, not removed and read again."""
    write_picture(tmp_path / "one" / "a.png", "red")
    write_picture(tmp_path / "one" / "b.png", "blue")
    write_picture(tmp_path / "two" / "c.png", "green")
    library = make_library()
    run(library, tmp_path / "one", tmp_path / "two")
    shutil.move(tmp_path / "one" / "a.png", tmp_path / "two" / "z.png")
    assert counts(run(library)) == {"unchanged": 2, "moved": 1}
    assert [root.items for root in library.status().roots] == [1, 2]


def test_a_copy_has_the_vectors_of_its_twin(
    make_library: MakeLibrary, media_folder: Path, library_dir: Path
) -> None:
    """A copied file is an item of its own that was not decoded; it outlives its twin."""
    library = make_library()
    run(library, media_folder)
    shutil.copy(media_folder / "ruby.txt", media_folder / "again.txt")
    assert counts(run(library, media_folder)) == {"unchanged": MEDIA_FILES, "indexed": 1}
    (media_folder / "ruby.txt").unlink()
    assert counts(run(library, media_folder)) == {"unchanged": MEDIA_FILES, "removed": 1}
    state = library_state(library_dir, media_folder)
    assert state["again.txt"][3] == "red red red"
    assert best(library, "red", Modality.TEXT) == "again.txt"


def test_a_changed_file_is_read_again(make_library: MakeLibrary, media_folder: Path) -> None:
    """New content at a path replaces all that was known of the old."""
    library = make_library()
    run(library, media_folder)
    write_picture(media_folder / "rose.png", "blue", 9)
    write_text(media_folder / "ruby.txt", "blue blue blue")
    (media_folder / "sea.png").unlink()
    assert counts(run(library, media_folder)) == {"unchanged": 5, "indexed": 2, "removed": 1}
    assert best(library, "blue", Modality.IMAGE) == "rose.png"
    assert best(library, "blue", Modality.TEXT) == "ruby.txt"


def test_a_file_may_change_its_kind(
    make_library: MakeLibrary, media_folder: Path, library_dir: Path
) -> None:
    """Content decides: text under the name of a picture is a document."""
    library = make_library()
    run(library, media_folder)
    write_text(media_folder / "rose.png", "low low low")
    run(library, media_folder)
    assert library_state(library_dir, media_folder)["rose.png"][0] is Modality.TEXT
    assert best(library, "low", Modality.TEXT) == "rose.png"


@pytest.mark.parametrize("files", [2, 5])
def test_names_that_go_round_lead_to_the_right_content(
    make_library: MakeLibrary, tmp_path: Path, library_dir: Path, files: int
) -> None:
    """Files that take each other's names, as rotated logs do, are never mixed up."""
    folder = tmp_path / "logs"
    words = ["red", "green", "blue", "low", "high"][:files]
    paths = [write_text(folder / f"log.{n}.txt", words[n]) for n in range(files)]
    library = make_library()
    run(library, folder)
    paths[-1].rename(folder / "aside")
    for n in range(files - 1, 0, -1):
        paths[n - 1].rename(paths[n])
    (folder / "aside").rename(paths[0])
    run(library, folder)
    state = library_state(library_dir, folder)
    fresh = make_library(directory=tmp_path / "fresh")
    run(fresh, folder)
    wanted = library_state(tmp_path / "fresh", folder)
    # A moved document keeps the title it was encoded with, so passages are compared.
    for n in range(files):
        name = f"log.{n}.txt"
        assert state[name][3] == wanted[name][3] == words[n - 1]
        assert passages(state[name][1]) == passages(wanted[name][1])
        assert best(library, words[n - 1], Modality.TEXT) == name
    assert counts(run(library, folder)) == {"unchanged": files}


def passages(segments: Sequence[object]) -> list[Segment]:
    """The segments that are not titles."""
    return [s for s in segments if isinstance(s, Segment) and s.kind is not SegmentKind.TITLE]


def test_a_chain_of_renames_over_a_lost_file(
    make_library: MakeLibrary, tmp_path: Path, library_dir: Path
) -> None:
    """b took the place of c, and a that of b: two items are left, with the right vectors."""
    folder = tmp_path / "chain"
    for name, colour in (("a", "red"), ("b", "green"), ("c", "blue")):
        write_picture(folder / f"{name}.png", colour)
    library = make_library()
    run(library, folder)
    before = library_state(library_dir, folder)
    (folder / "b.png").replace(folder / "c.png")
    (folder / "a.png").replace(folder / "b.png")
    run(library, folder)
    after = library_state(library_dir, folder)
    assert after == {"b.png": before["a.png"], "c.png": before["b.png"]}


def test_failures_are_listed_once_and_remembered(make_library: MakeLibrary, tmp_path: Path) -> None:
    """A broken file is one row with its reason, is not tried again until it changes, and leaves
    the list when it has become readable.
    """
    folder = tmp_path / "media"
    write_picture(folder / "good.png", "red")
    broken = folder / "broken.wav"
    broken.write_bytes(b"")
    library = make_library()
    assert counts(run(library, folder)) == {"indexed": 1, "failed": 1}
    seen = library.failures()[0].seen
    assert counts(run(library, folder)) == {"unchanged": 1, "still_failing": 1}
    assert [(f.path, f.reason, f.seen) for f in library.failures()] == [
        (str(broken), "empty file", seen)
    ]
    assert counts(run(library, folder, retry=True)) == {"unchanged": 1, "failed": 1}
    assert len(library.failures()) == 1
    write_tone(broken, "low")
    assert counts(run(library, folder)) == {"unchanged": 1, "indexed": 1}
    assert library.failures() == []


def test_a_failure_goes_with_its_file(make_library: MakeLibrary, tmp_path: Path) -> None:
    """A broken file that was deleted leaves the list."""
    folder = tmp_path / "media"
    write_picture(folder / "good.png", "red")
    (folder / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    library = make_library()
    run(library, folder)
    assert len(library.failures()) == 1
    (folder / "broken.png").unlink()
    run(library, folder)
    assert library.failures() == []


def test_an_item_that_breaks_is_a_failure_and_no_item(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """Nothing is found by a content that is gone: a file overwritten with garbage only fails."""
    folder = tmp_path / "media"
    write_picture(folder / "a.png", "red")
    write_picture(folder / "b.png", "blue")
    library = make_library()
    run(library, folder)
    (folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n garbage")
    assert counts(run(library, folder)) == {"unchanged": 1, "failed": 1}
    assert best(library, "red") == "b.png"
    assert library.status().items[Modality.IMAGE] == 1


def test_many_missing_files_are_held_back(make_library: MakeLibrary, tmp_path: Path) -> None:
    """More than ten files and a fifth of a root are removed only once that is confirmed."""
    files = pictures(tmp_path / "media", 20)
    library = make_library()
    run(library, tmp_path / "media")
    for path in files[:11]:
        path.unlink()
    assert counts(run(library)) == {"unchanged": 9, "held_back": 11}
    assert library.status().items[Modality.IMAGE] == 20
    assert counts(run(library, prune=True)) == {"unchanged": 9, "removed": 11}
    for path in files[11:19]:
        path.unlink()
    assert counts(run(library)) == {"unchanged": 1, "removed": 8}


@pytest.mark.parametrize("leave_mount_point", [False, True])
def test_an_unplugged_drive_keeps_everything(
    make_library: MakeLibrary, tmp_path: Path, leave_mount_point: bool
) -> None:
    """While a root is away its items are found, its failures stay, and pruning changes nothing."""
    drive = write_media_folder(tmp_path / "drive")
    (drive / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    library = make_library()
    run(library, drive)
    drive.rename(tmp_path / "away")
    if leave_mount_point:
        drive.mkdir()
    report = run(library, drive, prune=True)
    assert (counts(report), report.offline) == ({}, (str(drive),))
    assert [failure.path for failure in library.failures()] == [str(drive / "broken.png")]
    assert best(library, "red", Modality.IMAGE) == "rose.png"
    if leave_mount_point:
        drive.rmdir()
    (tmp_path / "away").rename(drive)
    assert counts(run(library)) == {"unchanged": MEDIA_FILES, "still_failing": 1}


def test_a_file_of_an_unplugged_drive_is_copied_not_moved(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """What looks like a move off a drive that is away is a copy: the drive may come back."""
    write_picture(tmp_path / "drive" / "a.png", "red")
    (tmp_path / "desk").mkdir()
    library = make_library()
    run(library, tmp_path / "drive")
    (tmp_path / "drive").rename(tmp_path / "away")
    shutil.copy(tmp_path / "away" / "a.png", tmp_path / "desk" / "a.png")
    run(library, tmp_path / "desk")
    assert [root.items for root in library.status().roots] == [1, 1]


@pytest.mark.parametrize("mode", [0o000, 0o444], ids=["closed", "listable"])
def test_a_folder_that_cannot_be_read_keeps_its_items(
    make_library: MakeLibrary, media_folder: Path, mode: int
) -> None:
    """A subfolder without permission is listed, loses nothing, and leaves the list afterwards."""
    library = make_library()
    (media_folder / "trees" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    run(library, media_folder)
    with forbidden(media_folder / "trees", mode):
        for _ in range(2):
            report = run(library, media_folder, prune=True)
            assert (report.unchanged, report.removed) == (MEDIA_FILES - 3, 0)
            assert report.failed >= 1
            assert len(library.failures()) == (2 if mode == 0 else 4)
        assert best(library, "green", Modality.IMAGE) == "leaf.png"
    assert counts(run(library, media_folder))["unchanged"] == MEDIA_FILES
    assert [Path(failure.path).name for failure in library.failures()] == ["broken.png"]


def test_a_file_that_cannot_be_opened_is_one_failure(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """A file without permission is listed, and indexed once it can be read and is tried again."""
    library = make_library()
    with forbidden(media_folder / "rose.png"):
        assert counts(run(library, media_folder)) == {"indexed": MEDIA_FILES - 1, "failed": 1}
        assert "Permission denied" in library.failures()[0].reason
    assert counts(run(library, retry=True)) == {"unchanged": MEDIA_FILES - 1, "indexed": 1}
    assert library.failures() == []


def test_roots_in_each_other_are_one(make_library: MakeLibrary, media_folder: Path) -> None:
    """A folder inside a root is part of it, a folder above takes it over, and both at once are
    read once.
    """
    library = make_library()
    trees = media_folder / "trees"
    assert counts(run(library, trees)) == {"indexed": 3}
    assert counts(run(library, trees, media_folder)) == {"indexed": 5, "unchanged": 3}
    assert [(r.path, r.items) for r in library.status().roots] == [(str(media_folder), 8)]
    write_picture(trees / "new.png", "red", 7)
    assert counts(run(library, trees)) == {"indexed": 1, "unchanged": 3}
    assert [(r.path, r.items) for r in library.status().roots] == [(str(media_folder), 9)]


def test_what_is_left_out_stays_out(make_library: MakeLibrary, media_folder: Path) -> None:
    """Ignore globs are remembered with their root, and survive being taken over."""
    library = make_library()
    trees = media_folder / "trees"
    library.index((str(trees),), IndexOptions(ignore=("*.md",)))
    assert counts(run(library, media_folder)) == {"indexed": 5, "unchanged": 2}
    assert best(library, "green", Modality.TEXT) != "moss.md"
    library.index((str(media_folder),), IndexOptions(ignore=("*.wav",)))
    assert library.status().items == {Modality.IMAGE: 3, Modality.AUDIO: 0, Modality.TEXT: 2}


def test_a_single_file_is_a_root(make_library: MakeLibrary, media_folder: Path) -> None:
    """One file can be added by itself."""
    library = make_library()
    assert counts(run(library, media_folder / "sea.png")) == {"indexed": 1}
    assert best(library, "blue") == "sea.png"
    assert counts(run(library)) == {"unchanged": 1}


def test_an_empty_folder_is_a_root_too(make_library: MakeLibrary, tmp_path: Path) -> None:
    """Adding a folder without files is no error, and the library can be searched."""
    (tmp_path / "empty").mkdir()
    library = make_library()
    report = run(library, tmp_path / "empty")
    assert (counts(report), report.offline) == ({}, ())
    assert library.search(Query((Term(Modality.TEXT, "red"),))).hits == ()


def test_a_cancelled_run_keeps_whole_files(
    make_library: MakeLibrary, tmp_path: Path, library_dir: Path
) -> None:
    """Cancelling ends in good order with what is whole; the next run finishes the rest."""
    folder = tmp_path / "media"
    files = pictures(folder, 80)
    library = make_library()
    stages: list[Stage] = []

    def note(progress: Progress) -> None:
        stages.append(progress.stage)

    report = library.index(
        (str(folder),), on_progress=note, cancelled=lambda: Stage.INDEXING in stages
    )
    assert report.cancelled
    first = len(library_state(library_dir, folder)) if report.indexed else 0
    assert first == report.indexed < len(files)
    assert multiprocessing.active_children() == []
    rest = run(library)
    assert counts(rest).get("unchanged", 0) == first
    assert not rest.cancelled
    run(make_library(directory=tmp_path / "whole"), folder)
    assert library_state(library_dir, folder) == library_state(tmp_path / "whole", folder)


class DecoderKiller(ColourEncoder):
    """Kills the decoder processes once, in the middle of the first long sound."""

    killed = False

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
        if not self.killed:
            self.killed = True
            for process in multiprocessing.active_children():
                process.kill()
                process.join()
        return super().encode_audio(windows)


def test_a_decoder_that_dies_costs_a_file_and_not_the_run(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """The file in hand fails with its reason, the others are indexed, and a retry mends it."""
    long = write_tone(media_folder / "a-long.wav", "low", "high", seconds=100.0)
    library = make_library(DecoderKiller())
    report = run(library, media_folder)
    assert report.indexed + report.failed == MEDIA_FILES + 1
    failures = {failure.path: failure.reason for failure in library.failures()}
    assert failures[str(long)] == "the decoder crashed on this file"
    # The other process may have had a file in hand as well.
    assert report.failed == len(failures) <= 2
    assert run(library, retry=True).indexed == report.failed
    assert library.failures() == []


def test_neighbouring_windows_of_one_sound_are_merged(
    make_library: MakeLibrary, tmp_path: Path, library_dir: Path
) -> None:
    """A sound of two tones is two segments that meet where the tone changes."""
    folder = tmp_path / "media"
    write_tone(folder / "two.wav", "low", "high", seconds=8.0)
    run(make_library(), folder)
    segments = library_state(library_dir, folder)["two.wav"][1]
    first, second = [s for s in segments if isinstance(s, Segment)]
    assert (first.start, second.end) == (0.0, 16.0)
    assert 7.0 <= second.start <= first.end <= 9.0


@pytest.mark.parametrize("words", [400, 1])
def test_a_long_document_is_reduced(
    make_library: MakeLibrary, tmp_path: Path, library_dir: Path, words: int
) -> None:
    """A document keeps at most 64 passages beside its title, in their order, and all its text."""
    folder = tmp_path / "media"
    sentences = [" ".join(f"w{(n * 31 + k) % words}" for k in range(30)) for n in range(200)]
    write_text(folder / "long.txt", ". ".join(sentences) + ".")
    run(make_library(), folder)
    _, segments, vectors, text = library_state(library_dir, folder)["long.txt"]
    kinds = [s.kind for s in segments if isinstance(s, Segment)]
    starts = [s.start for s in passages(segments)]
    assert kinds.count(SegmentKind.TITLE) == 1
    assert 1 <= len(starts) <= 64
    assert starts == sorted(starts)
    assert len(vectors) == len(kinds) * DIM * 4
    assert text.endswith(sentences[-1] + ".")


def test_passages_are_chosen_to_differ() -> None:
    """Of many alike passages and a few others, each of the others is kept."""
    vectors = np.tile(np.eye(16, dtype=np.float32)[0], (200, 1))
    others = [20, 90, 150]
    for axis, n in enumerate(others, 1):
        vectors[n] = np.eye(16)[axis]
    segments = [Segment(SegmentKind.PASSAGE, float(n)) for n in range(200)]
    kept, chosen = cluster_passages(segments, vectors)
    assert {20.0, 90.0, 150.0} < {segment.start for segment in kept}
    assert len(kept) == len(chosen) <= 64


def test_media_without_a_tower_are_counted_not_failed(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """A model that cannot hear leaves sounds alone and says how many."""
    deaf = ColourEncoder("fake:deaf", frozenset({Modality.IMAGE, Modality.TEXT}))
    library = make_library(deaf)
    assert counts(run(library, media_folder)) == {"indexed": 6, "unsupported": 2}
    assert library.failures() == []


def test_progress_tells_stages_files_and_time(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """The stages come in order, and the count of files is known once the scan has ended."""
    seen: list[Progress] = []
    make_library().index((str(media_folder),), on_progress=seen.append)
    stages = list(dict.fromkeys(progress.stage for progress in seen))
    assert stages == [Stage.LOADING, Stage.SCANNING, Stage.INDEXING, Stage.FINISHING]
    assert {p.total for p in seen if p.stage is Stage.INDEXING} == {MEDIA_FILES}


def test_the_rate_is_that_of_the_last_moments() -> None:
    """Ten files a second, half of them done: the rest takes as long again."""
    clock = iter(np.arange(0.0, 100.0, 0.05).tolist())
    seen: list[Progress] = []
    meter = Meter(seen.append, lambda: next(clock))
    meter.enter(Stage.INDEXING, 200)
    for number in range(100):
        meter.file_done(f"/{number}", failed=number == 3)
    last = seen[-1]
    assert (last.failed, last.total, last.current) == (1, 200, f"/{last.done - 1}")
    assert last.seconds_left == pytest.approx((200 - last.done) / last.rate)
