"""The page of groups on a real library: made, changed by hand, and taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

from conftest import MakeLibrary
from desktop_support import OFFSCREEN_NOISE, OpenDesktop, engine_of
from group_window import LEFT, colour_of, index_of, press, select, sizes, state, undone
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from desktop.groups import GroupsPage
from desktop.groups.bar import GroupAction
from desktop.pages import PageName
from desktop.shell.app import Desktop
from engine.clusters.steps import GroupStep
from engine.service.group_messages import (
    CancelGrouping,
    DoWithGroups,
    GroupProgress,
    GroupsCancelled,
)

pytest_plugins = ("group_fixtures",)
pytestmark = OFFSCREEN_NOISE


def test_files_are_grouped_from_the_page(
    grouped_shelf: Path,
    library_dir: Path,
    make_library: MakeLibrary,
    open_desktop: OpenDesktop,
    qtbot: QtBot,
) -> None:
    """Where nothing is grouped the page says what to press; steps are told, and it can stop."""
    shutil.copytree(grouped_shelf / "plain", library_dir)
    desktop = open_desktop(make_library())
    desktop.window.show_pages(PageName.GROUPS)
    page, engine = desktop.window.pages.groups, engine_of(desktop)
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
    assert page.nothing.text().startswith("The files are being grouped.")
    qtbot.mouseClick(making.stop, LEFT)
    assert engine.requests[-1] == CancelGrouping(asked.number)
    engine.post(GroupsCancelled(asked.number))
    qtbot.waitUntil(lambda: making.text.text() == "Stopped. The groups are as they were.")
    assert "Press Group the files" in page.nothing.text()
    engine.library = library
    qtbot.mouseClick(making.start, LEFT)
    qtbot.waitUntil(lambda: len(page.model.cards) == 3)
    assert making.text.text().startswith("3 groups by k-means")
    assert making.start.text() == "Group anew"
    assert not making.stop.isVisible()
    qtbot.mouseClick(desktop.window.messages.button, LEFT)
    qtbot.waitUntil(lambda: making.start.text() == "Group the files" and not page.model.cards)


def test_grouping_anew_is_taken_back(
    grouped_desktop: Desktop, page: GroupsPage, qtbot: QtBot
) -> None:
    """Names and files are as before, and so is what is told of how they were made."""
    before, told = state(page), page.making.text.text()
    page.making.method.setCurrentIndex(page.making.method.findData("kmeans"))
    page.making.count.setValue(2)
    qtbot.mouseClick(page.making.start, LEFT)
    qtbot.waitUntil(lambda: len(page.model.cards) == 2)
    undone(grouped_desktop, qtbot, page, before)
    assert page.making.text.text() == told


def test_a_group_becomes_an_album(grouped_desktop: Desktop, page: GroupsPage, qtbot: QtBot) -> None:
    """Its name is proposed; the album has its files, and Undo takes it away again."""
    select(page, qtbot, "blue")
    press(page, qtbot, GroupAction.ALBUM)
    dialog = grouped_desktop.selection.albums.dialog
    assert dialog.box.text() == index_of(page, "blue").data()
    assert "6 files" in dialog.what.text()
    dialog.box.setText("Blue things")
    qtbot.mouseClick(dialog.fine, LEFT)
    albums = grouped_desktop.selection.albums
    qtbot.waitUntil(lambda: [(one.name, one.count) for one in albums.all] == [("Blue things", 6)])
    qtbot.mouseClick(grouped_desktop.window.messages.button, LEFT)
    qtbot.waitUntil(lambda: albums.all == ())


def test_a_group_is_renamed_where_it_stands(
    grouped_desktop: Desktop, page: GroupsPage, qtbot: QtBot
) -> None:
    """F2 edits the name; the query follows, the group is pinned, and Undo makes it unpinned."""
    before = state(page)
    select(page, qtbot, "red")
    grouped_desktop.session.put_text(f'group:"{index_of(page, "red").data()}"')
    qtbot.keyClick(page.view, Qt.Key.Key_F2)
    (editor,) = page.view.viewport().findChildren(QLineEdit)
    editor.setText("  All   reds ")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: index_of(page, "red").data() == "All reds")
    assert "pinned" in index_of(page, "red").data(Qt.ItemDataRole.AccessibleTextRole)
    assert grouped_desktop.session.query.filters.groups == ("All reds",)
    assert [colour_of(card.samples) for card in page.view.selected] == ["red"]
    undone(grouped_desktop, qtbot, page, before)


def test_groups_are_merged_and_parted_again(
    grouped_desktop: Desktop, page: GroupsPage, qtbot: QtBot
) -> None:
    """A merge is taken back whole, so is a split, and a pin."""
    before = state(page)
    assert not page.bar.buttons[GroupAction.MERGE].isEnabled()
    select(page, qtbot, "red", "blue")
    press(page, qtbot, GroupAction.MERGE)
    qtbot.waitUntil(lambda: sizes(page) == [12, 6])
    assert page.model.cards[0].group.is_pinned
    undone(grouped_desktop, qtbot, page, before)
    select(page, qtbot, "red", "blue")
    press(page, qtbot, GroupAction.MERGE)
    qtbot.waitUntil(lambda: sizes(page) == [12, 6])
    merged = state(page)
    page.view.setCurrentIndex(page.model.index(0))
    press(page, qtbot, GroupAction.SPLIT)
    qtbot.waitUntil(lambda: len(page.model.cards) == 3)
    undone(grouped_desktop, qtbot, page, merged)
    page.view.setCurrentIndex(page.model.index(0))
    assert not page.bar.buttons[GroupAction.PIN].isVisible()
    press(page, qtbot, GroupAction.UNPIN)
    qtbot.waitUntil(lambda: not page.model.cards[0].group.is_pinned)
    undone(grouped_desktop, qtbot, page, merged)


def test_the_menu_offers_what_the_bar_does(page: GroupsPage, qtbot: QtBot) -> None:
    """Of one group, and of several."""
    select(page, qtbot, "red")
    assert [entry.text() for entry in page.menu(page.view.selected).actions()] == [
        "Show the files",
        "Make an album…",
        "Rename",
        "Split",
        "Pin",
    ]
    place = page.view.visualRect(index_of(page, "red")).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, page.view.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(page.view.viewport(), event)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    popup.close()
    select(page, qtbot, "red", "blue")
    assert [entry.text() for entry in page.menu(page.view.selected).actions()] == ["Merge"]
