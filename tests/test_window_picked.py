"""What is done with several picked files, from the menu, by key and from the preview."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from desktop_support import OFFSCREEN_NOISE, engine_of, listed, names, select
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop.search.draft import MOST_FILES
from desktop.shell.app import Desktop
from engine.service.messages import Search
from engine.types import Item, Modality, Term

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PICKED = ("rose.png", "ruby.txt", "sea.png")
KEYS = {
    "Find similar": (Qt.Key.Key_M, CONTROL),
    "More like": (Qt.Key.Key_M, CONTROL | SHIFT),
    "Less like": (Qt.Key.Key_L, CONTROL | SHIFT),
}
Way = Callable[[Desktop, QtBot, str], None]


def _pick(desktop: Desktop, qtbot: QtBot, *wanted: str) -> None:
    """Select files as Ctrl+click does; the last one is current and shown in the preview."""
    gallery, model = desktop.window.gallery, desktop.model
    gallery.setFocus()
    gallery.clearSelection()
    shown = names(desktop)
    for name in wanted[:-1]:
        index = model.index(shown.index(name))
        gallery.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    last = model.index(shown.index(wanted[-1]))
    with qtbot.waitSignal(desktop.loader.loaded):
        flag = QItemSelectionModel.SelectionFlag.Select
        gallery.selectionModel().setCurrentIndex(last, flag)


def _entry(desktop: Desktop, number: int) -> QAction:
    return desktop.menus.tile.actions()[number]


def _button(desktop: Desktop, title: str) -> QToolButton:
    buttons = desktop.window.preview.findChildren(QToolButton)
    return next(one for one in buttons if one.text().startswith(title))


def _asked(desktop: Desktop) -> dict[str, float]:
    """The files of the query with their weights."""
    return {Path(term.value).name: term.weight for term in desktop.session.query.terms}


def _search(desktop: Desktop) -> Search:
    return engine_of(desktop).searches[-1]


def _by_menu(desktop: Desktop, qtbot: QtBot, title: str) -> None:
    actions = desktop.menus.tile.actions()
    next(one for one in actions if one.text().startswith(title)).trigger()


def _by_key(desktop: Desktop, qtbot: QtBot, title: str) -> None:
    qtbot.keyClick(desktop.window.gallery, *KEYS[title])


def _in_preview(desktop: Desktop, qtbot: QtBot, title: str) -> None:
    qtbot.mouseClick(_button(desktop, title), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("do", [_by_menu, _by_key, _in_preview])
def test_all_that_is_picked_is_asked_with(desktop: Desktop, qtbot: QtBot, do: Way) -> None:
    """Each picked file becomes a chip, and a line says how many there are."""
    for title in KEYS:
        desktop.session.clear()
        qtbot.waitUntil(lambda: len(listed(desktop)) == 8 and not desktop.model.shows_hits)
        desktop.window.messages.drop_news()
        select(desktop, qtbot, "moss.md")
        _pick(desktop, qtbot, *PICKED)
        do(desktop, qtbot, title)
        assert _asked(desktop) == dict.fromkeys(PICKED, -1 if title == "Less like" else 1)
        assert len(desktop.window.search.chips.chips) == 3
        assert desktop.window.messages.text.text() == "All 3 picked files are in the query now."


def test_menu_and_preview_say_how_many(desktop: Desktop, qtbot: QtBot) -> None:
    """Before anything is done it is told that it concerns all; one alone is told as ever."""
    _pick(desktop, qtbot, *PICKED)
    desktop.menus.tile.aboutToShow.emit()
    titles = [action.text() for action in desktop.menus.tile.actions()]
    assert titles[3:6] == ["Find similar to all 3", "More like all 3 too", "Less like all 3"]
    assert titles[6] == "Suggest files like what is selected"
    assert _button(desktop, "Find similar").text() == "Find similar to all 3"
    select(desktop, qtbot, "rose.png")
    desktop.menus.tile.aboutToShow.emit()
    titles = [action.text() for action in desktop.menus.tile.actions()]
    assert titles[3:6] == ["Find similar", "More like this too", "Less like this"]
    assert _button(desktop, "Find similar").text() == "Find similar"


def test_the_preview_says_how_many_once_it_shows_one(desktop: Desktop, qtbot: QtBot) -> None:
    """Its content comes from a thread, after more was picked beside it."""
    gallery, shown = desktop.window.gallery, names(desktop)
    with qtbot.waitSignal(desktop.loader.loaded):
        gallery.select_row(shown.index("rose.png"))
        more = desktop.model.index(shown.index("ruby.txt"))
        gallery.selectionModel().select(more, QItemSelectionModel.SelectionFlag.Select)
    assert _button(desktop, "Find similar").text() == "Find similar to all 2"


def test_what_can_be_done_with_one_says_with_which(desktop: Desktop, qtbot: QtBot) -> None:
    """Of several picked ones the tile that the preview shows is opened, and named."""
    _pick(desktop, qtbot, *PICKED)
    desktop.menus.tile.aboutToShow.emit()
    assert _entry(desktop, 0).text() == "Open sea.png"
    assert _entry(desktop, 1).text() == "Show sea.png in folder"


def test_the_preview_of_what_is_not_picked_stands_for_itself(
    desktop: Desktop, qtbot: QtBot
) -> None:
    """A tile that Ctrl+click let go is still shown; its buttons mean it and nothing else."""
    _pick(desktop, qtbot, *PICKED)
    last = desktop.window.gallery.currentIndex()
    flag = QItemSelectionModel.SelectionFlag.Deselect
    desktop.window.gallery.selectionModel().select(last, flag)
    assert _button(desktop, "Find similar").text() == "Find similar"
    qtbot.mouseClick(_button(desktop, "Find similar"), Qt.MouseButton.LeftButton)
    assert _asked(desktop) == {"sea.png": 1.0}


def test_a_query_holds_so_many_files(desktop: Desktop, tmp_path: Path) -> None:
    """Hundreds of chips help nobody: what is too much is refused in a line, and the query stays."""
    items = [
        Item(number, str(tmp_path / f"{number}.png"), Modality.IMAGE, 1, 1)
        for number in range(MOST_FILES + 1)
    ]
    desktop.operations.find_similar(items=items)
    assert desktop.window.messages.text.text() == (
        f"A query holds at most {MOST_FILES} files. Choose fewer."
    )
    assert desktop.session.query.terms == ()
    desktop.operations.find_similar(items=items[:-1])
    desktop.operations.add_to_search(items=items[-1:], weight=1.0)
    assert len(desktop.session.query.terms) == MOST_FILES
    desktop.operations.add_to_search(items=items[:1], weight=-1.0)
    first = Term(Modality.IMAGE, items[0].path, is_file=True, weight=-1.0)
    assert desktop.session.query.terms[0] == first
