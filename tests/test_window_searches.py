"""Saved searches and those of late in the side bar."""

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
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.search.saved import SavedSearches
from desktop.shell.app import Desktop
from desktop.sidebar import Section
from engine.service.saved_search_messages import KeepSearch, RemoveSearch, SearchesWritten
from engine.types import Modality, SavedSearch
from engine.types.grouping import Grouping

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def _titles(desktop: Desktop, section: Section) -> list[str]:
    return list(side_rows(desktop, section))


def _write(desktop: Desktop, qtbot: QtBot) -> None:
    """Do what the engine was asked to do with saved searches, and say so."""
    engine = engine_of(desktop)
    assert engine.library is not None
    for request in engine.requests:
        match request:
            case KeepSearch(search, place, instead_of):
                engine.library.by_hand.keep_search(search, place, instead_of)
            case RemoveSearch(name):
                engine.library.by_hand.remove_search(name)
            case _:
                continue
        engine.post(SearchesWritten())
    engine.requests.clear()
    with qtbot.waitSignal(desktop.store.contents_read):
        desktop.store.read_contents()


def _save(desktop: Desktop, qtbot: QtBot, name: str = "") -> None:
    """Save what is looked for, under a name if one is given."""
    desktop.search_menu.save.trigger()
    _name(desktop, qtbot, name)


def _name(desktop: Desktop, qtbot: QtBot, name: str) -> None:
    """Give the search that is being named another name, or leave it the one it has."""
    tree = desktop.window.side.tree
    (editor,) = (one for one in tree.findChildren(QLineEdit) if one.isVisible())
    if name:
        editor.setText(name)
    with qtbot.waitSignal(tree.title_edited):
        qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_a_search_is_saved_under_a_name_and_found_again(desktop: Desktop, qtbot: QtBot) -> None:
    """It is named where it stands; a click later looks for all of it, filters included."""
    type_words(desktop, qtbot, "green")
    desktop.window.filters.modalities_chosen.emit(frozenset({Modality.IMAGE}))
    _save(desktop, qtbot, "Leaves")
    assert _titles(desktop, Section.SEARCHES) == ["Leaves"]
    _write(desktop, qtbot)
    query = desktop.session.query
    desktop.session.clear()
    desktop.session.clear_filters()
    click_row(desktop, qtbot, Section.SEARCHES, "Leaves")
    assert desktop.session.query == query
    item = desktop.window.side.tree.item_of(Section.SEARCHES, "Leaves")
    assert item is not None
    assert item.isSelected()


def test_counts_are_told_where_no_model_is_needed(desktop: Desktop, qtbot: QtBot) -> None:
    """A search by filters has its number of files; one by meaning ranks all, and has none."""
    for words, name in (("type:image", "Pictures of mine"), ("green", "Green things")):
        desktop.session.put_text(words)
        _save(desktop, qtbot, name)
    _write(desktop, qtbot)
    rows = side_rows
    qtbot.waitUntil(
        lambda: [row.count for row in rows(desktop, Section.SEARCHES).values()] == [3, None]
    )


def test_nothing_is_not_saved(desktop: Desktop) -> None:
    """Where nothing is looked for, the window says what to do first."""
    desktop.search_menu.save.trigger()
    assert not any(isinstance(one, KeepSearch) for one in engine_of(desktop).requests)
    assert "first" in desktop.window.messages.text.text()


def test_saved_searches_are_renamed_moved_and_removed_by_keys(
    desktop: Desktop, qtbot: QtBot
) -> None:
    """F2, Alt with an arrow, and Delete, which can be undone where it was."""
    for words in ("red", "green", "blue"):
        desktop.session.put_text(words)
        _save(desktop, qtbot)
    tree = desktop.window.side.tree
    tree.setCurrentItem(tree.item_of(Section.SEARCHES, "green"))
    qtbot.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _titles(desktop, Section.SEARCHES) == ["green", "red", "blue"]
    tree.setCurrentItem(tree.item_of(Section.SEARCHES, "red"))
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    _name(desktop, qtbot, "Roses")
    assert _titles(desktop, Section.SEARCHES) == ["green", "Roses", "blue"]
    qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert _titles(desktop, Section.SEARCHES) == ["green", "blue"]
    qtbot.keyClick(tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert _titles(desktop, Section.SEARCHES) == ["green", "Roses", "blue"]
    assert desktop.window.messages.text.text() == "Undone: Removed the saved search Roses."
    _write(desktop, qtbot)
    qtbot.waitUntil(lambda: _titles(desktop, Section.SEARCHES) == ["green", "Roses", "blue"])


def test_a_name_belongs_to_one_search(desktop: Desktop, qtbot: QtBot) -> None:
    """What is saved again is there once, and no search takes the name of another."""
    desktop.session.put_text("red")
    _save(desktop, qtbot)
    _save(desktop, qtbot)
    assert _titles(desktop, Section.SEARCHES) == ["red"]
    desktop.session.put_text("green")
    _save(desktop, qtbot)
    desktop.window.side.tree.edit_title(Section.SEARCHES, "green")
    _name(desktop, qtbot, "red")
    assert _titles(desktop, Section.SEARCHES) == ["red", "green"]
    assert "no other" in desktop.window.messages.text.text()


def test_another_search_of_a_name_gets_a_number() -> None:
    """Two names that are cut alike, say."""
    searches = SavedSearches(lambda _: None)
    assert searches.save(SavedSearch("red", "red")).name == "red"
    assert searches.save(SavedSearch("red", "red kind:picture")).name == "red 2"


def test_what_another_program_saves_is_shown(own_desktop: Desktop, qtbot: QtBot) -> None:
    """The window follows the library."""
    library = engine_of(own_desktop).library
    assert library is not None
    library.by_hand.keep_search(SavedSearch("From outside", "blue"))
    own_desktop.store.look_for_writes()
    own_desktop.store._calm.setInterval(0)
    qtbot.waitUntil(lambda: _titles(own_desktop, Section.SEARCHES) == ["From outside"])


def test_searches_of_late_are_remembered_once_they_have_settled(
    own_desktop: Desktop, open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """Enter settles one; what is typed on the way to it is none. The next window has them."""
    # Otherwise only what has stood for as long.
    assert own_desktop.trail.history._pause.interval() == 10_000
    for words in ("red", "green"):
        own_desktop.window.search.box.clear()
        type_words(own_desktop, qtbot, words)
        qtbot.keyClick(own_desktop.window.search.box, Qt.Key.Key_Return)
    assert _titles(own_desktop, Section.RECENT) == ["green", "red"]
    own_desktop.window.close()
    again = open_desktop(engine_of(own_desktop).library)
    assert _titles(again, Section.RECENT) == ["green", "red"]
    click_row(again, qtbot, Section.RECENT, again.window.side.tree.rows(Section.RECENT)[1].key)
    assert again.window.search.box.text() == "red"


def test_who_types_on_has_one_search(desktop: Desktop, qtbot: QtBot) -> None:
    """A longer text takes the place of its beginning."""
    for words in ("red", " roses"):
        type_words(desktop, qtbot, words)
        qtbot.keyClick(desktop.window.search.box, Qt.Key.Key_Return)
    assert _titles(desktop, Section.RECENT) == ["red roses"]


def test_no_two_searches_of_late_look_alike(desktop: Desktop) -> None:
    """Typed or pressed, in whatever order and groups: the latest stands for all of them."""
    desktop.session.set_modalities(frozenset({Modality.IMAGE}))
    desktop.session.set_grouping(Grouping.FOLDER)
    desktop.trail.history.settle()
    desktop.session.set_modalities(frozenset())
    desktop.session.put_text("type:image")
    desktop.trail.history.settle()
    assert _titles(desktop, Section.RECENT) == ["type:image"]


def test_a_folder_is_called_by_its_name_in_a_title(desktop: Desktop, media: Path) -> None:
    """Its whole path is in the tip, by which two of one name can be told apart."""
    desktop.session.put_text("red")
    desktop.session.set_folder(str(media))
    desktop.trail.history.settle()
    row = desktop.window.side.tree.rows(Section.RECENT)[0]
    assert row.title == f"red + in:{media.name}"
    assert str(media) in row.tip


def test_searches_of_late_can_be_forgotten_and_switched_off(
    own_desktop: Desktop, qtbot: QtBot
) -> None:
    """Nothing of them stays, and nothing new comes."""
    menu = own_desktop.search_menu
    type_words(own_desktop, qtbot, "red")
    own_desktop.trail.history.settle()
    menu.forget.trigger()
    assert _titles(own_desktop, Section.RECENT) == []
    menu.remembers.trigger()
    own_desktop.session.put_text("green")
    own_desktop.trail.history.settle()
    assert _titles(own_desktop, Section.RECENT) == []
    own_desktop.window.close()
    assert "green" not in str(own_desktop._settings.value("recent"))
