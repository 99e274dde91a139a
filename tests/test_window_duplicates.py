"""The page of duplicates: what it lists and proposes to go, by which rule, and how it looks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    engine_of,
)
from duplicate_window import SearchingEngine, cell, choose, click, files, going, menu
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.duplicates import DuplicatesPage
from desktop.duplicates.choices import taken
from desktop.duplicates.kept_rule import read_rule, written_rule
from desktop.pages import PageName
from desktop.shell.app import Desktop
from engine.library.facade import Library
from engine.types import Modality
from engine.types.duplicates import (
    DuplicateGroup,
    DuplicateItem,
    DuplicateKind,
    DuplicateReport,
    KeepBy,
    KeepRule,
)

pytest_plugins = ("duplicate_fixtures",)
pytestmark = OFFSCREEN_NOISE
EXACT, NEAR, SIMILAR = DuplicateKind
LEFT = Qt.MouseButton.LeftButton


def test_the_kinds_are_never_mixed(duplicates: DuplicatesPage, qtbot: QtBot) -> None:
    """Each has its groups and their number; what only looks alike is not proposed to go."""
    told = [duplicates.kinds[kind].text() for kind in DuplicateKind]
    assert told == ["Exact  1", "Near  1", "Similar  1"]
    assert duplicates.kinds[EXACT].isChecked()
    assert files(duplicates) == [{"one.jpg", "copy.jpg"}]
    assert going(duplicates) == {"copy.jpg"}
    qtbot.mouseClick(duplicates.kinds[NEAR], LEFT)
    (near,) = files(duplicates)
    assert {"small.jpg", "mirrored.jpg"} < near
    assert going(duplicates) == {"small.jpg", "mirrored.jpg"}
    qtbot.mouseClick(duplicates.kinds[SIMILAR], LEFT)
    assert any({"first.jpg", "next.jpg"} <= group for group in files(duplicates))
    assert going(duplicates) == set()
    assert not duplicates.bar.trash.isEnabled()


def test_a_screen_reader_hears_groups_and_files(duplicates: DuplicatesPage) -> None:
    """What becomes of a file, its name, and first of all in what it differs."""
    duplicates.kinds[NEAR].click()
    role = Qt.ItemDataRole.AccessibleTextRole
    head = duplicates.model.index(0, 0).data(role)
    assert head.startswith("Group 1 of 1, 3 files, frees ")
    told = cell(duplicates, "small.jpg").data(role)
    assert told.startswith("Goes, Picture small.jpg, 160 × 120, ")
    assert duplicates.view.accessibleName() == "Groups of duplicates"


def test_a_click_or_space_turns_a_file(duplicates: DuplicatesPage, qtbot: QtBot) -> None:
    """It stays where it was to go, and goes again; the last one of a group stays."""
    click(duplicates, qtbot, "copy.jpg")
    assert going(duplicates) == set()
    qtbot.keyClick(duplicates.view, Qt.Key.Key_Space)
    assert going(duplicates) == {"copy.jpg"}
    with qtbot.waitSignal(duplicates.refused) as told:
        click(duplicates, qtbot, "one.jpg")
    assert told.args[0].startswith("The last file of a group stays.")
    assert going(duplicates) == {"copy.jpg"}


def test_a_message_leaves_the_buttons_below_the_groups_free(
    copies_desktop: Desktop, duplicates: DuplicatesPage, qtbot: QtBot
) -> None:
    """What was done is told above them, and can be taken back while they are used."""
    window = copies_desktop.window
    for name, bar in (
        (PageName.GROUPS, window.pages.groups.bar),
        (PageName.DUPLICATES, duplicates.bar),
    ):
        window.show_pages(name)
        window.messages.show_error("The disk is full.")
        qtbot.waitUntil(lambda bar=bar: bar.isVisible())
        told = window.messages
        place = told.rect().translated(told.mapTo(window, QPoint()))
        assert told.isVisible()
        assert not place.intersects(bar.rect().translated(bar.mapTo(window, QPoint())))


def test_the_files_of_all_groups_stand_below_each_other(
    copies_desktop: Desktop, qtbot: QtBot
) -> None:
    """Every column is as wide as the others, also where the first list makes the view larger."""
    duplicates = copies_desktop.window.pages.duplicates
    duplicates.kinds[NEAR].click()
    copies_desktop.window.show_pages(PageName.DUPLICATES)
    qtbot.waitUntil(lambda: duplicates.model.count(NEAR) == 1)
    header = duplicates.view.horizontalHeader()
    assert duplicates.model.columnCount() == 4
    assert len({header.sectionSize(column) for column in (1, 2, 3)}) == 1


def test_rules_hold_for_all_groups(
    duplicates: DuplicatesPage, copies_media: Path, qtbot: QtBot
) -> None:
    """A folder comes before a size; another rule does away with what was chosen one by one."""
    duplicates.kinds[NEAR].click()
    click(duplicates, qtbot, "small.jpg")
    assert going(duplicates) == {"mirrored.jpg"}
    duplicates.rules.by.setCurrentIndex(duplicates.rules.by.findData("newest"))
    duplicates.rules.by.activated.emit(1)
    qtbot.waitUntil(lambda: going(duplicates) not in ({"mirrored.jpg"}, set()))
    assert len(going(duplicates)) == 2
    duplicates.kinds[EXACT].click()
    choose(menu(duplicates, "copy.jpg"), "Rather keep what is in its folder")
    qtbot.waitUntil(lambda: going(duplicates) == {"one.jpg"})
    assert duplicates.rules.folder.currentData() == str(copies_media / "copies")
    duplicates.rules.folder.setCurrentIndex(0)
    duplicates.rules.folder.activated.emit(0)
    qtbot.waitUntil(lambda: duplicates.rules.rule.folder == "")


def test_all_but_one_and_all(duplicates: DuplicatesPage) -> None:
    """Both are there for what only looks alike, too."""
    duplicates.kinds[SIMILAR].click()
    duplicates.rules.all_but_one.click()
    assert [len(taken([group])) for group in duplicates.model.groups] == [
        len(group.items) - 1 for group in duplicates.model.groups
    ]
    duplicates.rules.all_kept.click()
    assert going(duplicates) == set()


def test_nothing_is_taken_from_a_reference_folder(
    duplicates: DuplicatesPage, copies_media: Path, qtbot: QtBot
) -> None:
    """Its files stay whatever is pressed, and what they have elsewhere goes."""
    choose(menu(duplicates, "copy.jpg"), "Take nothing from its folder")
    qtbot.waitUntil(lambda: going(duplicates) == {"one.jpg"})
    with qtbot.waitSignal(duplicates.refused) as told:
        click(duplicates, qtbot, "copy.jpg")
    assert told.args[0].startswith("Nothing is taken from this folder")
    choose(menu(duplicates, "one.jpg"), "Take the whole group")
    assert going(duplicates) == {"one.jpg"}
    folders = duplicates.rules.references.menu()
    folders.aboutToShow.emit()
    entries = {entry.text(): entry for entry in folders.actions()}
    assert entries[str(copies_media / "copies")].isChecked()
    assert not entries[str(copies_media)].isChecked()
    entries[str(copies_media / "copies")].trigger()
    qtbot.waitUntil(lambda: not duplicates.rules.rule.references)


def test_what_nothing_is_taken_from_is_so_in_the_next_window(
    copies_desktop: Desktop,
    duplicates: DuplicatesPage,
    copies_media: Path,
    open_desktop: OpenDesktop,
    qtbot: QtBot,
) -> None:
    """The rule holds from its first list on: a folder that was safe is not proposed to go."""
    duplicates.rules.take_nothing_from(str(copies_media / "copies"))
    duplicates.rules.by.setCurrentIndex(duplicates.rules.by.findData("oldest"))
    duplicates.rules.by.activated.emit(duplicates.rules.by.currentIndex())
    qtbot.waitUntil(lambda: going(duplicates) == {"one.jpg"})
    copies_library = engine_of(copies_desktop).library
    copies_desktop.close()
    again = open_desktop(connect=lambda post: SearchingEngine(post, copies_library))
    again.window.show_pages(PageName.DUPLICATES)
    duplicates = again.window.pages.duplicates
    qtbot.waitUntil(lambda: duplicates.model.count(EXACT) == 1)
    assert going(duplicates) == {"one.jpg"}
    assert duplicates.rules.references.text() == "Take nothing from  1"
    assert duplicates.rules.by.currentData() == "oldest"


@pytest.mark.parametrize("stored", ["", "[]", "{", '{"by": "any"}', '{"references": 3}'])
def test_what_is_no_rule_is_the_usual_one(stored: str) -> None:
    """Whatever stands in the settings, the page opens."""
    assert read_rule(stored) == KeepRule()
    rule = KeepRule(KeepBy.NEWEST, "/a", ("/b", "/c\nd"))
    assert read_rule(written_rule(rule)) == rule


def test_many_groups_are_painted_by_the_screen(
    duplicates: DuplicatesPage, copies_desktop: Desktop, copies_library: Library, qtbot: QtBot
) -> None:
    """Of ten thousand groups only those in sight are asked for; a large one goes on below."""
    (items,) = (tuple(one.item for one in group.items) for group in duplicates.model.groups)
    group = DuplicateGroup(EXACT, Modality.IMAGE, tuple(map(DuplicateItem, items)))
    large = DuplicateGroup(EXACT, Modality.IMAGE, group.items * 20)
    wanted: list[int] = []
    want: Callable[..., None] = duplicates.view._thumbnails.want
    duplicates.view._thumbnails.want = lambda some: (wanted.append(len(some)), want(some))  # type: ignore[method-assign,assignment]
    duplicates._show_report(DuplicateReport((large, *(group,) * 10_000), 1))
    duplicates.view.grab()
    assert duplicates.model.rowCount() > 10_000
    assert duplicates.model.columnCount() < 12
    assert 0 < max(wanted) < 100
    last = duplicates.model.index(duplicates.model.rowCount() - 1, 1)
    duplicates.view.scrollTo(last)
    duplicates.view.grab()
    assert duplicates.view.viewport().rect().contains(duplicates.view.visualRect(last).center())


def test_the_page_is_in_the_menu(copies_desktop: Desktop, qtbot: QtBot) -> None:
    """With its key, which no other entry has."""
    (entry,) = (one for one in copies_desktop.menus.file.actions() if one.text() == "Duplicates…")
    assert entry.shortcut().toString() == "Ctrl+Shift+D"
    entry.trigger()
    assert copies_desktop.window.pages.duplicates.isVisible()
    assert copies_desktop.window.pages.duplicates.rules.rule == KeepRule()
