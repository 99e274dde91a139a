"""The preview pane shows a picture, a sound and a document, each from where it matched."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from colour_media import write_tone
from desktop_support import OFFSCREEN_NOISE, select, type_words
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.preview import Content, PreviewPane
from desktop.preview.passage import MOST_SHOWN, PassageView
from desktop.preview.player import NO_DEVICE, NO_LIBRARY
from desktop.shell.app import Desktop
from desktop.widgets.waveform import WaveformSpan
from engine.explain import CharSpan
from engine.types import Hit, Item, Metadata, Modality, Segment, SegmentKind

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def _sound(path: Path | str = "/media/a.wav", start: float = 20.0) -> Content:
    item = Item(1, str(path), Modality.AUDIO, 1, 1, Metadata(duration=60.0))
    hit = Hit(item, 1.0, 80, Segment(SegmentKind.WINDOW, start, start + 10))
    return Content(item, hit, peaks=bytes(range(80)))


def test_a_folder_at_home_is_called_as_it_is_typed(pane: PreviewPane) -> None:
    """So that more of what tells it from others has room."""
    pane.show_content(_sound(Path.home() / "Music" / "a.wav"))
    assert pane.folder.text() == str(Path("~") / "Music")


def test_a_selected_picture_is_shown_with_its_facts(
    desktop: Desktop, qtbot: QtBot, media: Path
) -> None:
    """Selecting a tile shows the picture itself, its name, folder and size."""
    select(desktop, qtbot, "rose.png")
    preview = desktop.window.preview
    qtbot.waitUntil(lambda: preview.picture.has_picture)
    assert preview.name.text() == "rose.png"
    assert preview.folder.text() == str(media)
    facts = preview.facts.text().replace("\N{NO-BREAK SPACE}", " ")
    assert facts.startswith("Picture · 32 × 24 · ")


def test_a_passage_tells_its_place(pane: PreviewPane) -> None:
    """The page, slide or chapter of the passage stands among the facts."""
    passage = Segment(SegmentKind.PASSAGE, 0, 5, "a dog", "slide 3")
    item = Item(1, "/media/a.pptx", Modality.TEXT, 1, 1)
    pane.show_content(Content(item, Hit(item, 1.0, 80, passage), text="a dog"))
    assert "Found in: slide 3" in pane.facts.text().splitlines()


def test_a_selected_document_is_shown_with_its_passage(desktop: Desktop, qtbot: QtBot) -> None:
    """A hit's passage is marked in the text, and its strength is told."""
    type_words(desktop, qtbot, "green")
    select(desktop, qtbot, "moss.md")
    assert "green" in desktop.window.preview.passage.toPlainText()
    assert "Clear match: right " in desktop.window.preview.facts.text()


def test_selecting_a_sound_shows_its_waveform(desktop: Desktop, qtbot: QtBot) -> None:
    """A sound is ready to play, with its length."""
    select(desktop, qtbot, "bird.wav")
    assert desktop.window.preview.sound.isVisible()
    assert desktop.window.preview.sound.time.text() == "0:00 / 0:02"


def test_a_sound_starts_at_the_second_that_matched(pane: PreviewPane) -> None:
    """Position and button stand at the match, which is marked in the waveform."""
    pane.show_content(_sound())
    assert pane.sound.time.text() == "0:20 / 1:00"
    assert pane.sound.jumps[0].text() == "From 0:20"
    assert pane.sound.waveform._match == WaveformSpan(20 / 60, 30 / 60)


def test_seeking_by_mouse_and_keys(pane: PreviewPane, qtbot: QtBot, tmp_path: Path) -> None:
    """A click on the waveform and the arrow keys move the position, within the sound."""
    path = write_tone(tmp_path / "tone.wav", "low", seconds=60)
    pane.show_content(_sound(path, start=0.0))
    waveform, sought = pane.sound.waveform, []
    waveform.sought.connect(sought.append)
    middle = QPoint(waveform.width() // 2, waveform.height() // 2)
    qtbot.mouseClick(waveform, Qt.MouseButton.LeftButton, pos=middle)
    assert sought[-1] == pytest.approx(30, abs=1)
    waveform.set_position(2.0)
    qtbot.keyClick(waveform, Qt.Key.Key_Left)
    assert sought[-1] == 0.0
    waveform.set_position(59.0)
    qtbot.keyClick(waveform, Qt.Key.Key_Right)
    assert sought[-1] == 60.0
    qtbot.keyClick(waveform, Qt.Key.Key_Home)
    assert sought[-1] == 0.0
    qtbot.keyClick(waveform, Qt.Key.Key_End)
    assert sought[-1] == 60.0


def test_a_missing_sound_library_is_told_and_the_waveform_stays(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Qt's multimedia cannot be imported, the pane says so and still shows the match."""
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.show_content(_sound())
    assert pane.sound.trouble.text() == NO_LIBRARY
    assert not pane.sound.play.isEnabled()
    pane.sound.waveform.sought.emit(42.0)
    assert pane.sound.time.text() == "0:42 / 1:00"


def test_a_machine_without_loudspeakers_says_so(pane: PreviewPane) -> None:
    """With no audio device Qt plays silently; the pane tells, and lets it play as the keys do."""
    multimedia = pytest.importorskip(
        "PySide6.QtMultimedia", reason="no system library for sound", exc_type=ImportError
    )
    pane.show_content(_sound())
    silent = multimedia.QMediaDevices.defaultAudioOutput().isNull()
    assert pane.sound.trouble.text() == (NO_DEVICE if silent else "")
    pane.player.trouble_changed.emit(NO_DEVICE)
    assert pane.sound.play.isEnabled()
    assert pane.sound.jumps[0].isEnabled()


def test_the_buttons_of_a_sound_stay_whole_in_a_narrow_pane(pane: PreviewPane) -> None:
    """Where they have no room beside each other they go on in another line, and none is cut."""
    font = pane.font()
    font.setPointSizeF(20)
    pane.setFont(font)
    pane.resize(220, 700)
    pane.show_content(_sound())
    for part in (pane.sound.play, pane.sound.jumps[0], pane.sound.time):
        assert part.width() >= part.sizeHint().width()
        assert part.geometry().right() < pane.sound.width()


def test_playing_goes_on_from_the_match(pane: PreviewPane, qtbot: QtBot, tmp_path: Path) -> None:
    """A real sound, played by Qt (silently where there is no device), starts at its match."""
    pytest.importorskip(
        "PySide6.QtMultimedia", reason="no system library for sound", exc_type=ImportError
    )
    path = write_tone(tmp_path / "tone.wav", "low", seconds=60)
    pane.show_content(_sound(path, start=20.0))
    moves: list[float] = []
    pane.player.moved.connect(moves.append)
    pane.player.toggle()
    qtbot.waitUntil(lambda: bool(moves) and pane.sound.play.text() == "Pause")
    pane.player.seek(40.0)
    qtbot.waitUntil(lambda: moves[-1] >= 40)
    pane.player.toggle()
    qtbot.waitUntil(lambda: pane.sound.play.text() == "Play")
    assert 20 <= min(moves) < 30


def test_a_sound_that_is_gone_is_told(desktop: Desktop, qtbot: QtBot) -> None:
    """Playing what is not there says so."""
    pytest.importorskip(
        "PySide6.QtMultimedia", reason="no system library for sound", exc_type=ImportError
    )
    pane = desktop.window.preview
    pane.show_content(_sound("/media/gone.wav"))
    pane.player.toggle()
    told = pane.sound.trouble.text
    qtbot.waitUntil(lambda: told().startswith("gone.wav is not there now."))


def test_a_picture_that_cannot_be_read_says_so(pane: PreviewPane) -> None:
    """Neither file nor thumbnail: words instead of a blank."""
    item = Item(1, "/media/a.png", Modality.IMAGE, 1, 1)
    pane.show_content(Content(item))
    blank = pane.picture.grab().toImage()
    pane.show_content(Content(item, image=QImage(64, 64, QImage.Format.Format_RGB32)))
    assert pane.picture.grab().toImage() != blank
    pane.clear()
    assert not pane.name.isVisible()


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("plain words. the match. more words", "the match."),
        ("smile 😀 and 𝄞 before. the match. after", "the match."),
        ("one\r\ntwo\r\nthe match.\r\nfour", "the match."),
        ("x" * 3 * MOST_SHOWN + "the match." + "y" * 3 * MOST_SHOWN, "the match."),
    ],
    ids=["plain", "beyond the basic plane", "two-character line ends", "far inside"],
)
def test_the_passage_is_marked_exactly(qtbot: QtBot, text: str, passage: str) -> None:
    """Offsets are in characters of the text; Qt counts otherwise, and the mark is still right."""
    view = PassageView()
    qtbot.addWidget(view)
    start = text.index(passage)
    view.show_text(text, CharSpan(start, start + len(passage)))
    assert view.marked_text == passage
    assert len(view.toPlainText()) <= MOST_SHOWN


def test_a_document_that_quotes_nothing_marks_nothing(qtbot: QtBot) -> None:
    """What was found by its title alone opens at its beginning."""
    view = PassageView()
    qtbot.addWidget(view)
    view.show_text("some text", None)
    assert view.marked_text == ""
    assert view.textCursor().position() == 0


def test_a_document_without_text_says_so(qtbot: QtBot) -> None:
    """Words instead of a blank."""
    view = PassageView()
    qtbot.addWidget(view)
    view.show_text("", None)
    assert view.toPlainText() == "No text was read in this document, or not yet."


def test_a_match_of_the_whole_sound_is_not_marked() -> None:
    """A mark over everything would say nothing."""
    assert WaveformSpan.of_seconds(0, 60, 60) is None
    assert WaveformSpan.of_seconds(0, 0, 60) is None
    assert WaveformSpan.of_seconds(30, 90, 60) == WaveformSpan(0.5, 1.0)
