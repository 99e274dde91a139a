"""All that was read in a picture, or is said in a sound or video, can be read in the viewer."""

from __future__ import annotations

from pathlib import Path

from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    engine_of,
    listed,
    look_at,
    row_of,
    select,
    type_words,
)
from film_media import write_film
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from text_pictures import draw_screenshot

from desktop.shell.app import Desktop
from desktop.viewer.side_panel import place_of, words_in
from engine.explain import CharSpan
from engine.library.facade import Library
from engine.service.messages import Explain, Explained
from engine.types import Filters, Modality, Query, Sort, Term, Utterance

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
LINES = ["harbour", "zamboni receipt", "total twelve"]
CONTROL = Qt.KeyboardModifier.ControlModifier


def _open(open_desktop: OpenDesktop, library: Library, qtbot: QtBot, count: int) -> Desktop:
    desktop = open_desktop(library)
    qtbot.waitUntil(lambda: len(listed(desktop)) == count)
    return desktop


def _explain(desktop: Desktop, library: Library, qtbot: QtBot, words: str) -> None:
    """Answer as the engine does why the last file was found."""
    asked = [one for one in engine_of(desktop).requests if isinstance(one, Explain)][-1]
    told = library.explain(Query((Term(Modality.TEXT, words),)), asked.item_id)
    with qtbot.waitSignal(desktop.engine_events):
        engine_of(desktop).post(Explained(asked.generation, told))


def _say(library: Library, name: str, text: str) -> None:
    """Write down what is said in a file, as the pass for speech does."""
    catalogue = library._catalogue
    found = catalogue.items.get(catalogue.items.ids(Filters(), Sort.DATE).tolist())
    item = next(one for one in found if Path(one.path).name == name)
    lines = [Utterance(line, second, second + 1.0) for second, line in enumerate(text.splitlines())]
    with catalogue.transaction():
        catalogue.speech.put(item.id, catalogue.items.digest(item.id), 1, lines)
        catalogue.items.put_text(item.id, text)


def test_the_text_in_a_picture_is_read_and_copied(
    open_desktop: OpenDesktop, make_library: MakeLibrary, tmp_path: Path, qtbot: QtBot
) -> None:
    """All lines stand in the panel, the one that matched is marked, and each can be copied."""
    folder = tmp_path / "scans"
    folder.mkdir()
    draw_screenshot(folder / "shot.png", LINES, size=(320, 160))
    library = make_library()
    library.index((str(folder),))
    library.readings.pictures()
    desktop = _open(open_desktop, library, qtbot, 1)
    type_words(desktop, qtbot, "zamboni")
    viewer = look_at(desktop, qtbot, "shot.png")
    qtbot.keyClick(viewer, Qt.Key.Key_I)
    read = viewer.side.read
    qtbot.waitUntil(read.isVisible)
    assert read.toPlainText().splitlines() == LINES
    assert viewer.side.title.text() == read.accessibleName() == "Text in the picture"
    _explain(desktop, library, qtbot, "zamboni")
    assert read.marked_text == "zamboni receipt"
    read.setFocus()
    qtbot.keyClick(read, Qt.Key.Key_A, CONTROL)
    qtbot.keyClick(read, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().splitlines() == LINES
    viewer.show_explanation(None)
    assert read.marked_text == ""


def test_what_is_said_is_read_in_sounds_and_videos(
    open_desktop: OpenDesktop, make_indexed: MakeLibrary, tmp_path: Path, qtbot: QtBot
) -> None:
    """It stands there while such a file is shown, and goes with the next that says nothing."""
    film = write_film(tmp_path / "films" / "garden.mp4", "green", pitches=("low",))
    library = make_indexed()
    library.index((str(film),))
    said = {"bird.wav": "Good morning.\nThe bird sings.", "garden.mp4": "Here is the garden."}
    for name, text in said.items():
        _say(library, name, text)
    desktop = _open(open_desktop, library, qtbot, 9)
    viewer = look_at(desktop, qtbot, "bird.wav")
    qtbot.keyClick(viewer, Qt.Key.Key_I)
    for name, text in said.items():
        desktop.window.gallery.select_row(row_of(desktop, name))
        qtbot.waitUntil(lambda text=text: viewer.side.read.toPlainText() == text)
        assert viewer.side.title.text() == "What is said"
    select(desktop, qtbot, "drum.wav")
    qtbot.waitUntil(lambda: not viewer.side.read.isVisible())


def test_keys_copy_the_text_that_has_the_focus(desktop: Desktop, qtbot: QtBot) -> None:
    """What is selected of facts or of a document is copied, and not the file."""
    viewer, clipboard = look_at(desktop, qtbot, "moss.md"), QGuiApplication.clipboard()
    qtbot.keyClick(viewer, Qt.Key.Key_I)
    viewer.facts.setSelection(0, 5)
    qtbot.keyClick(viewer.facts, Qt.Key.Key_C, CONTROL)
    assert clipboard.text() == viewer.facts.text()[:5]
    viewer.reading.rendered.show_text("# Tea", None)
    for shown, text in (
        (viewer.reading.text, "green green green"),
        (viewer.reading.rendered, "Tea"),
    ):
        qtbot.keyClick(shown, Qt.Key.Key_A, CONTROL)
        qtbot.keyClick(shown, Qt.Key.Key_C, CONTROL)
        assert clipboard.text() == text
    qtbot.keyClick(viewer, Qt.Key.Key_C, CONTROL)
    qtbot.waitUntil(lambda: clipboard.text().endswith("moss.md"))


def test_a_line_is_found_however_it_is_broken() -> None:
    """A passage that runs over lines is marked as a whole, with each of its words."""
    text = "one\nfive (5)  Harbour\nharbour view"
    assert place_of("five (5) Harbour view", text) is None
    assert place_of("five (5) Harbour harbour", text) == CharSpan(4, 29)
    assert place_of("", text) is None
    assert words_in("Harbour, a harbour", ("harbour",)) == (CharSpan(0, 7), CharSpan(11, 18))
