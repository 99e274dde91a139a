"""Changing the model: searches go on, nothing mixes, and a pause loses nothing."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from colour_media import write_media_folder, write_picture, write_text
from fake_encoder import DIM, ColourEncoder
from library_state import library_state

from engine.catalogue import Catalogue
from engine.catalogue.spaces import SpaceEntry, SpaceStage
from engine.encoders.base import Encoder
from engine.errors import BugError, UserError
from engine.library import Library
from engine.models.estimate import estimate_change
from engine.models.facts import Speed
from engine.paths import LibraryPaths
from engine.types import IndexReport, Modality, Progress, Query, Segment, SegmentKind, Term

OLD, NEW = "starter", "balanced"


class Turned(ColourEncoder):
    """The same meanings along other axes: vectors of both models together would be nonsense."""

    def _rows(self, rows: list[np.ndarray]) -> np.ndarray:
        return np.asarray(super()._rows(rows)[:, ::-1].copy())


Encoders = dict[str, Encoder]
OpenLibrary = Callable[[], Library]


@pytest.fixture
def encoders() -> Encoders:
    """Two models under the names of two presets; a test may replace one."""
    return {OLD: ColourEncoder("fake:old"), NEW: Turned("fake:new")}


@pytest.fixture
def open_library(library_dir: Path, encoders: Encoders) -> Iterator[OpenLibrary]:
    """Open the library with no preset of its own, as the window does."""
    opened: list[Library] = []

    def make() -> Library:
        library = Library(library_dir, encoder_of=lambda preset, cache: encoders[preset])
        opened.append(library)
        return library

    yield make
    for library in opened:
        library.close()


@pytest.fixture(scope="module")
def _indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `media` and the `library` that the old model made of it, once for all tests;
    `pristine` is a copy of both.
    """
    folder = tmp_path_factory.mktemp("switching")
    media = write_media_folder(folder / "now" / "media")
    encoder = ColourEncoder("fake:old")
    library = Library(folder / "now" / "library", encoder_of=lambda preset, cache: encoder)
    library.index((str(media),))
    library.close()
    (folder / "now").rename(folder / "pristine")
    return folder


@pytest.fixture
def here(_indexed: Path) -> Path:
    """The folder in which this test finds media and library as they were made."""
    shutil.rmtree(_indexed / "now", ignore_errors=True)
    return Path(shutil.copytree(_indexed / "pristine", _indexed / "now"))


@pytest.fixture
def library_dir(here: Path) -> Path:
    """The library's directory."""
    return here / "library"


@pytest.fixture
def media_folder(here: Path) -> Path:
    """The media of the library."""
    return here / "media"


@pytest.fixture
def library(open_library: OpenLibrary) -> Library:
    """A library that was indexed with the old model."""
    return open_library()


def names(library: Library, limit: int = 2) -> list[str]:
    """The best hits of a word, by name."""
    hits = library.search(Query((Term(Modality.TEXT, "red"),), limit=limit)).hits
    return sorted(Path(hit.item.path).name for hit in hits)


def spaces(directory: Path) -> dict[str, SpaceEntry]:
    """The spaces of a library by the preset that made them."""
    catalogue = Catalogue(LibraryPaths(directory).catalogue, readonly=True)
    entries = {entry.space.preset: entry for entry in catalogue.spaces.entries()}
    catalogue.close()
    return entries


RED = ["rose.png", "ruby.txt"]


def test_searches_go_on_while_the_model_is_changed(library: Library, library_dir: Path) -> None:
    """From the first file to the last the old model answers on another thread, then the new."""
    answers: list[list[str]] = []
    served: set[str] = set()
    step = threading.Barrier(2, timeout=60)

    def watch(progress: Progress) -> None:
        step.wait()
        step.wait()

    def change() -> None:
        library.use(NEW, on_progress=watch)
        step.abort()

    worker = threading.Thread(target=change)
    worker.start()
    while True:
        try:
            step.wait()
            answers.append(names(library))
            served.add(library.preset)
            step.wait()
        except threading.BrokenBarrierError:
            break
    worker.join()
    assert len(answers) >= 3
    assert all(answer == RED for answer in answers)
    assert served == {OLD}
    assert library.preset == NEW
    assert names(library) == RED
    assert list(spaces(library_dir)) == [NEW]


def test_a_paused_change_goes_on_where_it_stopped(
    library: Library, library_dir: Path, media_folder: Path, encoders: Encoders
) -> None:
    """A pause leaves the old model in use; the next call encodes the rest alone."""
    for number in range(40):
        write_picture(media_folder / f"more-{number}.png", "blue", number)
    library.index()
    encoder = encoders[NEW]
    assert isinstance(encoder, ColourEncoder)
    paused = library.use(NEW, cancelled=lambda: encoder.encoded >= 12)
    assert paused.cancelled
    assert library.preset == OLD
    assert names(library) == RED
    assert spaces(library_dir)[NEW].stage is SpaceStage.BUILDING
    done = library.use(NEW)
    assert not done.cancelled
    assert done.unchanged == paused.indexed > 0
    assert paused.indexed + done.indexed == 48
    assert library.preset == NEW
    assert len(library_state(library_dir, media_folder)) == 48


def test_an_update_does_not_end_a_pause(
    library: Library, library_dir: Path, media_folder: Path
) -> None:
    """While a change is paused, new files go to the model in use; what was built stays."""
    library.use(NEW, cancelled=lambda: True)
    write_text(media_folder / "cherry.txt", "red low")
    assert library.index().indexed == 1
    assert library.preset == OLD
    assert set(spaces(library_dir)) == {OLD, NEW}
    assert library.use(NEW).indexed == 9


def test_using_the_present_model_gives_a_change_up(library: Library, library_dir: Path) -> None:
    """`use` of the model in use drops what a paused change had built."""
    library.use(NEW, cancelled=lambda: True)
    assert set(spaces(library_dir)) == {OLD, NEW}
    assert library.use(OLD).indexed == 0
    assert set(spaces(library_dir)) == {OLD}
    assert names(library) == RED


def test_the_old_vectors_go_and_their_disk_with_them(library: Library, library_dir: Path) -> None:
    """After a change neither rows nor snapshot of the old model are left."""
    assert (library_dir / "index-1.hnsw").exists()
    library.use(NEW)
    assert [path.name for path in library_dir.glob("index-*")] == ["index-2.hnsw"]
    catalogue = Catalogue(LibraryPaths(library_dir).catalogue, readonly=True)
    assert sum(catalogue.segments.counts(1).values()) == 0
    assert catalogue.segments.removed_since(1, -1) == []
    catalogue.close()


def test_going_back_is_instant_while_the_old_is_kept(
    library: Library, library_dir: Path, media_folder: Path, encoders: Encoders
) -> None:
    """With `keep` the old model answers again at once, and files that came since follow."""
    library.use(NEW, keep=True)
    assert spaces(library_dir)[OLD].kept
    write_text(media_folder / "cherry.txt", "red low")
    library.index()
    assert set(spaces(library_dir)) == {OLD, NEW}
    first: list[str] = []
    report = library.use(OLD, on_progress=lambda progress: first.append(library.preset))
    assert first[0] == OLD
    assert (report.indexed, report.unchanged) == (1, 8)
    assert "cherry.txt" in names(library, 9)
    assert set(spaces(library_dir)) == {OLD}


def test_a_number_of_a_removed_space_is_never_given_again(
    library: Library, library_dir: Path
) -> None:
    """What another process remembers of a space that is gone cannot be taken for a new one."""
    library.use(NEW, keep=True)
    library.use(OLD)
    library.use(NEW)
    assert spaces(library_dir)[NEW].space.id == 3


def test_files_of_an_unplugged_drive_are_not_lost(
    library: Library, library_dir: Path, tmp_path: Path
) -> None:
    """Their vectors are kept with the old model, which answers at once when asked for; once the
    drive is back an update reads them, and only then the old vectors go.
    """
    drive, away = tmp_path / "drive", tmp_path / "away"
    write_text(drive / "cherry.txt", "red low")
    library.index((str(drive),))
    drive.rename(away)
    report = library.use(NEW)
    assert report.offline == (str(drive),)
    assert report.waiting == 1
    assert "cherry.txt" not in names(library, 9)
    assert set(spaces(library_dir)) == {OLD, NEW}
    library.use(OLD)
    assert "cherry.txt" in names(library, 9)
    library.use(NEW)
    away.rename(drive)
    assert library.index().waiting == 0
    assert "cherry.txt" in names(library, 9)
    assert set(spaces(library_dir)) == {NEW}


def test_the_cost_is_told_beforehand(
    library: Library, library_dir: Path, encoders: Encoders
) -> None:
    """Files, seconds at the measured speed, bytes and what the model cannot search."""
    estimate = library.estimate(NEW)
    assert (estimate.files, estimate.unsupported, estimate.waiting) == (8, 0, 0)
    assert (estimate.seconds, estimate.instant) == (None, False)
    assert 8 * DIM * 6 < estimate.bytes < 100_000
    assert estimate.free > estimate.bytes
    deaf = ColourEncoder("fake:deaf", frozenset({Modality.IMAGE, Modality.TEXT}))
    catalogue = Catalogue(LibraryPaths(library_dir).catalogue)
    speed = Speed(image=1.5, audio=0.0, text=100.0, measured="2026-11-22")
    estimate = estimate_change(catalogue, LibraryPaths(library_dir), "deaf", deaf, speed)
    catalogue.close()
    assert (estimate.files, estimate.unsupported) == (6, 2)
    # Three pictures, and three documents of a passage and a title each.
    assert estimate.seconds == pytest.approx(3 / 1.5 + 6 / 100)
    library.use(NEW, keep=True)
    assert library.estimate(OLD).instant
    assert library.estimate(NEW).files == 0


def test_a_change_that_cannot_fit_is_not_begun(
    library: Library, library_dir: Path, encoders: Encoders
) -> None:
    """When the new vectors need more than the disk has, one line says how much, and nothing is
    read.
    """
    huge = ColourEncoder("fake:huge")
    huge.dim = 10**14
    encoders["best"] = huge
    with pytest.raises(UserError, match=r"need about .* MB free"):
        library.use("best")
    assert library.preset == OLD
    assert huge.encoded == 0


def test_a_space_knows_what_made_it(library: Library, library_dir: Path) -> None:
    """Model, repository, revision and the decoders' settings are stored with the hash."""
    library.use(NEW)
    entry = spaces(library_dir)[NEW]
    assert entry.space.identity == "fake:new"
    assert entry.origin.model == "ViT-B-32-256:datacomp_s34b_b86k"
    assert len(entry.origin.revision) == 40
    assert "sample_rate=8000" in entry.origin.decoding


def test_other_weights_under_the_same_name_are_refused(
    library: Library, open_library: OpenLibrary, encoders: Encoders
) -> None:
    """A library is not searched with weights that did not make its vectors; an update indexes
    it anew, and what the old weights made goes.
    """
    encoders[OLD] = Turned("fake:updated")
    fresh = open_library()
    with pytest.raises(UserError, match=r"indexed with another model.*triptych index"):
        names(fresh)
    assert fresh.index().indexed == 8
    assert names(fresh) == RED


def test_a_model_that_is_named_is_not_replaced_by_another(
    library: Library, library_dir: Path, encoders: Encoders
) -> None:
    """Who asks for one model is not answered by another, but told how to change."""
    named = Library(library_dir, NEW, encoder_of=lambda preset, cache: encoders[preset])
    with pytest.raises(
        UserError, match=r"indexed with another model.*triptych models use balanced"
    ):
        names(named)
    named.close()


def test_a_vector_of_another_length_is_never_stored(library: Library, library_dir: Path) -> None:
    """The catalogue itself refuses a vector that cannot be of the space it is put into."""
    catalogue = Catalogue(LibraryPaths(library_dir).catalogue)
    segment = [Segment(SegmentKind.WHOLE)]
    with pytest.raises(BugError, match="another space"), catalogue.transaction() as revision:
        catalogue.segments.replace(1, 1, revision, segment, np.zeros((1, DIM + 1), np.float32))
    catalogue.close()


def test_a_removal_that_was_broken_off_is_ended(library: Library, library_dir: Path) -> None:
    """What a kill left of an old space is no way back, and the next run removes it."""
    library.use(NEW, keep=True)
    catalogue = Catalogue(LibraryPaths(library_dir).catalogue)
    with catalogue.transaction():
        catalogue.spaces.begin_removal(1)
        catalogue.spaces.remove_segments(1, 3)
    catalogue.close()
    assert not library.estimate(OLD).instant
    library.index()
    assert set(spaces(library_dir)) == {NEW}


def test_a_model_that_is_missing_changes_nothing(library: Library, encoders: Encoders) -> None:
    """Asking for a model that is not there is one line, and the old one goes on."""

    class Missing(ColourEncoder):
        def load(self) -> None:
            raise UserError("not downloaded; run: triptych models download best")

    encoders["best"] = Missing("fake:best")
    with pytest.raises(UserError, match="models download best"):
        library.use("best")
    assert names(library) == RED
    assert library.preset == OLD


def test_two_processes_follow_a_change(
    library: Library, open_library: OpenLibrary, library_dir: Path
) -> None:
    """A library that is open elsewhere answers with the new model as soon as it serves."""
    other = open_library()
    assert names(other) == RED
    report: IndexReport = library.use(NEW)
    assert report.indexed == 8
    assert names(other) == RED
    assert other.preset == NEW


def test_previews_and_failures_survive_a_change(
    library: Library, library_dir: Path, media_folder: Path
) -> None:
    """What does not depend on the model is the same after a change."""
    shutil.copy(media_folder / "rose.png", media_folder / "rose-copy.png")
    (media_folder / "empty.wav").touch()
    library.index()
    failures = library.failures()
    before = library_state(library_dir, media_folder)
    library.use(NEW)
    after = library_state(library_dir, media_folder)
    assert [failure.path for failure in library.failures()] == [f.path for f in failures]
    assert after.keys() == before.keys()
    assert all(after[name][3] == before[name][3] for name in before)
