"""What a run makes of content: segments, previews and progress, the same every time."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import numpy as np
import pytest
from colour_media import write_media_folder, write_text, write_tone
from conftest import MakeLibrary
from fake_encoder import DIM
from library_state import library_state
from runs import MEDIA_FILES, counts, passages, pictures, run

from engine.indexing.meter import Meter
from engine.indexing.reduce import cluster_passages
from engine.library.reader import LibraryReader
from engine.types import (
    FileStat,
    Filters,
    Modality,
    PreviewKind,
    Progress,
    Segment,
    SegmentKind,
    Stage,
)


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
        modality: {
            reader.preview(int(i)).kind for i in reader.item_ids(Filters(frozenset({modality})))
        }
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


def test_passages_that_hardly_differ_are_one() -> None:
    """A table whose lines differ by a digit is taken in without a word on stderr."""
    random = np.random.default_rng(0)
    vectors = np.tile(np.eye(16, dtype=np.float32)[0], (300, 1))
    vectors += random.normal(scale=1e-8, size=vectors.shape).astype(np.float32)
    segments = [Segment(SegmentKind.PASSAGE, float(n)) for n in range(300)]
    kept, _ = cluster_passages(segments, vectors)
    assert len(kept) == 1


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
    """Ten files a second are told as such, with the file at hand and those that failed."""
    clock = iter(np.arange(0.0, 100.0, 0.05).tolist())
    seen: list[Progress] = []
    meter = Meter(seen.append, lambda: next(clock))
    meter.enter(Stage.INDEXING, 200)
    for number in range(100):
        meter.file_done(FileStat(f"/{number}", 1, 1), failed=number == 3)
    last = seen[-1]
    assert (last.failed, last.total, last.current) == (1, 200, f"/{last.done - 1}")
    assert last.rate == pytest.approx(1 / 0.06, rel=0.3)
