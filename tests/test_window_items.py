"""What can be done with an item, by menu and by key."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from desktop_support import (
    OFFSCREEN_NOISE,
    FileOpener,
    engine_of,
    listed,
    names,
    select,
    type_words,
)
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.gallery.roles import TileRole
from desktop.shell.app import Desktop
from engine.logs import log_file, open_log
from engine.service.messages import Forget
from engine.types import Item, Modality, Term

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
CONTROL = Qt.KeyboardModifier.ControlModifier


def _action(desktop: Desktop, title: str) -> QAction:
    return next(one for one in desktop.menus.tile.actions() if one.text() == title)


def test_enter_opens_the_file(
    desktop: Desktop, qtbot: QtBot, media: Path, opener: FileOpener
) -> None:
    """Enter on a tile opens its file in the program for it."""
    select(desktop, qtbot, "rose.png")
    qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opener.paths == [media / "rose.png"])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt itself tells")
def test_a_file_that_no_program_opens_is_told(
    desktop: Desktop, qtbot: QtBot, media: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What looks for the program is not waited for, and says it by its exit code alone."""
    record = tmp_path / "opened"
    _install_launcher(
        tmp_path, f'#!/bin/sh\necho "$1" >> {record}\ncase "$1" in *sea.png) exit 3; esac\n'
    )
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    told = desktop.window.messages.text
    for name in ("rose.png", "sea.png"):
        select(desktop, qtbot, name)
        qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda n=name: record.exists() and n in record.read_text())
    qtbot.waitUntil(lambda: told.text() != "")
    assert told.text() == "No program on this computer opens sea.png."
    assert record.read_text().split() == [str(media / "rose.png"), str(media / "sea.png")]


def _lack_in_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_pid: int) -> int:
        raise OSError(errno.ENOSYS, "Function not implemented")

    monkeypatch.setattr(os, "pidfd_open", refuse)


def _lack_in_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "pidfd_open")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt itself tells")
@pytest.mark.parametrize("lack", [_lack_in_linux, _lack_in_python])
def test_an_older_linux_opens_files_as_well(
    desktop: Desktop,
    qtbot: QtBot,
    media: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lack: Callable[[pytest.MonkeyPatch], None],
) -> None:
    """And a Python that was built for one; they only do not tell what became of them."""
    lack(monkeypatch)
    record = tmp_path / "opened"
    _install_launcher(tmp_path, f'#!/bin/sh\necho "$1" > {record}.new; mv {record}.new {record}\n')
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    select(desktop, qtbot, "sea.png")
    qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_Return)
    qtbot.waitUntil(record.exists)
    assert record.read_text().strip() == str(media / "sea.png")
    assert desktop.window.messages.text.text() == ""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt itself tells")
def test_a_launcher_that_cannot_be_started_is_told(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one that finds no program."""
    _install_launcher(tmp_path, "#!/nowhere/sh\n")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    select(desktop, qtbot, "sea.png")
    qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_Return)
    told = desktop.window.messages.text
    qtbot.waitUntil(lambda: told.text() == "No program on this computer opens sea.png.")


def _install_launcher(folder: Path, script: str) -> None:
    launcher = folder / "bin" / "xdg-open"
    launcher.parent.mkdir()
    launcher.write_text(script)
    launcher.chmod(0o755)


def test_show_in_folder_opens_the_folder(
    desktop: Desktop,
    qtbot: QtBot,
    media: Path,
    opener: FileOpener,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where no file manager can mark a file, its folder is opened."""
    select(desktop, qtbot, "leaf.png")
    qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: opener.paths == [media / "trees"])


def test_the_help_menu_shows_the_log(desktop: Desktop, qtbot: QtBot, opener: FileOpener) -> None:
    """Help > Show log leads to the file that messages send people to."""
    show = next(one for one in desktop.menus.help.actions() if one.text() == "Show log")
    with open_log():
        show.trigger()
        qtbot.waitUntil(lambda: bool(opener.paths))
    assert opener.paths == [log_file().parent]
    assert log_file().exists()


def test_a_file_that_is_gone_is_told(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    """Opening what is not there ends in a line that says what may have happened."""
    gone = Item(1, str(tmp_path / "gone.png"), Modality.IMAGE, 1, 1)
    desktop.operations.open_item(item=gone)
    told = desktop.window.messages.text.text
    qtbot.waitUntil(lambda: told().startswith("gone.png is not there now."))


def test_copy_takes_the_paths_of_all_selected(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """Ctrl+C puts the paths into the clipboard, one a line."""
    desktop.window.gallery.setFocus()
    desktop.window.gallery.selectAll()
    qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert sorted(lines) == sorted(item.path for item in listed(desktop))


def test_find_similar_makes_the_item_the_query(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """The item becomes the only chip, in place of the words."""
    type_words(desktop, qtbot, "green")
    select(desktop, qtbot, "leaf.png")
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_M, CONTROL)
    term = Term(Modality.IMAGE, str(media / "trees" / "leaf.png"), is_file=True)
    assert desktop.session.query.terms == (term,)
    assert desktop.window.search.box.text() == ""
    assert names(desktop)[0] == "leaf.png"


def test_forgetting_asks_first(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """Delete asks in the bar; only its button removes the item from the library."""
    select(desktop, qtbot, "sea.png")
    qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_Delete)
    messages, engine = desktop.window.messages, engine_of(desktop)
    assert messages.text.text().startswith("Forget sea.png?")
    assert not [one for one in engine.requests if isinstance(one, Forget)]
    qtbot.mouseClick(messages.button, Qt.MouseButton.LeftButton)
    assert engine.requests[-1] == Forget((str(media / "sea.png"),))


def test_forgetting_many_is_one_request(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """All that is selected goes at once: each request has the library's files written anew."""
    desktop.window.gallery.selectAll()
    qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_Delete)
    messages, engine = desktop.window.messages, engine_of(desktop)
    assert messages.text.text().startswith("Forget 8 files?")
    qtbot.mouseClick(messages.button, Qt.MouseButton.LeftButton)
    (request,) = [one for one in engine.requests if isinstance(one, Forget)]
    files = {str(path) for path in media.rglob("*") if path.is_file()}
    assert set(request.paths) == files
    assert len(request.paths) == len(files)


def test_a_dismissed_question_does_nothing(desktop: Desktop, qtbot: QtBot) -> None:
    """Closing the bar answers no."""
    select(desktop, qtbot, "sea.png")
    _action(desktop, "Forget…").trigger()
    qtbot.mouseClick(desktop.window.messages.close_button, Qt.MouseButton.LeftButton)
    assert not [one for one in engine_of(desktop).requests if isinstance(one, Forget)]


def test_actions_with_nothing_selected_do_nothing(desktop: Desktop, opener: FileOpener) -> None:
    """Every action of the menu is harmless while nothing is selected."""
    before = list(engine_of(desktop).requests)
    QGuiApplication.clipboard().setText("kept")
    for action in desktop.menus.tile.actions():
        action.trigger()
    assert engine_of(desktop).requests == before
    assert opener.paths == []
    assert QGuiApplication.clipboard().text() == "kept"
    assert desktop.window.messages.isHidden()


def test_the_menu_offers_only_what_can_be_done(desktop: Desktop) -> None:
    """With nothing selected its entries are out of use while it is open, and their keys never."""
    menu = desktop.menus.tile
    menu.aboutToShow.emit()
    assert not any(action.isEnabled() for action in menu.actions())
    menu.aboutToHide.emit()
    assert all(action.isEnabled() for action in menu.actions() if action.isVisible())
    desktop.window.gallery.select_row(0)
    menu.aboutToShow.emit()
    assert all(action.isEnabled() for action in menu.actions() if action.isVisible())


def test_down_from_the_search_box_selects_a_tile(desktop: Desktop, qtbot: QtBot) -> None:
    """The tile that Down leads to is selected, so that the menu and its keys act on it."""
    box, gallery = desktop.window.search.box, desktop.window.gallery
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert [one.path for one in gallery.selected_items()] == [listed(desktop)[0].path]
    desktop.menus.tile.aboutToShow.emit()
    assert _action(desktop, "Copy path").isEnabled()
    desktop.menus.tile.aboutToHide.emit()
    qtbot.keyClick(gallery, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == listed(desktop)[0].path


def test_whoever_comes_to_the_gallery_by_tab_has_a_tile_selected(
    desktop: Desktop, qtbot: QtBot
) -> None:
    """Qt makes the first tile current without selecting it; what is shown is what is acted on."""
    gallery = desktop.window.gallery
    desktop.window.search.box.setFocus()
    gallery.setFocus(Qt.FocusReason.TabFocusReason)
    assert gallery.selected_items() == [gallery.currentIndex().data(TileRole.ITEM)]


def test_down_selects_again_what_was_let_go(desktop: Desktop, qtbot: QtBot) -> None:
    """A tile that Ctrl+click let go is current still, and selected when a person comes back."""
    gallery = desktop.window.gallery
    gallery.select_row(2)
    gallery.clearSelection()
    qtbot.keyClick(desktop.window.search.box, Qt.Key.Key_Down)
    assert [one.path for one in gallery.selected_items()] == [listed(desktop)[2].path]


def test_the_preview_has_the_same_actions(
    desktop: Desktop, qtbot: QtBot, media: Path, opener: FileOpener
) -> None:
    """The buttons of the preview pane act on what it shows."""
    select(desktop, qtbot, "rose.png")
    buttons = {one.text(): one for one in desktop.window.preview._buttons}
    for title in ("Open", "Show in folder", "Copy path"):
        qtbot.mouseClick(buttons[title], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: opener.paths == [media / "rose.png", media])
    assert QGuiApplication.clipboard().text() == str(media / "rose.png")
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.mouseClick(buttons["Find similar"], Qt.MouseButton.LeftButton)


def test_the_keyboard_alone_is_enough(desktop: Desktop, qtbot: QtBot, opener: FileOpener) -> None:
    """From anywhere: focus the box, type, go down to the results, open, and come back."""
    window = desktop.window
    window.gallery.setFocus()
    qtbot.keyClick(window.gallery, Qt.Key.Key_Slash)
    assert window.search.box.hasFocus()
    type_words(desktop, qtbot, "blue")
    qtbot.keyClick(window.search.box, Qt.Key.Key_Down)
    assert window.gallery.hasFocus()
    qtbot.keyClick(window.gallery, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [path.name for path in opener.paths] == ["sea.png"])
    qtbot.keyClick(window.gallery, Qt.Key.Key_F, CONTROL)
    assert window.search.box.hasFocus()
    window.gallery.setFocus()
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.keyClick(window.gallery, "x")
    assert window.search.box.text().endswith("x")
