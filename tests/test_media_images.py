"""Pictures of every kind become upright RGB of the side that was asked for."""

from __future__ import annotations

import io
import struct
import time
import zlib
from pathlib import Path

import numpy as np
import pytest
from media_files import SPEC, assert_near, decoded, failure, noise_photo, photo, pixels_of
from PIL import Image, ImageOps

from engine.media.decoder import decode
from engine.media.limits import Limits
from engine.types import PreviewKind

RED, BLUE, GREEN, WHITE = (220, 30, 30), (30, 30, 220), (30, 200, 30), (255, 255, 255)


@pytest.mark.parametrize(
    "extension", ["jpg", "png", "gif", "webp", "bmp", "tiff", "heic", "avif", "jfif"]
)
def test_formats(tmp_path: Path, extension: str) -> None:
    """Every format gives the same scene, its size and a preview."""
    path = tmp_path / f"a.{extension}"
    photo().save(path)
    array = pixels_of(path)
    assert array.shape == (224, 299, 3)
    assert_near(array[200, 20], RED)
    assert_near(array[200, 280], BLUE)
    assert_near(array[20, 20], GREEN)
    end = decoded(path)[1]
    assert (end.metadata.width, end.metadata.height) == (640, 480)
    preview = Image.open(io.BytesIO(end.preview.data))
    assert end.preview.kind is PreviewKind.JPEG
    assert (preview.format, preview.size) == ("JPEG", (320, 240))


def test_exif_orientation_and_date(tmp_path: Path) -> None:
    """A picture taken on its side is turned upright, in array, size and preview."""
    path = tmp_path / "a.jpg"
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x013B] = 6, "Harbour", "Ada"
    exif.get_ifd(0x8769)[0x9003] = "2024:05:31 18:30:07"
    exif[0x8825] = {1: "S", 2: (33.0, 51.0, 24.48), 3: "E", 4: (151.0, 12.0, 55.08)}
    photo().rotate(90, expand=True).save(path, exif=exif, quality=95)
    array = pixels_of(path)
    assert array.shape == (224, 299, 3)
    assert_near(array[20, 20], GREEN)
    end = decoded(path)[1]
    assert (end.metadata.width, end.metadata.height) == (640, 480)
    assert (end.metadata.title, end.metadata.author) == ("Harbour", "Ada")
    assert end.metadata.taken == "2024-05-31T18:30:07"
    assert end.metadata.place == "-33.85680+151.21530/"
    assert Image.open(io.BytesIO(end.preview.data)).size == (320, 240)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_exif_orientation(tmp_path: Path, orientation: int) -> None:
    """All eight orientations agree with Pillow's own reading of them."""
    path = tmp_path / "a.png"
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo().save(path, exif=exif)
    with Image.open(path) as opened:
        expected = ImageOps.exif_transpose(opened)
    assert (decoded(path)[1].metadata.width, decoded(path)[1].metadata.height) == expected.size
    corner = np.asarray(expected)[5, 5]
    assert_near(pixels_of(path)[3, 3], tuple(int(value) for value in corner))


def test_damaged_exif_harms_nothing(tmp_path: Path) -> None:
    """Broken EXIF costs the date, not the picture."""
    path = tmp_path / "a.jpg"
    photo().save(path, exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\xff" * 40)
    assert_near(pixels_of(path)[200, 20], RED)
    assert decoded(path)[1].metadata.taken == ""


def test_cmyk_jpeg(tmp_path: Path) -> None:
    """A print picture in CMYK keeps its colours, and is not a negative."""
    path = tmp_path / "a.jpg"
    photo().convert("CMYK").save(path, quality=95)
    assert_near(pixels_of(path)[200, 20], RED)


def test_transparency_becomes_white(tmp_path: Path) -> None:
    """What shows through is shown on white, with alpha or with a palette's clear colour."""
    clear = photo().convert("RGBA")
    clear.paste((0, 0, 0, 0), (0, 240, 640, 480))
    grey = Image.new("LA", (300, 300), (0, 0))
    for name, picture in (("a.png", clear), ("b.webp", clear), ("c.gif", clear), ("d.png", grey)):
        picture.save(tmp_path / name)
        assert_near(pixels_of(tmp_path / name)[200, 20], WHITE)


def test_one_bit_and_palette(tmp_path: Path) -> None:
    """Black and white scans and palette pictures come out in their colours."""
    Image.new("1", (300, 300), 1).save(tmp_path / "a.png")
    photo().quantize(8).save(tmp_path / "b.png")
    assert_near(pixels_of(tmp_path / "a.png")[9, 9], WHITE)
    assert_near(pixels_of(tmp_path / "b.png")[200, 280], BLUE)


def test_first_of_several_pictures(tmp_path: Path) -> None:
    """Of a phone's JPEG with a second picture inside, the first is taken."""
    second = Image.new("RGB", (300, 300), "blue")
    first = Image.new("RGB", (300, 300), "red")
    first.save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=[second], quality=95)
    assert_near(pixels_of(tmp_path / "a.jpg")[9, 9], (255, 0, 0))


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (1, 500), (4000, 10), (223, 225)])
def test_odd_sizes(tmp_path: Path, size: tuple[int, int]) -> None:
    """Tiny pictures are enlarged, and long ones cropped to four times their shorter side."""
    path = tmp_path / "a.png"
    Image.new("RGB", size, "red").save(path)
    array = pixels_of(path)
    assert max(array.shape[:2]) <= 4 * 224
    assert_near(array[0, 0], (255, 0, 0))


def test_crop_is_central(tmp_path: Path) -> None:
    """Of a very long picture the middle is kept."""
    path = tmp_path / "a.png"
    long = Image.new("RGB", (3000, 100), "black")
    long.paste((255, 255, 255), (1400, 0, 1600, 100))
    long.save(path)
    array = pixels_of(path)
    assert array.shape == (224, 896, 3)
    assert_near(array[112, 448], WHITE)
    assert_near(array[112, 5], (0, 0, 0))


def test_bomb_is_refused_by_its_header(tmp_path: Path) -> None:
    """A header that claims 900 megapixels is refused at once, with the size in the reason."""
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    path = tmp_path / "a.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(header))
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + struct.pack(">I", 4)
        + b"IDAT"
        + b"\0" * 8
    )
    started = time.monotonic()
    assert failure(path).reason == "too large: 30000 x 30000 pixels, more than 200 megapixels"
    assert time.monotonic() - started < 1.0


def test_bound_on_pixels_is_the_limits(tmp_path: Path) -> None:
    """The bound is `Limits.pixels`, no more and no less."""
    path = tmp_path / "a.png"
    photo(2000, 1000).save(path)
    decoded(path, limits=Limits(pixels=2_000_000))
    refused = failure(path, limits=Limits(pixels=1_500_000))
    assert refused.reason == "too large: 2000 x 1000 pixels, more than 1.5 megapixels"


def test_random_damage_never_raises(tmp_path: Path) -> None:
    """Whatever bytes are overwritten, decoding ends in a picture or in a reason."""
    random = np.random.default_rng(7)
    for extension in ("jpg", "png", "gif", "webp", "tiff", "heic", "avif"):
        path = tmp_path / f"a.{extension}"
        noise_photo(80, 60).save(path)
        good = np.frombuffer(path.read_bytes(), np.uint8)
        for _ in range(15):
            bad = good.copy()
            bad[random.integers(16, len(bad), 12)] = random.integers(0, 256, 12)
            path.write_bytes(bad.tobytes())
            assert _reason(path).startswith(("fine", "the picture is cut short", "too large"))


def _reason(path: Path) -> str:
    *_, end = decode(str(path), SPEC, Limits())
    return getattr(end, "reason", "fine")
