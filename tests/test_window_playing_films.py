"""Films that play, in the viewer and beside the gallery: from the match, and never by surprise."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from desktop_support import OFFSCREEN_NOISE, row_of, select, type_words
from film_window import colour_in
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop.preview import Content, FilmView, PreviewPane
from desktop.preview.player import NO_DEVICE, NO_LIBRARY, OTHER_PROGRAM
from desktop.shell.app import Desktop
from desktop.viewer import Viewer
from engine.explain import Explanation, Span
from engine.types import Hit, Item, Metadata, Modality, Segment, SegmentKind

pytest_plugins = ("desktop_fixtures", "film_fixtures")
pytestmark = OFFSCREEN_NOISE
GARDEN = "media/garden.mp4"


@pytest.fixture
def multimedia() -> None:
    """Skips where Qt's multimedia library cannot be imported."""
    pytest.importorskip(
        "PySide6.QtMultimedia", reason="no system library for sound", exc_type=ImportError
    )


def content_of(path: Path | str, *segments: Segment, item_id: int = 1) -> Content:
    """A film of six seconds as the loader hands it over, with a poster in red."""
    item = Item(item_id, str(path), Modality.VIDEO, 1, 1, Metadata(64, 48, 6.0))
    hit = Hit(item, 1.0, 80, segments[0], segments=segments) if segments else None
    poster = QImage(64, 48, QImage.Format.Format_RGB32)
    poster.fill(QColor(230, 20, 20))
    return Content(item, hit, image=poster)


def seen(start: float) -> Segment:
    """A shot of two seconds."""
    return Segment(SegmentKind.FRAME, start, start + 2)


def watch(desktop: Desktop, qtbot: QtBot, name: str) -> Viewer:
    """Look at a film until its first frame is seen."""
    viewer = desktop.window.viewer
    select(desktop, qtbot, name)
    with qtbot.waitSignal(viewer.player.frame_came):
        qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_Space)
    return viewer


def let_go(film: FilmView, qtbot: QtBot) -> None:
    """Stop, and wait until the file is closed: Qt's threads would speak to the next test."""
    film._player.stop()
    media = film._player._media
    assert media is not None
    qtbot.waitUntil(lambda: not media.source().isValid())


@pytest.mark.usefixtures("multimedia")
def test_a_film_plays_from_the_match_until_the_viewer_is_left(
    cinema: Desktop, qtbot: QtBot
) -> None:
    """Its first frame is of the shot that was found; Space pauses it, Escape lets go of it."""
    type_words(cinema, qtbot, "red")
    colours: list[str] = []
    cinema.window.viewer.player.frame_came.connect(
        lambda frame: colours.append(colour_in(frame.toImage()))
    )
    viewer = watch(cinema, qtbot, "garden.mp4")
    film = viewer.film.film
    assert colours[0] == "red"
    for words in ("Play", "Pause"):
        with qtbot.waitSignal(viewer.player.playing_changed):
            qtbot.keyClick(viewer, Qt.Key.Key_Space)
        assert film.play.text() == words
        assert cinema.window.shows_viewer
    cinema.menus.escape()
    assert not cinema.window.shows_viewer
    assert cinema.window.gallery.currentIndex().row() == row_of(cinema, "garden.mp4")
    let_go(film, qtbot)


@pytest.mark.usefixtures("multimedia")
def test_the_next_item_stops_a_film(cinema: Desktop, qtbot: QtBot) -> None:
    """Its file is let go of, and a film that is reached by an arrow waits for Space."""
    viewer = watch(cinema, qtbot, "garden.mp4")
    media = viewer.player._media
    assert media is not None
    step = 1 if viewer.head.next.isEnabled() else -1
    with qtbot.waitSignal(cinema.viewer_loader.loaded):
        qtbot.keyClick(viewer, Qt.Key.Key_Right if step > 0 else Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: not media.source().isValid())
    with qtbot.waitSignal(cinema.viewer_loader.loaded):
        qtbot.keyClick(viewer, Qt.Key.Key_Left if step > 0 else Qt.Key.Key_Right)
    assert viewer.head.name.text() == "garden.mp4"
    assert not viewer.film.film.canvas.shows_frame
    assert not media.source().isValid()


@pytest.mark.usefixtures("multimedia")
def test_a_film_is_sought_in_and_begins_again(cinema: Desktop, qtbot: QtBot) -> None:
    """A click on the bar shows another shot; what repeats goes on with its first one."""
    viewer = watch(cinema, qtbot, "garden.mp4")
    canvas, player = viewer.film.film.canvas, viewer.player
    viewer.film.tuning.repeats.setChecked(True)
    viewer.film.tuning.speed.setCurrentText("2 ×")
    bar = viewer.film.film.bar
    place = bar.rect().center()
    place.setX(bar.width() * 9 // 10)
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: colour_in(canvas.picture) == "blue")
    qtbot.waitUntil(lambda: colour_in(canvas.picture) == "green")
    assert player.plays(str(viewer.item.path if viewer.item else ""))
    let_go(viewer.film.film, qtbot)


@pytest.mark.usefixtures("multimedia")
def test_the_last_picture_stays_at_the_end(pane: PreviewPane, qtbot: QtBot, filmed: Path) -> None:
    """A film that is over shows neither its poster nor nothing, and can be played again."""
    pane.show_content(content_of(filmed / GARDEN, seen(5.0)))
    pane.player.toggle()
    qtbot.waitUntil(lambda: pane.film.canvas.shows_frame)
    qtbot.waitUntil(lambda: pane.film.play.text() == "Play")
    assert colour_in(pane.film.canvas.picture) == "blue"
    pane.player.toggle()
    qtbot.waitUntil(lambda: colour_in(pane.film.canvas.picture) == "green")
    let_go(pane.film, qtbot)


def test_sounds_and_films_are_played_alike(cinema: Desktop) -> None:
    """What is chosen for one is what the other shows and does."""
    viewer = cinema.window.viewer
    for page in (viewer.sound, viewer.film):
        viewer.body.setCurrentWidget(page)
        cinema.window.show_viewer()
        page.tuning.show()
    viewer.film.tuning.speed.setCurrentText("0.5 ×")
    viewer.film.tuning.volume.setValue(30)
    viewer.body.setCurrentWidget(viewer.sound)
    assert viewer.sound.tuning.speed.currentText() == "0.5 ×"
    assert viewer.sound.tuning.volume.value() == 30
    assert (viewer.player.tuning.speed, viewer.player.tuning.volume) == (0.5, 0.3)


@pytest.mark.usefixtures("multimedia")
def test_each_moment_has_a_button_that_plays_it(
    pane: PreviewPane, qtbot: QtBot, filmed: Path
) -> None:
    """Seen and heard are told apart, each moment is there once, and the poster waits for them."""
    heard = Segment(SegmentKind.WINDOW, 4.0, 6.0)
    pane.show_content(content_of(filmed / GARDEN, seen(2.0), heard, seen(2.2)))
    film = pane.film
    titles = [button.text() for button in film.jumps if button.isVisible()]
    assert titles == ["Seen from 0:02", "Heard from 0:04"]
    assert film.jumps[1].accessibleName() == "Play what is heard from 0:04"
    assert film.bar.accessibleDescription() == "Seen from 0:02 to 0:04"
    assert film.time.text() == "0:02 / 0:06"
    assert not film.canvas.shows_frame
    assert colour_in(film.canvas.grab().toImage()) == "red"
    film.jumps[1].click()
    qtbot.waitUntil(lambda: colour_in(film.canvas.picture) == "blue")
    film.jumps[0].click()
    qtbot.waitUntil(lambda: colour_in(film.canvas.picture) == "red")
    let_go(film, qtbot)


def test_what_is_told_comes_first(pane: PreviewPane) -> None:
    """The moment of an explanation leads the buttons, and a film that waits begins there."""
    pane.show_content(content_of("/media/a.mp4", seen(2.0)))
    heard = Span(4.0, 6.0, 1.0)
    pane.show_explanation(Explanation(1, (), (), (heard,), heard, Modality.AUDIO))
    titles = [button.text() for button in pane.film.jumps if button.isVisible()]
    assert titles == ["Heard from 0:04", "Seen from 0:02"]
    assert pane.player.position == 4
    assert pane.why.text() == "Found by meaning. Heard from 0:04 to 0:06."


def test_a_film_that_was_not_read_yet_has_no_length(pane: PreviewPane) -> None:
    """Where nobody knows how long it is, only the place is told."""
    unread = Item(1, "/media/a.mp4", Modality.VIDEO, 1, 1)
    pane.show_content(Content(unread))
    assert pane.film.time.text() == "0:00"


@pytest.mark.usefixtures("multimedia")
def test_only_another_item_stops_a_film(pane: PreviewPane, qtbot: QtBot, filmed: Path) -> None:
    """Another answer about the same film leaves it playing; a click on its picture pauses it."""
    pane.show_content(content_of(filmed / GARDEN))
    with qtbot.waitSignal(pane.player.frame_came):
        qtbot.mouseClick(pane.film.canvas, Qt.MouseButton.LeftButton)
    pane.show_content(content_of(filmed / GARDEN, seen(2.0)))
    assert pane.player.plays(str(filmed / GARDEN))
    assert pane.film.canvas.shows_frame
    pane.show_content(content_of(filmed / "media/coast.mkv", item_id=2))
    assert not pane.film.canvas.shows_frame
    let_go(pane.film, qtbot)


def test_a_film_needs_no_loudspeaker(pane: PreviewPane) -> None:
    """That nothing can be heard is a note: the buttons stay."""
    pane.show_content(content_of("/media/a.mp4", seen(2.0)))
    pane.player.trouble_changed.emit(NO_DEVICE)
    assert pane.film.trouble.text() == NO_DEVICE
    assert pane.film.play.isEnabled()
    assert pane.film.jumps[0].isEnabled()


def test_without_a_library_the_poster_and_the_way_out_stay(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Qt's multimedia cannot be imported, one line says what to do instead."""
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.show_content(content_of("/media/a.mp4", seen(2.0)))
    assert pane.film.trouble.text() == NO_LIBRARY
    assert not pane.film.play.isEnabled()
    assert colour_in(pane.film.canvas.picture) == "red"
    pane.film.canvas.clicked.emit()
    assert pane.film.time.text() == "0:02 / 0:06"


@pytest.mark.qt_log_ignore("Could not open media", extend=True)
@pytest.mark.usefixtures("multimedia")
def test_a_film_that_cannot_be_played_says_so(
    pane: PreviewPane, qtbot: QtBot, tmp_path: Path
) -> None:
    """What is no film leads to another program, and the poster stays."""
    broken = tmp_path / "a.mp4"
    broken.write_bytes(b"no film" * 100)
    pane.show_content(content_of(broken))
    with qtbot.waitSignal(pane.player.trouble_changed):
        pane.player.toggle()
    assert pane.film.trouble.text().endswith(OTHER_PROGRAM)
    assert not pane.film.canvas.shows_frame
    let_go(pane.film, qtbot)
