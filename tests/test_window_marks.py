"""Marks in the window: given by keys, buttons and the bar, seen on tiles, and taken back."""

from __future__ import annotations

from desktop_support import (
    OFFSCREEN_NOISE,
    engine_of,
    names,
    row_of,
    select,
    side_rows,
    type_words,
)
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop.gallery.roles import TileRole
from desktop.shell.app import Desktop
from desktop.sidebar.items import COUNT, TITLE
from desktop.sidebar.rows import Section
from engine.query import parse
from engine.service.hand_messages import HandFailed, HandProgress, StopByHand
from engine.types import Item, Marks
from engine.types.marks import MarkChange

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def item(desktop: Desktop, name: str) -> Item:
    """The item of a tile."""
    found = desktop.model.index(row_of(desktop, name)).data(TileRole.ITEM)
    assert isinstance(found, Item)
    return found


def marks(desktop: Desktop, name: str) -> Marks:
    """The marks of a tile's item."""
    return item(desktop, name).marks


def select_several(desktop: Desktop, *wanted: str) -> None:
    """Select tiles by their names."""
    selected = desktop.window.gallery.selectionModel()
    selected.clear()
    for name in wanted:
        index = desktop.model.index(row_of(desktop, name))
        selected.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)


def test_keys_mark_the_selected_file(desktop: Desktop, qtbot: QtBot) -> None:
    """Ctrl+B makes a favourite, Ctrl with a digit gives stars; Ctrl+Z takes back."""
    window = desktop.window
    select(desktop, qtbot, "rose.png")
    qtbot.keyClick(window.gallery, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: marks(desktop, "rose.png").favourite)
    assert window.messages.text.text() == "Favourite: rose.png."
    qtbot.keyClick(window.gallery, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: marks(desktop, "rose.png").rating == 4)
    assert "favourite, 4 stars" in desktop.model.index(row_of(desktop, "rose.png")).data(
        Qt.ItemDataRole.AccessibleTextRole
    )
    for left in (Marks(favourite=True), Marks()):
        qtbot.keyClick(window.gallery, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda left=left: marks(desktop, "rose.png") == left)
    assert window.messages.text.text() == "Undone: Favourite: rose.png."
    qtbot.keyClick(window.gallery, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.messages.text.text() == "There is nothing to undo."


def test_the_preview_shows_and_changes_marks(desktop: Desktop, qtbot: QtBot) -> None:
    """Its heart and stars say what they do, and do it to the file that is shown."""
    select(desktop, qtbot, "rose.png")
    row = desktop.window.preview.mark_row
    assert row.heart.accessibleName() == "Make it a favourite"
    row.heart.click()
    qtbot.waitUntil(lambda: row.heart.accessibleName() == "No favourite any more")
    row.stars[2].click()
    qtbot.waitUntil(lambda: row.stars[2].accessibleName() == "Take the stars away")
    assert marks(desktop, "rose.png") == Marks(True, 3)
    row.stars[2].click()
    qtbot.waitUntil(lambda: row.stars[2].accessibleName() == "Give 3 stars")


def test_the_viewer_marks_what_it_shows(desktop: Desktop, qtbot: QtBot) -> None:
    """Whatever else is selected in the gallery below."""
    select_several(desktop, "sea.png", "rose.png")
    with qtbot.waitSignal(desktop.viewer_loader.loaded):
        qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_Space)
    viewer = desktop.window.viewer
    assert viewer.item is not None
    qtbot.keyClick(viewer, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: viewer.item is not None and viewer.item.marks.rating == 5)
    assert viewer.mark_row.stars[4].accessibleName() == "Take the stars away"
    desktop.window.leave_viewer()
    assert (marks(desktop, "rose.png").rating, marks(desktop, "sea.png").rating) == (5, 0)


def test_the_bar_counts_and_marks_all(desktop: Desktop, qtbot: QtBot) -> None:
    """It comes with the second selected file, and acts on all of them."""
    bar = desktop.window.selected
    select(desktop, qtbot, "rose.png")
    assert bar.isHidden()
    select_several(desktop, "sea.png", "rose.png")
    assert bar.isVisible()
    assert bar.count.text() == "2 selected"
    button(bar, "Favourite").click()
    qtbot.waitUntil(lambda: marks(desktop, "rose.png").favourite)
    assert marks(desktop, "sea.png").favourite
    assert desktop.window.messages.text.text() == "Favourite: 2 files."
    button(bar, "Select nothing").click()
    assert bar.isHidden()


def button(bar: object, name: str) -> QToolButton:
    """A button of the bar by its name."""
    found = bar.findChildren(QToolButton)  # type: ignore[attr-defined]
    return next(one for one in found if one.accessibleName() == name)


def test_what_is_done_with_many_shows_how_far_it_is(desktop: Desktop, qtbot: QtBot) -> None:
    """The bar shows it, whatever is selected, with a way to stop; at the end it goes."""
    bar = desktop.window.selected
    desktop.file_requests.take(HandProgress(1, 2000, 100_000))
    assert bar.progress.isVisible()
    assert (bar.progress.value(), bar.progress.maximum()) == (2000, 100_000)
    bar.stop.click()
    assert isinstance(engine_of(desktop).requests[-1], StopByHand)
    desktop.file_requests.take(HandFailed(1, "The disk is full."))
    assert bar.isHidden()
    assert desktop.window.messages.text.text() == "The disk is full."


def test_select_all_is_one_range(desktop: Desktop, qtbot: QtBot) -> None:
    """Ctrl+A selects every row at once, Ctrl+Shift+A none."""
    gallery = desktop.window.gallery
    gallery.setFocus()
    keys = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(gallery, Qt.Key.Key_A, keys)
    assert len(gallery.selectionModel().selection().toList()) == 1
    assert desktop.selection.selection.count == 8
    assert len(desktop.selection.selection.ids()) == 8
    qtbot.keyClick(gallery, Qt.Key.Key_A, keys | Qt.KeyboardModifier.ShiftModifier)
    assert desktop.selection.selection.ids() == ()


def test_select_all_takes_the_whole_answer(own_desktop: Desktop, qtbot: QtBot) -> None:
    """Ctrl+A selects also what was not fetched; what comes later is selected, until one is not."""
    own_desktop.session.paging.page = 3
    gallery, selection = own_desktop.window.gallery, own_desktop.selection.selection
    engine_of(own_desktop).holds = True
    own_desktop.session.put_text("red")
    qtbot.waitUntil(lambda: bool(engine_of(own_desktop).searches))
    engine_of(own_desktop).answer(engine_of(own_desktop).searches[-1])
    qtbot.waitUntil(lambda: own_desktop.model.place_of(0)[1] == 3)
    gallery.setFocus()
    keys = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(gallery, Qt.Key.Key_A, keys)
    qtbot.waitUntil(lambda: selection.count == 8)
    every = selection.ids()
    assert len(set(every)) == 8
    assert own_desktop.window.selected.count.text() == "8 selected"
    own_desktop.session.show_more()
    with qtbot.waitSignal(own_desktop.session.extended):
        engine_of(own_desktop).answer(engine_of(own_desktop).searches[-1])
    qtbot.waitUntil(lambda: selection.has_all_listed)
    assert own_desktop.model.place_of(0)[1] > 3
    assert selection.ids() == every
    qtbot.keyClick(gallery, Qt.Key.Key_B, keys)
    library = engine_of(own_desktop).library
    assert library is not None
    qtbot.waitUntil(lambda: library.search(parse("red is:favourite")).total == 8)
    listed = own_desktop.model.place_of(0)[1]
    first = own_desktop.model.index(own_desktop.model.row_at(0))
    gallery.selectionModel().select(first, QItemSelectionModel.SelectionFlag.Deselect)
    assert len(selection.ids()) == listed - 1
    gallery.selectAll()
    assert len(selection.ids()) == listed


def test_tags_are_given_and_taken_away(desktop: Desktop, qtbot: QtBot) -> None:
    """The dialog gives each tag at once, refuses what is none, and lists those there are."""
    select_several(desktop, "sea.png", "rose.png")
    qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    dialog = desktop.selection.marks.tags
    assert dialog.what.text() == "Tags of 2 files"
    assert not dialog.list.isVisible()
    qtbot.keyClicks(dialog.box, " my  sea ")
    qtbot.keyClick(dialog.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: marks(desktop, "rose.png").tags == ("my sea",))
    qtbot.keyClicks(dialog.box, "/")
    dialog.add.click()
    assert dialog.problem.text() == "A tag needs a name."
    assert dialog.list.isVisible()
    dialog.close()
    desktop.selection.marks.ask_tags()
    qtbot.waitUntil(lambda: dialog.box.completer() is not None)
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == ["my sea"]
    dialog.list.setCurrentRow(0)
    dialog.remove.click()
    qtbot.waitUntil(lambda: marks(desktop, "rose.png").tags == ())


def test_commas_stand_between_tags(desktop: Desktop, qtbot: QtBot) -> None:
    """As everywhere where tags are written; a comma too many is none."""
    select(desktop, qtbot, "rose.png")
    desktop.selection.marks.ask_tags()
    dialog = desktop.selection.marks.tags
    dialog.box.setText("sea, Places/Rome,, \u65e5\u8bb0\u3001\u6d77")
    qtbot.keyClick(dialog.box, Qt.Key.Key_Return)
    tags = {"sea", "Places/Rome", "\u65e5\u8bb0", "\u6d77"}
    qtbot.waitUntil(lambda: set(marks(desktop, "rose.png").tags) == tags)
    dialog.close()


def test_a_tag_in_the_preview_can_be_taken_away(desktop: Desktop, qtbot: QtBot) -> None:
    """Each tag is a button with a name."""
    select(desktop, qtbot, "rose.png")
    row = desktop.window.preview.mark_row
    row.tag.click()
    assert desktop.selection.marks.tags.what.text() == "Tags of rose.png"
    desktop.selection.marks.tags.add_wanted.emit("sea")
    qtbot.waitUntil(lambda: [tag.text() for tag in row.tags] == ["sea  ×"])
    assert row.tags[0].accessibleName() == "Tag sea: take it away"
    row.tags[0].click()
    qtbot.waitUntil(lambda: row.tags == [])


def test_a_list_of_favourites_follows_at_once(desktop: Desktop, qtbot: QtBot) -> None:
    """What is listed by its marks is listed again when they change."""
    select(desktop, qtbot, "rose.png")
    desktop.selection.marks.turn_favourite()
    qtbot.keyClicks(desktop.window.search.box, "is:favourite")
    qtbot.waitUntil(lambda: names(desktop) == ["rose.png"])
    select(desktop, qtbot, "rose.png")
    desktop.selection.marks.turn_favourite()
    qtbot.waitUntil(lambda: desktop.model.rowCount() == 0)


def test_hits_have_marks_too(desktop: Desktop, qtbot: QtBot) -> None:
    """In the results of a search a mark is seen without asking again."""
    type_words(desktop, qtbot, "red")
    asked = len(engine_of(desktop).searches)
    select(desktop, qtbot, "rose.png")
    desktop.selection.marks.rate(2)
    qtbot.waitUntil(lambda: marks(desktop, "rose.png").rating == 2)
    assert len(engine_of(desktop).searches) == asked


def test_with_nothing_selected_nothing_happens(desktop: Desktop, qtbot: QtBot) -> None:
    """No key asks the engine for anything."""
    desktop.window.gallery.selectionModel().clear()
    for key in (Qt.Key.Key_B, Qt.Key.Key_T, Qt.Key.Key_3, Qt.Key.Key_C):
        qtbot.keyClick(desktop.window.gallery, key, Qt.KeyboardModifier.ControlModifier)
    assert not any(type(one).__name__ == "DoByHand" for one in engine_of(desktop).requests)
    assert not desktop.selection.marks.tags.isVisible()


def test_a_long_tag_is_shortened_and_told_whole(desktop: Desktop, qtbot: QtBot) -> None:
    """In the side bar as in the preview: nothing is cut off without a sign, and tips have all."""
    window, tag = desktop.window, "what we saw of the Baltic Sea in the summer with everyone " * 2
    select(desktop, qtbot, "rose.png")
    desktop.selection.marks.marker.mark(MarkChange.of(add=(tag,)), [item(desktop, "rose.png").id])
    qtbot.waitUntil(lambda: len(window.preview.mark_row.tags) == 1)
    qtbot.waitUntil(lambda: tag.strip() in side_rows(desktop, Section.MARKS))
    tree, (button,) = window.side.tree, window.preview.mark_row.tags
    row = tree.item_of(Section.MARKS, f"tag {tag.strip()}")
    assert row is not None
    assert tree.header().sectionViewportPosition(COUNT) + tree.columnWidth(COUNT) <= tree.width()
    assert tree.textElideMode() is Qt.TextElideMode.ElideMiddle
    assert row.toolTip(TITLE) == f"{tag.strip()}, 1 file"
    assert button.width() <= window.preview.mark_row.width()
    assert tag.strip() in button.toolTip()
