"""The page of keys against the keys that the menus have."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import MakeLibrary
from desktop_support import OFFSCREEN_NOISE, OpenDesktop, listed
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desktop.shell.key_help import KEYS

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
PORTABLE = QKeySequence.SequenceFormat.PortableText


def keys_of(entry: str) -> set[str]:
    """The key sequences that a row of the page names, as Qt writes them."""
    names = re.findall(r"\{(.+?)\}", entry.replace("Enter", "Return"))
    return {QKeySequence(one).toString(PORTABLE) for one in names}


def test_the_page_has_every_key_of_the_menus(open_desktop: OpenDesktop) -> None:
    """F1 lists the first shortcut of each action in the menus."""
    menus = open_desktop().menus
    listed = set().union(*(keys_of(entry) for entry, _ in KEYS))
    in_file = (menus.file, menus.reading.menu, menus.privacy)
    for menu in (*in_file, menus.edit, menus.tile, menus.search, menus.view, menus.help):
        for action in menu.actions():
            assert not action.shortcuts() or action.shortcut().toString(PORTABLE) in listed


def test_alt_with_a_letter_means_one_thing(open_desktop: OpenDesktop) -> None:
    """No button of the window has the letter of a menu, or of another button."""
    window = open_desktop().window
    buttons = [one for one in window.findChildren(QAbstractButton) if one.isVisible()]
    told = (*window.menuBar().actions(), *buttons)
    keys = [key for one in told if not (key := QKeySequence.mnemonic(one.text())).isEmpty()]
    assert len(keys) > len(window.menuBar().actions())
    assert len({key.toString() for key in keys}) == len(keys)


def test_shift_f10_opens_the_menu_of_what_has_the_focus(
    open_desktop: OpenDesktop, make_library: MakeLibrary, media: Path, qtbot: QtBot
) -> None:
    """Of a tile and of a row of the side bar, where a keyboard has no Menu key."""
    library = make_library()
    library.index((str(media),))
    desktop = open_desktop(library)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 8)
    tree, gallery = desktop.window.side.tree, desktop.window.gallery
    gallery.select_row(0)
    asked: list[object] = []
    gallery.menu_wanted.connect(asked.append)
    tree.customContextMenuRequested.connect(asked.append)
    for widget in (gallery, tree):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        if (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
    assert len(asked) == 2
