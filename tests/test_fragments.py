"""Parts of files that are asked with: an area of a picture, seconds of a sound or a video."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from colour_media import RGB, write_media_folder, write_tone
from conftest import MakeLibrary
from msgspec.structs import replace
from PIL import Image

from engine.errors import UserError
from engine.library.facade import Library
from engine.search.query_parts import spec_for
from engine.types import Modality, Query, Term
from engine.types.fragments import Area, Fragment, Interval, read_fragment, write_fragment
from engine.types.vectors import InputSpec

pytest_plugins = ("film_fixtures",)

RIGHT_HALF = Area((0.5, 0.0, 1.0, 1.0))


def first_hits(library: Library, file: Path, kind: Modality, fragment: Fragment | None) -> set[str]:
    """The names of the first three hits of a search by a part of a file."""
    term = Term(kind, str(file), is_file=True, fragment=fragment)
    hits = library.search(Query((term,))).hits
    return {Path(hit.item.path).name for hit in hits[:3]}


@pytest.fixture
def library(make_library: MakeLibrary, tmp_path: Path) -> Library:
    """A library of one-coloured pictures, tones of one pitch and documents about them."""
    library = make_library()
    library.index((str(write_media_folder(tmp_path / "media")),))
    return library


def test_an_area_asks_for_what_it_shows(library: Library, tmp_path: Path) -> None:
    """Of a picture that is red and green, its right half finds what is green."""
    halves = np.full((40, 60, 3), RGB["red"], np.uint8)
    halves[:, 30:] = RGB["green"]
    Image.fromarray(halves).save(tmp_path / "flag.png")
    found = first_hits(library, tmp_path / "flag.png", Modality.IMAGE, RIGHT_HALF)
    assert {"leaf.png", "moss.md"} <= found


def test_an_area_of_a_picture_of_the_library_is_read_anew(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """The stored vector is of the whole picture; a part is taken from the file."""
    media = write_media_folder(tmp_path / "media")
    halves = np.full((40, 60, 3), RGB["red"], np.uint8)
    halves[:, 30:] = RGB["blue"]
    Image.fromarray(halves).save(media / "flag.png")
    library = make_library()
    library.index((str(media),))
    assert "sea.png" in first_hits(library, media / "flag.png", Modality.IMAGE, RIGHT_HALF)


def test_an_upright_picture_is_meant(library: Library, tmp_path: Path) -> None:
    """An area is of the picture as a person sees it, turned as its camera was held."""
    rows = np.full((60, 40, 3), RGB["red"], np.uint8)
    rows[:30] = RGB["green"]
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.fromarray(rows).save(tmp_path / "turned.jpg", exif=exif, quality=95)
    found = first_hits(library, tmp_path / "turned.jpg", Modality.IMAGE, RIGHT_HALF)
    assert {"leaf.png", "moss.md"} <= found


def test_seconds_ask_for_what_is_heard_in_them(library: Library, tmp_path: Path) -> None:
    """Of a sound that is low and then high, the last seconds find what is high."""
    sound = write_tone(tmp_path / "both.wav", "low", "low", "high", seconds=2.0)
    found = first_hits(library, sound, Modality.AUDIO, Interval(4.2, 5.8))
    assert {"bird.wav", "whistle.txt"} <= found
    assert "drum.wav" in first_hits(library, sound, Modality.AUDIO, Interval(0.5, 1.5))


def test_seconds_of_a_video_ask_with_its_shots(
    make_library: MakeLibrary, filmed: Path, library_dir: Path, tmp_path: Path
) -> None:
    """What is seen in them counts, whether the library has the video or not."""
    shutil.copytree(filmed / "library", library_dir)
    library = make_library()
    stranger = shutil.copy(filmed / "media" / "garden.mp4", tmp_path / "stranger.mp4")
    shots = {Interval(2.2, 3.8): ["rose.png", "coast.mkv"]}
    shots[Interval(4.2, 5.8)] = ["coast.mkv", "rose.png"]
    for film in (filmed / "media" / "garden.mp4", Path(stranger)):
        for fragment, wanted in shots.items():
            term = Term(Modality.VIDEO, str(film), is_file=True, fragment=fragment)
            hits = library.search(Query((term,))).hits
            names = [Path(hit.item.path).name for hit in hits]
            assert [name for name in names if name != "garden.mp4"] == wanted


def test_nothing_in_a_part_is_said(library: Library, tmp_path: Path) -> None:
    """Seconds past the end of a sound are a mistake that is told, with what to do."""
    sound = write_tone(tmp_path / "short.wav", "low")
    with pytest.raises(UserError, match=r"in that part of .*short\.wav\. Choose another one"):
        first_hits(library, sound, Modality.AUDIO, Interval(30.0, 40.0))


@pytest.mark.parametrize(
    "fragment",
    [Area((0.1, 0.2, 0.4, 0.6)), Area((0.0, 0.0, 1.0, 1.0)), Interval(12.0, 18.5)],
)
def test_what_is_written_is_read(fragment: Fragment) -> None:
    """Both ways of a media fragment agree to a thousandth."""
    found = read_fragment(write_fragment(fragment))
    match fragment, found:
        case Area(box), Area(read):
            assert read == pytest.approx(box, abs=1e-3)
        case _:
            assert found == fragment


@pytest.mark.parametrize(
    "text",
    ["", "t=5,5", "t=9,3", "t=1", "t=..,2", "xywh=10,20,30,40", "xywh=percent:99.9,0,50,50",
     "xywh=percent:10,10,0,10", "page=3"],
)  # fmt: skip
def test_what_is_no_part_is_refused(text: str) -> None:
    """A fragment that cannot be read, or has nothing in it, is told with the two that can."""
    with pytest.raises(UserError, match=r"t=12,18 .* xywh=percent:10,20,30,40"):
        read_fragment(text)


def test_a_small_area_is_decoded_in_detail() -> None:
    """Its shorter side has as many pixels as an encoder sees, as far as a picture is decoded."""
    spec = InputSpec(image_side=256)
    assert spec_for(Area((0.0, 0.0, 1.0, 1.0)), spec) == spec
    assert spec_for(Area((0.2, 0.2, 0.6, 0.9)), spec) == replace(spec, image_side=1024)
    assert spec_for(Area((0.5, 0.5, 0.52, 0.52)), spec).image_side == 2048
    assert spec_for(Interval(0.0, 1.0), spec) == spec
