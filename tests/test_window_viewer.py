"""The viewer: what is current in the gallery, as large as the window, and the way back."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from desktop_support import (
    OFFSCREEN_NOISE,
    FileOpener,
    OpenDesktop,
    double_click,
    drop,
    engine_of,
    file_mime,
    look_at,
    names,
    row_of,
    select,
)
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.preview import Content
from desktop.shell.app import Desktop
from engine.service.sound_messages import DrawSound, SoundDrawn
from engine.types import Item, Modality

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def test_space_looks_and_escape_goes_back(desktop: Desktop, qtbot: QtBot) -> None:
    """A picture takes the window; afterwards its tile is current and has the keys."""
    viewer = look_at(desktop, qtbot, "rose.png")
    assert desktop.window.shows_viewer
    assert viewer.head.name.text() == "rose.png"
    assert viewer.hasFocus()
    desktop.menus.escape()
    assert not desktop.window.shows_viewer
    assert desktop.window.gallery.hasFocus()
    assert desktop.window.gallery.currentIndex().row() == row_of(desktop, "rose.png")


def test_keys_that_come_before_the_file_ask_for_nothing(desktop: Desktop, qtbot: QtBot) -> None:
    """Enter and the buttons are there at once; what they act on is still being read."""
    viewer, asked = desktop.window.viewer, list[Item]()
    for wanted in (viewer.open_wanted, viewer.reveal_wanted, viewer.similar_wanted):
        wanted.connect(asked.append)
    viewer.begin(plays=False)
    qtbot.keyClick(viewer, Qt.Key.Key_Return)
    for button in (viewer.head.open_button, viewer.head.reveal, viewer.head.similar):
        button.click()
    for wanted in (viewer.open_wanted, viewer.reveal_wanted, viewer.similar_wanted):
        wanted.disconnect(asked.append)
    assert asked == []


def test_a_double_click_looks_and_enter_opens(
    desktop: Desktop, qtbot: QtBot, opener: FileOpener
) -> None:
    """The mouse leads to the viewer; from there Enter hands the file to its own program."""
    gallery, row = desktop.window.gallery, row_of(desktop, "leaf.png")
    place = gallery.visualRect(desktop.model.index(row)).center()
    qtbot.mouseClick(gallery.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(desktop.viewer_loader.loaded):
        double_click(gallery.viewport(), place)
    assert desktop.window.viewer.item == desktop.model.item_at(row)
    qtbot.keyClick(desktop.window.viewer, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [path.name for path in opener.paths] == ["leaf.png"])


def test_arrows_go_through_all_that_is_listed(desktop: Desktop, qtbot: QtBot) -> None:
    """Each is shown in turn, its number is told, and no key leads beyond the ends."""
    viewer = look_at(desktop, qtbot, names(desktop)[0])
    seen = [viewer.head.name.text()]
    assert not viewer.head.previous.isEnabled()
    while viewer.head.next.isEnabled():
        with qtbot.waitSignal(desktop.viewer_loader.loaded):
            QTest.keyClick(viewer, Qt.Key.Key_Right)
        if viewer.head.name.text() != seen[-1]:
            seen.append(viewer.head.name.text())
    assert seen == names(desktop)
    assert viewer.head.place.text() == "8 of 8"
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.head.place.text() == "8 of 8"


def test_a_drop_leads_back_to_its_answer(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """What is asked meanwhile is answered in the gallery."""
    look_at(desktop, qtbot, "rose.png")
    with qtbot.waitSignal(desktop.session.answered):
        drop(desktop.window, file_mime(media / "sea.png"))
    assert not desktop.window.shows_viewer


def test_a_path_is_shown_as_it_is_typed(
    desktop: Desktop, qtbot: QtBot, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is at home begins with ~, as in the preview."""
    monkeypatch.setenv("HOME", str(media))
    viewer = look_at(desktop, qtbot, "rose.png")
    assert viewer.facts.text().splitlines()[0] == "~/rose.png"


def test_what_is_known_stays_shown_in_the_next_window(
    own_desktop: Desktop, open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """The panel of facts is as it was left."""
    viewer = look_at(own_desktop, qtbot, "rose.png")
    qtbot.keyClick(viewer, Qt.Key.Key_I)
    assert "32 × 24" in viewer.facts.text().replace("\N{NO-BREAK SPACE}", " ")
    assert viewer.facts.isVisible()
    own_desktop.close()
    assert open_desktop().window.viewer.head.info.isChecked()


def test_a_late_thumbnail_is_not_shown(desktop: Desktop, qtbot: QtBot) -> None:
    """The picture itself may come first, from another thread, and stays."""
    loader, item = desktop.viewer_loader, Item(1, "/media/a.png", Modality.IMAGE, 1, 1)
    shown: list[Content] = []
    loader.loaded.connect(shown.append)
    loader.load(item, None)
    loader.stop()
    whole = Content(item, image=QImage(8, 8, QImage.Format.Format_RGB32))
    loader._report_whole(whole)
    loader._report_stored(Content(item))
    assert shown == [whole]


def test_words_are_found_in_a_document(desktop: Desktop, qtbot: QtBot) -> None:
    """From place to place in both directions, round and round, or said to be nowhere."""
    viewer = look_at(desktop, qtbot, "ruby.txt")
    reading = viewer.reading
    reading.text.show_text("Tea. A cup of tea, and no TEA.", None)
    desktop.menus.focus_search()
    assert reading.box.hasFocus()
    starts = []
    qtbot.keyClicks(reading.box, "tea")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Return):
        starts.append(reading.text.textCursor().selectionStart())
        qtbot.keyClick(reading.box, key)
    assert starts == [0, 14, 26]
    qtbot.keyClick(reading.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert reading.text.textCursor().selectionStart() == 26
    qtbot.keyClicks(reading.box, "pot")
    assert reading.told.text() == "Not found"
    qtbot.keyClick(reading.box, Qt.Key.Key_Escape)
    assert viewer.hasFocus()
    assert desktop.window.shows_viewer


def test_a_sound_plays_at_once_as_it_is_wanted(desktop: Desktop, qtbot: QtBot) -> None:
    """It sounds as soon as it is looked at; speed, volume and repeating reach the player."""
    pytest.importorskip(
        "PySide6.QtMultimedia", reason="no system library for sound", exc_type=ImportError
    )
    viewer = desktop.window.viewer
    select(desktop, qtbot, "drum.wav")
    with qtbot.waitSignal(viewer.player.playing_changed):
        qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_Space)
    viewer.sound.tuning.repeats.setChecked(True)
    viewer.sound.tuning.speed.setCurrentText("1.5 ×")
    viewer.sound.tuning.volume.setValue(0)
    media = viewer.player._media
    assert media is not None
    assert (media.loops(), media.playbackRate()) == (media.Loops.Infinite, 1.5)
    assert media.audioOutput().volume() == 0
    with qtbot.waitSignal(viewer.player.playing_changed):
        desktop.menus.escape()
    qtbot.waitUntil(lambda: not media.source().isValid())


def test_what_is_like_it_is_looked_for_from_there(
    desktop: Desktop, qtbot: QtBot, opener: FileOpener
) -> None:
    """Finding similar files leads back to their list; showing the folder stays."""
    viewer = look_at(desktop, qtbot, "rose.png")
    with qtbot.waitSignal(viewer.reveal_wanted):
        viewer.head.reveal.click()
    assert desktop.window.shows_viewer
    with qtbot.waitSignal(desktop.session.answered):
        viewer.head.similar.click()
    assert not desktop.window.shows_viewer


def test_a_sound_is_looked_at_by_its_pitches(desktop: Desktop, qtbot: QtBot) -> None:
    """The spectrogram is asked for once it is wanted, shown when it is drawn, and left again."""
    sound = look_at(desktop, qtbot, "drum.wav").sound
    assert not any(isinstance(one, DrawSound) for one in engine_of(desktop).requests)
    sound.spectrogram.setChecked(True)
    asked = engine_of(desktop).requests[-1]
    assert isinstance(asked, DrawSound)
    assert Path(asked.path).name == "drum.wav"
    before = sound.sound.waveform.grab().toImage()
    with qtbot.waitSignal(desktop.engine_events):
        engine_of(desktop).post(SoundDrawn(asked.path, grey_picture()))
    assert sound.sound.waveform.grab().toImage() != before
    sound.spectrogram.setChecked(False)
    assert sound.sound.waveform.grab().toImage() == before


def test_a_spectrogram_that_comes_late_is_not_of_another_sound(
    desktop: Desktop, qtbot: QtBot
) -> None:
    """What was drawn of a sound is not shown with the next; that is asked for instead."""
    viewer = look_at(desktop, qtbot, "drum.wav")
    viewer.sound.spectrogram.setChecked(True)
    first = engine_of(desktop).requests[-1]
    assert isinstance(first, DrawSound)
    select(desktop, qtbot, "bird.wav")
    qtbot.waitUntil(lambda: engine_of(desktop).requests[-1] != first)
    before = viewer.sound.sound.waveform.grab().toImage()
    with qtbot.waitSignal(desktop.engine_events):
        engine_of(desktop).post(SoundDrawn(first.path, grey_picture()))
    assert viewer.sound.sound.waveform.grab().toImage() == before


def grey_picture() -> bytes:
    """A small spectrogram."""
    content = io.BytesIO()
    Image.fromarray(np.tile(np.arange(200, dtype=np.uint8), (64, 1))).save(content, "JPEG")
    return content.getvalue()
