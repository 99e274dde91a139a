"""Folders and their indexing in the window: what is told of both, and what is asked first."""

from __future__ import annotations

from pathlib import Path

from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    engine_of,
    names,
    side_rows,
    type_words,
)
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.library.contents import Contents
from desktop.search.pages import Pages
from desktop.shell.app import Desktop
from desktop.sidebar import Section
from engine.sentences.runs import report_sentences
from engine.service.messages import (
    CancelIndexing,
    Followed,
    Index,
    IndexingDone,
    IndexingFailed,
    IndexingProgress,
    LibraryChanged,
    RemoveRoot,
)
from engine.types import IndexReport, Modality, Progress, Root, Stage

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def test_an_empty_library_invites(open_desktop: OpenDesktop, qtbot: QtBot) -> None:
    """Before anything was added, the window leads to a first folder."""
    desktop = open_desktop()
    qtbot.waitUntil(desktop.window.empty.welcome.isVisible)
    assert not desktop.window.shows_gallery


def test_a_first_folder_being_read_is_told_at_once(open_desktop: OpenDesktop, qtbot: QtBot) -> None:
    """From the first progress on nobody is asked for a folder; after a failure they are again."""
    desktop = open_desktop()
    title = desktop.window.empty.title
    qtbot.waitUntil(desktop.window.empty.welcome.isVisible)
    engine_of(desktop).post(IndexingProgress(Progress(Stage.SCANNING)))
    qtbot.waitUntil(lambda: title.text() == "Reading your folders…")
    engine_of(desktop).post(IndexingFailed("The folder is not there."))
    qtbot.waitUntil(desktop.window.empty.welcome.isVisible)


def test_a_search_of_an_empty_library_invites(open_desktop: OpenDesktop, qtbot: QtBot) -> None:
    """Other words would not help: what is missing is a folder."""
    desktop = open_desktop()
    qtbot.waitUntil(desktop.window.empty.welcome.isVisible)
    engine_of(desktop).holds = True
    desktop.session.set_text("red")
    desktop.session.answered.emit(Pages())
    assert desktop.window.empty.welcome.isVisible()


def test_what_is_not_found_may_still_be_read(desktop: Desktop, qtbot: QtBot) -> None:
    """While files are read nobody is told to try other words; once they are, they are."""
    empty = desktop.window.empty
    type_words(desktop, qtbot, '"nowhere to be found" red')
    engine_of(desktop).post(IndexingProgress(Progress(Stage.SCANNING)))
    qtbot.waitUntil(lambda: empty.title.text() == "Nothing found yet")
    assert empty.hint.text() == "Files are still being read. Those that fit appear here."
    engine_of(desktop).post(IndexingFailed("The folder is not there."))
    qtbot.waitUntil(lambda: empty.title.text() == "Nothing found")


def test_folders_given_at_the_start_are_indexed(open_desktop: OpenDesktop, tmp_path: Path) -> None:
    """Folders from the command line are added when the window opens."""
    desktop = open_desktop(folders=(str(tmp_path),))
    assert Index((str(tmp_path),)) in engine_of(desktop).requests


def test_progress_is_shown_with_numbers(desktop: Desktop, qtbot: QtBot) -> None:
    """While files are read the panel tells how many, how fast and how long."""
    panel = desktop.window.side.progress
    progress = Progress(Stage.INDEXING, 340, 1204, 3, 42.5, 130.0, "/media/a.jpg")
    engine_of(desktop).post(IndexingProgress(progress))
    qtbot.waitUntil(panel.isVisible)
    assert panel.details.text().replace("\N{NO-BREAK SPACE}", " ") == (
        "340 of 1,204 files · 42.5 a second · about 2 min left · 3 not readable"
    )
    assert (panel.bar.value(), panel.bar.maximum()) == (340, 1204)
    assert panel.current.text() == "a.jpg"


def test_a_scan_of_unknown_length_shows_a_busy_bar(desktop: Desktop, qtbot: QtBot) -> None:
    """Until the files are counted the bar only says that something happens."""
    panel = desktop.window.side.progress
    engine_of(desktop).post(IndexingProgress(Progress(Stage.SCANNING)))
    qtbot.waitUntil(panel.isVisible)
    assert panel.bar.maximum() == 0
    assert panel.stage.text() == "Looking for files…"


def test_cancelling_asks_the_engine_once_and_is_no_error(desktop: Desktop, qtbot: QtBot) -> None:
    """The button stops the run; its end is told as an end, not as a failure."""
    panel, engine = desktop.window.side.progress, engine_of(desktop)
    engine.post(IndexingProgress(Progress(Stage.INDEXING, 1, 9)))
    qtbot.waitUntil(panel.isVisible)
    qtbot.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    assert engine.requests[-1] == CancelIndexing()
    engine.post(IndexingProgress(Progress(Stage.INDEXING, 2, 9)))
    report = IndexReport(indexed=2, cancelled=True)
    engine.post(IndexingDone(report))
    qtbot.waitUntil(panel.isHidden)
    assert desktop.window.messages.text.text() == " ".join(report_sentences(report))


def test_a_run_that_gave_way_to_a_quiet_one_is_still_shown(desktop: Desktop, qtbot: QtBot) -> None:
    """Files are read until its own end; a quiet one alone is over with its."""
    panel, engine = desktop.window.side.progress, engine_of(desktop)
    begun, gone_on = Progress(Stage.INDEXING, 3, 9), Progress(Stage.INDEXING, 4, 9)
    quiet = IndexingProgress(Progress(Stage.SCANNING), is_quiet=True)
    with qtbot.waitSignals([desktop.engine_events] * 3):
        for event in (IndexingProgress(begun), quiet, Followed(IndexReport())):
            engine.post(event)
    assert panel.isVisible()
    assert desktop.presenters.centre.is_indexing
    engine.post(IndexingProgress(gone_on))
    engine.post(IndexingDone(IndexReport(indexed=9)))
    qtbot.waitUntil(panel.isHidden)
    engine.post(quiet)
    qtbot.waitUntil(panel.isVisible)
    engine.post(Followed(IndexReport()))
    qtbot.waitUntil(panel.isHidden)


def test_new_files_appear_when_the_library_changed(
    own_desktop: Desktop,
    make_library: MakeLibrary,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    """After a run the gallery, the counts and the folders are read again."""
    extra = tmp_path / "extra"
    extra.mkdir()
    (extra / "new.txt").write_text("blue words")
    make_library().index((str(extra),))
    engine_of(own_desktop).post(LibraryChanged())
    qtbot.waitUntil(lambda: "new.txt" in names(own_desktop))
    qtbot.waitUntil(lambda: len(side_rows(own_desktop, Section.FOLDERS)) == 3)
    assert "4" in own_desktop.window.filters.toggles[Modality.TEXT].text()


def test_a_folder_tells_what_no_reader_takes(desktop: Desktop) -> None:
    """The tooltip counts files that were passed over, by their endings."""
    root = Root("/media/stick", items=7, passed_over={".xyz": 1204})
    desktop.window.side.show_contents(Contents((root,)))
    last = side_rows(desktop, Section.FOLDERS)["stick"].tip.splitlines()[-1]
    assert last == "Passed over, since Triptych reads no such files: 1,204 .xyz."


def test_an_unplugged_folder_is_marked(desktop: Desktop, qtbot: QtBot) -> None:
    """A root that cannot be reached says so and keeps its count."""
    contents = Contents((Root("/media/stick", items=7, online=False),))
    desktop.window.side.show_contents(contents)
    item = desktop.window.side.tree.item_of(Section.FOLDERS, "/media/stick")
    assert item is not None
    assert item.data(0, Qt.ItemDataRole.AccessibleTextRole) == "stick, 7 files, not connected"
    assert item.toolTip(0) == "/media/stick\nnot connected"
    assert not item.icon(1).isNull()


def test_the_list_of_folders_stays_in_place(desktop: Desktop) -> None:
    """While files come in and their numbers change, nothing scrolls and the current one stays."""
    panel = desktop.window.side
    panel.show_contents(Contents(tuple(Root(f"/media/{number}") for number in range(90))))
    item = panel.tree.item_of(Section.FOLDERS, "/media/60")
    assert item is not None
    panel.tree.setCurrentItem(item)
    panel.tree.scrollToItem(item, panel.tree.ScrollHint.PositionAtTop)
    place = panel.tree.verticalScrollBar().value()
    assert place
    panel.show_contents(Contents(tuple(Root(f"/media/{number}", items=5) for number in range(89))))
    assert len(side_rows(desktop, Section.FOLDERS)) == 90
    assert item.data(0, Qt.ItemDataRole.AccessibleTextRole) == "60, 5 files"
    assert panel.tree.currentItem() is item
    assert panel.tree.verticalScrollBar().value() == place


def test_folders_without_media_are_told(open_desktop: OpenDesktop, qtbot: QtBot) -> None:
    """Where nothing could be read the window says so, instead of blaming the filters."""
    desktop = open_desktop()
    desktop.store.contents_read.emit(Contents((Root("/media/empty"),)))
    assert desktop.window.empty.title.text() == "No files yet"


def test_what_is_counted_but_not_listed_yet_is_on_its_way(
    open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """The first files of a run are counted before they are listed: no filter leaves them out."""
    desktop = open_desktop()
    qtbot.waitUntil(desktop.window.empty.welcome.isVisible)
    engine_of(desktop).post(IndexingProgress(Progress(Stage.SCANNING)))
    title = desktop.window.empty.title
    qtbot.waitUntil(lambda: title.text() == "Reading your folders…")
    desktop.store.contents_read.emit(
        Contents((Root("/media/new", items=9),), ((Modality.IMAGE, 9),))
    )
    assert title.text() == "Reading your folders…"
    assert desktop.window.empty.clear.isHidden()


def test_removing_a_folder_asks_first(desktop: Desktop, qtbot: QtBot) -> None:
    """The menu of a folder takes it out of the library only after a second click."""
    stick = Root("/media/stick")
    desktop.window.side.show_contents(Contents((stick,)))
    menu = desktop.window.side.menu(Section.FOLDERS, side_rows(desktop, Section.FOLDERS)["stick"])
    assert menu is not None
    next(one for one in menu.actions() if one.text().startswith("Remove")).trigger()
    assert RemoveRoot("/media/stick") not in engine_of(desktop).requests
    assert "Its files stay" in desktop.window.messages.text.text()
    qtbot.mouseClick(desktop.window.messages.button, Qt.MouseButton.LeftButton)
    assert engine_of(desktop).requests[-1] == RemoveRoot("/media/stick")


def test_many_missing_files_are_kept_until_the_person_agrees(
    desktop: Desktop, qtbot: QtBot
) -> None:
    """A run that held files back asks, and only the button prunes."""
    engine = engine_of(desktop)
    engine.post(IndexingDone(IndexReport(held_back=212)))
    messages = desktop.window.messages
    qtbot.waitUntil(messages.isVisible)
    assert messages.text.text().startswith("212 files are no longer where they were")
    qtbot.mouseClick(messages.button, Qt.MouseButton.LeftButton)
    assert engine.requests[-1] == Index(prune=True)
