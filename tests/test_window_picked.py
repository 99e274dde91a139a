"""What is done with several picked files, from the menu, by key and from the preview."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from colour_media import write_picture
from desktop_support import (
    OFFSCREEN_NOISE,
    FileOpener,
    engine_of,
    listed,
    names,
    row_of,
    select,
)
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop.gallery.view import MOST_SELECTED
from desktop.search.draft import MOST_FILES
from desktop.shell import several
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
    for name in wanted[:-1]:
        index = model.index(row_of(desktop, name))
        gallery.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    last = model.index(row_of(desktop, wanted[-1]))
    with qtbot.waitSignal(desktop.loader.loaded):
        flag = QItemSelectionModel.SelectionFlag.Select
        gallery.selectionModel().setCurrentIndex(last, flag)


def _entries(desktop: Desktop) -> list[QAction]:
    return [one for one in desktop.menus.tile.actions() if not one.isSeparator()]


def _entry(desktop: Desktop, number: int) -> QAction:
    return _entries(desktop)[number]


def _button(desktop: Desktop, title: str) -> QToolButton:
    buttons = desktop.window.preview.findChildren(QToolButton)
    return next(one for one in buttons if one.text().startswith(title))


def _asked(desktop: Desktop) -> dict[str, float]:
    """The files of the query with their weights."""
    return {Path(term.value).name: term.weight for term in desktop.session.query.terms}


def _search(desktop: Desktop) -> Search:
    return engine_of(desktop).searches[-1]


def _press_enter(desktop: Desktop) -> None:
    QTest.keyClick(desktop.window.gallery, Qt.Key.Key_Return)


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
    titles = [action.text() for action in _entries(desktop)]
    assert titles[3:6] == ["Find similar to all 3", "More like all 3 too", "Less like all 3"]
    assert titles[6] == "Suggest files like what is selected"
    assert _button(desktop, "Find similar").text() == "Find similar to all 3"
    select(desktop, qtbot, "rose.png")
    desktop.menus.tile.aboutToShow.emit()
    titles = [action.text() for action in _entries(desktop)]
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


def test_all_that_is_picked_is_opened(
    desktop: Desktop, qtbot: QtBot, media: Path, opener: FileOpener
) -> None:
    """By the menu, which says how many, and by Enter; one that is not picked is opened alone."""
    _pick(desktop, qtbot, *PICKED)
    desktop.menus.tile.aboutToShow.emit()
    assert _entry(desktop, 0).text() == "Open all 3"
    assert _entry(desktop, 1).text() == "Show all 3 in their folders"
    for act in (_entry(desktop, 0).trigger, lambda: _press_enter(desktop)):
        opener.paths.clear()
        act()
        qtbot.waitUntil(lambda: {path.name for path in opener.paths} == set(PICKED))
    opener.paths.clear()
    flag = QItemSelectionModel.SelectionFlag.Deselect
    gallery = desktop.window.gallery
    gallery.selectionModel().select(gallery.currentIndex(), flag)
    _press_enter(desktop)
    qtbot.waitUntil(lambda: [path.name for path in opener.paths] == ["sea.png"])


def test_each_folder_is_shown_once(
    desktop: Desktop, qtbot: QtBot, opener: FileOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many of its files are picked."""
    monkeypatch.setattr(QDBusConnection, "sessionBus", lambda: QDBusConnection("none"))
    _pick(desktop, qtbot, *names(desktop))
    folders = {Path(item.path).parent for item in listed(desktop)}
    assert len(folders) > 1
    _entry(desktop, 1).trigger()
    qtbot.waitUntil(lambda: len(opener.paths) >= len(folders))
    assert sorted(opener.paths) == sorted(folders)


def test_many_programs_are_asked_for_first(
    desktop: Desktop, qtbot: QtBot, opener: FileOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is opened before that is agreed to, and of very many nothing at all."""
    messages = desktop.window.messages
    desktop.window.gallery.selectAll()
    monkeypatch.setattr(several, "UNASKED", 7)
    _entry(desktop, 0).trigger()
    assert messages.text.text() == "Open 8 files, each in its program?"
    assert opener.paths == []
    qtbot.mouseClick(messages.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(opener.paths) == 8)
    monkeypatch.setattr(several, "MOST_OPENED", 7)
    _entry(desktop, 0).trigger()
    assert messages.text.text() == ("These are 8, and at most 7 are opened at once. Choose fewer.")
    assert len(opener.paths) == 8


def test_what_is_opened_is_what_was_asked_about(
    desktop: Desktop, qtbot: QtBot, opener: FileOpener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is selected by the time that it is agreed to."""
    monkeypatch.setattr(several, "UNASKED", 2)
    _pick(desktop, qtbot, *PICKED)
    _entry(desktop, 0).trigger()
    desktop.window.gallery.selectAll()
    qtbot.mouseClick(desktop.window.messages.button, Qt.MouseButton.LeftButton)
    # Comes after all that was agreed to.
    last = next(one for one in listed(desktop) if one.path.endswith("moss.md"))
    desktop.operations.open_item(item=last)
    qtbot.waitUntil(lambda: Path(last.path) in opener.paths)
    assert sorted(path.name for path in opener.paths) == sorted((*PICKED, "moss.md"))


def test_one_of_very_many_that_are_selected_stands_for_all(
    desktop: Desktop, qtbot: QtBot, opener: FileOpener
) -> None:
    """Enter on the last of thousands says that these are too many, and does not open that one."""
    known = listed(desktop)[0]
    ids = np.arange(known.id - MOST_SELECTED - 9, known.id + 1)
    desktop.model.show_ids(ids.astype(np.int64))
    desktop.window.gallery.selectAll()
    desktop.window.gallery.opened.emit(known)
    assert f"These are {len(ids):,}" in desktop.window.messages.text.text()
    assert opener.paths == []


@pytest.mark.parametrize("do", [_by_menu, _by_key, _in_preview])
def test_some_stand_for_all_where_many_are_picked(
    desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, do: Way
) -> None:
    """A query holds few files: these are spread over all that are picked, and a line says so."""
    monkeypatch.setattr(several, "MOST_FILES", 3)
    for title, already, places in (
        ("Find similar", (), (0, 2, 5)),
        ("More like", (), (0, 2, 5)),
        ("Less like", ("other.png",), (0, 4)),
    ):
        desktop.session.clear()
        qtbot.waitUntil(lambda: len(listed(desktop)) == 8 and not desktop.model.shows_hits)
        for name in already:
            other = write_picture(tmp_path / name, "green")
            desktop.session.add_files([Term(Modality.IMAGE, str(other), is_file=True)])
            qtbot.waitUntil(lambda: len(listed(desktop)) == 8 and desktop.model.shows_hits)
        select(desktop, qtbot, names(desktop)[0])
        _pick(desktop, qtbot, *names(desktop))
        every = names(desktop)
        do(desktop, qtbot, title)
        added = [name for name in _asked(desktop) if name not in already]
        assert added == [every[place] for place in places]
        told = f"{len(places)} files spread over the 8 picked"
        assert told in desktop.window.messages.text.text()


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
