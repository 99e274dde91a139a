"""The search for duplicates: how far it is, how it ends, and what comes meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from desktop_support import (
    OFFSCREEN_NOISE,
    EngineInProcess,
    engine_of,
)
from duplicate_window import click, files, going
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.duplicates import DuplicatesPage
from desktop.pages import PageName
from desktop.shell.app import Desktop
from engine.library.facade import Library
from engine.service.duplicate_messages import (
    CancelDuplicates,
    DuplicatesCancelled,
    DuplicatesFailed,
    DuplicatesProgress,
    DuplicatesSoFar,
    FindDuplicates,
)
from engine.service.messages import Event, Index, Stopped
from engine.types import Modality
from engine.types.duplicates import (
    DuplicateKind,
    DuplicateProgress,
    DuplicateStage,
)

pytest_plugins = ("duplicate_fixtures",)
pytestmark = OFFSCREEN_NOISE
EXACT, NEAR, SIMILAR = DuplicateKind
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def held_search(copies_desktop: Desktop) -> tuple[DuplicatesPage, EngineInProcess]:
    """The page while a search goes on, and the engine that does it."""
    engine = engine_of(copies_desktop)
    engine.holds = True
    copies_desktop.window.show_pages(PageName.DUPLICATES)
    return copies_desktop.window.pages.duplicates, engine


def test_a_search_tells_how_far_it_is_and_can_be_stopped(
    held_search: tuple[DuplicatesPage, EngineInProcess], qtbot: QtBot
) -> None:
    """It begins when the page is opened first, and goes on where it was by Look again."""
    duplicates, engine = held_search
    assert engine.requests[-1] == FindDuplicates(1)
    progress = DuplicateProgress(DuplicateStage.COMPARING, Modality.IMAGE, 3, 7)
    engine.post(DuplicatesProgress(1, progress))
    qtbot.waitUntil(lambda: duplicates.task.text.text() == "Pictures: compared 3 of 7…")
    assert (duplicates.task.bar.value(), duplicates.task.bar.maximum()) == (3, 7)
    qtbot.mouseClick(duplicates.task.stop, LEFT)
    assert engine.requests[-1] == CancelDuplicates(1)
    engine.post(DuplicatesCancelled(1))
    qtbot.waitUntil(duplicates.task.again.isVisible)
    assert duplicates.task.text.text().startswith("Stopped.")
    engine.holds = False
    qtbot.mouseClick(duplicates.task.again, LEFT)
    qtbot.waitUntil(lambda: duplicates.model.count(EXACT) == 1)
    assert duplicates.task.text.text() == ""


def test_copies_are_listed_while_the_others_are_compared(
    held_search: tuple[DuplicatesPage, EngineInProcess], copies_library: Library, qtbot: QtBot
) -> None:
    """The search goes on, and of the other kinds nothing is said before its end."""
    duplicates, engine = held_search
    engine.post(DuplicatesSoFar(1, copies_library.duplicates.find(kinds=(EXACT,))))
    qtbot.waitUntil(lambda: duplicates.model.count(EXACT) == 1)
    assert duplicates.body.currentWidget() is duplicates.view
    assert duplicates.task.is_running
    duplicates.kinds[NEAR].click()
    assert duplicates.kinds[EXACT].text().endswith("1")
    assert not duplicates.kinds[NEAR].text()[-1].isdigit()
    assert duplicates.nothing.text() == ""


@pytest.mark.parametrize(
    ("ending", "told"),
    [
        (DuplicatesFailed(1, "The disk is full."), "The disk is full."),
        (Stopped("The engine has ended."), "The engine has ended."),
    ],
)
def test_a_search_that_fails_says_why(
    held_search: tuple[DuplicatesPage, EngineInProcess], ending: Event, told: str, qtbot: QtBot
) -> None:
    """In one line, and the next search is offered."""
    duplicates, engine = held_search
    engine.post(ending)
    qtbot.waitUntil(lambda: duplicates.task.text.text() == told)
    assert duplicates.task.again.isVisible()
    assert not duplicates.task.stop.isVisible()


def test_choices_outlast_a_change_of_the_library(
    duplicates: DuplicatesPage,
    copies_desktop: Desktop,
    copies_library: Library,
    copies_media: Path,
    qtbot: QtBot,
) -> None:
    """What comes is found by itself while the page is seen; what was chosen stays chosen."""
    click(duplicates, qtbot, "copy.jpg")
    (copies_media / "third.jpg").write_bytes((copies_media / "alone.jpg").read_bytes())
    engine_of(copies_desktop).send(Index((str(copies_media),)))
    qtbot.waitUntil(lambda: duplicates.model.count(EXACT) == 2)
    assert {"one.jpg", "copy.jpg"} in files(duplicates)
    assert going(duplicates) & {"one.jpg", "copy.jpg"} == set()
