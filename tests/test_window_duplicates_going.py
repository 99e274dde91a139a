"""What becomes of duplicates: the trash and its undo, what is no pair, and other views of them."""

from __future__ import annotations

from pathlib import Path

from desktop_support import (
    OFFSCREEN_NOISE,
    FileOpener,
    double_click,
    listed,
    names,
)
from duplicate_window import cell, choose, click, files, going, known, menu, trash
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.duplicates import DuplicatesPage
from desktop.pages import PageName
from desktop.shell.app import Desktop
from engine.library.facade import Library
from engine.types import MarkChange, Marking, Marks
from engine.types.duplicates import (
    DuplicateKind,
)

pytest_plugins = ("duplicate_fixtures",)
pytestmark = OFFSCREEN_NOISE
EXACT, NEAR, SIMILAR = DuplicateKind
LEFT = Qt.MouseButton.LeftButton


def test_a_whole_group_goes_only_where_that_is_said(
    duplicates: DuplicatesPage, copies_desktop: Desktop, copies_media: Path, qtbot: QtBot
) -> None:
    """By its own entry in the menu, and the question says that nothing stays."""
    choose(menu(duplicates, "one.jpg"), "Take the whole group")
    assert going(duplicates) == {"one.jpg", "copy.jpg"}
    asked = trash(copies_desktop)
    assert asked.startswith("Move 2 files to the trash? ")
    assert asked.endswith("Of 1 group nothing stays.")
    qtbot.waitUntil(lambda: not (copies_media / "one.jpg").exists())
    qtbot.waitUntil(lambda: files(duplicates) == [])


def test_the_trash_takes_what_does_not_stay_and_undo_gives_it_back(
    duplicates: DuplicatesPage,
    copies_desktop: Desktop,
    copies_library: Library,
    copies_media: Path,
    qtbot: QtBot,
) -> None:
    """Nothing goes unasked; what stays has the marks of what goes, until that is undone."""
    one, copy = copies_media / "one.jpg", copies_media / "copies/copy.jpg"
    change = MarkChange(favourite=True, add=("sea",))
    copies_library.by_hand.mark([Marking(change, (known(copies_library, copy).id,))])
    assert duplicates.bar.trash.text().startswith("Move 1 file to trash… (")
    duplicates.bar.trash.click()
    assert copy.exists()
    copies_desktop.window.messages.button.click()
    qtbot.waitUntil(lambda: not copy.exists())
    qtbot.waitUntil(lambda: duplicates.model.groups == [])
    assert duplicates.nothing.text() == "No file is there more than once."
    assert known(copies_library, one).marks == Marks(True, tags=("sea",))
    assert copies_desktop.window.messages.text.text() == "Moved to the trash: copy.jpg."
    copies_desktop.window.messages.button.click()
    qtbot.waitUntil(copy.exists)
    qtbot.waitUntil(lambda: files(duplicates) == [{"one.jpg", "copy.jpg"}])
    assert known(copies_library, one).marks == Marks()
    assert known(copies_library, copy).marks == Marks(True, tags=("sea",))


def test_who_is_asked_about_the_trash_agrees_to_what_is_chosen_now(
    copies_desktop: Desktop, duplicates: DuplicatesPage, qtbot: QtBot
) -> None:
    """The question goes once other files are to go, or another page is shown."""
    messages = copies_desktop.window.messages
    duplicates.bar.trash.click()
    assert messages.text.text().startswith("Move 1 file to the trash?")
    duplicates.model.keep_only(cell(duplicates, "copy.jpg"))
    assert messages.isHidden()
    for leave in (
        lambda: copies_desktop.window.show_pages(PageName.HEALTH),
        copies_desktop.window.leave_pages,
    ):
        copies_desktop.window.show_pages(PageName.DUPLICATES)
        duplicates.bar.trash.click()
        assert messages.isVisible()
        leave()
        qtbot.waitUntil(messages.isHidden)


def test_nothing_goes_where_nothing_would_stay(
    duplicates: DuplicatesPage, copies_desktop: Desktop, copies_media: Path, qtbot: QtBot
) -> None:
    """What was to stay is looked for once more before its duplicates go."""
    (copies_media / "one.jpg").unlink()
    trash(copies_desktop)
    said = copies_desktop.window.messages.text
    qtbot.waitUntil(lambda: said.text().startswith("Not moved: copy.jpg."))
    assert (copies_media / "copies/copy.jpg").exists()


def test_what_is_no_duplicate_is_remembered(
    duplicates: DuplicatesPage, copies_desktop: Desktop, copies_library: Library, qtbot: QtBot
) -> None:
    """The group goes from the list and is not found again, until that is undone."""
    cell(duplicates, "one.jpg")
    duplicates.bar.apart.click()
    qtbot.waitUntil(lambda: duplicates.model.groups == [])
    assert copies_desktop.window.messages.text.text() == "No duplicates: one.jpg and 1 other."
    assert all(group.kind is not EXACT for group in copies_library.duplicates.find().groups)
    copies_desktop.window.messages.button.click()
    qtbot.waitUntil(lambda: files(duplicates) == [{"one.jpg", "copy.jpg"}])


def test_the_viewer_leads_through_a_group_and_back(
    duplicates: DuplicatesPage, copies_desktop: Desktop, qtbot: QtBot
) -> None:
    """A double click shows a file and turns none; Esc leads back to the page, not the gallery."""
    before = going(duplicates)
    with qtbot.waitSignal(copies_desktop.viewer_loader.loaded):
        double_click(duplicates.view.viewport(), click(duplicates, qtbot, "copy.jpg"))
    assert going(duplicates) == before
    viewer, window = copies_desktop.window.viewer, copies_desktop.window
    qtbot.waitUntil(lambda: viewer.item is not None)
    assert viewer.item is not None
    assert Path(viewer.item.path).name == "copy.jpg"
    with qtbot.waitSignal(copies_desktop.viewer_loader.loaded):
        qtbot.keyClick(viewer, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: viewer.item is not None and viewer.item.path.endswith("one.jpg"))
    assert not copies_desktop.menus.tile.actions()[0].isEnabled()
    copies_desktop.menus.escape()
    assert window.shows_pages
    assert duplicates.isVisible()
    copies_desktop.menus.escape()
    assert not window.shows_pages


def test_similar_files_are_looked_for_in_the_gallery(
    duplicates: DuplicatesPage, copies_desktop: Desktop, qtbot: QtBot
) -> None:
    """What is asked for in the viewer above the page leads to the results."""
    with qtbot.waitSignal(copies_desktop.viewer_loader.loaded):
        cell(duplicates, "one.jpg")
        qtbot.keyClick(duplicates.view, Qt.Key.Key_Return)
    copies_desktop.window.viewer.head.similar_wanted.emit()
    assert not copies_desktop.window.is_on_pages
    assert copies_desktop.window.messages.parent() is not copies_desktop.window.pages


def test_a_group_is_listed_in_the_gallery(
    duplicates: DuplicatesPage, copies_desktop: Desktop, qtbot: QtBot
) -> None:
    """With a way back to what was listed before."""
    cell(duplicates, "one.jpg")
    duplicates.bar.gallery.click()
    assert not copies_desktop.window.shows_pages
    qtbot.waitUntil(lambda: sorted(names(copies_desktop)) == ["copy.jpg", "one.jpg"])
    copies_desktop.window.filters.back.click()
    qtbot.waitUntil(lambda: len(listed(copies_desktop)) == 7)


def test_files_are_opened_and_revealed(
    duplicates: DuplicatesPage, opener: FileOpener, copies_media: Path, qtbot: QtBot
) -> None:
    """From the menu, and by Ctrl and Enter."""
    choose(menu(duplicates, "copy.jpg"), "Open")
    qtbot.waitUntil(lambda: opener.paths == [copies_media / "copies/copy.jpg"])
    duplicates.reveal_wanted.disconnect()
    with qtbot.waitSignal(duplicates.reveal_wanted) as revealed:
        qtbot.keyClick(duplicates.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert revealed.args[0].path.endswith("copy.jpg")
