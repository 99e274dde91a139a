"""The page of groups on a real library: what it shows, and what is looked into."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from colour_media import write_picture
from conftest import MakeLibrary
from desktop_support import OFFSCREEN_NOISE, OpenDesktop, double_click, engine_of, listed, names
from group_window import COLOURS, LEFT, colour_of, index_of, press, sizes
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.groups import GroupsPage
from desktop.groups.bar import GroupAction
from desktop.pages import PageName
from desktop.shell.app import Desktop
from engine.catalogue import Catalogue
from engine.catalogue.item_groups import KeptGroup
from engine.paths import LibraryPaths
from engine.service.messages import LibraryChanged
from engine.types import MarkChange, Modality
from engine.types.item_groups import GroupBy

pytest_plugins = ("group_fixtures",)
pytestmark = OFFSCREEN_NOISE


def test_a_card_shows_files_of_all_kinds_and_says_what_it_is(page: GroupsPage) -> None:
    """Pictures and texts of one colour are together; a screen reader hears size and likeness."""
    assert {colour_of(card.samples) for card in page.model.cards} == set(COLOURS)
    for card in page.model.cards:
        assert {item.modality for item in card.samples} == {Modality.IMAGE, Modality.TEXT}
        assert len(card.samples) == 4
    index = index_of(page, "red")
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == f"{index.data()}, 6 files, very much alike"
    assert page.making.text.text().startswith("3 groups by HDBSCAN: silhouette 0.")
    assert "inertia" in page.making.text.text()
    assert page.making.ungrouped.text() == "2 files in no group"
    assert not page.trail.isVisible()


def test_an_empty_library_says_what_to_do(
    make_library: MakeLibrary, open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """Nothing can be grouped where nothing is."""
    desktop = open_desktop(make_library())
    desktop.window.show_pages(PageName.GROUPS)
    page = desktop.window.pages.groups
    qtbot.waitUntil(lambda: "Add a folder" in page.nothing.text())
    assert not page.making.start.isEnabled()


def test_a_group_opens_as_results(grouped_desktop: Desktop, page: GroupsPage, qtbot: QtBot) -> None:
    """A double click looks for `group:`, which the gallery lists; the rest is listed as well."""
    name = index_of(page, "green").data()
    double_click(page.view.viewport(), page.view.visualRect(index_of(page, "green")).center())
    assert not grouped_desktop.window.shows_pages
    assert grouped_desktop.session.query.filters.groups == (name,)
    qtbot.waitUntil(lambda: len(listed(grouped_desktop)) == 6)
    assert all(one.startswith("green-") for one in names(grouped_desktop))
    grouped_desktop.window.show_pages(PageName.GROUPS)
    qtbot.mouseClick(page.making.ungrouped, LEFT)
    qtbot.waitUntil(lambda: sorted(names(grouped_desktop)) == ["bird.wav", "drum.wav"])
    filters = grouped_desktop.window.filters
    assert filters.shows_copies
    assert [filters.toggles[kind].text() for kind in (Modality.AUDIO, Modality.IMAGE)] == [
        *("So&unds  2", "&Pictures  0"),
    ]


def test_finer_groups_are_looked_into(
    grouped_desktop: Desktop, library_dir: Path, page: GroupsPage, qtbot: QtBot
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
    grouped_desktop.store.read_contents()
    qtbot.waitUntil(lambda: sizes(page) == [12, 6])
    assert page.trail.where.text() == "All groups"
    assert page.making.text.text().startswith("3 groups by HDBSCAN, put together into 2: silh")
    told = page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Two, 12 files, 2 finer groups"
    page.view.setFocus()
    page.view.setCurrentIndex(page.model.index(0))
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert sizes(page) == [6, 6]
    assert page.trail.where.text() == "All groups > Two"
    qtbot.keyClick(page.view, Qt.Key.Key_Backspace)
    assert page.view.selected[0].group.name == "Two"
    assert not page.trail.broader.isEnabled()


def test_new_files_and_marks_are_followed(
    grouped_desktop: Desktop, tmp_path: Path, page: GroupsPage, qtbot: QtBot
) -> None:
    """A new file joins its group by itself; an album of a search follows a change of marks."""
    library = engine_of(grouped_desktop).library
    assert library is not None
    library.albums.make_of_search("Loved", "is:favourite")
    write_picture(tmp_path / "more" / "red-9.png", "red", 9)
    library.index((str(tmp_path / "more"),))
    engine_of(grouped_desktop).post(LibraryChanged())
    qtbot.waitUntil(lambda: sizes(page) == [7, 6, 6])
    assert colour_of(page.model.cards[0].samples) == "red"
    albums = grouped_desktop.selection.albums
    qtbot.waitUntil(lambda: [one.count for one in albums.all] == [0])
    loved = page.model.cards[0].ids[:2].tolist()
    grouped_desktop.selection.marks.marker.mark(MarkChange(favourite=True), loved)
    qtbot.waitUntil(lambda: [one.count for one in albums.all] == [2])


def test_places_and_days_are_ways_beside_meaning(
    grouped_desktop: Desktop, page: GroupsPage, qtbot: QtBot
) -> None:
    """They are read when they are chosen, list their files, and cannot be changed."""
    qtbot.mouseClick(page.ways[GroupBy.PLACE], LEFT)
    qtbot.waitUntil(lambda: "No file says where" in page.nothing.text())
    assert not page.making.start.isVisible()
    qtbot.mouseClick(page.ways[GroupBy.DAY], LEFT)
    qtbot.waitUntil(lambda: sizes(page) == [20])
    index = page.model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"{index.data()}, 20 files"
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    offered = [action for action, button in page.bar.buttons.items() if button.isVisible()]
    assert offered == [GroupAction.FILES, GroupAction.FINER, GroupAction.ALBUM]
    press(page, qtbot, GroupAction.FILES)
    qtbot.waitUntil(
        lambda: len(listed(grouped_desktop)) == 20 and grouped_desktop.window.filters.shows_copies
    )
    assert index.data() in grouped_desktop.window.filters.summary.text()
    qtbot.mouseClick(grouped_desktop.window.filters.back, LEFT)
    assert grouped_desktop.window.shows_page(PageName.GROUPS)


def test_as_many_groups_are_told_as_are_seen(
    grouped_desktop: Desktop, tmp_path: Path, page: GroupsPage, qtbot: QtBot
) -> None:
    """Of days that are in groups of years: so many years, and so many runs of days in one."""
    library = engine_of(grouped_desktop).library
    assert library is not None
    for number in range(14):
        path = write_picture(tmp_path / "old" / f"{number}.png", "red", number)
        noon = datetime(2001, 1, 1, 12).timestamp() + number * 864_000
        os.utime(path, (noon, noon))
    library.index((str(tmp_path / "old"),))
    engine_of(grouped_desktop).post(LibraryChanged())
    qtbot.mouseClick(page.ways[GroupBy.DAY], LEFT)
    qtbot.waitUntil(lambda: sizes(page) == [20, 14])
    assert page.making.text.text() == "2 groups."
    page.view.opened.emit(page.model.index(1))
    assert len(sizes(page)) == 14
    assert page.making.text.text() == "14 groups."


def test_cards_fill_the_page_from_either_side(page: GroupsPage) -> None:
    """As many as fit lie in a row; in a window that is read from the right the first is there."""
    rects = [page.view.visualRect(page.model.index(row)) for row in range(3)]
    assert rects[0].top() == rects[1].top()
    assert rects[0].left() < rects[1].left()
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.view.grab()
    rects = [page.view.visualRect(page.model.index(row)) for row in range(3)]
    assert rects[0].left() > rects[1].left()


def test_the_page_is_in_the_menu(grouped_desktop: Desktop) -> None:
    """With its key."""
    (entry,) = (one for one in grouped_desktop.menus.file.actions() if one.text() == "Groups…")
    assert entry.shortcut().toString() == "Ctrl+G"
    entry.trigger()
    assert grouped_desktop.window.pages.groups.isVisible()
