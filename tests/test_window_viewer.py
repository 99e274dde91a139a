"""The viewer: what is current in the gallery, as large as the window, and the way back."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from conftest import MakeLibrary
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
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.preview import Content
from desktop.shell.app import Desktop
from desktop.viewer.zoom import ZoomView
from engine.explain import Region
from engine.service.sound_messages import DrawSound, SoundDrawn
from engine.types import Item, Modality

REGION = Region((), (0.0, 0.0, 1.0, 1.0), (0.5, 0.0, 1.0, 1.0))

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


def test_what_is_known_stays_shown_in_the_next_window(
    desktop: Desktop, open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """The panel of facts is as it was left."""
    viewer = look_at(desktop, qtbot, "rose.png")
    qtbot.keyClick(viewer, Qt.Key.Key_I)
    assert "32 × 24" in viewer.facts.text().replace("\N{NO-BREAK SPACE}", " ")
    assert viewer.facts.isVisible()
    desktop.close()
    assert open_desktop().window.viewer.head.info.isChecked()


def test_a_picture_is_fitted_and_zoomed(picture: ZoomView) -> None:
    """The whole is seen first; zooming, its own size, and back."""
    assert picture.scale_now == pytest.approx(0.25)
    picture.zoom(2)
    assert (picture.scale_now, picture.is_fitted) == (pytest.approx(0.5), False)
    picture.show_own_size()
    assert picture.scale_now == pytest.approx(1)
    picture.zoom(1000)
    assert picture.scale_now == pytest.approx(16)
    picture.fit()
    assert picture.scale_now == pytest.approx(0.25)


def test_a_turned_picture_is_fitted_anew(picture: ZoomView) -> None:
    """By a quarter it is 900 by 1,600; the next picture stands upright again."""
    picture.turn()
    assert picture.scale_now == pytest.approx(300 / 1600)
    picture.begin()
    picture.show_image(QImage(1600, 900, QImage.Format.Format_RGB32), 1600)
    assert picture.scale_now == pytest.approx(0.25)


def test_more_detail_changes_nothing_else(picture: ZoomView) -> None:
    """A thumbnail is shown as large as the picture that comes after it, outline and all."""
    picture.begin()
    picture.show_image(QImage(160, 90, QImage.Format.Format_RGB32), 1600)
    picture.show_region(REGION)
    before = [line.sceneBoundingRect().center().x() for line in picture._outline]
    picture.show_image(QImage(1600, 900, QImage.Format.Format_RGB32), 1600)
    after = [line.sceneBoundingRect().center().x() for line in picture._outline]
    assert before == after == [pytest.approx(1200)] * 2
    assert picture.scale_now == pytest.approx(0.25)


def test_a_small_picture_is_fitted_to_twice_its_size(picture: ZoomView) -> None:
    """A stamp does not stay a stamp in a wide window, nor is it blown up to a blur."""
    picture.begin()
    picture.show_image(QImage(32, 24, QImage.Format.Format_RGB32), 32)
    assert picture.scale_now == pytest.approx(2)


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


def test_the_wheel_zooms(picture: ZoomView, qtbot: QtBot) -> None:
    """A notch makes it a quarter larger, and a double click shows the whole again."""
    centre = picture.viewport().rect().center()
    picture.zoom(1.25)
    assert picture.scale_now == pytest.approx(0.3125)
    double_click(picture.viewport(), QPoint(centre))
    assert picture.is_fitted


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_arrows_move_a_picture_that_is_zoomed(
    open_desktop: OpenDesktop,
    make_library: MakeLibrary,
    qtbot: QtBot,
    tmp_path: Path,
    direction: Qt.LayoutDirection,
) -> None:
    """They show what lies there, up to its edge, and leave the file alone; Page Down does not."""
    for name in ("one.png", "two.png"):
        Image.effect_noise((1600, 1200), len(name)).save(tmp_path / name)
    library = make_library()
    library.index((str(tmp_path / "one.png"), str(tmp_path / "two.png")))
    desktop = open_desktop(library)
    qtbot.waitUntil(lambda: len(names(desktop)) == 2)
    name, other = names(desktop)
    viewer = look_at(desktop, qtbot, name)
    picture = viewer.picture
    picture.setLayoutDirection(direction)
    assert not picture.is_beyond_view
    qtbot.keyClick(viewer, Qt.Key.Key_1)
    qtbot.keyClick(viewer, Qt.Key.Key_Plus)
    assert picture.is_beyond_view

    def seen() -> QPointF:
        return picture.mapToScene(picture.viewport().rect().center())

    for key, is_there in (
        (Qt.Key.Key_Right, lambda old, new: new.x() > old.x() and new.y() == old.y()),
        (Qt.Key.Key_Down, lambda old, new: new.y() > old.y() and new.x() == old.x()),
        (Qt.Key.Key_Left, lambda old, new: new.x() < old.x() and new.y() == old.y()),
        (Qt.Key.Key_Up, lambda old, new: new.y() < old.y() and new.x() == old.x()),
    ):
        before = seen()
        QTest.keyClick(viewer, key)
        assert is_there(before, seen()), key
    for _ in range(99):
        QTest.keyClick(viewer, Qt.Key.Key_Left)
    assert picture.mapToScene(QPoint(1, 1)).x() == pytest.approx(0, abs=1)
    assert viewer.head.name.text() == name
    QTest.keyClick(viewer, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: viewer.head.name.text() == other)
    assert picture.is_fitted
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: viewer.head.name.text() == name)


def test_keys_and_buttons_change_the_picture(desktop: Desktop, qtbot: QtBot) -> None:
    """Larger, smaller, its own size, turned, and whole again; what it is large is told."""
    viewer = look_at(desktop, qtbot, "rose.png")
    picture = viewer.picture
    qtbot.waitUntil(lambda: picture.scale_now == pytest.approx(2))
    qtbot.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.head.scale.text() == "250%"
    qtbot.keyClick(viewer, Qt.Key.Key_Minus)
    qtbot.keyClick(viewer, Qt.Key.Key_R)
    assert picture.transform().m12() == pytest.approx(2)
    qtbot.keyClick(viewer, Qt.Key.Key_1)
    assert not picture.is_fitted
    qtbot.keyClick(viewer, Qt.Key.Key_0)
    assert picture.is_fitted
    for tool in viewer.head.tools:
        tool.click()
    qtbot.keyClick(viewer, Qt.Key.Key_Space)
    assert not desktop.window.shows_viewer


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
