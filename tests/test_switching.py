"""Changing the model: searches go on, and a pause loses nothing."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest
from colour_media import write_text
from fake_encoder import DIM, ColourEncoder
from library_state import library_state
from two_models import (
    NEW,
    OLD,
    RED,
    Encoders,
    OpenLibrary,
    add_forty,
    names,
    spaces,
    stop_after,
)

from engine.catalogue import Catalogue
from engine.catalogue.spaces import SpaceStage
from engine.disk import Disk
from engine.errors import UserError
from engine.library.facade import Library
from engine.library.spaces import OpenSpace, OpenSpaces
from engine.models.estimate import estimate_change
from engine.models.facts import Speed
from engine.paths import LibraryPaths
from engine.types import IndexReport, Modality, Progress
from engine.types.vectors import Role, Vectors

pytest_plugins = ("switching_fixtures",)


def test_searches_go_on_while_the_model_is_changed(library: Library, indexed_dir: Path) -> None:
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
    assert list(spaces(indexed_dir)) == [NEW]


class _Waits(ColourEncoder):
    """Waits for another thread, but not for long, whenever an index is made for it."""

    meet = threading.Barrier(2)

    @property
    def reference_means(self) -> Mapping[Role, Vectors]:
        with suppress(threading.BrokenBarrierError):
            self.meet.wait(timeout=0.5)
        return {}


def test_two_threads_that_ask_at_once_share_one_space(indexed_dir: Path) -> None:
    """The second gets the index that the first is just making."""
    opened = OpenSpaces(LibraryPaths(indexed_dir), lambda preset, cache: _Waits("fake:old"))

    def ask() -> OpenSpace:
        with closing(Catalogue(LibraryPaths(indexed_dir).catalogue)) as catalogue:
            return opened.serving(catalogue, OLD)

    with ThreadPoolExecutor(2) as threads:
        one, other = (threads.submit(ask) for _ in range(2))
        assert one.result() is other.result()


class _Gated(ColourEncoder):
    """Holds up whoever opens its space."""

    reached, opened = threading.Event(), threading.Event()

    @property
    def reference_means(self) -> Mapping[Role, Vectors]:
        self.reached.set()
        assert self.opened.wait(60)
        return {}


def test_a_search_does_not_wait_for_the_space_of_another_model(tmp_path: Path) -> None:
    """While the weights of the next model are read, the present one answers."""
    encoders = {OLD: ColourEncoder("fake:old"), NEW: _Gated("fake:new")}
    library = Library(tmp_path / "gated", encoder_of=lambda preset, cache: encoders[preset])
    write_text(tmp_path / "media" / "ruby.txt", "red")
    library.index((str(tmp_path / "media"),))
    with ThreadPoolExecutor(2) as threads:
        changing = threads.submit(library.use, NEW)
        try:
            assert _Gated.reached.wait(60)
            assert threads.submit(names, library).result(60) == ["ruby.txt"]
        finally:
            _Gated.opened.set()
        assert changing.result(60).indexed == 1
    library.close()


def test_a_paused_change_goes_on_where_it_stopped(
    library: Library, indexed_dir: Path, indexed_media: Path, encoders: Encoders
) -> None:
    """A pause leaves the old model in use; the next call encodes the rest alone."""
    add_forty(indexed_media)
    library.index()
    paused = library.use(NEW, cancelled=stop_after(encoders[NEW], 12))
    assert paused.cancelled
    assert library.preset == OLD
    assert names(library) == RED
    assert spaces(indexed_dir)[NEW].stage is SpaceStage.BUILDING
    done = library.use(NEW)
    assert not done.cancelled
    assert done.unchanged == paused.indexed > 0
    assert paused.indexed + done.indexed == 48
    assert library.preset == NEW
    assert len(library_state(indexed_dir, indexed_media)) == 48


def test_an_update_does_not_end_a_pause(
    library: Library, indexed_dir: Path, indexed_media: Path
) -> None:
    """While a change is paused, new files go to the model in use; what was built stays."""
    library.use(NEW, cancelled=lambda: True)
    write_text(indexed_media / "cherry.txt", "red low")
    assert library.index().indexed == 1
    assert library.preset == OLD
    assert set(spaces(indexed_dir)) == {OLD, NEW}
    assert library.use(NEW).indexed == 9


def test_using_the_present_model_gives_a_change_up(library: Library, indexed_dir: Path) -> None:
    """`use` of the model in use drops what a paused change had built."""
    library.use(NEW, cancelled=lambda: True)
    assert set(spaces(indexed_dir)) == {OLD, NEW}
    assert library.use(OLD).indexed == 0
    assert set(spaces(indexed_dir)) == {OLD}
    assert names(library) == RED


def test_the_cost_is_told_beforehand(
    library: Library, indexed_dir: Path, encoders: Encoders
) -> None:
    """Files, seconds at the measured speed, bytes and what the model cannot search."""
    estimate = library.estimate(NEW)
    assert (estimate.files, estimate.unsupported, estimate.waiting) == (8, 0, 0)
    assert (estimate.seconds, estimate.instant) == (None, False)
    assert 8 * DIM * 8 < estimate.bytes < 100_000
    assert estimate.free > estimate.bytes
    deaf = ColourEncoder("fake:deaf", frozenset({Modality.IMAGE, Modality.TEXT}))
    catalogue = Catalogue(LibraryPaths(indexed_dir).catalogue)
    speed = Speed(image=1.5, audio=0.0, text=100.0, measured="2026-11-22")
    estimate = estimate_change(catalogue, Disk(), LibraryPaths(indexed_dir), "deaf", deaf, speed)
    catalogue.close()
    assert (estimate.files, estimate.unsupported) == (6, 2)
    # Three pictures, and three documents of a passage and a title each.
    assert estimate.seconds == pytest.approx(3 / 1.5 + 6 / 100)
    library.use(NEW, keep=True)
    assert library.estimate(OLD).instant
    assert library.estimate(NEW).files == 0


def test_a_change_that_cannot_fit_is_not_begun(
    library: Library, indexed_dir: Path, encoders: Encoders
) -> None:
    """When the new vectors need more than the disk has, one line says how much, and nothing is
    read.
    """
    huge = ColourEncoder("fake:huge")
    huge.dim = 10**14
    encoders["best"] = huge
    with pytest.raises(UserError, match=r"need about .* TB, but"):
        library.use("best")
    assert library.preset == OLD
    assert huge.encoded == 0


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
    library: Library, open_library: OpenLibrary, indexed_dir: Path
) -> None:
    """A library that is open elsewhere answers with the new model as soon as it serves."""
    other = open_library()
    assert names(other) == RED
    report: IndexReport = library.use(NEW)
    assert report.indexed == 8
    assert names(other) == RED
    assert other.preset == NEW


def test_previews_and_failures_survive_a_change(
    library: Library, indexed_dir: Path, indexed_media: Path
) -> None:
    """What does not depend on the model is the same after a change."""
    shutil.copy(indexed_media / "rose.png", indexed_media / "rose-copy.png")
    (indexed_media / "empty.wav").touch()
    library.index()
    failures = library.failures()
    before = library_state(indexed_dir, indexed_media)
    library.use(NEW)
    after = library_state(indexed_dir, indexed_media)
    assert [failure.path for failure in library.failures()] == [f.path for f in failures]
    assert after.keys() == before.keys()
    assert all(after[name][3] == before[name][3] for name in before)
