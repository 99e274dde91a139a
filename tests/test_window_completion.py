"""What is being typed is completed from the language and the library, and Enter stays Enter."""

from __future__ import annotations

from contextlib import closing

import pytest
from desktop_support import OFFSCREEN_NOISE, engine_of, listed
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.search.completion import Place, place_at, suggestions
from desktop.shell.app import Desktop
from engine.catalogue import Catalogue
from engine.catalogue.item_groups import KeptGroup
from engine.types import MarkChange, Marking
from engine.types.quality import Defect

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("typ", Place(0, 3, "typ")),
        ("red -siz", Place(5, 8, "siz")),
        ("type:ima", Place(5, 8, "ima", "type")),
        ("type:image,au", Place(11, 13, "au", "type")),
        ('in:"My ph', Place(3, 9, "My ph", "in")),
        ('"exact wor', None),
        ("red ", None),
        ("", None),
    ],
)
def test_the_place_of_the_cursor_is_told(text: str, place: Place | None) -> None:
    """In a word, in the value of a key, in a list; not in quotes and not between words."""
    assert place_at(text, len(text)) == place


def test_short_words_open_nothing() -> None:
    """Who types "be" hardly means before:."""
    place = place_at("be", 2)
    assert place is not None
    assert suggestions(place, in_words=False) == []
    assert [one.text for one in suggestions(place, in_words=True)] == ["before:"]


def _look(desktop: Desktop, qtbot: QtBot, text: str, *, by_keys: bool = False) -> list[str]:
    """Type something, and wait for what is proposed."""
    box, completer = desktop.window.search.box, desktop.window.search.completer
    box.setText("")
    box.setFocus()
    qtbot.keyClicks(box, text)
    if by_keys:
        qtbot.keyClick(box, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(completer.shown))
    return completer.shown


def test_keys_and_values_are_completed(desktop: Desktop, qtbot: QtBot) -> None:
    """A key leads on to its values; the Down key goes into the list, and Enter takes one."""
    box = desktop.window.search.box
    popup = desktop.window.search.completer.popup
    assert [one.split()[0] for one in _look(desktop, qtbot, "red typ")] == ["type:"]
    for _ in range(2):
        qtbot.keyClick(popup, Qt.Key.Key_Down)
        qtbot.keyClick(popup, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: box.text().startswith("red type:"))
        if box.text() == "red type:":
            qtbot.waitUntil(popup.isVisible)
    assert box.text() == "red type:image "


def test_folders_endings_and_tags_are_those_of_the_library(desktop: Desktop, qtbot: QtBot) -> None:
    """Each behind its own key."""
    library = engine_of(desktop).library
    assert library is not None
    marking = Marking(MarkChange.of(add=("Sea side",)), (listed(desktop)[0].id,))
    library.by_hand.mark([marking])
    assert _look(desktop, qtbot, "in:tr") == ["trees"]
    assert _look(desktop, qtbot, "ext:pn") == ["png"]
    assert _look(desktop, qtbot, "tag:sea") == ["Sea side"]


def test_albums_and_groups_are_those_of_the_library(desktop: Desktop, qtbot: QtBot) -> None:
    """Behind their keys, quoted where that is needed, and for any word with Ctrl and Space."""
    library = engine_of(desktop).library
    assert library is not None
    library.albums.make("Summer in Rome")
    with (
        closing(Catalogue(library.groups.paths.catalogue)) as catalogue,
        catalogue.transaction(),
    ):
        catalogue.item_groups.replace_all([KeptGroup("beach, sea", 0.5)])
    assert _look(desktop, qtbot, "album:su") == ["Summer in Rome"]
    popup, box = desktop.window.search.completer.popup, desktop.window.search.box
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert box.text() == 'album:"Summer in Rome" '
    assert _look(desktop, qtbot, "-group:be") == ["beach, sea"]
    assert "Summer in Rome    album" in _look(desktop, qtbot, "summ", by_keys=True)


def test_all_that_is_can_ask_for_is_listed(desktop: Desktop, qtbot: QtBot) -> None:
    """Every defect is among it, with favourites and copies."""
    assert set(_look(desktop, qtbot, "is:")) == {"favourite", "duplicate", *map(str, Defect)}
    assert _look(desktop, qtbot, "-is:bl") == ["blurred"]


def test_names_are_completed_where_that_is_asked_for(desktop: Desktop, qtbot: QtBot) -> None:
    """Ctrl and the space bar: files by their names, folders and tags."""
    completer = desktop.window.search.completer
    _look(desktop, qtbot, "in:tre")
    box = desktop.window.search.box
    box.setText("ro")
    qtbot.keyClick(box, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: completer.shown == ["rose.png    file"])
    popup = completer.popup
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert box.text() == '"rose.png" '


def test_enter_means_the_query_as_it_is(desktop: Desktop, qtbot: QtBot) -> None:
    """While the list is open and nothing in it was chosen."""
    _look(desktop, qtbot, "dura")
    bar = desktop.window.search
    with qtbot.waitSignal(bar.submitted):
        qtbot.keyClick(bar.completer.popup, Qt.Key.Key_Return)
    assert bar.box.text() == "dura"
    assert not bar.completer.shown


def test_escape_closes_the_list_alone(desktop: Desktop, qtbot: QtBot) -> None:
    """What was typed stays; only without a list does Escape clear it."""
    _look(desktop, qtbot, "red type:im")
    bar = desktop.window.search
    qtbot.keyClick(bar.completer.popup, Qt.Key.Key_Escape)
    assert not bar.completer.shown
    assert bar.box.text() == "red type:im"
    qtbot.keyClick(bar.box, Qt.Key.Key_Escape)
    assert bar.box.text() == ""


def test_words_open_no_list_by_themselves(desktop: Desktop, qtbot: QtBot) -> None:
    """So that the Down key leads to the results."""
    qtbot.keyClicks(desktop.window.search.box, "rose")
    desktop.window.search.completer.look()
    assert desktop.window.search.completer.shown == []
