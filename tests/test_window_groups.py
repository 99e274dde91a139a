"""The page of groups on a real library: made, looked into, changed by hand, and taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from colour_media import write_picture, write_text, write_tone
from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    double_click,
    engine_of,
    listed,
    names,
)
from fake_encoder import ColourEncoder
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop.groups import GroupsPage
from desktop.groups.bar import Deed
from desktop.pages import PageName
from desktop.shell.app import Desktop
from engine.catalogue import Catalogue
from engine.catalogue.item_groups import KeptGroup
from engine.clusters.leaves import GroupOptions
from engine.clusters.steps import GroupStep
from engine.library.facade import Library
from engine.paths import LibraryPaths
from engine.service.group_messages import (
    CancelGrouping,
    DoWithGroups,
    GroupProgress,
    GroupsCancelled,
)
from engine.service.messages import LibraryChanged
from engine.types import Item, MarkChange, Modality
from engine.types.item_groups import GroupBy, GroupMethod

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COLOURS = ("red", "green", "blue")


def _write_media(folder: Path) -> None:
    """Six files of each colour, pictures and texts, and two sounds that are like neither."""
    for colour in COLOURS:
        for number in range(4):
            write_picture(folder / f"{colour}-{number}.png", colour, number)
        for number in range(2):
            write_text(folder / f"{colour}-{number}.txt", f"{colour} {colour} {number}")
    write_tone(folder / "bird.wav", "high")
    write_tone(folder / "drum.wav", "low")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of these media without groups, and one with a group for each colour."""
    folder = tmp_path_factory.mktemp("groups")
    _write_media(folder / "media")
    encoder = ColourEncoder()
    library = Library(folder / "plain", "starter", encoder_of=lambda preset, cache: encoder)
    library.index((str(folder / "media"),))
    library.close()
    shutil.copytree(folder / "plain", folder / "grouped")
    library = Library(folder / "grouped", "starter", encoder_of=lambda preset, cache: encoder)
    library.groups.make(GroupOptions(GroupMethod.HDBSCAN))
    library.close()
    return folder


@pytest.fixture
def desktop(
    shelf: Path, library_dir: Path, make_library: MakeLibrary, open_desktop: OpenDesktop
) -> Desktop:
    """A window on the library with groups."""
    shutil.copytree(shelf / "grouped", library_dir)
    return open_desktop(make_library())


@pytest.fixture
def page(desktop: Desktop, qtbot: QtBot) -> GroupsPage:
    """The page with the three groups on it."""
    return _opened(desktop, qtbot, 3)


def _opened(desktop: Desktop, qtbot: QtBot, groups: int) -> GroupsPage:
    desktop.window.show_pages(PageName.GROUPS)
    page = desktop.window.groups
    qtbot.waitUntil(lambda: len(page.model.cards) == groups)
    return page


def _colour(items: tuple[Item, ...]) -> str:
    """The colour of a group's files, which is the same for all."""
    (colour,) = {Path(item.path).name.split("-")[0] for item in items}
    return colour


def _index(page: GroupsPage, colour: str) -> QModelIndex:
    """The card of a colour."""
    found = (card.group.id for card in page.model.cards if _colour(card.samples) == colour)
    return page.model.index_of(next(found))


def _select(page: GroupsPage, qtbot: QtBot, *colours: str) -> None:
    """Click the cards of some colours, with Ctrl but for the first."""
    for place, colour in enumerate(colours):
        keys = Qt.KeyboardModifier.ControlModifier if place else NO_KEYS
        spot = page.view.visualRect(_index(page, colour)).center()
        qtbot.mouseClick(page.view.viewport(), LEFT, keys, spot)
    # Else Qt takes it for held in the windows of later tests, too.
    qtbot.keyRelease(page.view, Qt.Key.Key_Control)


def _press(page: GroupsPage, qtbot: QtBot, deed: Deed) -> None:
    qtbot.mouseClick(page.bar.buttons[deed], LEFT)


def _sizes(page: GroupsPage) -> list[int]:
    return [card.group.size for card in page.model.cards]


def _state(page: GroupsPage) -> list[tuple[object, ...]]:
    cards = sorted(page.model.cards, key=lambda card: card.group.id)
    return [(card.group, *card.ids.tolist()) for card in cards]


def _undo(desktop: Desktop, qtbot: QtBot, page: GroupsPage, before: object) -> None:
    """Take back by the button of the message, and wait until all is as before."""
    assert _state(page) != before
    qtbot.mouseClick(desktop.window.messages.button, LEFT)
    qtbot.waitUntil(lambda: _state(page) == before)


def test_a_card_shows_files_of_all_kinds_and_says_what_it_is(page: GroupsPage) -> None:
    """Pictures and texts of one colour are together; a screen reader hears size and likeness."""
    assert {_colour(card.samples) for card in page.model.cards} == set(COLOURS)
    for card in page.model.cards:
        assert {item.modality for item in card.samples} == {Modality.IMAGE, Modality.TEXT}
        assert len(card.samples) == 4
    index = _index(page, "red")
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == f"{index.data()}, 6 files, very much alike"
    assert page.making.text.text().startswith("3 groups by HDBSCAN: silhouette 0.")
    assert "inertia" in page.making.text.text()
    assert page.making.ungrouped.text() == "2 files in no group"
    assert not page.trail.isVisible()


def test_files_are_grouped_from_the_page(
    shelf: Path,
    library_dir: Path,
    make_library: MakeLibrary,
    open_desktop: OpenDesktop,
    qtbot: QtBot,
) -> None:
    """Where nothing is grouped the page says what to press; steps are told, and it can stop."""
    shutil.copytree(shelf / "plain", library_dir)
    desktop = open_desktop(make_library())
    desktop.window.show_pages(PageName.GROUPS)
    page, engine = desktop.window.groups, engine_of(desktop)
    making, library = page.making, engine.library
    qtbot.waitUntil(lambda: "Press Group the files" in page.nothing.text())
    assert making.start.text() == "Group the files"
    making.method.setCurrentIndex(making.method.findData("kmeans"))
    making.count.setValue(3)
    # Nobody answers yet.
    engine.library = None
    qtbot.mouseClick(making.start, LEFT)
    asked = engine.requests[-1]
    assert isinstance(asked, DoWithGroups)
    engine.post(GroupProgress(asked.number, GroupStep.NAMING, 3, 7))
    qtbot.waitUntil(lambda: making.text.text() == "Naming the groups…")
    assert (making.bar.value(), making.bar.maximum()) == (3, 7)
    qtbot.mouseClick(making.stop, LEFT)
    assert engine.requests[-1] == CancelGrouping(asked.number)
    engine.post(GroupsCancelled(asked.number))
    qtbot.waitUntil(lambda: making.text.text() == "Stopped. The groups are as they were.")
    engine.library = library
    qtbot.mouseClick(making.start, LEFT)
    qtbot.waitUntil(lambda: len(page.model.cards) == 3)
    assert making.text.text().startswith("3 groups by k-means")
    assert making.start.text() == "Group anew"
    assert not making.stop.isVisible()


def test_an_empty_library_says_what_to_do(
    make_library: MakeLibrary, open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """Nothing can be grouped where nothing is."""
    desktop = open_desktop(make_library())
    desktop.window.show_pages(PageName.GROUPS)
    page = desktop.window.groups
    qtbot.waitUntil(lambda: "Add a folder" in page.nothing.text())
    assert not page.making.start.isEnabled()


def test_a_group_opens_as_results(desktop: Desktop, page: GroupsPage, qtbot: QtBot) -> None:
    """A double click looks for `group:`, which the gallery lists; the rest is listed as well."""
    name = _index(page, "green").data()
    double_click(page.view.viewport(), page.view.visualRect(_index(page, "green")).center())
    assert not desktop.window.shows_pages
    assert desktop.session.query.filters.groups == (name,)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 6)
    assert all(one.startswith("green-") for one in names(desktop))
    desktop.window.show_pages(PageName.GROUPS)
    qtbot.mouseClick(page.making.ungrouped, LEFT)
    qtbot.waitUntil(lambda: sorted(names(desktop)) == ["bird.wav", "drum.wav"])
    assert desktop.window.filters.shows_copies


def test_a_group_becomes_an_album(desktop: Desktop, page: GroupsPage, qtbot: QtBot) -> None:
    """Its name is proposed; the album has its files, and Undo takes it away again."""
    _select(page, qtbot, "blue")
    _press(page, qtbot, Deed.ALBUM)
    dialog = desktop.selection.albums.dialog
    assert dialog.box.text() == _index(page, "blue").data()
    assert "6 files" in dialog.what.text()
    dialog.box.setText("Blue things")
    qtbot.mouseClick(dialog.fine, LEFT)
    albums = desktop.selection.albums
    qtbot.waitUntil(lambda: [(one.name, one.count) for one in albums.all] == [("Blue things", 6)])
    qtbot.mouseClick(desktop.window.messages.button, LEFT)
    qtbot.waitUntil(lambda: albums.all == ())


def test_a_group_is_renamed_where_it_stands(
    desktop: Desktop, page: GroupsPage, qtbot: QtBot
) -> None:
    """F2 edits the name; the query follows, the group is pinned, and Undo makes it unpinned."""
    before = _state(page)
    _select(page, qtbot, "red")
    desktop.session.put_text(f'group:"{_index(page, "red").data()}"')
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    (editor,) = page.view.viewport().findChildren(QLineEdit)
    editor.setText("  All   reds ")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _index(page, "red").data() == "All reds")
    assert "pinned" in _index(page, "red").data(Qt.ItemDataRole.AccessibleTextRole)
    assert desktop.session.query.filters.groups == ("All reds",)
    assert [_colour(card.samples) for card in page.view.selected] == ["red"]
    _undo(desktop, qtbot, page, before)


def test_groups_are_merged_and_parted_again(
    desktop: Desktop, page: GroupsPage, qtbot: QtBot
) -> None:
    """A merge is taken back whole, so is a split, and a pin."""
    before = _state(page)
    assert not page.bar.buttons[Deed.MERGE].isEnabled()
    _select(page, qtbot, "red", "blue")
    _press(page, qtbot, Deed.MERGE)
    qtbot.waitUntil(lambda: _sizes(page) == [12, 6])
    assert page.model.cards[0].group.is_pinned
    _undo(desktop, qtbot, page, before)
    _select(page, qtbot, "red", "blue")
    _press(page, qtbot, Deed.MERGE)
    qtbot.waitUntil(lambda: _sizes(page) == [12, 6])
    merged = _state(page)
    page.view.setCurrentIndex(page.model.index(0))
    _press(page, qtbot, Deed.SPLIT)
    qtbot.waitUntil(lambda: len(page.model.cards) == 3)
    _undo(desktop, qtbot, page, merged)
    page.view.setCurrentIndex(page.model.index(0))
    assert not page.bar.buttons[Deed.PIN].isVisible()
    _press(page, qtbot, Deed.UNPIN)
    qtbot.waitUntil(lambda: not page.model.cards[0].group.is_pinned)
    _undo(desktop, qtbot, page, merged)


def test_finer_groups_are_looked_into(
    desktop: Desktop, library_dir: Path, page: GroupsPage, qtbot: QtBot
) -> None:
    """Enter goes into a group of groups and Backspace back, to the card that one came from."""
    with_files = [
        KeptGroup(card.group.name, 0.5, card.group.id, members=card.ids)
        for card in page.model.cards
    ]
    catalogue = Catalogue(LibraryPaths(library_dir).catalogue)
    with catalogue.transaction():
        above = KeptGroup("Two", 0.5, level=1, children=tuple(with_files[:2]))
        catalogue.item_groups.replace_all([with_files[2], above])
    catalogue.close()
    desktop.store.read_contents()
    qtbot.waitUntil(lambda: _sizes(page) == [12, 6])
    assert page.trail.where.text() == "All groups"
    told = page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Two, 12 files, 2 finer groups"
    page.view.setFocus()
    page.view.setCurrentIndex(page.model.index(0))
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert _sizes(page) == [6, 6]
    assert page.trail.where.text() == "All groups > Two"
    qtbot.keyClick(page.view, Qt.Key.Key_Backspace)
    assert page.view.selected[0].group.name == "Two"
    assert not page.trail.broader.isEnabled()


def test_new_files_and_marks_are_followed(
    desktop: Desktop, shelf: Path, tmp_path: Path, page: GroupsPage, qtbot: QtBot
) -> None:
    """A new file joins its group by itself; an album of a search follows a change of marks."""
    library = engine_of(desktop).library
    assert library is not None
    library.albums.make_of_search("Loved", "is:favourite")
    write_picture(tmp_path / "more" / "red-9.png", "red", 9)
    library.index((str(tmp_path / "more"),))
    engine_of(desktop).post(LibraryChanged())
    qtbot.waitUntil(lambda: _sizes(page) == [7, 6, 6])
    assert _colour(page.model.cards[0].samples) == "red"
    albums = desktop.selection.albums
    qtbot.waitUntil(lambda: [one.count for one in albums.all] == [0])
    loved = page.model.cards[0].ids[:2].tolist()
    desktop.selection.marker.mark(MarkChange(favourite=True), loved)
    qtbot.waitUntil(lambda: [one.count for one in albums.all] == [2])


def test_places_and_days_are_ways_beside_meaning(
    desktop: Desktop, page: GroupsPage, qtbot: QtBot
) -> None:
    """They are read when they are chosen, list their files, and cannot be changed."""
    qtbot.mouseClick(page.ways[GroupBy.PLACE], LEFT)
    qtbot.waitUntil(lambda: "No file says where" in page.nothing.text())
    assert not page.making.start.isVisible()
    qtbot.mouseClick(page.ways[GroupBy.DAY], LEFT)
    qtbot.waitUntil(lambda: _sizes(page) == [20])
    index = page.model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"{index.data()}, 20 files"
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    offered = [deed for deed, button in page.bar.buttons.items() if button.isVisible()]
    assert offered == [Deed.FILES, Deed.FINER, Deed.ALBUM]
    _press(page, qtbot, Deed.FILES)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 20 and desktop.window.filters.shows_copies)
    assert index.data() in desktop.window.filters.summary.text()


def test_the_menu_offers_what_the_bar_does(page: GroupsPage, qtbot: QtBot) -> None:
    """Of one group, and of several."""
    _select(page, qtbot, "red")
    assert [entry.text() for entry in page.menu(page.view.selected).actions()] == [
        "Show the files",
        "Make an album…",
        "Rename",
        "Split",
        "Pin",
    ]
    place = page.view.visualRect(_index(page, "red")).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, page.view.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(page.view.viewport(), event)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    popup.close()
    _select(page, qtbot, "red", "blue")
    assert [entry.text() for entry in page.menu(page.view.selected).actions()] == ["Merge"]


def test_cards_fill_the_page_from_either_side(page: GroupsPage) -> None:
    """As many as fit lie in a row; in a window that is read from the right the first is there."""
    rects = [page.view.visualRect(page.model.index(row)) for row in range(3)]
    assert rects[0].top() == rects[1].top()
    assert rects[0].left() < rects[1].left()
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.view.grab()
    rects = [page.view.visualRect(page.model.index(row)) for row in range(3)]
    assert rects[0].left() > rects[1].left()


def test_the_page_is_in_the_menu(desktop: Desktop) -> None:
    """With its key."""
    (entry,) = (one for one in desktop.menus.file.actions() if one.text() == "Groups…")
    assert entry.shortcut().toString() == "Ctrl+G"
    entry.trigger()
    assert desktop.window.groups.isVisible()
