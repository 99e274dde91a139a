"""The window on a library that is served elsewhere, by a real server: as on one that lies here."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    click_row,
    drop,
    file_mime,
    listed,
    look_at,
    names,
    select,
    side_rows,
    type_words,
)
from film_media import write_film
from processes import PROJECT, start, wait_until_gone
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from served_library import NO_HURRY, open_shelf, served

from desktop.shell.app import Desktop
from desktop.sidebar import Section
from engine import Library
from engine.server.settings import Settings
from engine.server.tokens import Scope, Tokens

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
_SAMPLE = ("Picture 1.jpg", "Picture 7.jpg", "Sound 1.ogg", "Week by the sea.md")
_FAR_MS = 60_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where `triptych serve` serves some of the sample, and a film, with the starter."""
    folder = tmp_path_factory.mktemp("far")
    (folder / "media").mkdir()
    for name in _SAMPLE:
        shutil.copy(PROJECT / "resources" / "sample" / name, folder / "media")
    write_film(folder / "media" / "film.mp4", "red", "green", size=(320, 240))
    with Library(folder / "library", preset="starter") as library:
        library.index(folder / "media")
    server = start("serve", "--port", "0", "--library", str(folder / "library"))
    assert server.stdout is not None
    told = server.stdout.readline()
    yield told.split(" at ")[1].split(". ")[0]
    os.killpg(server.pid, signal.SIGINT)
    server.communicate()
    wait_until_gone(server.pid)


@pytest.fixture
def far(open_elsewhere: OpenDesktop, address: str, qtbot: QtBot) -> Desktop:
    """A window on that library."""
    desktop = open_elsewhere(address)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 5, timeout=_FAR_MS)
    return desktop


def test_files_are_found_and_looked_at(far: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    """By words, by a file that is dropped, by what is like a hit; in full in preview and viewer."""
    assert far.window.filters.summary.text().startswith("5 files")
    type_words(far, qtbot, "a beach by the sea")
    assert {"Picture 1.jpg", "Week by the sea.md"} <= set(names(far)[:3])
    widths: list[int] = []
    far.viewer_loader.loaded.connect(lambda content: widths.append(content.image.width()))
    look_at(far, qtbot, "Picture 1.jpg")
    # Larger than its thumbnail: it was read from a copy.
    qtbot.waitUntil(lambda: 720 in widths, timeout=_FAR_MS)
    far.window.viewer.close_wanted.emit()
    select(far, qtbot, "Week by the sea.md")
    qtbot.waitUntil(lambda: "beach" in far.window.preview.why.text(), timeout=_FAR_MS)
    shutil.copy(PROJECT / "resources" / "sample" / "Picture 7.jpg", tmp_path / "cat.jpg")
    far.operations.clear_search()
    with qtbot.waitSignal(far.session.answered, timeout=_FAR_MS):
        drop(far.window, file_mime(tmp_path / "cat.jpg"))
    assert names(far)[0] == "Picture 7.jpg"
    with qtbot.waitSignal(far.session.answered, timeout=_FAR_MS):
        far.operations.find_similar(items=[listed(far)[0]])
    assert len(names(far)) == 5


def test_a_film_is_played_part_by_part(far: Desktop, qtbot: QtBot) -> None:
    """It is read from an address of this computer, that only asks for what is played."""
    pytest.importorskip(
        "PySide6.QtMultimedia", reason="no system library for sound", exc_type=ImportError
    )
    places: list[str] = []
    far.viewer_loader.answered.connect(lambda path, trouble, place: places.append(place))
    viewer = far.window.viewer
    select(far, qtbot, "film.mp4")
    with qtbot.waitSignal(viewer.player.frame_came, timeout=_FAR_MS):
        qtbot.keyClick(far.window.gallery, Qt.Key.Key_Space)
    assert places[0].startswith("http://127.0.0.1:")
    viewer.player.stop()
    media = viewer.player._media
    assert media is not None
    qtbot.waitUntil(lambda: not media.source().isValid())


def test_what_is_done_where_the_library_lies_is_grey_or_told(
    far: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    """Entries of files are grey, whatever is selected; a dropped folder and a mark are told of."""
    far.window.gallery.selectAll()
    far.menus.let_act_on_tiles(True)
    for entry in (*far.menus.of_files, *far.actions.selection_menu.of_files):
        assert not entry.isEnabled(), entry.text()
    assert far.window.windowTitle().endswith(far.services.library.directory)
    said = far.window.messages.text
    drop(far.window, file_mime(tmp_path))
    qtbot.waitUntil(lambda: "served at" in said.text())
    far.selection.marks.rate(3)
    qtbot.waitUntil(lambda: "valid token" in said.text(), timeout=_FAR_MS)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A small library, which changes while it is looked at."""
    with open_shelf(tmp_path_factory.mktemp("changing")) as opened:
        yield opened


def test_changes_are_seen_and_a_server_that_goes_is_asked_again(
    library: Library, open_elsewhere: OpenDesktop, qtbot: QtBot
) -> None:
    """Others' marks come by themselves; a banner says that it is away, until it is back."""
    with served(library) as url:
        desktop = open_elsewhere(url)
        qtbot.waitUntil(lambda: len(listed(desktop)) == 8, timeout=_FAR_MS)
        library.mark([1], add=["seen"])
        qtbot.waitUntil(lambda: "seen" in side_rows(desktop, Section.MARKS), timeout=_FAR_MS)
        key = side_rows(desktop, Section.MARKS)["seen"].key
        click_row(desktop, qtbot, Section.MARKS, key)
        qtbot.waitUntil(lambda: desktop.model.rowCount() == 1, timeout=_FAR_MS)
    messages = desktop.window.messages
    qtbot.waitUntil(lambda: "asked again" in messages.text.text(), timeout=_FAR_MS)
    library.mark([2], add=["seen"])
    with served(library, port=int(url.rpartition(":")[2])):
        qtbot.waitUntil(lambda: desktop.model.rowCount() == 2, timeout=_FAR_MS)
        assert not messages.isVisible()


def test_a_wrong_token_is_told_in_a_line(
    library: Library,
    open_elsewhere: OpenDesktop,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It names the variable that the right one is put into; with that the files are there."""
    token = Tokens(library.directory).add("me", Scope.READ)
    with served(library, Settings(wants_token=True, limits=NO_HURRY)) as url:
        monkeypatch.setenv("TRIPTYCH_TOKEN", "triptych_wrong")
        stranger = open_elsewhere(url)
        said = stranger.window.messages.text
        qtbot.waitUntil(lambda: "TRIPTYCH_TOKEN" in said.text(), timeout=_FAR_MS)
        monkeypatch.setenv("TRIPTYCH_TOKEN", token)
        friend = open_elsewhere(url)
        qtbot.waitUntil(lambda: len(listed(friend)) == 8, timeout=_FAR_MS)
