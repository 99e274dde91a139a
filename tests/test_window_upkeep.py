"""The Library page: sizes, a check, a backup and its way back, and an export."""

from __future__ import annotations

from pathlib import Path

import pytest
from desktop_support import OFFSCREEN_NOISE, engine_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.library.page import LibraryPage
from desktop.pages import PageName
from desktop.shell.app import Desktop
from engine.integrity.steps import Step
from engine.library.sizes import LibrarySizes
from engine.service.messages import Stopped
from engine.service.upkeep_messages import (
    BackUpLibrary,
    CancelUpkeep,
    ExportLibrary,
    RepairLibrary,
    RestoreLibrary,
    UpkeepCancelled,
    UpkeepDone,
    UpkeepFailed,
    UpkeepProgress,
    VerifyLibrary,
)
from engine.wording import short_path

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(desktop: Desktop, qtbot: QtBot) -> LibraryPage:
    """The page, opened and filled."""
    desktop.window.show_pages(PageName.LIBRARY)
    page = desktop.window.pages.library
    qtbot.waitUntil(lambda: bool(page.place.text()))
    return page


def test_the_page_tells_what_the_library_holds(page: LibraryPage, desktop: Desktop) -> None:
    """Files by kind with their size, the parts of the library, and where it lies at home."""
    told = {label.text() for label in page.findChildren(QLabel)}
    assert {"3 pictures", "2 sounds", "3 documents", "0 videos", "Previews"} <= told
    assert page.place.text() == short_path(desktop.services.library.directory)
    page.show_sizes(LibrarySizes(str(Path.home() / "my library")))
    assert page.place.text() == "~/my library"


def test_a_check_shows_how_far_it_is_and_what_it_found(
    page: LibraryPage, desktop: Desktop, qtbot: QtBot
) -> None:
    """Nothing else can be begun meanwhile; a repair is offered where something is wrong."""
    engine = engine_of(desktop)
    assert not page.task.isVisible()
    qtbot.mouseClick(page.verify, LEFT)
    assert engine.requests[-1] == VerifyLibrary(1)
    assert not page.back_up.isEnabled()
    engine.post(UpkeepProgress(1, Step.LOOKING, 3, 9))
    qtbot.waitUntil(lambda: page.task.bar.maximum() == 9)
    assert page.task.text.text() == "Comparing the parts of the library…"
    engine.post(UpkeepDone(1, ("The library is damaged.", "Words: wrong."), is_damaged=True))
    qtbot.waitUntil(page.repair.isVisible)
    assert page.task.text.text() == "The library is damaged.\nWords: wrong."
    qtbot.mouseClick(page.repair, LEFT)
    assert engine.requests[-1] == RepairLibrary(2)
    engine.post(UpkeepDone(2, ("The library is whole again.",)))
    qtbot.waitUntil(lambda: not page.repair.isVisible())
    assert page.back_up.isEnabled()


def test_a_backup_goes_to_the_file_that_is_named(
    page: LibraryPage, desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can be stopped, and what a stopped one still sends is not shown."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: ("/mnt/mine", ""))
    engine = engine_of(desktop)
    qtbot.mouseClick(page.back_up, LEFT)
    assert engine.requests[-1] == BackUpLibrary(1, "/mnt/mine")
    qtbot.mouseClick(page.task.cancel, LEFT)
    assert engine.requests[-1] == CancelUpkeep(1)
    engine.post(UpkeepCancelled(1))
    qtbot.waitUntil(page.back_up.isEnabled)
    assert page.task.text.text().startswith("Stopped.")
    engine.post(UpkeepDone(1, ("Backed up.",)))
    qtbot.mouseClick(page.back_up, LEFT)
    engine.post(UpkeepFailed(2, "The disk is full."))
    qtbot.waitUntil(lambda: page.task.text.text() == "The disk is full.")


def test_a_restore_asks_first(
    page: LibraryPage, desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says what it replaces, on the page, and begins with the answer."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *given: ("/mnt/mine", ""))
    engine, messages = engine_of(desktop), desktop.window.messages
    asked = list(engine.requests)
    qtbot.mouseClick(page.restore, LEFT)
    assert engine.requests == asked
    assert messages.isVisible()
    assert "mine in the place of this library" in messages.text.text()
    assert "kept in a folder beside it" in messages.text.text()
    qtbot.mouseClick(messages.button, LEFT)
    assert engine.requests[-1] == RestoreLibrary(1, "/mnt/mine")


def test_an_export_goes_to_the_folder_that_is_named(
    page: LibraryPage, desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing begins where none is."""
    engine = engine_of(desktop)
    for folder, begins in (("", False), ("/mnt/out", True)):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given, to=folder: to)
        qtbot.mouseClick(page.export, LEFT)
        assert (ExportLibrary(1, "/mnt/out") in engine.requests) is begins


def test_an_engine_that_ends_ends_what_it_did(
    page: LibraryPage, desktop: Desktop, qtbot: QtBot
) -> None:
    """The page is free again, and says why."""
    qtbot.mouseClick(page.verify, LEFT)
    engine_of(desktop).post(Stopped("The engine stopped. Start it again to go on."))
    qtbot.waitUntil(page.verify.isEnabled)
    assert page.task.text.text().startswith("The engine stopped.")
