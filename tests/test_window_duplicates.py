"""The page of duplicates: what it lists and proposes, the trash and its undo, what is no pair."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    EngineInProcess,
    FileOpener,
    OpenDesktop,
    double_click,
    engine_of,
    listed,
    names,
)
from duplicate_media import saved, scene
from kept_shelf import KeptShelf
from PIL import Image
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.duplicates import DuplicatesPage
from desktop.duplicates.choices import taken
from desktop.duplicates.kept_rule import read_rule, written_rule
from desktop.pages import PageName
from desktop.shell.app import Desktop
from engine.library.facade import Library
from engine.service.duplicate_messages import (
    CancelDuplicates,
    DuplicatesCancelled,
    DuplicatesFailed,
    DuplicatesFound,
    DuplicatesProgress,
    DuplicatesSoFar,
    FindDuplicates,
)
from engine.service.messages import Event, Index, IndexingDone, Request, Stopped
from engine.types import Item, MarkChange, Marking, Marks, Modality
from engine.types.duplicates import (
    DuplicateGroup,
    DuplicateItem,
    DuplicateKind,
    DuplicateProgress,
    DuplicateReport,
    DuplicateStage,
    KeepBy,
    KeepRule,
)

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
EXACT, NEAR, SIMILAR = DuplicateKind
LEFT = Qt.MouseButton.LeftButton


class SearchingEngine(EngineInProcess):
    """Looks for duplicates as well, at once unless it holds, and reads files that are back."""

    def send(self, request: Request) -> None:
        super().send(request)
        if self.library is None or self.holds:
            return
        if isinstance(request, FindDuplicates):
            self.post(DuplicatesFound(request.number, self.library.duplicates.find(request.rule)))
        if isinstance(request, Index) and request.folders:
            self.post(IndexingDone(self.library.index(request.folders)))


def _write_media(folder: Path) -> None:
    """A picture, its copy, and two other forms of it; two moments; one that is alone."""
    one = saved(scene(1), folder / "one.jpg")
    (folder / "copies").mkdir()
    (folder / "copies/copy.jpg").write_bytes(one.read_bytes())
    saved(scene(1).resize((160, 120)), folder / "small.jpg")
    saved(scene(1).transpose(Image.Transpose.FLIP_LEFT_RIGHT), folder / "mirrored.jpg", 60)
    saved(scene(2), folder / "first.jpg", 90, "2024:05:01 12:00:00")
    saved(scene(2), folder / "next.jpg", 80, "2024:05:01 12:00:02")
    saved(scene(3), folder / "alone.jpg")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> KeptShelf:
    """These and their library."""
    return KeptShelf(tmp_path_factory.mktemp("duplicates"), _write_media)


@pytest.fixture
def media(shelf: KeptShelf, library_dir: Path, home: Path) -> Path:
    """These files, which may be changed, with a trash beside them."""
    (home / "data").mkdir()
    return shelf.set_back(library_dir)


@pytest.fixture
def library(make_library: MakeLibrary, media: Path) -> Library:
    """A library of these."""
    return make_library()


@pytest.fixture
def desktop(open_desktop: OpenDesktop, library: Library, qtbot: QtBot) -> Desktop:
    """A window on it."""
    desktop = open_desktop(connect=lambda post: SearchingEngine(post, library))
    qtbot.waitUntil(lambda: len(listed(desktop)) == 7)
    return desktop


@pytest.fixture
def page(desktop: Desktop, qtbot: QtBot) -> DuplicatesPage:
    """The page, opened and filled."""
    desktop.window.show_pages(PageName.DUPLICATES)
    page = desktop.window.pages.duplicates
    qtbot.waitUntil(lambda: page.model.count(EXACT) == 1)
    return page


def files(page: DuplicatesPage) -> list[set[str]]:
    """The names of the files of each group that is listed."""
    return [{Path(one.item.path).name for one in group.items} for group in page.model.groups]


def going(page: DuplicatesPage) -> set[str]:
    """The names of the files that are to go."""
    return {Path(item.path).name for item in taken(page.model.groups)}


def cell(page: DuplicatesPage, name: str) -> QModelIndex:
    """The cell of a file, made current."""
    shown = (one.item for group in page.model.groups for one in group.items)
    index = page.model.index_of(next(item for item in shown if Path(item.path).name == name))
    page.view.setCurrentIndex(index)
    return index


def click(page: DuplicatesPage, qtbot: QtBot, name: str) -> QPoint:
    """Click a file; tells where."""
    place = page.view.visualRect(cell(page, name)).center()
    qtbot.mouseClick(page.view.viewport(), LEFT, pos=place)
    return place


def menu(page: DuplicatesPage, name: str) -> QMenu:
    """The menu of a file."""
    place = page.view.visualRect(cell(page, name)).center()
    QApplication.sendEvent(
        page.view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place)
    )
    (opened,) = (one for one in page.findChildren(QMenu) if one.isVisible())
    return opened


def choose(menu: QMenu, title: str) -> None:
    """Choose an entry of a menu."""
    next(entry for entry in menu.actions() if entry.text() == title).trigger()
    menu.close()


def trash(desktop: Desktop) -> str:
    """Press the button for the trash, and agree; tells what was asked."""
    desktop.window.pages.duplicates.bar.trash.click()
    asked = desktop.window.messages.text.text()
    desktop.window.messages.button.click()
    return asked


def known(library: Library, path: Path) -> Item:
    """What the library knows of a file."""
    (item,) = library.by_hand.find(str(path))[0]
    return item


def test_the_kinds_are_never_mixed(page: DuplicatesPage, qtbot: QtBot) -> None:
    """Each has its groups and their number; what only looks alike is not proposed to go."""
    told = [page.kinds[kind].text() for kind in DuplicateKind]
    assert told == ["Exact  1", "Near  1", "Similar  1"]
    assert page.kinds[EXACT].isChecked()
    assert files(page) == [{"one.jpg", "copy.jpg"}]
    assert going(page) == {"copy.jpg"}
    qtbot.mouseClick(page.kinds[NEAR], LEFT)
    (near,) = files(page)
    assert {"small.jpg", "mirrored.jpg"} < near
    assert going(page) == {"small.jpg", "mirrored.jpg"}
    qtbot.mouseClick(page.kinds[SIMILAR], LEFT)
    assert any({"first.jpg", "next.jpg"} <= group for group in files(page))
    assert going(page) == set()
    assert not page.bar.trash.isEnabled()


def test_a_screen_reader_hears_groups_and_files(page: DuplicatesPage) -> None:
    """What becomes of a file, its name, and first of all in what it differs."""
    page.kinds[NEAR].click()
    role = Qt.ItemDataRole.AccessibleTextRole
    head = page.model.index(0, 0).data(role)
    assert head.startswith("Group 1 of 1, 3 files, frees ")
    told = cell(page, "small.jpg").data(role)
    assert told.startswith("Goes, Picture small.jpg, 160 × 120, ")
    assert page.view.accessibleName() == "Groups of duplicates"


def test_a_click_or_space_turns_a_file(page: DuplicatesPage, qtbot: QtBot) -> None:
    """It stays where it was to go, and goes again; the last one of a group stays."""
    click(page, qtbot, "copy.jpg")
    assert going(page) == set()
    qtbot.keyClick(page.view, Qt.Key.Key_Space)
    assert going(page) == {"copy.jpg"}
    with qtbot.waitSignal(page.refused) as told:
        click(page, qtbot, "one.jpg")
    assert told.args[0].startswith("The last file of a group stays.")
    assert going(page) == {"copy.jpg"}


def test_a_whole_group_goes_only_where_that_is_said(
    page: DuplicatesPage, desktop: Desktop, media: Path, qtbot: QtBot
) -> None:
    """By its own entry in the menu, and the question says that nothing stays."""
    choose(menu(page, "one.jpg"), "Take the whole group")
    assert going(page) == {"one.jpg", "copy.jpg"}
    asked = trash(desktop)
    assert asked.startswith("Move 2 files to the trash? ")
    assert asked.endswith("Of 1 group nothing stays.")
    qtbot.waitUntil(lambda: not (media / "one.jpg").exists())
    qtbot.waitUntil(lambda: files(page) == [])


def test_the_trash_takes_what_does_not_stay_and_undo_gives_it_back(
    page: DuplicatesPage, desktop: Desktop, library: Library, media: Path, qtbot: QtBot
) -> None:
    """Nothing goes unasked; what stays has the marks of what goes, until that is undone."""
    one, copy = media / "one.jpg", media / "copies/copy.jpg"
    change = MarkChange(favourite=True, add=("sea",))
    library.by_hand.mark([Marking(change, (known(library, copy).id,))])
    assert page.bar.trash.text().startswith("Move 1 file to trash… (")
    page.bar.trash.click()
    assert copy.exists()
    desktop.window.messages.button.click()
    qtbot.waitUntil(lambda: not copy.exists())
    qtbot.waitUntil(lambda: page.model.groups == [])
    assert page.nothing.text() == "No file is there more than once."
    assert known(library, one).marks == Marks(True, tags=("sea",))
    assert desktop.window.messages.text.text() == "Moved to the trash: copy.jpg."
    desktop.window.messages.button.click()
    qtbot.waitUntil(copy.exists)
    qtbot.waitUntil(lambda: files(page) == [{"one.jpg", "copy.jpg"}])
    assert known(library, one).marks == Marks()
    assert known(library, copy).marks == Marks(True, tags=("sea",))


def test_who_is_asked_about_the_trash_agrees_to_what_is_chosen_now(
    desktop: Desktop, page: DuplicatesPage, qtbot: QtBot
) -> None:
    """The question goes once other files are to go, or another page is shown."""
    messages = desktop.window.messages
    page.bar.trash.click()
    assert messages.text.text().startswith("Move 1 file to the trash?")
    page.model.keep_only(cell(page, "copy.jpg"))
    assert messages.isHidden()
    for leave in (
        lambda: desktop.window.show_pages(PageName.HEALTH),
        desktop.window.leave_pages,
    ):
        desktop.window.show_pages(PageName.DUPLICATES)
        page.bar.trash.click()
        assert messages.isVisible()
        leave()
        qtbot.waitUntil(messages.isHidden)


def test_a_message_leaves_the_buttons_below_the_groups_free(
    desktop: Desktop, page: DuplicatesPage, qtbot: QtBot
) -> None:
    """What was done is told above them, and can be taken back while they are used."""
    window = desktop.window
    for name, bar in ((PageName.GROUPS, window.pages.groups.bar), (PageName.DUPLICATES, page.bar)):
        window.show_pages(name)
        window.messages.show_error("The disk is full.")
        qtbot.waitUntil(lambda bar=bar: bar.isVisible())
        told = window.messages
        place = told.rect().translated(told.mapTo(window, QPoint()))
        assert told.isVisible()
        assert not place.intersects(bar.rect().translated(bar.mapTo(window, QPoint())))


def test_the_files_of_all_groups_stand_below_each_other(desktop: Desktop, qtbot: QtBot) -> None:
    """Every column is as wide as the others, also where the first list makes the view larger."""
    page = desktop.window.pages.duplicates
    page.kinds[NEAR].click()
    desktop.window.show_pages(PageName.DUPLICATES)
    qtbot.waitUntil(lambda: page.model.count(NEAR) == 1)
    header = page.view.horizontalHeader()
    assert page.model.columnCount() == 4
    assert len({header.sectionSize(column) for column in (1, 2, 3)}) == 1


def test_nothing_goes_where_nothing_would_stay(
    page: DuplicatesPage, desktop: Desktop, media: Path, qtbot: QtBot
) -> None:
    """What was to stay is looked for once more before its duplicates go."""
    (media / "one.jpg").unlink()
    trash(desktop)
    said = desktop.window.messages.text
    qtbot.waitUntil(lambda: said.text().startswith("Not moved: copy.jpg."))
    assert (media / "copies/copy.jpg").exists()


def test_rules_hold_for_all_groups(page: DuplicatesPage, media: Path, qtbot: QtBot) -> None:
    """A folder comes before a size; another rule does away with what was chosen one by one."""
    page.kinds[NEAR].click()
    click(page, qtbot, "small.jpg")
    assert going(page) == {"mirrored.jpg"}
    page.rules.by.setCurrentIndex(page.rules.by.findData("newest"))
    page.rules.by.activated.emit(1)
    qtbot.waitUntil(lambda: going(page) not in ({"mirrored.jpg"}, set()))
    assert len(going(page)) == 2
    page.kinds[EXACT].click()
    choose(menu(page, "copy.jpg"), "Rather keep what is in its folder")
    qtbot.waitUntil(lambda: going(page) == {"one.jpg"})
    assert page.rules.folder.currentData() == str(media / "copies")
    page.rules.folder.setCurrentIndex(0)
    page.rules.folder.activated.emit(0)
    qtbot.waitUntil(lambda: page.rules.rule.folder == "")


def test_all_but_one_and_all(page: DuplicatesPage) -> None:
    """Both are there for what only looks alike, too."""
    page.kinds[SIMILAR].click()
    page.rules.all_but_one.click()
    assert [len(taken([group])) for group in page.model.groups] == [
        len(group.items) - 1 for group in page.model.groups
    ]
    page.rules.all_kept.click()
    assert going(page) == set()


def test_nothing_is_taken_from_a_reference_folder(
    page: DuplicatesPage, media: Path, qtbot: QtBot
) -> None:
    """Its files stay whatever is pressed, and what they have elsewhere goes."""
    choose(menu(page, "copy.jpg"), "Take nothing from its folder")
    qtbot.waitUntil(lambda: going(page) == {"one.jpg"})
    with qtbot.waitSignal(page.refused) as told:
        click(page, qtbot, "copy.jpg")
    assert told.args[0].startswith("Nothing is taken from this folder")
    choose(menu(page, "one.jpg"), "Take the whole group")
    assert going(page) == {"one.jpg"}
    folders = page.rules.references.menu()
    folders.aboutToShow.emit()
    entries = {entry.text(): entry for entry in folders.actions()}
    assert entries[str(media / "copies")].isChecked()
    assert not entries[str(media)].isChecked()
    entries[str(media / "copies")].trigger()
    qtbot.waitUntil(lambda: not page.rules.rule.references)


def test_what_is_no_duplicate_is_remembered(
    page: DuplicatesPage, desktop: Desktop, library: Library, qtbot: QtBot
) -> None:
    """The group goes from the list and is not found again, until that is undone."""
    cell(page, "one.jpg")
    page.bar.apart.click()
    qtbot.waitUntil(lambda: page.model.groups == [])
    assert desktop.window.messages.text.text() == "No duplicates: one.jpg and 1 other."
    assert all(group.kind is not EXACT for group in library.duplicates.find().groups)
    desktop.window.messages.button.click()
    qtbot.waitUntil(lambda: files(page) == [{"one.jpg", "copy.jpg"}])


def test_what_nothing_is_taken_from_is_so_in_the_next_window(
    desktop: Desktop, page: DuplicatesPage, media: Path, open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """The rule holds from its first list on: a folder that was safe is not proposed to go."""
    page.rules.take_nothing_from(str(media / "copies"))
    page.rules.by.setCurrentIndex(page.rules.by.findData("oldest"))
    page.rules.by.activated.emit(page.rules.by.currentIndex())
    qtbot.waitUntil(lambda: going(page) == {"one.jpg"})
    library = engine_of(desktop).library
    desktop.close()
    again = open_desktop(connect=lambda post: SearchingEngine(post, library))
    again.window.show_pages(PageName.DUPLICATES)
    page = again.window.pages.duplicates
    qtbot.waitUntil(lambda: page.model.count(EXACT) == 1)
    assert going(page) == {"one.jpg"}
    assert page.rules.references.text() == "Take nothing from  1"
    assert page.rules.by.currentData() == "oldest"


@pytest.mark.parametrize("stored", ["", "[]", "{", '{"by": "any"}', '{"references": 3}'])
def test_what_is_no_rule_is_the_usual_one(stored: str) -> None:
    """Whatever stands in the settings, the page opens."""
    assert read_rule(stored) == KeepRule()
    rule = KeepRule(KeepBy.NEWEST, "/a", ("/b", "/c\nd"))
    assert read_rule(written_rule(rule)) == rule


def test_the_viewer_leads_through_a_group_and_back(
    page: DuplicatesPage, desktop: Desktop, qtbot: QtBot
) -> None:
    """A double click shows a file and turns none; Esc leads back to the page, not the gallery."""
    before = going(page)
    with qtbot.waitSignal(desktop.viewer_loader.loaded):
        double_click(page.view.viewport(), click(page, qtbot, "copy.jpg"))
    assert going(page) == before
    viewer, window = desktop.window.viewer, desktop.window
    qtbot.waitUntil(lambda: viewer.item is not None)
    assert viewer.item is not None
    assert Path(viewer.item.path).name == "copy.jpg"
    with qtbot.waitSignal(desktop.viewer_loader.loaded):
        qtbot.keyClick(viewer, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: viewer.item is not None and viewer.item.path.endswith("one.jpg"))
    assert not desktop.menus.tile.actions()[0].isEnabled()
    desktop.menus.escape()
    assert window.shows_pages
    assert page.isVisible()
    desktop.menus.escape()
    assert not window.shows_pages


def test_similar_files_are_looked_for_in_the_gallery(
    page: DuplicatesPage, desktop: Desktop, qtbot: QtBot
) -> None:
    """What is asked for in the viewer above the page leads to the results."""
    with qtbot.waitSignal(desktop.viewer_loader.loaded):
        cell(page, "one.jpg")
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
    desktop.window.viewer.head.similar_wanted.emit()
    assert not desktop.window.is_on_pages
    assert desktop.window.messages.parent() is not desktop.window.pages


def test_a_group_is_listed_in_the_gallery(
    page: DuplicatesPage, desktop: Desktop, qtbot: QtBot
) -> None:
    """With a way back to what was listed before."""
    cell(page, "one.jpg")
    page.bar.gallery.click()
    assert not desktop.window.shows_pages
    qtbot.waitUntil(lambda: sorted(names(desktop)) == ["copy.jpg", "one.jpg"])
    desktop.window.filters.back.click()
    qtbot.waitUntil(lambda: len(listed(desktop)) == 7)


def test_files_are_opened_and_revealed(
    page: DuplicatesPage, opener: FileOpener, media: Path, qtbot: QtBot
) -> None:
    """From the menu, and by Ctrl and Enter."""
    choose(menu(page, "copy.jpg"), "Open")
    qtbot.waitUntil(lambda: opener.paths == [media / "copies/copy.jpg"])
    page.reveal_wanted.disconnect()
    with qtbot.waitSignal(page.reveal_wanted) as revealed:
        qtbot.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert revealed.args[0].path.endswith("copy.jpg")


@pytest.fixture
def held(desktop: Desktop) -> tuple[DuplicatesPage, EngineInProcess]:
    """The page while a search goes on, and the engine that does it."""
    engine = engine_of(desktop)
    engine.holds = True
    desktop.window.show_pages(PageName.DUPLICATES)
    return desktop.window.pages.duplicates, engine


def test_a_search_tells_how_far_it_is_and_can_be_stopped(
    held: tuple[DuplicatesPage, EngineInProcess], qtbot: QtBot
) -> None:
    """It begins when the page is opened first, and goes on where it was by Look again."""
    page, engine = held
    assert engine.requests[-1] == FindDuplicates(1)
    progress = DuplicateProgress(DuplicateStage.COMPARING, Modality.IMAGE, 3, 7)
    engine.post(DuplicatesProgress(1, progress))
    qtbot.waitUntil(lambda: page.task.text.text() == "Pictures: compared 3 of 7…")
    assert (page.task.bar.value(), page.task.bar.maximum()) == (3, 7)
    qtbot.mouseClick(page.task.stop, LEFT)
    assert engine.requests[-1] == CancelDuplicates(1)
    engine.post(DuplicatesCancelled(1))
    qtbot.waitUntil(page.task.again.isVisible)
    assert page.task.text.text().startswith("Stopped.")
    engine.holds = False
    qtbot.mouseClick(page.task.again, LEFT)
    qtbot.waitUntil(lambda: page.model.count(EXACT) == 1)
    assert page.task.text.text() == ""


def test_copies_are_listed_while_the_others_are_compared(
    held: tuple[DuplicatesPage, EngineInProcess], library: Library, qtbot: QtBot
) -> None:
    """The search goes on, and of the other kinds nothing is said before its end."""
    page, engine = held
    engine.post(DuplicatesSoFar(1, library.duplicates.find(kinds=(EXACT,))))
    qtbot.waitUntil(lambda: page.model.count(EXACT) == 1)
    assert page.body.currentWidget() is page.view
    assert page.task.is_running
    page.kinds[NEAR].click()
    assert page.kinds[EXACT].text().endswith("1")
    assert not page.kinds[NEAR].text()[-1].isdigit()
    assert page.nothing.text() == ""


@pytest.mark.parametrize(
    ("ending", "told"),
    [
        (DuplicatesFailed(1, "The disk is full."), "The disk is full."),
        (Stopped("The engine has ended."), "The engine has ended."),
    ],
)
def test_a_search_that_fails_says_why(
    held: tuple[DuplicatesPage, EngineInProcess], ending: Event, told: str, qtbot: QtBot
) -> None:
    """In one line, and the next search is offered."""
    page, engine = held
    engine.post(ending)
    qtbot.waitUntil(lambda: page.task.text.text() == told)
    assert page.task.again.isVisible()
    assert not page.task.stop.isVisible()


def test_choices_outlast_a_change_of_the_library(
    page: DuplicatesPage, desktop: Desktop, library: Library, media: Path, qtbot: QtBot
) -> None:
    """What comes is found by itself while the page is seen; what was chosen stays chosen."""
    click(page, qtbot, "copy.jpg")
    (media / "third.jpg").write_bytes((media / "alone.jpg").read_bytes())
    engine_of(desktop).send(Index((str(media),)))
    qtbot.waitUntil(lambda: page.model.count(EXACT) == 2)
    assert {"one.jpg", "copy.jpg"} in files(page)
    assert going(page) & {"one.jpg", "copy.jpg"} == set()


def test_many_groups_are_painted_by_the_screen(
    page: DuplicatesPage, desktop: Desktop, library: Library, qtbot: QtBot
) -> None:
    """Of ten thousand groups only those in sight are asked for; a large one goes on below."""
    (items,) = (tuple(one.item for one in group.items) for group in page.model.groups)
    group = DuplicateGroup(EXACT, Modality.IMAGE, tuple(map(DuplicateItem, items)))
    large = DuplicateGroup(EXACT, Modality.IMAGE, group.items * 20)
    wanted: list[int] = []
    want: Callable[..., None] = page.view._thumbnails.want
    page.view._thumbnails.want = lambda some: (wanted.append(len(some)), want(some))  # type: ignore[method-assign,assignment]
    page._show_report(DuplicateReport((large, *(group,) * 10_000), 1))
    page.view.grab()
    assert page.model.rowCount() > 10_000
    assert page.model.columnCount() < 12
    assert 0 < max(wanted) < 100
    last = page.model.index(page.model.rowCount() - 1, 1)
    page.view.scrollTo(last)
    page.view.grab()
    assert page.view.viewport().rect().contains(page.view.visualRect(last).center())


def test_the_page_is_in_the_menu(desktop: Desktop, qtbot: QtBot) -> None:
    """With its key, which no other entry has."""
    (entry,) = (one for one in desktop.menus.file.actions() if one.text() == "Duplicates…")
    assert entry.shortcut().toString() == "Ctrl+Shift+D"
    entry.trigger()
    assert desktop.window.pages.duplicates.isVisible()
    assert desktop.window.pages.duplicates.rules.rule == KeepRule()
