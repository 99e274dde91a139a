"""Videos in the gallery: posters with their length, the shot that matched, and all the others."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from conftest import MakeLibrary
from desktop_support import OFFSCREEN_NOISE, OpenDesktop, listed, row_of, select, type_words
from film_window import colour_in, colour_of_tile
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.gallery.roles import TileRole
from desktop.shell.app import Desktop
from engine.catalogue import ThumbnailStore
from engine.paths import LibraryPaths
from engine.types import Preview, PreviewKind

pytest_plugins = ("desktop_fixtures", "film_fixtures")
pytestmark = OFFSCREEN_NOISE


def point_at(desktop: Desktop, qtbot: QtBot, name: str, share: float) -> None:
    """Move the pointer over a tile, to a share of its width."""
    gallery = desktop.window.gallery
    tile = gallery.visualRect(desktop.model.index(row_of(desktop, name)))
    place = tile.topLeft() + QPoint(int(tile.width() * share), 40)
    qtbot.mouseMove(gallery.viewport(), place)


def told(desktop: Desktop, name: str, role: int) -> str:
    """What a role of a tile says."""
    return str(desktop.model.index(row_of(desktop, name)).data(role))


def test_the_pointer_goes_through_the_shots(cinema: Desktop, qtbot: QtBot) -> None:
    """As far into the tile as into the film; the poster is back when the pointer leaves."""
    for share, colour in ((0.1, "green"), (0.5, "red"), (0.9, "blue"), (0.4, "red")):
        point_at(cinema, qtbot, "garden.mp4", share)
        qtbot.waitUntil(lambda wanted=colour: colour_of_tile(cinema, "garden.mp4") == wanted)
    point_at(cinema, qtbot, "rose.png", 0.5)
    qtbot.waitUntil(lambda: colour_of_tile(cinema, "garden.mp4") == "green")


def test_keys_go_through_the_shots(cinema: Desktop, qtbot: QtBot) -> None:
    """Alt with an arrow shows the next shot or the one before, and stays within the film."""
    gallery, alt = cinema.window.gallery, Qt.KeyboardModifier.AltModifier
    select(cinema, qtbot, "garden.mp4")
    seen = []
    for key in (Qt.Key.Key_Right,) * 3 + (Qt.Key.Key_Left,) * 3:
        qtbot.keyClick(gallery, key, alt)
        seen.append(colour_of_tile(cinema, "garden.mp4"))
    assert seen == ["red", "blue", "blue", "red", "green", "green"]
    assert gallery.currentIndex().row() == row_of(cinema, "garden.mp4")
    qtbot.keyClick(gallery, Qt.Key.Key_Right, alt)
    select(cinema, qtbot, "rose.png")
    assert colour_of_tile(cinema, "garden.mp4") == "green"
    qtbot.keyClick(gallery, Qt.Key.Key_Right, alt)
    assert colour_of_tile(cinema, "rose.png") == "red"


def test_the_shot_that_matched_is_the_poster(cinema: Desktop, qtbot: QtBot) -> None:
    """A search shows on the tile and in the preview what it found, and says when it is seen."""
    type_words(cinema, qtbot, "red")
    qtbot.waitUntil(lambda: colour_of_tile(cinema, "garden.mp4") == "red")
    assert "Video · 0:06 · seen from 0:02 to 0:04" in told(
        cinema, "garden.mp4", Qt.ItemDataRole.ToolTipRole
    )
    spoken = told(cinema, "garden.mp4", Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Video garden.mp4, 0:06, seen from 0:02 to 0:04, clear match")
    select(cinema, qtbot, "garden.mp4")
    assert colour_in(cinema.window.preview.film.canvas.picture) == "red"


def test_what_has_no_pictures_of_shots_stays_as_it_is(
    open_desktop: OpenDesktop,
    make_library: MakeLibrary,
    filmed: Path,
    library_dir: Path,
    qtbot: QtBot,
) -> None:
    """A preview that is damaged leaves a tile with its length, and nothing to go through."""
    shutil.copytree(filmed / "library", library_dir)
    with closing(ThumbnailStore(LibraryPaths(library_dir).thumbnails)) as thumbnails:
        broken = Preview(PreviewKind.SHOTS, b"S1 and no more")
        thumbnails.put(dict.fromkeys(thumbnails.digests(), broken))
    desktop = open_desktop(make_library())
    qtbot.waitUntil(lambda: len(listed(desktop)) == 3)
    select(desktop, qtbot, "garden.mp4")
    before = desktop.window.gallery.viewport().grab().toImage()
    qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert desktop.window.gallery.viewport().grab().toImage() == before
    assert desktop.window.preview.film.canvas.picture is None


def test_what_a_film_is_is_told_where_nothing_is_looked_for(cinema: Desktop) -> None:
    """Kind and length stand in the tip and are spoken; a film of one shot has no moment."""
    assert told(cinema, "coast.mkv", Qt.ItemDataRole.ToolTipRole).endswith("\nVideo · 0:02")
    spoken = told(cinema, "coast.mkv", Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Video coast.mkv, 0:02"
    assert cinema.model.index(row_of(cinema, "coast.mkv")).data(TileRole.HIT) is None
