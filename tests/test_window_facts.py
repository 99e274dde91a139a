"""What the tags of a file say is told in the preview and in the viewer."""

from __future__ import annotations

from pathlib import Path

from conftest import MakeLibrary
from desktop_support import OFFSCREEN_NOISE, OpenDesktop, listed, look_at
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.preview import Content, PreviewPane, facts
from engine.language import Language, speak
from engine.types import Item, Metadata, Modality

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def _photo(path: Path) -> Path:
    """A picture as a camera writes it, in Sydney."""
    exif = Image.Exif()
    exif[Base.Make], exif[Base.Model] = "FUJIFILM", "X-T3"
    place = exif.get_ifd(IFD.GPSInfo)
    place[GPS.GPSLatitudeRef], place[GPS.GPSLatitude] = "S", (33.0, 51.0, 25.2)
    place[GPS.GPSLongitudeRef], place[GPS.GPSLongitude] = "E", (151.0, 12.0, 54.0)
    Image.new("RGB", (64, 48), (20, 90, 200)).save(path, exif=exif)
    return path


def test_camera_and_place_are_told(
    open_desktop: OpenDesktop, make_library: MakeLibrary, tmp_path: Path, qtbot: QtBot
) -> None:
    """A photo's camera and place in degrees stand in the preview, and in the viewer's panel."""
    library = make_library()
    library.index((str(_photo(tmp_path / "harbour.jpg")),))
    desktop = open_desktop(library)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 1)
    viewer = look_at(desktop, qtbot, "harbour.jpg")
    qtbot.keyClick(viewer, Qt.Key.Key_I)
    for shown in (viewer.facts, desktop.window.preview.facts):
        told = shown.text().splitlines()
        assert "Camera: FUJIFILM X-T3" in told
        assert "Place: 33.85700° S, 151.21500° E" in told


def test_the_album_of_a_sound_is_told(pane: PreviewPane) -> None:
    """It stands behind title and artist."""
    known = Metadata(duration=60.0, title="Rain", author="Ann", album="Weather")
    pane.show_content(Content(Item(1, "/media/rain.mp3", Modality.AUDIO, 1, 1, known)))
    assert "Rain · Ann · Weather" in pane.facts.text().splitlines()


def test_a_place_is_told_as_the_language_writes_numbers() -> None:
    """German has a comma in its numbers; a place that is none is not told."""
    item = Item(1, "/media/a.jpg", Modality.IMAGE, 1, 1, Metadata(place="+48.85837-002.29448/"))
    speak(Language.GERMAN)
    assert "48,85837° " in facts(item, None)
    speak(Language.ENGLISH)
    assert "48.85837° N, 2.29448° W" in facts(item, None)
    nowhere = Item(1, "/media/a.jpg", Modality.IMAGE, 1, 1, Metadata(place="north"))
    assert len(facts(nowhere, None).splitlines()) == 1
