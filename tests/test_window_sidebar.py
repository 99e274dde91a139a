"""The side bar: what is chosen there narrows the query, and both show one state."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from colour_media import write_picture
from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    click_row,
    engine_of,
    listed,
    names,
    side_rows,
)
from fake_encoder import ColourEncoder
from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from desktop.sidebar import Section
from desktop.sidebar.items import TITLE, Roomy
from desktop.sidebar.rows import ALL_FOLDERS, Row, root_rows
from desktop.sidebar.tree import SideTree
from engine.indexing.context import IndexOptions
from engine.library.facade import Library
from engine.types import MarkChange, Marking

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a `shelf`, pictures in sub-folders, and the `library` of it."""
    folder = tmp_path_factory.mktemp("tree")
    root = folder / "shelf"
    for path, colour, day in (
        ("old/rose.png", "red", 1_620_000_000),
        ("trips/north/leaf.png", "green", 1_710_000_000),
        ("trips/south/sea.png", "blue", 1_715_500_000),
    ):
        write_picture(root / path, colour)
        os.utime(root / path, (day, day))
    encoder = ColourEncoder()
    library = Library(folder / "library", "starter", encoder_of=lambda preset, cache: encoder)
    library.index((str(root),))
    library.close()
    return folder


@pytest.fixture
def shelf(tree: Path) -> Iterator[Path]:
    """The pictures of `tree_window`, not to be changed; what a test puts into `new` goes again."""
    yield tree / "shelf"
    shutil.rmtree(tree / "shelf" / "new", ignore_errors=True)


@pytest.fixture
def tree_window(
    open_desktop: OpenDesktop,
    make_library: MakeLibrary,
    library_dir: Path,
    tree: Path,
    qtbot: QtBot,
) -> Desktop:
    """A window on three pictures in sub-folders: of 2021, of March 2024, and of May 2024."""
    shutil.copytree(tree / "library", library_dir)
    desktop = open_desktop(make_library())
    qtbot.waitUntil(lambda: len(listed(desktop)) == 3)
    qtbot.waitUntil(lambda: len(side_rows(desktop, Section.DATES)) == 2)
    return desktop


def _item(desktop: Desktop, section: Section, key: str) -> QTreeWidgetItem:
    item = desktop.window.side.tree.item_of(section, key)
    assert item is not None
    return item


def _title_place(tree: SideTree, item: QTreeWidgetItem) -> QRect:
    """Where the title of an item is painted."""
    painted, index = tree.itemDelegate(), tree.indexFromItem(item)
    assert isinstance(painted, Roomy)
    option = QStyleOptionViewItem()
    option.widget, option.rect = tree, tree.visualRect(index)
    return painted.title_place(option, index)


def _open(desktop: Desktop, qtbot: QtBot, folder: Path) -> list[tuple[str, str]]:
    """Open a folder; tells titles and counts of what is below it."""
    item = _item(desktop, Section.FOLDERS, str(folder))
    item.setExpanded(True)
    qtbot.waitUntil(lambda: item.childCount() > 0)
    children = [item.child(place) for place in range(item.childCount())]
    return [(child.text(0), child.text(1)) for child in children if child]


def test_folders_are_read_as_they_are_opened(
    tree_window: Desktop, qtbot: QtBot, shelf: Path
) -> None:
    """Each level has its counts, and comes when the one above it is opened."""
    assert _item(tree_window, Section.FOLDERS, str(shelf)).text(1) == "3"
    assert _open(tree_window, qtbot, shelf) == [("old", "1"), ("trips", "2")]
    assert _open(tree_window, qtbot, shelf / "trips") == [("north", "1"), ("south", "1")]
    item = _item(tree_window, Section.FOLDERS, str(shelf / "old"))
    assert item.data(0, Qt.ItemDataRole.AccessibleTextRole) == "old, 1 file"


def test_a_click_on_a_folder_narrows_and_another_one_does_not(
    tree_window: Desktop, qtbot: QtBot, shelf: Path
) -> None:
    """The bar above shows the same folder; a second click, or All folders, takes it away."""
    trips = str(shelf / "trips")
    _open(tree_window, qtbot, shelf)
    for key in (trips, ""):
        click_row(tree_window, qtbot, Section.FOLDERS, trips)
        qtbot.waitUntil(lambda: sorted(names(tree_window)) == ["leaf.png", "sea.png"])
        assert tree_window.window.filters.folder.currentData() == trips
        assert _item(tree_window, Section.FOLDERS, trips).isSelected()
        click_row(tree_window, qtbot, Section.FOLDERS, key)
        qtbot.waitUntil(lambda: len(names(tree_window)) == 3)
        assert not _item(tree_window, Section.FOLDERS, trips).isSelected()
        assert tree_window.window.filters.folder.currentData() == ""


def test_a_choice_takes_the_place_of_what_is_typed(
    tree_window: Desktop, qtbot: QtBot, shelf: Path
) -> None:
    """A typed folder is marked in the tree; a click on another one takes it out of the text."""
    _open(tree_window, qtbot, shelf)
    box = tree_window.window.search.box
    qtbot.keyClicks(box, f'in:"{shelf / "old"}"')
    qtbot.waitUntil(lambda: names(tree_window) == ["rose.png"])
    assert _item(tree_window, Section.FOLDERS, str(shelf / "old")).isSelected()
    click_row(tree_window, qtbot, Section.FOLDERS, str(shelf / "trips"))
    qtbot.waitUntil(lambda: sorted(names(tree_window)) == ["leaf.png", "sea.png"])
    assert box.text() == ""


def test_a_title_without_a_count_has_the_whole_line(tree_window: Desktop) -> None:
    """Its words are not cut for a number that is not there."""
    heading = _item(tree_window, Section.FOLDERS, ALL_FOLDERS).parent()
    assert heading is not None
    where = tree_window.window.side.tree.indexFromItem(heading)
    assert tree_window.window.side.tree.isFirstColumnSpanned(0, where)
    assert not tree_window.window.side.tree.isFirstColumnSpanned(1, where)


def test_years_and_months_narrow(tree_window: Desktop, qtbot: QtBot) -> None:
    """Newest first with their counts; a month takes the place of its year."""
    rows = side_rows(tree_window, Section.DATES)
    assert [(row.title, row.count) for row in rows.values()] == [("2024", 2), ("2021", 1)]
    assert [(one.title, one.count) for one in rows["2024"].rows] == [("May", 1), ("March", 1)]
    click_row(tree_window, qtbot, Section.DATES, "2024")
    qtbot.waitUntil(lambda: sorted(names(tree_window)) == ["leaf.png", "sea.png"])
    _item(tree_window, Section.DATES, "2024").setExpanded(True)
    click_row(tree_window, qtbot, Section.DATES, "2024-03")
    qtbot.waitUntil(lambda: names(tree_window) == ["leaf.png"])
    assert not _item(tree_window, Section.DATES, "2024").isSelected()
    click_row(tree_window, qtbot, Section.DATES, "2024-03")
    qtbot.waitUntil(lambda: len(names(tree_window)) == 3)


def test_the_keys_choose_and_fold(tree_window: Desktop, qtbot: QtBot, shelf: Path) -> None:
    """Enter is a click; on the title of a section it folds, which the next window remembers."""
    tree = tree_window.window.side.tree
    tree.setCurrentItem(_item(tree_window, Section.FOLDERS, str(shelf)))
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert tree_window.session.query.filters.folders == (str(shelf),)
    tree.setCurrentItem(_item(tree_window, Section.DATES, "2024").parent())
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert tree.closed_sections == ["Dates"]


def test_a_folder_with_files_that_were_not_read_has_a_badge(
    tree_window: Desktop, qtbot: QtBot, shelf: Path
) -> None:
    """With how many they are; what is not connected, or being read, is told in its place."""
    item = _item(tree_window, Section.FOLDERS, str(shelf))
    assert item.icon(1).isNull()
    (shelf / "new").mkdir()
    (shelf / "new" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    library = engine_of(tree_window).library
    assert library is not None
    library.index()
    tree_window.store.read_contents()
    rows = side_rows
    qtbot.waitUntil(lambda: rows(tree_window, Section.FOLDERS)["shelf"].badge == "warning")
    assert item.data(0, Qt.ItemDataRole.AccessibleTextRole) == "shelf, 3 files, 1 not read"
    assert "1 not read" in item.toolTip(0).splitlines()
    assert not item.icon(1).isNull()
    (root,) = tree_window.store.contents.roots
    away = root_rows([replace(root, online=False)], current=str(shelf / "a.png"))[-1]
    assert (away.badge, len(away.notes)) == ("offline", 3)
    (shelf / "new" / "broken.png").unlink()
    library.index(options=IndexOptions(prune=True))
    tree_window.store.read_contents()
    qtbot.waitUntil(lambda: item.icon(1).isNull())


def test_an_open_folder_stays_open_while_files_come_in(
    tree_window: Desktop, qtbot: QtBot, shelf: Path
) -> None:
    """Its rows follow the library, and the row that has the keys keeps them."""
    _open(tree_window, qtbot, shelf)
    tree = tree_window.window.side.tree
    tree.setCurrentItem(_item(tree_window, Section.FOLDERS, str(shelf / "trips")))
    write_picture(shelf / "new" / "more.png", "red")
    library = engine_of(tree_window).library
    assert library is not None
    library.index()
    tree_window.store.read_contents()
    qtbot.waitUntil(lambda: tree.item_of(Section.FOLDERS, str(shelf / "new")) is not None)
    root = _item(tree_window, Section.FOLDERS, str(shelf))
    assert root.isExpanded()
    assert root.text(1) == "4"
    assert tree.currentItem() is _item(tree_window, Section.FOLDERS, str(shelf / "trips"))


def test_favourites_and_tags_narrow(tree_window: Desktop, qtbot: QtBot) -> None:
    """As the other rows do; tags have their counts, and come as they are given."""
    library = engine_of(tree_window).library
    assert library is not None
    leaf = next(item for item in listed(tree_window) if item.path.endswith("leaf.png"))
    change = MarkChange.of(favourite=True, add=("Places/North",))
    library.by_hand.mark([Marking(change, (leaf.id,))])
    tree_window.store.read_contents()
    qtbot.waitUntil(lambda: "Places/North" in side_rows(tree_window, Section.MARKS))
    assert side_rows(tree_window, Section.MARKS)["Places/North"].count == 1
    for title in ("Favourites", "Places/North"):
        key = side_rows(tree_window, Section.MARKS)[title].key
        click_row(tree_window, qtbot, Section.MARKS, key)
        qtbot.waitUntil(lambda: names(tree_window) == ["leaf.png"])
        click_row(tree_window, qtbot, Section.MARKS, key)
        qtbot.waitUntil(lambda: len(names(tree_window)) == 3)


def test_a_title_is_cut_off_only_where_its_own_count_stands(tree_window: Desktop) -> None:
    """The count of a large folder takes no room from the long name of a small one."""
    tree = tree_window.window.side.tree
    long, large = Row("tag long", "w" * 40, count=1), Row("tag large", "w", count=1_234_567)
    places = []
    for rows in ((long,), (long, large)):
        tree.show_rows(Section.MARKS, rows)
        places.append(_title_place(tree, _item(tree_window, Section.MARKS, "tag long")))
    assert tree.columnWidth(TITLE) < places[0].right()
    assert places[0] == places[1]
    tree.show_rows(Section.RECENT, (Row("w", "w" * 40),))
    recent = _title_place(tree, _item(tree_window, Section.RECENT, "w"))
    assert places[0].right() < recent.right() < tree.viewport().width()
