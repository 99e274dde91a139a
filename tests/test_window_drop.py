"""What is dropped becomes the query, or is added to the library: real drag events."""

from __future__ import annotations

from pathlib import Path

import pytest
from desktop_support import (
    OFFSCREEN_NOISE,
    drop,
    engine_of,
    file_mime,
    listed,
    names,
    select,
    type_words,
)
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.search.intake import Intake
from desktop.shell.app import Desktop
from desktop.shell.dropped import recognise
from engine.language import Language, speak
from engine.service.messages import Index, RemoveRoot
from engine.types import Term
from engine.types.tracks import CONTENTS

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def test_a_dropped_picture_finds_pictures_like_it(
    desktop: Desktop, qtbot: QtBot, media: Path
) -> None:
    """A picture file dropped on the window brings what looks like it to the top."""
    with qtbot.waitSignal(desktop.session.answered):
        assert drop(desktop.window, file_mime(media / "sea.png"))
    assert names(desktop)[0] == "sea.png"
    assert desktop.window.search.chips.isVisible()


def test_files_of_any_kind_are_taken_together(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """A picture, a sound and a document dropped at once are three parts of one query."""
    paths = [media / "sea.png", media / "drum.wav", media / "ruby.txt"]
    with qtbot.waitSignal(desktop.session.answered):
        drop(desktop.window, file_mime(*paths))
    assert desktop.session.query.terms == tuple(
        Term(modality, str(path), is_file=True)
        for modality, path in zip(CONTENTS, paths, strict=True)
    )


def test_the_whole_window_takes_drops(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """What another program drags over any panel is dropped on the window."""
    window, picture = desktop.window, media / "sea.png"
    for panel in (window.gallery, window.preview, window.side, window.search):
        desktop.session.clear()
        qtbot.waitUntil(lambda: len(listed(desktop)) == 8 and not desktop.model.shows_hits)
        # The preview gives way while it has nothing to show.
        select(desktop, qtbot, names(desktop)[0])
        qtbot.waitUntil(panel.isVisible)
        centre = panel.mapTo(window, panel.rect().center())
        with qtbot.waitSignal(desktop.session.answered):
            assert drop(window.childAt(centre), file_mime(picture))
        assert [term.value for term in desktop.session.query.terms] == [str(picture)]


def test_a_file_that_is_no_media_is_told_in_plain_words(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    """What cannot be a query is named with its reason until the next query; this one stays."""
    bad = tmp_path / "program.bin"
    bad.write_bytes(bytes(range(256)) * 20)
    drop(desktop.window, file_mime(bad))
    qtbot.waitUntil(desktop.window.messages.isVisible)
    assert desktop.window.messages.text.text().startswith("program.bin: not a picture")
    assert desktop.session.query.terms == ()
    type_words(desktop, qtbot, "red")
    assert not desktop.window.messages.isVisible()


def _folder(path: Path) -> Path:
    path.mkdir(parents=True)
    return path


def test_a_dropped_folder_is_added_at_once(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    """It is indexed without a question; the bar says so, and takes it out again on request."""
    folder = _folder(tmp_path / "Holidays")
    drop(desktop.window, file_mime(folder))
    messages, engine = desktop.window.messages, engine_of(desktop)
    qtbot.waitUntil(messages.isVisible)
    assert engine.requests[-1] == Index((str(folder),))
    assert messages.text.text().startswith("Added Holidays to the library.")
    assert messages.button.text() == "Undo"
    qtbot.mouseClick(messages.button, Qt.MouseButton.LeftButton)
    assert engine.requests[-1] == RemoveRoot(str(folder))


def test_folders_that_lie_in_each_other_are_one(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    """Only the upper ones are added and taken out again, each once."""
    home = _folder(tmp_path / "Home")
    inner, other = _folder(home / "Inner"), _folder(tmp_path / "Other")
    drop(desktop.window, file_mime(home, inner, other))
    messages, engine = desktop.window.messages, engine_of(desktop)
    qtbot.waitUntil(messages.isVisible)
    assert engine.requests[-1] == Index((str(home), str(other)))
    assert messages.text.text().startswith("Added Home, Other to the library.")
    desktop.selection.undo.undo()
    assert engine.requests[-2:] == [RemoveRoot(str(home)), RemoveRoot(str(other))]
    assert messages.text.text().startswith("Undone: Added Home, Other to the library.")
    desktop.selection.undo.undo()
    assert messages.text.text() == "There is nothing to undo."


@pytest.mark.parametrize("inner", ["", "trees"], ids=["itself", "inside"])
def test_a_folder_of_the_library_is_looked_through_again(
    desktop: Desktop, qtbot: QtBot, media: Path, inner: str
) -> None:
    """Dropping what is there already never offers to take it out."""
    folder = media / inner
    drop(desktop.window, file_mime(folder))
    messages = desktop.window.messages
    qtbot.waitUntil(messages.isVisible)
    assert engine_of(desktop).requests[-1] == Index((str(folder),))
    assert messages.text.text() == (
        f"{folder.name} is in the library already. Looking for changes in it."
    )
    assert messages.button.isHidden()


def test_a_folder_above_others_is_not_undone(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """It takes over what was there before, which undoing would remove as well."""
    drop(desktop.window, file_mime(media.parent))
    messages = desktop.window.messages
    qtbot.waitUntil(messages.isVisible)
    assert engine_of(desktop).requests[-1] == Index((str(media.parent),))
    assert "with media, which was there before" in messages.text.text()
    assert messages.button.isHidden()


def test_what_is_dropped_beside_a_folder_is_told_too(
    desktop: Desktop, qtbot: QtBot, media: Path, tmp_path: Path
) -> None:
    """Files become the query and bad ones are named, also where a folder came with them."""
    bad = tmp_path / "program.bin"
    bad.write_bytes(bytes(range(256)) * 20)
    with qtbot.waitSignal(desktop.session.answered):
        drop(desktop.window, file_mime(_folder(tmp_path / "Holidays"), media / "sea.png", bad))
    assert [Path(term.value).name for term in desktop.session.query.terms] == ["sea.png"]
    messages = desktop.window.messages
    assert messages.text.text().startswith("Added Holidays")
    assert "program.bin: not a picture" in messages.text.text()
    assert messages.button.text() == "Undo"


def test_a_drag_shows_where_to_drop_until_it_leaves(desktop: Desktop, media: Path) -> None:
    """The overlay appears with the drag, and a drag with nothing useful is refused."""
    window = desktop.window
    mime = file_mime(media / "sea.png")
    enter = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, enter)
    assert window.drops.overlay.isVisible()
    drop(window, mime)
    assert not window.drops.overlay.isVisible()
    assert not drop(window, QMimeData())


def test_a_new_query_joins_the_words_that_are_there(
    desktop: Desktop, qtbot: QtBot, media: Path
) -> None:
    """A drop after typing keeps the words."""
    type_words(desktop, qtbot, "low")
    with qtbot.waitSignal(desktop.session.answered):
        drop(desktop.window, file_mime(media / "rose.png"))
    assert [term.value for term in desktop.session.query.terms] == [
        "low",
        str(media / "rose.png"),
    ]


def test_why_a_file_is_refused_is_told_in_the_language_of_the_window(tmp_path: Path) -> None:
    """What readers store in English is translated where it is told."""
    bad = tmp_path / "program.bin"
    bad.write_bytes(bytes(range(256)) * 20)
    speak(Language.GERMAN)
    try:
        told = recognise(Intake(paths=(str(bad),)), lambda path, ask: ask(path)).problems
    finally:
        speak(Language.ENGLISH)
    assert len(told) == 1
    assert told[0].startswith("program.bin: ")
    assert "not a picture" not in told[0]
