"""The way back and forward through what was looked for, to the very place in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    engine_of,
    names,
    row_of,
    type_words,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gallery import TileSize
from desktop.shell.app import Desktop
from engine.types import Modality, Sort
from engine.types.grouping import Grouping

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def _chosen(desktop: Desktop) -> list[str]:
    return [Path(item.path).name for item in desktop.window.gallery.selected_items()]


def test_back_and_forward_restore_all_of_it(desktop: Desktop, qtbot: QtBot) -> None:
    """Query, filters, order, groups, selection: each step has what it had."""
    window, filters = desktop.window, desktop.window.filters
    type_words(desktop, qtbot, "green")
    window.gallery.select_row(row_of(desktop, "moss.md"))
    filters.sort_chosen.emit(Sort.NAME)
    filters.grouping_chosen.emit(Grouping.MODALITY)
    window.gallery.select_row(row_of(desktop, "sea.png"))
    filters.modalities_chosen.emit(frozenset({Modality.TEXT}))
    qtbot.waitUntil(lambda: len(names(desktop)) == 3)
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_BracketLeft, Qt.KeyboardModifier.ControlModifier)
    assert desktop.session.query.sort is Sort.RELEVANCE
    assert desktop.session.grouping is Grouping.NONE
    qtbot.waitUntil(lambda: _chosen(desktop) == ["moss.md"])
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ControlModifier)
    assert desktop.session.grouping is Grouping.MODALITY
    assert desktop.session.query.sort is Sort.NAME
    qtbot.waitUntil(lambda: _chosen(desktop) == ["sea.png"])
    assert window.search.box.text() == "green"


@pytest.mark.parametrize(
    ("button", "text"),
    [(Qt.MouseButton.BackButton, "red"), (Qt.MouseButton.ForwardButton, "green")],
)
def test_the_buttons_of_a_mouse_go_back_and_forward(
    desktop: Desktop, qtbot: QtBot, button: Qt.MouseButton, text: str
) -> None:
    """Anywhere in the window, and they mean nothing else there."""
    for words in ("red", "green"):
        desktop.session.put_text(words)
        desktop.trail.history.settle()
    if button is Qt.MouseButton.ForwardButton:
        desktop.trail.go_back()
    qtbot.mouseClick(desktop.window.gallery.viewport(), button, pos=QPoint(30, 30))
    assert desktop.window.search.box.text() == text


def test_a_new_search_ends_the_way_forward(desktop: Desktop, qtbot: QtBot) -> None:
    """Forward leads to what was gone back from, until something else is looked for."""
    for words in ("red", "green"):
        desktop.session.put_text(words)
        desktop.trail.history.settle()
    desktop.search_menu.back.trigger()
    assert desktop.search_menu.forward.isEnabled()
    desktop.session.put_text("blue")
    assert not desktop.search_menu.forward.isEnabled()


def test_selection_and_scroll_are_there_again_on_reopening(
    own_desktop: Desktop, open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """The next window stands where this one stood."""
    own_desktop.window.resize(760, 500)
    gallery = own_desktop.window.gallery
    gallery.show_size(max(TileSize))
    QApplication.processEvents()
    gallery.select_row(own_desktop.model.rowCount() // 2)
    bar = gallery.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    chosen = [one.id for one in gallery.selected_items()]
    assert bar.value()
    own_desktop.window.close()
    again = open_desktop(engine_of(own_desktop).library)
    qtbot.waitUntil(lambda: len(names(again)) == 8)
    assert [one.id for one in again.window.gallery.selected_items()] == chosen
    gallery = again.window.gallery
    assert gallery.verticalScrollBar().value()
    assert gallery.visualRect(gallery.currentIndex()).top() > 0
