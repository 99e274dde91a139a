"""Videos in the gallery: posters with their length, the shot that matched, and all the others."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from colour_media import RGB, write_picture
from conftest import MakeLibrary
from desktop_support import OFFSCREEN_NOISE, OpenDesktop, listed, row_of, select, type_words
from fake_encoder import ColourEncoder
from film_media import write_film
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.gallery.model import TileRole
from desktop.shell.app import Desktop
from engine.catalogue import ThumbnailStore
from engine.library.facade import Library
from engine.paths import LibraryPaths
from engine.types import Preview, PreviewKind

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a `library` of two films and a picture; not to be changed."""
    folder = tmp_path_factory.mktemp("filmed")
    media = folder / "media"
    write_film(media / "garden.mp4", "green", "red", "blue", pitches=("low", "low", "low"))
    write_film(media / "coast.mkv", "blue")
    write_picture(media / "rose.png", "red")
    library = Library(
        folder / "library", "starter", encoder_of=lambda preset, cache: ColourEncoder()
    )
    library.index((str(media),))
    library.close()
    return folder


@pytest.fixture
def desktop(
    open_desktop: OpenDesktop,
    make_library: MakeLibrary,
    filmed: Path,
    library_dir: Path,
    qtbot: QtBot,
) -> Desktop:
    """A window on that library, with the pictures of its films."""
    shutil.copytree(filmed / "library", library_dir)
    desktop = open_desktop(make_library())
    qtbot.waitUntil(lambda: len(listed(desktop)) == 3)
    qtbot.waitUntil(lambda: colour_of_tile(desktop, "garden.mp4") == "green")
    return desktop


def colour_of_tile(desktop: Desktop, name: str) -> str:
    """The colour that the upper part of a tile's picture has, or nothing."""
    gallery = desktop.window.gallery
    tile = gallery.visualRect(desktop.model.index(row_of(desktop, name)))
    seen = gallery.viewport().grab(tile).toImage().pixelColor(tile.width() // 2, 30)
    return next((name for name, rgb in RGB.items() if _is_near(seen, rgb)), "")


def _is_near(colour: QColor, rgb: tuple[int, int, int]) -> bool:
    parts = zip((colour.red(), colour.green(), colour.blue()), rgb, strict=True)
    return all(abs(one - other) < 40 for one, other in parts)


def point_at(desktop: Desktop, qtbot: QtBot, name: str, share: float) -> None:
    """Move the pointer over a tile, to a share of its width."""
    gallery = desktop.window.gallery
    tile = gallery.visualRect(desktop.model.index(row_of(desktop, name)))
    place = tile.topLeft() + QPoint(int(tile.width() * share), 40)
    qtbot.mouseMove(gallery.viewport(), place)


def told(desktop: Desktop, name: str, role: int) -> str:
    """What a role of a tile says."""
    return str(desktop.model.index(row_of(desktop, name)).data(role))


def test_the_pointer_goes_through_the_shots(desktop: Desktop, qtbot: QtBot) -> None:
    """As far into the tile as into the film; the poster is back when the pointer leaves."""
    for share, colour in ((0.1, "green"), (0.5, "red"), (0.9, "blue"), (0.4, "red")):
        point_at(desktop, qtbot, "garden.mp4", share)
        qtbot.waitUntil(lambda wanted=colour: colour_of_tile(desktop, "garden.mp4") == wanted)
    point_at(desktop, qtbot, "rose.png", 0.5)
    qtbot.waitUntil(lambda: colour_of_tile(desktop, "garden.mp4") == "green")


def test_keys_go_through_the_shots(desktop: Desktop, qtbot: QtBot) -> None:
    """Alt with an arrow shows the next shot or the one before, and stays within the film."""
    gallery, alt = desktop.window.gallery, Qt.KeyboardModifier.AltModifier
    select(desktop, qtbot, "garden.mp4")
    seen = []
    for key in (Qt.Key.Key_Right,) * 3 + (Qt.Key.Key_Left,) * 3:
        qtbot.keyClick(gallery, key, alt)
        seen.append(colour_of_tile(desktop, "garden.mp4"))
    assert seen == ["red", "blue", "blue", "red", "green", "green"]
    assert gallery.currentIndex().row() == row_of(desktop, "garden.mp4")
    qtbot.keyClick(gallery, Qt.Key.Key_Right, alt)
    select(desktop, qtbot, "rose.png")
    assert colour_of_tile(desktop, "garden.mp4") == "green"
    qtbot.keyClick(gallery, Qt.Key.Key_Right, alt)
    assert colour_of_tile(desktop, "rose.png") == "red"


def test_the_shot_that_matched_is_the_poster(desktop: Desktop, qtbot: QtBot) -> None:
    """A search shows on the tile and in the preview what it found, and says when it is seen."""
    type_words(desktop, qtbot, "red")
    qtbot.waitUntil(lambda: colour_of_tile(desktop, "garden.mp4") == "red")
    assert "Video · 0:06 · seen from 0:02 to 0:04" in told(
        desktop, "garden.mp4", Qt.ItemDataRole.ToolTipRole
    )
    spoken = told(desktop, "garden.mp4", Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Video garden.mp4, 0:06, seen from 0:02 to 0:04, clear match")
    select(desktop, qtbot, "garden.mp4")
    shown = desktop.window.preview.picture
    assert _is_near(shown.grab().toImage().pixelColor(shown.width() // 2, 20), RGB["red"])


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
        thumbnails.put(dict.fromkeys(thumbnails.digests_of(PreviewKind.SHOTS), broken))
    desktop = open_desktop(make_library())
    qtbot.waitUntil(lambda: len(listed(desktop)) == 3)
    select(desktop, qtbot, "garden.mp4")
    before = desktop.window.gallery.viewport().grab().toImage()
    qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert desktop.window.gallery.viewport().grab().toImage() == before
    assert not desktop.window.preview.picture.has_picture


def test_what_a_film_is_is_told_where_nothing_is_looked_for(desktop: Desktop) -> None:
    """Kind and length stand in the tip and are spoken; a film of one shot has no moment."""
    assert told(desktop, "coast.mkv", Qt.ItemDataRole.ToolTipRole).endswith("\nVideo · 0:02")
    spoken = told(desktop, "coast.mkv", Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Video coast.mkv, 0:02"
    assert desktop.model.index(row_of(desktop, "coast.mkv")).data(TileRole.HIT) is None
