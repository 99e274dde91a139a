"""Which part of a sound or of a picture was found: its best seconds, and its best region."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from colour_media import RGB, SAMPLE_RATE, write_picture, write_tone
from conftest import MakeLibrary
from explaining import explain, hit_of, like, words
from fake_encoder import ColourEncoder
from media_files import write_sound
from PIL import Image

from engine.encoders import starter
from engine.encoders.regions import RegionMap
from engine.types import MatchSource, Modality
from engine.types.vectors import Pixels

CELLS = 4


class SeeingEncoder(ColourEncoder):
    """A `ColourEncoder` that can tell the colours of the parts of a picture."""

    def encode_regions(self, image: Pixels) -> RegionMap:
        rows = np.array_split(image, CELLS, axis=0)
        cells = [cell for row in rows for cell in np.array_split(row, CELLS, axis=1)]
        return RegionMap(self.encode_images(cells), CELLS, CELLS)


def test_a_sound_that_changes_half_way_gives_the_right_half(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """The best seconds lie where the sound is like the words, and nowhere else."""
    rising = write_tone(tmp_path / "m" / "a.wav", "low", "high", seconds=6)
    falling = write_tone(tmp_path / "m" / "b.wav", "high", "low", seconds=6)
    library = make_library()
    late, early = (explain(library, words("high"), path) for path in (rising, falling))
    assert late.moment is not None
    assert 4.5 <= late.moment.start < late.moment.end <= 12
    assert early.moment is not None
    assert 0 <= early.moment.start < early.moment.end <= 7.5
    assert max(late.seconds, key=lambda span: span.strength).strength == 1.0


def test_a_short_sound_is_looked_at_in_slices(make_library: MakeLibrary, tmp_path: Path) -> None:
    """Inside a single window the best part is told, finer than the window."""
    path = write_tone(tmp_path / "m" / "a.wav", "low", "high", seconds=0.8)
    told = explain(make_library(), words("high"), path)
    assert len(told.seconds) == 4
    assert told.moment is not None
    assert told.moment.start == pytest.approx(0.8)


def test_a_sound_that_is_gone_is_explained_by_its_windows(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """With its drive away, the stored vectors still tell the window."""
    path = write_tone(tmp_path / "m" / "a.wav", "low", "high", seconds=6)
    library = make_library()
    library.index((str(path.parent),))
    item = library.search(words("high")).hits[0].item
    path.unlink()
    told = library.explain(words("high"), item.id)
    assert told.moment is not None
    assert told.moment.start >= 5


def test_a_thing_in_one_quarter_gives_that_quarter(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """The best region of a picture is where the thing is, in fractions of the picture."""
    library, boxes = make_library(SeeingEncoder()), [(0, 0), (160, 0), (0, 120), (160, 120)]
    paths = [_write_red_part(tmp_path / "m" / f"{n}.png", *boxes[n]) for n in range(4)]
    for path, (left, top) in zip(paths, boxes, strict=True):
        region = explain(library, words("red"), path).region
        assert region is not None
        place = (left / 320, top / 240, left / 320 + 0.5, top / 240 + 0.5)
        assert region.box == pytest.approx(place, abs=0.01)
        assert np.array(region.grid).max() == 1.0


def _write_red_part(path: Path, left: int, top: int) -> Path:
    """Write a blue picture of 320 x 240 with a red quarter."""
    path.parent.mkdir(exist_ok=True)
    pixels = np.full((240, 320, 3), RGB["blue"], np.uint8)
    pixels[top : top + 120, left : left + 160] = RGB["red"]
    Image.fromarray(pixels).save(path)
    return path


def test_a_wide_picture_is_told_by_the_part_that_was_looked_at(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """Of a panorama encoders see the middle; the region lies where it is in the whole."""
    pixels = np.full((40, 320, 3), RGB["blue"], np.uint8)
    pixels[:, 160:200] = RGB["red"]
    path = tmp_path / "m" / "a.png"
    path.parent.mkdir()
    Image.fromarray(pixels).save(path)
    region = explain(make_library(SeeingEncoder()), words("red"), path).region
    assert region is not None
    assert region.area == (0.25, 0.0, 0.75, 1.0)
    assert region.box[0] == pytest.approx(0.5)
    assert region.box[2] == pytest.approx(0.625)


def test_a_picture_that_is_alike_all_over_has_no_region(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """Where no part stands out, none is pointed at."""
    path = write_picture(tmp_path / "m" / "a.png", "red")
    assert explain(make_library(SeeingEncoder()), words("red"), path).region is None


def test_an_encoder_that_sees_no_parts_gives_no_region(
    make_library: MakeLibrary, tmp_path: Path
) -> None:
    """Not every model can tell; the rest of the explanation is the same."""
    library, path = make_library(), write_picture(tmp_path / "m" / "a.png", "red")
    assert explain(library, words("red"), path).region is None
    assert hit_of(library, words("red"), path).sources == {MatchSource.MEANING}


def test_the_starter_tells_the_half_of_a_sound(make_library: MakeLibrary, tmp_path: Path) -> None:
    """The shipped model, asked with a hum, points at the half of a sound that hums."""
    time = np.arange(10 * SAMPLE_RATE) / SAMPLE_RATE
    hiss = 0.2 * np.random.default_rng(0).standard_normal(len(time)).astype(np.float32)
    hum = (0.5 * np.sin(2 * np.pi * 110 * time)).astype(np.float32)
    path = tmp_path / "m" / "a.wav"
    path.parent.mkdir()
    write_sound(path, np.concatenate([hiss, hum]), SAMPLE_RATE)
    asked = write_sound(tmp_path / "q.wav", hum[: len(hum) // 2], SAMPLE_RATE)
    told = explain(make_library(starter.StarterEncoder()), like(asked, Modality.AUDIO), path)
    assert told.moment is not None
    assert told.moment.start >= 7.5
    assert told.moment.end == pytest.approx(20, abs=0.1)
