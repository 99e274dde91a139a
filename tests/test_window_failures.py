"""Files that cannot be read, and how the window says what went wrong."""

from __future__ import annotations

import pytest
from desktop_support import (
    OFFSCREEN_NOISE,
    engine_of,
    listed,
)
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.library.contents import Contents
from desktop.pages import PageName
from desktop.shell.app import Desktop
from desktop.shell.errors import error_line
from engine.errors import UserError
from engine.service.messages import (
    Index,
    IndexingDone,
    IndexingFailed,
    LibraryChanged,
    Stopped,
    Trouble,
)
from engine.types import Failure, IndexReport, Modality

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def test_all_failures_are_seen_while_there_are_few(desktop: Desktop) -> None:
    """The table is as high as its rows; only a long one scrolls, below a page with room."""
    table = desktop.window.pages.health.failures.table
    rows = {}
    for count in (2, 7, 40):
        failures = tuple(
            Failure(f"/media/{n}.jpg", "empty file", None, 1.7e9) for n in range(count)
        )
        desktop.store.contents_read.emit(Contents(failures=failures))
        rows[count] = (table.height() - table.horizontalHeader().height()) // table.rowHeight(0)
    assert rows == {2: 2, 7: 7, 40: 12}


def test_in_a_narrow_window_the_reasons_have_the_room(desktop: Desktop) -> None:
    """When a file was tried is of less use; the tool tip has it."""
    panel = desktop.window.pages.health.failures
    desktop.window.show_pages(PageName.HEALTH)
    reason = "the document is cut short or damaged"
    failures = (Failure(f"/media/{'deep/' * 30}a.docx", reason, Modality.TEXT, 1.7e9),)
    desktop.store.contents_read.emit(Contents(failures=failures))
    for width, is_hidden in ((1000, False), (650, True)):
        panel.resize(width, 400)
        assert all(panel.table.isColumnHidden(column) is is_hidden for column in (3, 4, 5))
        assert panel.table.columnWidth(1) >= panel.table.sizeHintForColumn(1)
    panel.resize(300, 400)
    assert panel.table.columnWidth(1) <= 150


def test_failures_are_listed_with_reason_and_retry(desktop: Desktop, qtbot: QtBot) -> None:
    """Files that could not be read are counted, listed with their reason, and tried again."""
    failures = (Failure("/media/a.jpg", "the picture is cut short", Modality.IMAGE, 1.7e9),)
    button, dialog = desktop.window.side.failures, desktop.window.pages.health.failures
    desktop.store.contents_read.emit(Contents(failures=failures))
    assert button.text() == "1 file not readable…"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    cells = [dialog.model.index(0, column).data() for column in range(3)]
    assert cells == ["a.jpg", "The picture is cut short", "/media"]
    qtbot.mouseClick(dialog.retry, Qt.MouseButton.LeftButton)
    assert engine_of(desktop).requests[-1] == Index(retry=True)
    assert desktop.window.messages.text.text() == "Being tried again…"


@pytest.mark.parametrize(
    "event",
    [
        Trouble("The disk is full. Free some space."),
        IndexingFailed("The disk is full. Free some space."),
    ],
    ids=["trouble", "indexing failed"],
)
def test_errors_appear_in_the_window(desktop: Desktop, qtbot: QtBot, event: object) -> None:
    """What the engine says is shown in the bar, which can be dismissed and blocks nothing."""
    engine_of(desktop).post(event)
    messages = desktop.window.messages
    qtbot.waitUntil(messages.isVisible)
    assert messages.text.text() == "The disk is full. Free some space."
    assert messages.button.isHidden()
    qtbot.keyClick(desktop.window, Qt.Key.Key_Escape)
    assert messages.isHidden()
    assert len(listed(desktop)) == 8


def test_one_failed_file_is_tried_again(desktop: Desktop, qtbot: QtBot) -> None:
    """The button for one file is of use once a row is selected, and asks for that file alone."""
    failures = tuple(
        Failure(f"/media/{name}.jpg", "cut short", Modality.IMAGE, 1.7e9) for name in "ab"
    )
    desktop.store.contents_read.emit(Contents(failures=failures))
    dialog = desktop.window.pages.health.failures
    assert not dialog.retry_one.isEnabled()
    desktop.window.show_pages(PageName.HEALTH)
    dialog.table.setFocus()
    desktop.store.contents_read.emit(Contents(failures=failures))
    assert not dialog.retry_one.isEnabled()
    dialog.table.selectRow(1)
    qtbot.mouseClick(dialog.retry_one, Qt.MouseButton.LeftButton)
    assert engine_of(desktop).requests[-1] == Index(("/media/b.jpg",), retry=True)


def test_an_engine_that_stopped_can_be_started_again(desktop: Desktop, qtbot: QtBot) -> None:
    """The line that says so has the button; pressing it starts the engine and clears the line."""
    engine, messages = engine_of(desktop), desktop.window.messages
    engine.post(Stopped("The engine stopped. Start it again to go on."))
    qtbot.waitUntil(messages.isVisible)
    started = engine.starts
    qtbot.mouseClick(messages.button, Qt.MouseButton.LeftButton)
    assert engine.starts == started + 1
    assert messages.isHidden()


def test_news_goes_away_and_errors_stay(own_desktop: Desktop, qtbot: QtBot) -> None:
    """A line that asks for nothing is shown for a while; an error until it is dismissed."""
    messages = own_desktop.window.messages
    messages.fade.setInterval(10)
    messages.show_info("Indexing is done.")
    qtbot.waitUntil(messages.isHidden)
    messages.show_info("Indexing is done.")
    messages.show_error("The disk is full.")
    assert not messages.fade.isActive()
    assert messages.isVisible()


def test_a_normal_end_is_silent(desktop: Desktop, qtbot: QtBot) -> None:
    """An engine that was asked to end is no news."""
    engine = engine_of(desktop)
    engine.post(Stopped())
    with qtbot.waitSignal(desktop.store.contents_read):
        engine.post(LibraryChanged())
    assert desktop.window.messages.isHidden()


def test_a_look_for_changes_that_finds_none_says_so(desktop: Desktop, qtbot: QtBot) -> None:
    """F5 is answered for a moment; the answer asks for nothing."""
    qtbot.keyClick(desktop.window, Qt.Key.Key_F5)
    engine, messages = engine_of(desktop), desktop.window.messages
    assert engine.requests[-1] == Index()
    engine.post(IndexingDone(IndexReport(unchanged=8, still_failing=1)))
    qtbot.waitUntil(messages.isVisible)
    assert messages.text.text() == "Nothing has changed."
    assert messages.button.isHidden()
    assert messages.fade.isActive()


def test_errors_are_put_in_plain_words(caplog: pytest.LogCaptureFixture) -> None:
    """Ours are told as ours and logged in full; the person's are told as they are."""
    assert error_line(UserError("Choose another folder.")) == "Choose another folder."
    assert error_line(FileNotFoundError(2, "No such file", "/a")) == "/a: No such file."
    assert caplog.records == []
    assert "ValueError" in error_line(ValueError("x"))
    assert len(caplog.records) == 1
