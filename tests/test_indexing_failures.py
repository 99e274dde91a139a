"""Indexing what cannot be read or is not there: nothing stops a run, and nothing is lost."""

from __future__ import annotations

import multiprocessing
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_picture, write_tone
from conftest import MakeLibrary
from fake_encoder import ColourEncoder
from permissions import forbidden
from runs import MEDIA_FILES, best, counts, pictures, run

from engine.indexing import encoding
from engine.media import readers
from engine.types import Modality
from engine.types.vectors import Samples, Vectors


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


def test_another_reader_tries_again(
    make_library: MakeLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What failed is tried again by a reader of another number, and says since when it fails, how
    often it was tried, and by what.
    """
    write_picture(tmp_path / "media" / "good.png", "red")
    (tmp_path / "media" / "broken.wav").write_bytes(b"")
    library = make_library()
    run(library, tmp_path / "media")
    first = library.failures()[0]
    assert (first.attempts, first.first_seen) == (1, first.seen)
    assert first.reader.startswith("audio 1, av ")
    monkeypatch.setitem(readers.NUMBERS, Modality.AUDIO, 2)
    readers._reader.cache_clear()
    assert counts(run(library)) == {"unchanged": 1, "failed": 1}
    again = library.failures()[0]
    assert (again.attempts, again.first_seen) == (2, first.seen)
    assert again.seen > first.seen
    assert again.reader.startswith("audio 2, ")
    assert counts(run(library)) == {"unchanged": 1, "still_failing": 1}
    readers._reader.cache_clear()


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
    # A folder that is renamed beside its former place is followed there: a drive goes elsewhere.
    drive = write_media_folder(tmp_path / "mounts" / "drive")
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


# Windows of the probes and of the short sounds, all together.
SHORT_SOUNDS = 9


class DecoderKiller(ColourEncoder):
    """Kills the decoder processes once, in the middle of the first long sound: no decoder can be
    further ahead than what waits to be encoded.
    """

    killed = False
    heard = 0

    def encode_audio(self, windows: Sequence[Samples]) -> Vectors:
        self.heard += len(windows)
        if not self.killed and self.heard > SHORT_SOUNDS:
            self.killed = True
            # Not joined: a process is waited for on one thread alone, which is the run's.
            for process in multiprocessing.active_children():
                process.kill()
        return super().encode_audio(windows)


def test_a_decoder_that_dies_costs_a_file_and_not_the_run(
    make_library: MakeLibrary, media_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file in hand fails with its reason, the others are indexed, and a retry mends it."""
    # So little is decoded ahead that most of the long sound is not, when its first part is heard.
    monkeypatch.setattr(encoding, "MOST_BYTES", 500_000)
    long = write_tone(media_folder / "a-long.wav", "low", "high", seconds=120.0)
    library = make_library(DecoderKiller())
    report = run(library, media_folder)
    assert report.indexed + report.failed == MEDIA_FILES + 1
    failures = {failure.path: failure.reason for failure in library.failures()}
    assert failures[str(long)] == "the decoder crashed on this file"
    # The other process may have had a file in hand as well.
    assert report.failed == len(failures) <= 2
    assert run(library, retry=True).indexed == report.failed
    assert library.failures() == []


def test_media_without_a_tower_are_counted_not_failed(
    make_library: MakeLibrary, media_folder: Path
) -> None:
    """A model that cannot hear leaves sounds alone and says how many."""
    deaf = ColourEncoder("fake:deaf", frozenset({Modality.IMAGE, Modality.TEXT}))
    library = make_library(deaf)
    assert counts(run(library, media_folder)) == {"indexed": 6, "unsupported": 2}
    assert library.failures() == []
