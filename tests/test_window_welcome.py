"""The welcome of an empty library: three steps to the first search, and a sample to try."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MakeLibrary
from desktop_support import OFFSCREEN_NOISE, FileOpener, OpenDesktop, engine_of, listed
from model_listing import MODELS, entry, tell
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.library.sample import SAMPLE_QUERY, make_sample, sample_folder
from desktop.library.welcome import Step, Welcome
from desktop.shell.app import Desktop
from desktop.shell.welcome_presenter import usual_folders
from engine.encoders.states import ModelState
from engine.service.messages import (
    Event,
    Index,
    IndexingDone,
    IndexingFailed,
    IndexingProgress,
    LibraryChanged,
    RemoveRoot,
)
from engine.service.model_messages import DownloadModel, ModelsListed
from engine.types import IndexReport, Progress, Stage

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def first(open_desktop: OpenDesktop, qtbot: QtBot) -> Desktop:
    """A window on an empty library, with the models listed."""
    desktop = open_desktop()
    qtbot.waitUntil(desktop.window.empty.welcome.isVisible)
    tell(desktop, qtbot, ModelsListed(MODELS))
    return desktop


@pytest.fixture
def welcome(first: Desktop) -> Welcome:
    """Its welcome, which is offered two folders."""
    welcome = first.window.empty.welcome
    welcome.offer_folders(["/home/ann/Pictures", "/home/ann/Music"])
    return welcome


def test_three_steps_lead_to_the_first_folders(
    first: Desktop, welcome: Welcome, qtbot: QtBot
) -> None:
    """What it does, which folders, which model; the starter is chosen, and nothing is fetched."""
    assert welcome.step is Step.WHAT
    assert not welcome.back.isVisible()
    for step in (Step.FOLDERS, Step.MODEL):
        qtbot.mouseClick(welcome.next, LEFT)
        assert welcome.step is step
    assert welcome.starter.isChecked()
    assert welcome.next.text() == "Begin"
    qtbot.mouseClick(welcome.next, LEFT)
    requests = engine_of(first).requests
    assert requests[-1] == Index(("/home/ann/Pictures", "/home/ann/Music"))
    assert not any(isinstance(one, DownloadModel) for one in requests)


def test_what_leads_on_stays_where_it_is(first: Desktop, welcome: Welcome, qtbot: QtBot) -> None:
    """Pressed twice it is no other button; and an empty library has nothing to filter."""
    assert not first.window.filters.isVisible()
    QApplication.processEvents()
    place = welcome.next.geometry()
    height = welcome.next.mapTo(first.window, place.topLeft())
    for _ in (Step.FOLDERS, Step.MODEL):
        qtbot.mouseClick(welcome.next, LEFT)
        QApplication.processEvents()
        assert welcome.next.geometry().topLeft() == place.topLeft()
        assert welcome.next.mapTo(first.window, place.topLeft()) == height
    qtbot.mouseClick(welcome.next, LEFT)
    engine_of(first).post(IndexingProgress(Progress(Stage.INDEXING, 1, 9)))
    qtbot.waitUntil(first.window.filters.isVisible)


def test_the_keys_lead_from_the_search_box_through_all_steps(
    first: Desktop, welcome: Welcome, qtbot: QtBot
) -> None:
    """Down, then Enter for each step: nobody goes through all of the bar above for the first."""
    qtbot.keyClick(first.window.search.box, Qt.Key.Key_Down)
    assert welcome.next.hasFocus()
    for step in (Step.FOLDERS, Step.MODEL):
        qtbot.keyClick(welcome.next, Qt.Key.Key_Return)
        assert welcome.step is step
        assert welcome.next.hasFocus()
    qtbot.keyClick(welcome.next, Qt.Key.Key_Return)
    assert isinstance(engine_of(first).requests[-1], Index)


@pytest.mark.parametrize("button", ["next", "sample"])
def test_who_has_begun_goes_on_in_the_search_box(
    first: Desktop,
    welcome: Welcome,
    make_library: MakeLibrary,
    media: Path,
    opener: FileOpener,
    qtbot: QtBot,
    button: str,
) -> None:
    """A second Enter opens none of the files that come in; what is typed then looks for them."""
    for _ in range(2 * (button == "next")):
        qtbot.mouseClick(welcome.next, LEFT)
    chosen = getattr(welcome, button)
    chosen.setFocus()
    qtbot.keyClick(chosen, Qt.Key.Key_Space)
    make_library().index((str(media),))
    engine_of(first).post(LibraryChanged())
    qtbot.waitUntil(lambda: len(listed(first)) == 8)
    focused = QApplication.focusWidget()
    assert focused is first.window.search.box
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert opener.paths == []


def test_a_larger_model_is_fetched_on_request(
    first: Desktop, welcome: Welcome, qtbot: QtBot
) -> None:
    """Its size is told, and the folders are read with the starter meanwhile."""
    for _ in range(2):
        qtbot.mouseClick(welcome.next, LEFT)
    assert "'balanced' (605 MB)" in welcome.advice.text()
    welcome.larger.click()
    qtbot.mouseClick(welcome.next, LEFT)
    assert engine_of(first).requests[-1] == DownloadModel("balanced")
    assert any(isinstance(one, Index) for one in engine_of(first).requests)


def test_a_larger_model_that_is_here_is_not_offered(
    first: Desktop, welcome: Welcome, qtbot: QtBot
) -> None:
    """There is nothing to choose then."""
    welcome.larger.setChecked(True)
    have = (entry("balanced", ModelState.DOWNLOADED), *MODELS[1:])
    tell(first, qtbot, ModelsListed(have))
    for _ in range(2):
        qtbot.mouseClick(welcome.next, LEFT)
    assert not welcome.larger.isVisible()
    assert welcome.starter.isChecked()


def test_without_a_folder_there_is_no_way_on(
    welcome: Welcome, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each can be unticked, another one picked, each is there once, and one can go back."""
    qtbot.mouseClick(welcome.next, LEFT)
    for box in welcome.boxes.values():
        box.setChecked(False)
    assert not welcome.next.isEnabled()
    for folder in ("", "/mnt/photos", "/mnt/photos"):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given, to=folder: to)
        qtbot.mouseClick(welcome.another, LEFT)
    assert welcome.folders == ("/mnt/photos",)
    assert welcome.next.isEnabled()
    qtbot.mouseClick(welcome.back, LEFT)
    assert welcome.step is Step.WHAT


def test_folders_are_shown_as_they_are_typed(welcome: Welcome) -> None:
    """What is at home begins with ~, an & is one, and the whole path is what is added."""
    folder = str(Path.home() / "R&B")
    welcome.offer_folders([folder])
    assert welcome.boxes[folder].text() == "~/R&&B"
    assert welcome.folders[-1] == folder


def test_the_usual_folders_are_those_that_are_there() -> None:
    """Never the home folder, which a system names where it knows of none."""
    home = Path.home()
    assert usual_folders() == []
    (home / "Pictures").mkdir(parents=True)
    (home / "Music").mkdir()
    assert usual_folders() == [str(home / "Pictures"), str(home / "Music")]


def test_a_sample_can_be_tried_and_removed(
    first: Desktop, welcome: Welcome, qtbot: QtBot, library_dir: Path
) -> None:
    """It is copied into the library, searched once it was read, and goes with one click."""
    engine, messages = engine_of(first), first.window.messages
    qtbot.mouseClick(welcome.sample, LEFT)
    folder = sample_folder(str(library_dir))
    qtbot.waitUntil(lambda: Index((folder,)) in engine.requests)
    endings = [path.suffix for path in Path(folder).iterdir()]
    assert (endings.count(".jpg"), endings.count(".ogg")) == (8, 4)
    engine.holds = True
    engine.post(IndexingDone(IndexReport(indexed=16)))
    qtbot.waitUntil(lambda: first.session.text == SAMPLE_QUERY)
    qtbot.waitUntil(lambda: messages.button.text() == "Remove the sample" or _next(messages))
    qtbot.mouseClick(messages.button, LEFT)
    assert RemoveRoot(folder) in engine.requests
    assert first.session.text == ""
    qtbot.waitUntil(lambda: not Path(folder).exists())


def test_a_sample_that_cannot_be_made_is_not_searched_in(
    first: Desktop, welcome: Welcome, qtbot: QtBot, library_dir: Path
) -> None:
    """Why not is told; a run over other folders later has nothing to do with it."""
    library_dir.mkdir(exist_ok=True)
    Path(sample_folder(str(library_dir))).write_text("")
    qtbot.mouseClick(welcome.sample, LEFT)
    qtbot.waitUntil(lambda: first.window.messages.text.text() != "")
    _end_run(first, qtbot, IndexingDone(IndexReport(indexed=3)))
    assert first.session.text == ""


@pytest.mark.parametrize(
    "end", [IndexingFailed("The disk is full."), IndexingDone(IndexReport(cancelled=True))]
)
def test_a_sample_that_was_not_read_is_not_searched_in(
    first: Desktop, welcome: Welcome, qtbot: QtBot, end: Event
) -> None:
    """Neither as its run ends nor as another one does."""
    engine = engine_of(first)
    qtbot.mouseClick(welcome.sample, LEFT)
    qtbot.waitUntil(lambda: isinstance(engine.requests[-1], Index))
    for event in (end, IndexingDone(IndexReport(indexed=3))):
        _end_run(first, qtbot, event)
        assert first.session.text == ""


def _end_run(desktop: Desktop, qtbot: QtBot, end: Event) -> None:
    with qtbot.waitSignal(desktop.engine_events, check_params_cb=lambda event: event == end):
        engine_of(desktop).post(end)


def _next(messages: object) -> bool:
    """Dismiss what covers an offer."""
    messages.close_button.click()
    return False


def test_the_library_page_removes_the_sample_as_well(
    open_desktop: OpenDesktop, make_library: MakeLibrary, library_dir: Path, qtbot: QtBot
) -> None:
    """As long as it is there."""
    library = make_library()
    folder = make_sample(str(library_dir))
    library.index((folder,))
    desktop = open_desktop(library)
    button = desktop.window.pages.library.remove_sample
    qtbot.waitUntil(lambda: not button.parentWidget().parentWidget().isHidden())
    button.click()
    assert RemoveRoot(folder) in engine_of(desktop).requests
    library.forget(folder)
    engine_of(desktop).post(LibraryChanged())
    qtbot.waitUntil(lambda: button.parentWidget().parentWidget().isHidden())
