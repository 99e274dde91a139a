"""A drive that is not there: its files stay in the window, and are marked until it is back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_picture
from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    FileOpener,
    OpenDesktop,
    engine_of,
    listed,
    look_at,
    names,
    row_of,
    select,
    type_words,
)
from disks import small_disk
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.gallery import GalleryMode
from desktop.gallery.away import AwayFolders
from desktop.preview import Content
from desktop.shell.app import Desktop
from engine.service.messages import Followed
from engine.types import Hit, IndexReport, Item, Modality, Segment, SegmentKind
from engine.types.answering import Elsewhere

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder with eight files, on a drive that may go."""
    return write_media_folder(tmp_path / "stick")


@pytest.fixture
def window(
    open_desktop: OpenDesktop,
    make_library: MakeLibrary,
    stick: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> Desktop:
    """A window on a library of the stick and of one picture at home."""
    write_picture(tmp_path / "home media" / "mine.png", "blue", 5)
    library = make_library()
    library.index((str(stick), str(tmp_path / "home media")))
    desktop = open_desktop(library)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 9)
    return desktop


def _go(window: Desktop, qtbot: QtBot, stick: Path) -> None:
    """Unplug the stick, which the engine's watch notices."""
    stick.rename(stick.with_name("unplugged"))
    engine_of(window).post(Followed(IndexReport(offline=(str(stick),))))
    qtbot.waitUntil(lambda: len(_marked(window)) == 8)


def _come_back(window: Desktop, qtbot: QtBot, stick: Path) -> None:
    """Plug the stick in again; the window looks for its folders now and then."""
    stick.with_name("unplugged").rename(stick)
    window.store._look_again.timeout.emit()
    qtbot.waitUntil(lambda: _marked(window) == [])


def _told(window: Desktop, role: Qt.ItemDataRole) -> Sequence[str]:
    rows = range(window.model.rowCount())
    return [str(window.model.index(row).data(role)) for row in rows]


def _marked(window: Desktop) -> list[str]:
    """What a screen reader says of the tiles that are marked."""
    told = _told(window, Qt.ItemDataRole.AccessibleTextRole)
    return [line for line in told if "not connected" in line]


def _seen(window: Desktop, name: str) -> QImage:
    """How a tile or a row looks, pointed at by nothing."""
    gallery = window.window.gallery
    place = gallery.visualRect(window.model.index(row_of(window, name)))
    assert gallery.viewport().rect().contains(place)
    return gallery.viewport().grab(place).toImage()


def test_files_of_a_drive_that_goes_are_marked_until_it_is_back(
    window: Desktop, qtbot: QtBot, stick: Path
) -> None:
    """By themselves, and those alone: in what is listed, and in what is found."""
    assert _marked(window) == []
    _go(window, qtbot, stick)
    assert "Picture rose.png, not connected" in _marked(window)
    assert not any("mine.png" in line for line in _marked(window))
    tips = _told(window, Qt.ItemDataRole.ToolTipRole)
    assert f"{stick / 'rose.png'}\nOn a drive that is not connected" in tips
    type_words(window, qtbot, "green")
    assert "leaf.png" in names(window)[:2]
    assert "Picture leaf.png, not connected, clear match" in _marked(window)
    _come_back(window, qtbot, stick)


def test_files_of_a_drive_in_a_folder_are_marked_while_it_is_away(
    open_desktop: OpenDesktop, make_library: MakeLibrary, tmp_path: Path, qtbot: QtBot
) -> None:
    """Though the folder that it was mounted in is there, and the others in it are not marked."""
    shelf, library = tmp_path / "shelf", make_library()
    write_picture(shelf / "mine.png", "blue", 5)
    with small_disk(tmp_path / "disk", 10_000_000) as disk:
        write_picture(disk.place / "rose.png", "red")
        with disk.plugged_in(shelf / "usb"):
            library.index((str(shelf),))
            window = open_desktop(library)
            qtbot.waitUntil(lambda: len(listed(window)) == 2)
            assert _marked(window) == []
        window.store._look_again.timeout.emit()
        qtbot.waitUntil(lambda: _marked(window) == ["Picture rose.png, not connected"])
        select(window, qtbot, "rose.png")
        qtbot.waitUntil(window.window.preview.away.isVisible)
        assert str(shelf / "usb") in window.window.preview.away.text()
        with disk.plugged_in(shelf / "usb"):
            window.store._look_again.timeout.emit()
            qtbot.waitUntil(lambda: _marked(window) == [])


@pytest.mark.parametrize("mode", [GalleryMode.TILES, GalleryMode.TABLE])
def test_the_mark_is_seen_on_tiles_and_in_rows(
    window: Desktop, qtbot: QtBot, stick: Path, mode: GalleryMode
) -> None:
    """What was painted before is painted anew, and again once the drive is back."""
    window.window.resize(1280, 800)
    window.window.gallery.show_mode(mode)
    files = "rose.png", "drum.wav", "moss.md", "mine.png"
    thumbnails = window.window.gallery._thumbnails
    qtbot.waitUntil(lambda: all(thumbnails.art(item) for item in listed(window)))
    before = {name: _seen(window, name) for name in files}
    _go(window, qtbot, stick)
    away = {name: _seen(window, name) for name in files}
    assert [away[name] == before[name] for name in files] == [False, False, False, True]
    _come_back(window, qtbot, stick)
    assert {name: _seen(window, name) for name in files} == before


def test_the_preview_says_so_and_shows_all_of_a_picture_that_is_back(
    window: Desktop, qtbot: QtBot, stick: Path
) -> None:
    """A line with the folder and what to do; it goes with its reason, and the file is read."""
    note = window.window.preview.away
    _go(window, qtbot, stick)
    select(window, qtbot, "mine.png")
    assert note.isHidden()
    select(window, qtbot, "rose.png")
    assert note.isVisible()
    assert note.text() == (
        f"{stick} is not there now, so this file cannot be opened. Connect its drive, or see "
        "whether it was moved."
    )
    shown: list[Content] = []
    window.loader.loaded.connect(shown.append)
    _come_back(window, qtbot, stick)
    assert note.isHidden()
    qtbot.waitUntil(lambda: bool(shown))
    assert {Path(content.item.path).name for content in shown} == {"rose.png"}


def test_the_viewer_says_so(window: Desktop, qtbot: QtBot, stick: Path) -> None:
    """Above what the library has of the file, for as long as it is so."""
    viewer = look_at(window, qtbot, "rose.png")
    assert viewer.away.isHidden()
    _go(window, qtbot, stick)
    assert viewer.away.isVisible()
    assert viewer.away.text().startswith(f"{stick} is not there now")
    assert viewer.body.currentWidget() is viewer.picture
    _come_back(window, qtbot, stick)
    assert viewer.away.isHidden()


def test_a_viewer_that_is_opened_later_says_so_too(
    window: Desktop, qtbot: QtBot, stick: Path
) -> None:
    """It is built when it is first wanted, and knows then what is away."""
    _go(window, qtbot, stick)
    viewer = look_at(window, qtbot, "rose.png")
    assert viewer.away.isVisible()
    qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    assert look_at(window, qtbot, "mine.png").away.isHidden()


def test_opening_such_a_file_is_one_line(
    window: Desktop, qtbot: QtBot, stick: Path, opener: FileOpener
) -> None:
    """And so is showing it in its folder; nothing is opened."""
    _go(window, qtbot, stick)
    item = window.model.item_at(row_of(window, "rose.png"))
    assert item is not None
    told = window.window.messages.text
    for act in (window.operations.open_item, window.operations.reveal_item):
        told.setText("")
        act(item=item)
        qtbot.waitUntil(lambda: bool(told.text()))
        assert told.text() == "rose.png is not there now. Is its drive connected, or was it moved?"
    assert opener.paths == []


def test_a_drive_that_goes_without_a_word_is_noticed(
    window: Desktop, qtbot: QtBot, stick: Path
) -> None:
    """The window looks for its folders now and then, whether or not the engine follows them."""
    stick.rename(stick.with_name("unplugged"))
    qtbot.waitUntil(window.store._look_again.isActive)
    window.store._look_again.timeout.emit()
    qtbot.waitUntil(lambda: len(_marked(window)) == 8)
    qtbot.waitUntil(window.store._look_again.isActive)
    window.window.close()
    assert not window.store._look_again.isActive()


def test_only_what_lies_in_a_folder_counts_as_away_with_it() -> None:
    """Not a folder whose name begins alike, nor a file of another machine; a root may be a file."""
    away = AwayFolders(("/media/stick", "/media/one.png"))
    at = {
        path: Item(1, path, Modality.IMAGE, 1, 1)
        for path in ("/media/stick/a.png", "/media/stick2/a.png", "/media/one.png", "/media/x.png")
    }
    assert [away.has(item, None) for item in at.values()] == [True, False, True, False]
    folders = [away.folder_of(item, None) for item in at.values()]
    assert folders == ["/media/stick", "", "/media/one.png", ""]
    hit = Hit(at["/media/stick/a.png"], 1.0, 90, Segment(SegmentKind.WHOLE))
    assert away.has(hit.item, hit)
    far = replace(hit, elsewhere=Elsewhere("Ann", "attic", 1, 1))
    assert not away.has(far.item, far)
