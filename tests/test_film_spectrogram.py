"""The sound track of a film by its pitches, in the viewer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop_support import OFFSCREEN_NOISE, engine_of, select
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from desktop.viewer import Viewer
from engine.media.drawn_sounds import SoundDrawer
from engine.service.sound_messages import DrawSound, SoundDrawn

pytest_plugins = ("desktop_fixtures", "film_fixtures")
pytestmark = OFFSCREEN_NOISE


@pytest.fixture(scope="module")
def drawer() -> Iterator[SoundDrawer]:
    """What draws for the window in the engine process."""
    made = SoundDrawer()
    yield made
    made.close()


def look_at(desktop: Desktop, qtbot: QtBot, name: str) -> Viewer:
    """The viewer with a film."""
    select(desktop, qtbot, name)
    if not desktop.window.shows_viewer:
        desktop.window.gallery.look_wanted.emit()
    viewer = desktop.window.viewer
    qtbot.waitUntil(lambda: viewer.item is not None and viewer.item.path.endswith(name))
    qtbot.waitUntil(lambda: viewer.body.currentWidget() is viewer.film)
    return viewer


def draw(desktop: Desktop, qtbot: QtBot, drawer: SoundDrawer) -> None:
    """Answer what was asked for last, as the engine does."""
    asked = engine_of(desktop).requests[-1]
    assert isinstance(asked, DrawSound)
    drawn = SoundDrawn(asked.path, drawer.draw(asked.path))
    with qtbot.waitSignal(desktop.engine_events):
        engine_of(desktop).post(drawn)


def bright_row(picture: QImage) -> int:
    """The row of a picture that differs most from its first one."""
    ground = picture.pixelColor(2, 5).lightness()
    rows = range(5, picture.height() - 8)
    return max(rows, key=lambda y: abs(picture.pixelColor(9, y).lightness() - ground))


def test_the_pitches_of_a_film_stand_in_its_bar(
    cinema: Desktop, qtbot: QtBot, drawer: SoundDrawer
) -> None:
    """A low tone lies low in the bar, which is high enough to look at; then it is as it was."""
    viewer = look_at(cinema, qtbot, "garden.mp4")
    page, bar = viewer.film, viewer.film.film.bar
    low = bar.height()
    assert not any(isinstance(one, DrawSound) for one in engine_of(cinema).requests)
    page.spectrogram.setChecked(True)
    draw(cinema, qtbot, drawer)
    qtbot.waitUntil(lambda: bar.height() > 3 * low)
    assert bright_row(bar.grab().toImage()) > bar.height() / 2
    with qtbot.waitSignal(bar.sought) as sought:
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(bar.width() // 2, 60))
    assert sought.args == [pytest.approx(3.0, abs=0.1)]
    page.spectrogram.setChecked(False)
    qtbot.waitUntil(lambda: bar.height() == low)


def test_a_film_without_sound_says_so(cinema: Desktop, qtbot: QtBot, drawer: SoundDrawer) -> None:
    """Its bar stays as it is; the next film with sound shows its own again."""
    viewer = look_at(cinema, qtbot, "coast.mkv")
    page, bar = viewer.film, viewer.film.film.bar
    low = bar.height()
    page.spectrogram.setChecked(True)
    draw(cinema, qtbot, drawer)
    assert page.spectrogram.text() == "Spectrogram: there is no sound"
    assert not page.spectrogram.isEnabled()
    assert bar.height() == low
    look_at(cinema, qtbot, "garden.mp4")
    assert page.spectrogram.text() == "Spectrogram"
    assert page.spectrogram.isEnabled()
    qtbot.waitUntil(lambda: Path(engine_of(cinema).requests[-1].path).name == "garden.mp4")
    draw(cinema, qtbot, drawer)
    qtbot.waitUntil(lambda: bar.height() > 3 * low)
