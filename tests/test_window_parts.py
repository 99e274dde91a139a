"""Asking by a part of what is shown: an area, marked seconds, selected words."""

from __future__ import annotations

from pathlib import Path

import pytest
from desktop_support import OFFSCREEN_NOISE, look_at, select
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.preview import Player, SoundView
from desktop.search.draft import QueryDraft
from desktop.search.kept import KeptSearch
from desktop.shell.app import Desktop
from desktop.viewer.zoom import ZoomView
from engine.types import Modality, Term
from engine.types.fragments import Area, Fragment, Interval

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE

SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def drag(qtbot: QtBot, widget: QWidget, start: QPoint, end: QPoint, *, shift: bool = False) -> None:
    """Press, move and let go."""
    held = SHIFT if shift else Qt.KeyboardModifier.NoModifier
    qtbot.mousePress(widget, LEFT, held, start)
    qtbot.mouseMove(widget, (start + end) / 2)
    qtbot.mouseMove(widget, end)
    qtbot.mouseRelease(widget, LEFT, held, end)


def asked(desktop: Desktop) -> Term:
    """The only part of the query."""
    (term,) = desktop.session.draft.query.terms
    return term


@pytest.fixture
def sound(qtbot: QtBot) -> SoundView:
    """A view of a sound of 60 seconds, 600 pixels wide."""
    view = SoundView(Player())
    qtbot.addWidget(view)
    view.resize(600, 200)
    view.show_sound("/media/rain.wav", bytes(80), 60.0, None)
    view.show()
    return view


def test_a_drag_over_a_picture_asks_by_what_is_in_it(desktop: Desktop, qtbot: QtBot) -> None:
    """While parts are marked, a rectangle finds what is like it and leads to the answer."""
    viewer = look_at(desktop, qtbot, "rose.png")
    picture = viewer.picture
    viewer.head.marks.click()
    corner = picture.mapFromScene(16, 0)
    far = picture.mapFromScene(32, 24)
    with qtbot.waitSignal(desktop.session.answered):
        drag(qtbot, picture.viewport(), corner, far)
    assert not desktop.window.shows_viewer
    term = asked(desktop)
    assert Path(term.value).name == "rose.png"
    assert isinstance(term.fragment, Area)
    assert term.fragment.box == pytest.approx((0.5, 0.0, 1.0, 1.0), abs=0.05)
    (chip,) = desktop.window.search.chips.chips
    assert "Part of rose.png" in chip.accessibleName()


def test_a_drag_moves_what_is_larger_than_the_view_and_else_marks_a_part(
    desktop: Desktop, qtbot: QtBot
) -> None:
    """There is nowhere to move a picture that is all in sight, so no button is pressed first."""
    picture = look_at(desktop, qtbot, "rose.png").picture
    picture.show_image(QImage(4000, 3000, QImage.Format.Format_RGB32), 4000)
    picture.show_own_size()
    middle, move = picture.viewport().rect().center(), QPoint(60, 60)
    seen = picture.mapToScene(middle)
    drag(qtbot, picture.viewport(), middle, middle - move)
    assert picture.mapToScene(middle) != seen
    assert desktop.window.shows_viewer
    picture.fit()
    with qtbot.waitSignal(desktop.session.answered):
        drag(qtbot, picture.viewport(), middle - move, middle + move)
    assert isinstance(asked(desktop).fragment, Area)


def test_a_key_asks_by_what_is_in_sight(desktop: Desktop, qtbot: QtBot) -> None:
    """Without a mouse, the part of a picture that is seen is asked by."""
    viewer = look_at(desktop, qtbot, "rose.png")
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.keyClick(viewer, Qt.Key.Key_S)
    assert asked(desktop).fragment == Area((0.0, 0.0, 1.0, 1.0))


def test_what_is_in_sight_is_a_part(picture: ZoomView, qtbot: QtBot) -> None:
    """A picture at its own size asks by as much of it as fits into the view."""
    picture.show_own_size()
    with qtbot.waitSignal(picture.part_wanted) as wanted:
        picture.mark_shown()
    (area,) = wanted.args
    left, top, right, bottom = area.box
    assert (right - left, bottom - top) == pytest.approx((0.25, 0.333), abs=0.01)


def test_a_click_marks_no_part(desktop: Desktop, qtbot: QtBot) -> None:
    """What has no size asks for nothing; the next picture is moved by a drag again."""
    viewer = look_at(desktop, qtbot, "rose.png")
    viewer.head.marks.click()
    qtbot.mouseClick(viewer.picture.viewport(), LEFT, pos=viewer.picture.mapFromScene(5, 5))
    assert desktop.window.shows_viewer
    select(desktop, qtbot, "sea.png")
    qtbot.waitUntil(lambda: not viewer.head.marks.isChecked())


def test_seconds_are_marked_by_drag_and_by_keys(sound: SoundView, qtbot: QtBot) -> None:
    """Shift marks where a plain click seeks; a button says what it would look for."""
    bar = sound.waveform
    drag(qtbot, bar, QPoint(180, 20), QPoint(120, 20), shift=True)
    assert sound.part.text() == "Find similar to 0:12 to 0:18"
    with qtbot.waitSignal(sound.part_wanted) as wanted:
        sound.part.click()
    assert wanted.args == [Interval(12.0, 18.0)]
    with qtbot.waitSignal(bar.sought):
        qtbot.mouseClick(bar, LEFT, pos=QPoint(60, 20))
    assert sound.part.isHidden()
    bar.set_position(6.0)
    for _ in range(3):
        qtbot.keyClick(bar, Qt.Key.Key_Right, SHIFT)
    assert sound.part.text() == "Find similar to 0:06 to 0:09"


def test_what_is_marked_goes_with_its_sound(sound: SoundView, qtbot: QtBot) -> None:
    """Another sound has nothing marked."""
    drag(qtbot, sound.waveform, QPoint(120, 20), QPoint(180, 20), shift=True)
    marked = sound.waveform.grab().toImage()
    sound.show_sound("/media/wind.wav", bytes(80), 30.0, None)
    assert sound.part.isHidden()
    assert sound.waveform.grab().toImage() != marked


def test_marked_seconds_find_what_sounds_like_them(desktop: Desktop, qtbot: QtBot) -> None:
    """From the preview: the answer is of the part, and the chip says which."""
    select(desktop, qtbot, "drum.wav")
    preview = desktop.window.preview
    with qtbot.waitSignal(desktop.session.answered):
        preview.sound.part_wanted.emit(Interval(0.5, 1.5))
    assert asked(desktop).fragment == Interval(0.5, 1.5)
    assert "drum.wav 0:00 to 0:01" in desktop.window.search.chips.chips[0].accessibleName()


def test_selected_words_are_looked_for(desktop: Desktop, qtbot: QtBot) -> None:
    """Words of a document become the query, whatever the language makes of their marks."""
    viewer = look_at(desktop, qtbot, "ruby.txt")
    reading = viewer.reading
    reading.text.show_text("A note: -red type:image", None)
    assert not reading.search.isEnabled()
    reading.text.selectAll()
    with qtbot.waitSignal(desktop.session.answered):
        reading.search.click()
    assert not desktop.window.shows_viewer
    assert asked(desktop) == Term(Modality.TEXT, "A note: -red type:image")


@pytest.mark.parametrize("fragment", [None, Area((0.25, 0.5, 0.75, 1.0)), Interval(1.0, 2.5)])
def test_a_part_is_kept_for_the_next_window(fragment: Fragment | None) -> None:
    """A search by a part comes back as it was."""
    term = Term(Modality.IMAGE, "/media/sea.png", is_file=True, weight=-1.0, fragment=fragment)
    kept = KeptSearch("", QueryDraft(files=(term,)))
    assert KeptSearch.read(kept.written()) == kept


def test_parts_of_one_file_stand_beside_each_other() -> None:
    """Two parts are two terms; the same one again takes the new weight."""
    left, right = Area((0.0, 0.0, 0.5, 1.0)), Area((0.5, 0.0, 1.0, 1.0))
    parts = [Term(Modality.IMAGE, "/a.png", is_file=True, fragment=area) for area in (left, right)]
    draft = QueryDraft().add(parts)
    assert draft.files == tuple(parts)
    again = Term(Modality.IMAGE, "/a.png", is_file=True, weight=2.0, fragment=left)
    assert draft.add([again]).files == (again, parts[1])
