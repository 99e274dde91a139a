"""The window beside a drive that does not answer: it never waits, says so, and closes at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_picture
from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    FileOpener,
    OpenDesktop,
    drop,
    file_mime,
    has_folder_away,
    listed,
    names,
    select,
    type_words,
)
from hung_folder import HungFolder
from pytestqt.qtbot import QtBot

from desktop.preview import Content
from desktop.services import files as files_module
from desktop.shell.app import Desktop
from engine.types import Item

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """A folder with media, on a drive that may hang."""
    return write_media_folder(tmp_path / "share")


@pytest.fixture
def drive(share: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HungFolder]:
    """The drive of `share`; it answers again when the test ends."""
    hung = HungFolder(share, monkeypatch)
    yield hung
    hung.come_back()


@pytest.fixture
def window(
    open_desktop: OpenDesktop,
    make_library: MakeLibrary,
    share: Path,
    drive: HungFolder,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Desktop:
    """A window on a library of `share` and of one picture elsewhere, which waits but a moment."""
    monkeypatch.setattr(files_module, "SOON_SECONDS", 0.2)
    write_picture(tmp_path / "home media" / "mine.png", "blue", 5)
    library = make_library()
    library.index((str(share), str(tmp_path / "home media")))
    desktop = open_desktop(library)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 9)
    drive.threads.clear()
    return desktop


def _item(desktop: Desktop, name: str) -> Item:
    return next(item for item in listed(desktop) if Path(item.path).name == name)


def _act_on_everything(desktop: Desktop, qtbot: QtBot, share: Path) -> None:
    """Look at, play, open, show, drag out, drop and ask with files of a folder."""
    for name in ("rose.png", "drum.wav", "ruby.txt"):
        select(desktop, qtbot, name)
        if name == "drum.wav":
            desktop.window.preview.player.toggle()
        desktop.operations.open_item(item=_item(desktop, name))
        desktop.operations.reveal(path=str(share / name))
    desktop.model.mimeData([desktop.model.index(0)])
    drop(desktop.window, file_mime(share / "rose.png", share / "trees", share / "new.png"))
    desktop.store.read_contents()
    desktop.window.preview.player.stop()


def _asking(share: Path) -> set[int | None]:
    """The threads that ask this folder's disk."""
    return {one.ident for one in threading.enumerate() if one.name == f"disk {share}"}


def test_the_window_s_thread_touches_no_file_of_a_folder(
    window: Desktop, qtbot: QtBot, share: Path, drive: HungFolder, opener: FileOpener
) -> None:
    """Whatever a person does with a file, other threads ask the disk."""
    with qtbot.waitSignal(window.session.answered):
        _act_on_everything(window, qtbot, share)
    qtbot.waitUntil(lambda: len(opener.paths) == 6)
    assert drive.threads
    assert {name for name in drive.threads if not name.startswith("disk ")} == set()


def test_a_silent_drive_is_told_and_holds_up_nothing_else(
    window: Desktop, qtbot: QtBot, share: Path, drive: HungFolder, opener: FileOpener
) -> None:
    """Opening a file there ends in a line; lists, searches and other files go on as ever; and
    once that is told, nothing more hangs.
    """
    drive.hang()
    window.operations.open_item(item=_item(window, "rose.png"))
    told = window.window.messages.text.text
    qtbot.waitUntil(
        lambda: (
            told() == f"{share} does not answer now. Check that its drive or "
            "network is connected, then try again."
        )
    )
    hanging = _asking(share)
    type_words(window, qtbot, "green")
    assert "leaf.png" in names(window)[:2]
    window.session.clear()
    qtbot.waitUntil(lambda: len(names(window)) == 9)
    window.operations.open_item(item=_item(window, "mine.png"))
    qtbot.waitUntil(lambda: [path.name for path in opener.paths] == ["mine.png"])
    for name in ("rose.png", "leaf.png", "sea.png"):
        select(window, qtbot, name)
        window.operations.reveal(path=str(share / name))
    window.store.read_contents()
    qtbot.waitUntil(lambda: has_folder_away(window))
    assert 1 <= len(hanging) <= 2
    qtbot.waitUntil(lambda: _asking(share) == hanging)


def test_a_dropped_file_of_a_silent_drive_is_told(
    window: Desktop, qtbot: QtBot, share: Path, drive: HungFolder
) -> None:
    """A drop of several files there is one line."""
    drive.hang()
    drop(window.window, file_mime(share / "rose.png", share / "sea.png"))
    told = window.window.messages.text.text
    qtbot.waitUntil(lambda: told().startswith(f"{share} does not answer now."))
    assert told().count("does not answer") == 1


def test_a_folder_that_is_back_is_shown_so(
    window: Desktop, qtbot: QtBot, share: Path, drive: HungFolder
) -> None:
    """Folders are asked for now and then, and shown again once they answer."""
    drive.hang()
    window.store.read_contents()
    qtbot.waitUntil(lambda: has_folder_away(window))
    assert window.store._look_again.isActive()
    drive.come_back()
    window.store._look_again.timeout.emit()
    qtbot.waitUntil(lambda: not has_folder_away(window))


def test_a_picture_of_a_silent_drive_is_seen_from_its_thumbnail(
    window: Desktop, qtbot: QtBot, drive: HungFolder
) -> None:
    """The pane shows what the library has; nothing is told of a mere look."""
    drive.hang()
    with qtbot.waitSignal(window.loader.answered):
        window.loader.ask_presence(_item(window, "sea.png").path)
    shown: list[Content] = []
    window.loader.loaded.connect(shown.append)
    select(window, qtbot, "rose.png")
    # What is asked after it is answered after it.
    with qtbot.waitSignal(window.loader.answered):
        window.loader.ask_presence(_item(window, "mine.png").path)
    assert [content.image.width() for content in shown if content.image] == [32]
    assert window.window.messages.isHidden()


def test_the_window_closes_while_a_drive_hangs(
    window: Desktop, qtbot: QtBot, share: Path, drive: HungFolder
) -> None:
    """Whoever waits is let go, and what hangs is left to hang."""
    drive.hang()
    _act_on_everything(window, qtbot, share)
    qtbot.waitUntil(drive.touched.is_set)
    window.close()
    assert window.hangs
    workers = {"reader", "art", "preview", "files", "folders"}
    assert not workers & {thread.name for thread in threading.enumerate()}


def test_a_player_waits_for_no_drive(
    window: Desktop, qtbot: QtBot, share: Path, drive: HungFolder
) -> None:
    """A sound that is let go of while its drive hangs is left with its player, and the next sound
    has another.
    """
    pytest.importorskip(
        "PySide6.QtMultimedia", reason="no system library for sound", exc_type=ImportError
    )
    player = window.window.preview.player
    select(window, qtbot, "drum.wav")
    with qtbot.waitSignal(player.playing_changed):
        player.toggle()
    used = player._media
    drive.hang()
    player.stop()
    qtbot.waitUntil(lambda: player._media is not used)
    assert player._stuck == [used]
    drive.come_back()
    select(window, qtbot, "bird.wav")
    with qtbot.waitSignal(player.playing_changed):
        player.toggle()
    # A thread of the player must not speak while the tests change who listens to Qt's messages.
    player.stop()
    qtbot.waitUntil(lambda: not player._media.source().isValid())
