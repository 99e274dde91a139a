"""What a person opens: the window tells the engine of it, and of nothing else."""

from __future__ import annotations

from pathlib import Path

from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    FileOpener,
    OpenDesktop,
    engine_of,
    listed,
    row_of,
    select,
    type_words,
)
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from engine.service.opening_messages import ForgetOpenings, NoteOpened
from engine.types import Modality

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def _told(desktop: Desktop) -> list[Modality]:
    """The kinds that were told."""
    requests = engine_of(desktop).requests
    return [one.counted for one in requests if isinstance(one, NoteOpened) and one.counted]


def _open(desktop: Desktop, qtbot: QtBot, name: str) -> None:
    desktop.window.gallery.setFocus()
    desktop.window.gallery.select_row(row_of(desktop, name))
    qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_Return)


def test_what_is_opened_out_of_a_search_is_told_once(
    desktop: Desktop, qtbot: QtBot, opener: FileOpener
) -> None:
    """Its kind alone, whether it is opened, played or shown in its folder."""
    type_words(desktop, qtbot, "red")
    _open(desktop, qtbot, "rose.png")
    _open(desktop, qtbot, "rose.png")
    assert _told(desktop) == [Modality.IMAGE]
    _open(desktop, qtbot, "ruby.txt")
    select(desktop, qtbot, "drum.wav")
    desktop.window.preview.player.playing_changed.emit(True)
    desktop.window.preview.player.playing_changed.emit(False)
    assert _told(desktop) == [Modality.IMAGE, Modality.TEXT, Modality.AUDIO]
    qtbot.waitUntil(lambda: len(opener.paths) == 3)


def test_what_was_no_free_choice_is_not_told(
    desktop: Desktop, qtbot: QtBot, opener: FileOpener
) -> None:
    """Where a filter or a word names a kind, or all is listed, an opened file tells nothing."""
    for number, words in enumerate(("", "red type:image", "red photo", "in:media red"), start=1):
        if words:
            desktop.window.search.box.selectAll()
            type_words(desktop, qtbot, words)
        _open(desktop, qtbot, "rose.png")
        assert _told(desktop) == []
        notes = [one for one in engine_of(desktop).requests if isinstance(one, NoteOpened)]
        assert len(notes) == number
        qtbot.waitUntil(lambda n=number: [one.name for one in opener.paths] == ["rose.png"] * n)


def test_it_can_be_switched_off_and_forgotten(
    open_desktop: OpenDesktop, make_indexed: MakeLibrary, qtbot: QtBot, opener: FileOpener
) -> None:
    """The switch is kept for the next time; forgetting asks first."""
    library = make_indexed()
    first = open_desktop(library)
    assert first.menus.learns.isChecked()
    first.menus.learns.trigger()
    first.window.close()
    desktop = open_desktop(library)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 8)
    assert not desktop.menus.learns.isChecked()
    type_words(desktop, qtbot, "red")
    _open(desktop, qtbot, "rose.png")
    assert not any(isinstance(one, NoteOpened) for one in engine_of(desktop).requests)
    desktop.operations.library.forget_openings()
    assert ForgetOpenings() not in engine_of(desktop).requests
    qtbot.mouseClick(desktop.window.messages.button, Qt.MouseButton.LeftButton)
    assert ForgetOpenings() in engine_of(desktop).requests
    qtbot.waitUntil(lambda: bool(opener.paths))


def test_folders_and_failures_are_none_of_it(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """Only hits count, not what else is shown in the file manager."""
    type_words(desktop, qtbot, "red")
    desktop.operations.reveal(path=str(media / "gone"))
    assert _told(desktop) == []
