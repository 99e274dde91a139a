"""TIFFs of every depth and layout have the right pixels, or are refused by their kind."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
import tifffile
from media_files import assert_near, cut, decoded, failure, photo, pixels_of
from numpy.typing import NDArray

from engine.media.limits import Limits

RED, BLUE, GREEN = (220, 30, 30), (30, 30, 220), (30, 200, 30)


def deep(dtype: str, top: float) -> NDArray[np.generic]:
    """The usual scene with values up to `top`."""
    scene = np.asarray(photo()).astype(np.float64) / 255 * top
    return scene.astype(dtype)


def assert_scene(path: Path) -> None:
    """Check the scene's three colours."""
    pixels = pixels_of(path)
    for place, colour in (((200, 20), RED), ((200, 280), BLUE), ((20, 20), GREEN)):
        assert_near(pixels[place], colour, most=6)


@pytest.mark.parametrize("compression", [None, "zlib"])
@pytest.mark.parametrize("planar", ["contig", "separate"])
@pytest.mark.parametrize(
    ("dtype", "top"),
    [
        ("uint8", 255),
        ("uint16", 65_535),
        ("uint16", 4095),
        ("uint32", 2**32 - 1),
        ("float32", 1.0),
        ("float64", 1.0),
        ("float32", 255.0),
    ],
)
def test_colours_of_every_depth(
    tmp_path: Path, dtype: str, top: float, planar: str, compression: str | None
) -> None:
    """Whole and float channels, side by side or in planes, have the colours of the scene."""
    values = deep(dtype, top)
    tifffile.imwrite(
        tmp_path / "a.tif",
        values if planar == "contig" else np.moveaxis(values, 2, 0),
        photometric="rgb",
        planarconfig=planar,
        compression=compression,
    )
    assert_scene(tmp_path / "a.tif")


@pytest.mark.parametrize("byteorder", ["<", ">"])
@pytest.mark.parametrize("bigtiff", [False, True])
@pytest.mark.parametrize("tile", [None, (64, 64)])
def test_layouts(tmp_path: Path, byteorder: str, bigtiff: bool, tile: tuple[int, int]) -> None:
    """Byte order, BigTIFF and tiles change nothing."""
    tifffile.imwrite(
        tmp_path / "a.tif",
        deep("uint16", 65_535),
        photometric="rgb",
        byteorder=byteorder,
        bigtiff=bigtiff,
        tile=tile,
    )
    assert_scene(tmp_path / "a.tif")


def predict(values: NDArray[np.floating], byteorder: str) -> NDArray[np.floating]:
    """Store floats as the predictor for them does: bytes in planes, by their differences."""
    size, (width, channels) = values.dtype.itemsize, values.shape[-2:]
    rows = values.astype(f">f{size}").view(np.uint8).reshape(-1, width * channels, size)
    planes = rows.transpose(0, 2, 1).reshape(len(rows), size * width, channels)
    stored = np.diff(planes, axis=1, prepend=np.zeros_like(planes[:, :1]))
    return stored.reshape(len(rows), -1).view(f"{byteorder}f{size}").reshape(values.shape)


@pytest.mark.parametrize("planar", ["contig", "separate"])
@pytest.mark.parametrize("byteorder", ["<", ">"])
@pytest.mark.parametrize("kind", ["float16", "float32", "float64"])
def test_floats_stored_by_their_differences(
    tmp_path: Path, kind: str, byteorder: str, planar: str
) -> None:
    """What Photoshop and ImageMagick make of floats, with the predictor for them, is read."""
    values = deep(kind, 1.0)
    if planar == "separate":
        stored = predict(np.moveaxis(values, 2, 0)[..., None], byteorder)[..., 0]
    else:
        stored = predict(values, byteorder)
    path = tmp_path / "a.tif"
    # The tag of the predictor is written under the number of another one, which is then changed.
    other = struct.pack(f"{byteorder}HHI", 65000, 3, 1)
    tifffile.imwrite(
        path,
        stored,
        photometric="rgb",
        planarconfig=planar,
        compression="zlib",
        byteorder=byteorder,
        extratags=[(65000, "H", 1, 3, True)],
    )
    content = path.read_bytes()
    assert content.count(other) == 1
    path.write_bytes(content.replace(other, struct.pack(f"{byteorder}HHI", 317, 3, 1)))
    assert_scene(path)


def test_deep_transparency_and_inverted_grey(tmp_path: Path) -> None:
    """A channel of 16 bits may show through, and 0 may be white."""
    values = np.dstack([deep("uint16", 65_535), np.zeros((480, 640), np.uint16)])
    values[:, 320:, 3] = 65_535
    tifffile.imwrite(tmp_path / "a.tif", values, photometric="rgb", extrasamples=["unassalpha"])
    assert_near(pixels_of(tmp_path / "a.tif")[200, 20], (255, 255, 255))
    assert_near(pixels_of(tmp_path / "a.tif")[200, 280], BLUE)
    grey = np.zeros((300, 300), np.uint16)
    grey[:150] = 65_535
    tifffile.imwrite(tmp_path / "b.tif", grey, photometric="miniswhite")
    assert_near(pixels_of(tmp_path / "b.tif")[200, 100], (255, 255, 255))
    assert_near(pixels_of(tmp_path / "b.tif")[20, 100], (0, 0, 0))


def test_deep_cmyk(tmp_path: Path) -> None:
    """Inks of 16 bits are inks."""
    inks = np.zeros((300, 300, 4), np.uint16)
    inks[:, :, 1:3] = 65_535
    tifffile.imwrite(tmp_path / "a.tif", inks, photometric="separated")
    assert_near(pixels_of(tmp_path / "a.tif")[100, 100], (255, 0, 0))


def test_what_only_other_programs_read_is_told_by_its_kind(tmp_path: Path) -> None:
    """A healthy TIFF of a kind that no reader knows is not called damaged."""
    values = np.zeros((64, 64, 3), np.uint16)
    tifffile.imwrite(tmp_path / "a.tif", values, photometric="cielab", planarconfig="contig")
    assert failure(tmp_path / "a.tif").reason == "a kind of TIFF that Triptych cannot read"


def test_a_deep_tiff_keeps_its_tags(tmp_path: Path) -> None:
    """Title and size are told of what tifffile reads, too, and it is turned upright."""
    values = np.rot90(deep("uint16", 65_535)).copy()
    tifffile.imwrite(
        tmp_path / "a.tif",
        values,
        photometric="rgb",
        description="Harbour",
        metadata=None,
        extratags=[(274, "H", 1, 6, True)],
    )
    assert_scene(tmp_path / "a.tif")
    known = decoded(tmp_path / "a.tif")[1].metadata
    assert (known.title, known.width, known.height) == ("Harbour", 640, 480)


def test_a_deep_tiff_is_bounded_and_may_be_cut(tmp_path: Path) -> None:
    """The bound on pixels holds; of one that breaks off, the upper part is taken."""
    tifffile.imwrite(tmp_path / "a.tif", deep("uint16", 65_535), photometric="rgb")
    refused = failure(tmp_path / "a.tif", limits=Limits(pixels=300_000))
    assert refused.reason == "too large: 640 x 480 pixels, more than 0.3 megapixels"
    _, end = decoded(cut(tmp_path / "a.tif", 0.6))
    assert end.metadata.note
