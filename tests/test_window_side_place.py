"""Where the side bar is, in wide windows and in narrow ones, and what it keeps and tells there."""

from __future__ import annotations

from pathlib import Path

from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    click_row,
    engine_of,
    side_rows,
    type_words,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from desktop.sidebar import Section
from engine.service.messages import IndexingProgress
from engine.types import Modality, Progress, Stage

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def _item(desktop: Desktop, section: Section, key: str) -> QTreeWidgetItem:
    item = desktop.window.side.tree.item_of(section, key)
    assert item is not None
    return item


def test_kinds_are_those_of_the_filter_bar(desktop: Desktop, qtbot: QtBot) -> None:
    """Kinds are added to each other, and the toggles above show them."""
    for kind in (Modality.IMAGE, Modality.AUDIO):
        click_row(desktop, qtbot, Section.KINDS, kind)
    assert desktop.window.filters.chosen == {Modality.IMAGE, Modality.AUDIO}
    click_row(desktop, qtbot, Section.KINDS, Modality.AUDIO)
    assert desktop.window.filters.chosen == {Modality.IMAGE}
    qtbot.mouseClick(desktop.window.filters.toggles[Modality.IMAGE], Qt.MouseButton.LeftButton)
    assert not _item(desktop, Section.KINDS, Modality.IMAGE).isSelected()


def test_folded_sections_stay_folded(
    own_desktop: Desktop, open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """Over a restart."""
    own_desktop.window.side.tree.close_sections(["Kinds"])
    own_desktop.window.close()
    again = open_desktop(engine_of(own_desktop).library)
    assert again.window.side.tree.closed_sections == ["Kinds"]


def test_a_folder_that_is_read_has_a_badge(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """While a file of it is being read, and no longer."""
    progress = Progress(Stage.INDEXING, 1, 9, current=str(media / "a.png"))
    engine_of(desktop).post(IndexingProgress(progress))
    rows = side_rows
    qtbot.waitUntil(lambda: "being read now" in rows(desktop, Section.FOLDERS)["media"].notes)
    desktop.library.show_failed_run("")
    assert not rows(desktop, Section.FOLDERS)["media"].notes


def test_in_a_narrow_window_it_lies_over_the_gallery(desktop: Desktop, qtbot: QtBot) -> None:
    """Below 1,100 pixels it is away; F9 or the button brings it, and a wide window has it back."""
    window = desktop.window
    assert window.side.isVisible()
    assert not window.side_place.button.isVisible()
    window.resize(900, 600)
    qtbot.waitUntil(lambda: not window.side.isVisible())
    width = window.gallery.width()
    qtbot.mouseClick(window.side_place.button, Qt.MouseButton.LeftButton)
    assert window.side.isVisible()
    assert window.side_place.is_over
    assert window.gallery.width() == width
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert not window.side.isVisible()
    window.resize(1280, 800)
    qtbot.waitUntil(window.side.isVisible)
    assert not window.side_place.is_over
    assert window.gallery.width() < 1280 - window.side.width()


def test_in_a_narrow_window_it_goes_once_something_is_chosen(
    desktop: Desktop, qtbot: QtBot
) -> None:
    """By a click or by a key; what it listed has the keys then."""
    window = desktop.window
    window.resize(900, 600)
    qtbot.waitUntil(lambda: not window.side.isVisible())
    for choose in (
        lambda: click_row(desktop, qtbot, Section.KINDS, "image"),
        lambda: qtbot.keyClick(window.side.tree, Qt.Key.Key_Return),
    ):
        window.side_place.set_open(True)
        choose()
        assert not window.side.isVisible()
        assert window.focusWidget() is window.gallery


def test_in_a_narrow_window_messages_stand_beside_it(desktop: Desktop, qtbot: QtBot) -> None:
    """And have the whole width again once it is away, be it that a page was opened from it."""
    window = desktop.window
    window.resize(900, 600)
    qtbot.waitUntil(lambda: not window.side.isVisible())
    window.messages.show_done("Removed.", "Undo", lambda: None)
    middle = window.messages.geometry().center()
    window.side_place.set_open(True)
    assert window.messages.geometry().left() >= window.side.width()
    qtbot.mouseClick(window.side.pages, Qt.MouseButton.LeftButton)
    assert window.shows_pages
    window.leave_pages()
    window.messages.show_done("Removed.", "Undo", lambda: None)
    assert not window.side.isVisible()
    assert window.messages.geometry().center() == middle


def test_in_a_narrow_window_a_click_beside_it_or_escape_puts_it_away(
    desktop: Desktop, qtbot: QtBot
) -> None:
    """A click in it or on the title of a section does not; what is looked for stays."""
    window = desktop.window
    type_words(desktop, qtbot, "red")
    window.resize(900, 600)
    qtbot.waitUntil(lambda: not window.side.isVisible())
    handle = window.windowHandle()

    def click(widget: QWidget, place: QPoint) -> None:
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=widget.mapTo(window, place))

    window.side_place.set_open(True)
    click(window.side, window.side.rect().bottomLeft() + QPoint(2, -2))
    assert window.side.isVisible()
    click(window.search.box, window.search.box.rect().center())
    assert not window.side.isVisible()
    assert window.focusWidget() is window.search.box
    window.side_place.set_open(True)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.side.isVisible()
    assert window.search.box.text() == "red"


def test_reading_is_told_in_a_narrow_window_as_well(desktop: Desktop, qtbot: QtBot) -> None:
    """How far it has come stands below the gallery while the side bar is away."""
    desktop.window.resize(900, 600)
    engine_of(desktop).post(IndexingProgress(Progress(Stage.INDEXING, 1, 9)))
    qtbot.waitUntil(desktop.window.side.progress.isVisible)
    assert not desktop.window.side.isVisible()
