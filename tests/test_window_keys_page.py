"""The page of keys against the keys that the menus have."""

from __future__ import annotations

import re

from desktop_support import OFFSCREEN_NOISE, OpenDesktop
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton

from desktop.shell.key_help import KEYS

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
PORTABLE = QKeySequence.SequenceFormat.PortableText
# The names of keys on the page, where Qt has others.
QT_NAMES = {"Enter": "Return", "Delete": "Del", "Plus": "+", "Minus": "-"}


def keys_of(entry: str) -> set[str]:
    """The key sequences that a row of the page names, as Qt writes them."""
    names = re.split(r", | or ", entry)
    return {re.sub(r"[A-Z][a-z]+$", lambda key: QT_NAMES.get(key[0], key[0]), one) for one in names}


def test_the_page_has_every_key_of_the_menus(open_desktop: OpenDesktop) -> None:
    """F1 lists the first shortcut of each action in the menus."""
    menus = open_desktop().menus
    listed = set().union(*(keys_of(entry) for entry, _ in KEYS))
    for menu in (menus.file, menus.tile, menus.view, menus.help):
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
