"""Pictures come out in the colours and greys that their makers meant."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from icc_profiles import Lab, grey_profile, ink_profile, rgb_profile
from media_files import assert_near, photo, pixels_of
from numpy.typing import NDArray
from PIL import Image, ImageCms

FORMATS = ("jpg", "png", "webp", "tiff", "heic", "avif")


def save_flat(path: Path, colour: Sequence[int], profile: bytes, mode: str = "RGB") -> Path:
    """Save a picture of one colour, with a profile."""
    Image.new(mode, (300, 300), tuple(colour)).save(path, icc_profile=profile)
    return path


@pytest.mark.parametrize("extension", FORMATS)
def test_a_profile_with_a_wider_space_is_applied(tmp_path: Path, extension: str) -> None:
    """A reddish colour is stronger in a wide space than its numbers say; its grey is the same."""
    path = save_flat(tmp_path / f"a.{extension}", (180, 100, 100), rgb_profile(2.2))
    red, green, _ = pixels_of(path)[100, 100].astype(int)
    assert red > 195
    assert green < 92
    path = save_flat(tmp_path / f"b.{extension}", (120, 120, 120), rgb_profile(2.2))
    assert_near(pixels_of(path)[100, 100], (120, 120, 120), most=4)


def test_the_profile_of_a_jpeg_2000_is_applied(tmp_path: Path) -> None:
    """It stands in the header of the file, before the pixels."""
    path, profile = save_flat(tmp_path / "a.jp2", (180, 100, 100), b""), rgb_profile(2.2)
    data = bytearray(path.read_bytes())
    at, header = data.index(b"colr") - 4, data.index(b"jp2h") - 4
    box = struct.pack(">I4s3s", 11 + len(profile), b"colr", b"\2\0\0") + profile
    (old,) = struct.unpack_from(">I", data, at)
    (length,) = struct.unpack_from(">I", data, header)
    struct.pack_into(">I", data, header, length + len(box) - old)
    data[at : at + old] = box
    path.write_bytes(bytes(data))
    red, green, _ = pixels_of(path)[100, 100].astype(int)
    assert (red > 195, green < 92) == (True, True)


def test_the_tile_has_the_same_colours(tmp_path: Path) -> None:
    """The profile is applied for what is shown, too."""
    import io

    from media_files import decoded

    path = save_flat(tmp_path / "a.png", (180, 100, 100), rgb_profile(2.2))
    tile = np.asarray(Image.open(io.BytesIO(decoded(path)[1].preview.data)))
    assert_near(tile[100, 100], tuple(pixels_of(path)[100, 100].tolist()), most=4)


def test_a_gamma_of_one_is_applied_to_colours_and_greys(tmp_path: Path) -> None:
    """Linear light of a fifth is a middle grey, in colour and in grey."""
    for name, mode, value, profile in (
        ("a.png", "RGB", (51, 51, 51), rgb_profile(1.0)),
        ("b.png", "L", (51,), grey_profile(1.0)),
        ("c.jpg", "L", (51,), grey_profile(1.0)),
        ("d.tiff", "LA", (51, 255), grey_profile(1.0)),
    ):
        Image.new(mode, (300, 300), value if len(value) > 1 else value[0]).save(
            tmp_path / name, icc_profile=profile
        )
        assert_near(pixels_of(tmp_path / name)[100, 100], (124, 124, 124), most=6)


def test_a_profile_keeps_what_shows_through(tmp_path: Path) -> None:
    """Transparency is shown on white beside colours that a profile changes."""
    picture = Image.new("RGBA", (300, 300), (180, 100, 100, 255))
    picture.paste((0, 0, 0, 0), (0, 0, 150, 300))
    picture.save(tmp_path / "a.png", icc_profile=rgb_profile(2.2))
    pixels = pixels_of(tmp_path / "a.png")
    assert_near(pixels[100, 20], (255, 255, 255))
    assert pixels[100, 200][0] > 195


def swapped_inks(inks: Sequence[int]) -> Lab:
    """The colours of a press in whose cyan is red ink."""
    cyan, magenta, yellow, black = inks
    if black or cyan + magenta + yellow == 3:
        return 0.0, 0.0, 0.0
    return (54.0, 80.0, 69.0) if cyan else (100.0, 0.0, 0.0)


@pytest.mark.parametrize("extension", ["jpg", "tiff"])
def test_the_profile_of_a_press_decides_over_cmyk(tmp_path: Path, extension: str) -> None:
    """What an ink looks like is told by the profile; without one, cyan is cyan."""
    path = save_flat(tmp_path / f"a.{extension}", (255, 0, 0, 0), ink_profile(swapped_inks), "CMYK")
    assert_near(pixels_of(path)[100, 100], (255, 0, 0), most=20)
    plain = save_flat(tmp_path / f"b.{extension}", (255, 0, 0, 0), b"", "CMYK")
    assert_near(pixels_of(plain)[100, 100], (0, 255, 255), most=20)


@pytest.mark.parametrize(
    "profile", [b"x", b"\0" * 400, rgb_profile(2.2)[:200], grey_profile(1.0), b"\xff" * 4000]
)
def test_a_profile_that_fits_nothing_is_ignored(tmp_path: Path, profile: bytes) -> None:
    """Broken profiles, and such for other colours, harm no picture."""
    for name in ("a.jpg", "a.png", "a.tiff"):
        photo().save(tmp_path / name, icc_profile=profile, quality=95)
        assert_near(pixels_of(tmp_path / name)[200, 20], (220, 30, 30))


def test_lab_is_shown(tmp_path: Path) -> None:
    """A TIFF in Lab has its colours."""
    to_lab = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )
    lab = ImageCms.applyTransform(photo(), to_lab)
    assert lab is not None
    lab.save(tmp_path / "a.tiff")
    assert_near(pixels_of(tmp_path / "a.tiff")[200, 20], (220, 30, 30))


def ramp(top: float, dtype: str) -> NDArray[np.generic]:
    """Grey from 0 at the top to `top` at the bottom."""
    return np.linspace(0, top, 300)[:, None].repeat(300, 1).astype(dtype)


@pytest.mark.parametrize("bits", [8, 10, 12, 14, 16])
@pytest.mark.parametrize("extension", ["png", "tiff"])
def test_greys_of_few_bits_in_many_are_visible(tmp_path: Path, bits: int, extension: str) -> None:
    """Sensors of 10, 12 and 14 bits fill 16 only in part: white is white all the same."""
    Image.fromarray(ramp(2**bits - 1, "uint16")).save(tmp_path / f"a.{extension}")
    pixels = pixels_of(tmp_path / f"a.{extension}")
    assert pixels[:3].max() < 6
    assert_near(pixels[112, 100], (128, 128, 128), most=4)
    assert pixels[-3:].min() > 249


def test_a_few_hot_pixels_do_not_darken_the_rest(tmp_path: Path) -> None:
    """A sensor's one broken pixel says nothing of its depth."""
    values = ramp(1023, "uint16")
    values[7, 7] = 65_535
    Image.fromarray(values).save(tmp_path / "a.png")
    assert_near(pixels_of(tmp_path / "a.png")[112, 100], (128, 128, 128), most=4)


def test_sixteen_bit_grey_keeps_its_scale(tmp_path: Path) -> None:
    """The middle of 16 bits is the middle of 8 bits, in PNG and in both orders of TIFF."""
    values = np.full((300, 300), 0x8000, np.uint16)
    Image.fromarray(values).save(tmp_path / "a.png")
    Image.fromarray(values).save(tmp_path / "a.tiff")
    Image.frombytes("I;16B", (300, 300), values.astype(">u2").tobytes()).save(tmp_path / "b.tiff")
    for name in ("a.png", "a.tiff", "b.tiff"):
        assert_near(pixels_of(tmp_path / name)[100, 100], (128, 128, 128), most=1)


def test_a_narrow_range_far_from_zero_is_spread(tmp_path: Path) -> None:
    """Heat in hundredths of a kelvin spans little of 16 bits, and is seen."""
    Image.fromarray((ramp(2000, "uint16") + 29_000).astype(np.uint16)).save(tmp_path / "a.tiff")
    pixels = pixels_of(tmp_path / "a.tiff")
    assert pixels[:3].max() < 10
    assert pixels[-3:].min() > 245


@pytest.mark.parametrize("top", [1.0, 255.0, 4095.0, 65_535.0])
def test_floats_are_shown_on_the_scale_that_they_fill(tmp_path: Path, top: float) -> None:
    """Floats up to 1, and those that hold what had 8, 12 or 16 bits, are told apart."""
    Image.fromarray(ramp(top, "float32")).save(tmp_path / "a.tiff")
    assert_near(pixels_of(tmp_path / "a.tiff")[112, 100], (128, 128, 128), most=4)


def test_float_and_wide_tiff(tmp_path: Path) -> None:
    """Float pictures in 0..1 keep their scale; others are stretched; no NaN gets through."""
    unit = np.full((300, 300), 0.5, np.float32)
    unit[0, 0] = np.nan
    wide = np.linspace(-5, 5, 90_000, dtype=np.float32).reshape(300, 300)
    whole = np.linspace(0, 65_535, 90_000).astype(np.int32).reshape(300, 300)
    for name, values in (("unit", unit), ("wide", wide), ("whole", whole)):
        Image.fromarray(values).save(tmp_path / f"{name}.tiff")
    assert_near(pixels_of(tmp_path / "unit.tiff")[100, 100], (128, 128, 128), most=1)
    for name in ("wide", "whole"):
        array = pixels_of(tmp_path / f"{name}.tiff")
        assert_near(array[0, 100], (0, 0, 0), most=3)
        assert_near(array[112, 112], (128, 128, 128), most=3)
        assert_near(array[-1, 100], (255, 255, 255), most=3)
