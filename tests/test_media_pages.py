"""Pictures with pages or frames are found by each that shows something, blank ones aside."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import tifffile
from colour_media import RGB
from conftest import MakeLibrary
from explaining import explain, hit_of, like, words
from media_files import assert_near, decoded, photo
from PIL import Image, ImageDraw
from test_explain_parts import SeeingEncoder

from engine.media.limits import Limits
from engine.types import Modality

PAGED = ("gif", "png", "webp", "tiff", "avif", "heic")


def flat(colour: str | tuple[int, int, int], width: int = 160) -> Image.Image:
    """A picture of one colour."""
    return Image.new(
        "RGB", (width, 120), RGB.get(colour, colour) if isinstance(colour, str) else colour
    )


def save(path: Path, pages: Sequence[Image.Image]) -> Path:
    """Save pages or frames in one file."""
    path.parent.mkdir(exist_ok=True)
    pages[0].save(path, save_all=True, append_images=pages[1:])
    return path


def seen(path: Path, limits: Limits | None = None) -> list[tuple[float, tuple[int, ...]]]:
    """The number and the colour in the middle of each picture that comes out."""
    batches, _ = decoded(path, limits=limits)
    parts = [one for batch in batches for one in zip(batch.segments, batch.arrays, strict=True)]
    assert all(segment.start == segment.end for segment, _ in parts)
    return [(segment.start, tuple(pixels[112, 112].tolist())) for segment, pixels in parts]


def tile(path: Path) -> np.ndarray:
    """The pixels of its preview."""
    return np.asarray(Image.open(io.BytesIO(decoded(path)[1].preview.data)))


@pytest.mark.parametrize("extension", PAGED)
@pytest.mark.parametrize("blank", ["white", "black"])
def test_a_blank_beginning_hides_nothing(tmp_path: Path, extension: str, blank: str) -> None:
    """A blank page or frame is left out; the tile shows the first that is none."""
    path = save(tmp_path / f"a.{extension}", [flat(blank), flat("red"), flat("blue")])
    found = seen(path)
    assert [number for number, _ in found] == [1, 2]
    for (_, pixel), colour in zip(found, ("red", "blue"), strict=True):
        assert_near(np.array(pixel), RGB[colour], most=40)
    assert_near(tile(path)[60, 60], RGB["red"], most=40)


def test_a_dithered_beginning_is_blank(tmp_path: Path) -> None:
    """What a palette makes of a grey frame, pixel by pixel, shows nothing; a line of text does."""
    chequered = np.indices((120, 160)).sum(axis=0) % 2 * np.uint8(60) + np.uint8(90)
    grey = Image.fromarray(chequered.astype(np.uint8)).convert("RGB")
    path = save(tmp_path / "a.png", [grey, flat("red"), flat("blue")])
    assert [number for number, _ in seen(path)] == [1, 2]
    written = flat("white")
    ImageDraw.Draw(written).text((20, 50), "page 1", fill="black")
    path = save(tmp_path / "b.png", [written, flat("red")])
    assert [number for number, _ in seen(path)] == [0, 1]


@pytest.mark.parametrize("extension", PAGED)
def test_what_is_all_blank_is_a_picture_all_the_same(tmp_path: Path, extension: str) -> None:
    """Where no page shows anything, the first stands for the file."""
    path = save(tmp_path / f"a.{extension}", [flat("white"), flat("black"), flat("white")])
    assert [number for number, _ in seen(path)] == [0]


def test_frames_that_show_the_same_are_one(tmp_path: Path) -> None:
    """A film of a scene that hardly changes has one vector and not eight."""
    frames = [photo(160, 120) for _ in range(20)]
    for number, frame in enumerate(frames):
        frame.putpixel((number, 5), (0, 0, 0))
    assert len(seen(save(tmp_path / "a.gif", frames))) == 1


@pytest.mark.parametrize(("extension", "most"), [("gif", 8), ("webp", 8), ("png", 8), ("tiff", 32)])
def test_many_are_looked_at_spread_over_all(tmp_path: Path, extension: str, most: int) -> None:
    """Of more than are looked at, the first and the last are seen, and evenly what is between."""
    pages = [flat((255, 5 * n, (n * 97) % 256)) for n in range(40)]
    numbers = [number for number, _ in seen(save(tmp_path / f"a.{extension}", pages))]
    assert len(numbers) == most
    assert (numbers[0], numbers[-1]) == (0, 39)
    assert max(np.diff(numbers)) <= 6


def test_an_endless_animation_is_bounded(tmp_path: Path) -> None:
    """No more frames are decoded than make up the bound on pixels."""
    path = save(tmp_path / "a.gif", [flat((255, 5 * n, (n * 97) % 256)) for n in range(50)])
    found = seen(path, Limits(pixels=160 * 120 * 10))
    assert found[-1][0] == 9


def test_pages_of_sixteen_bits(tmp_path: Path) -> None:
    """A deep TIFF has its pages, too; smaller copies of a page are none of them."""
    red, blue = (np.asarray(flat(colour)).astype(np.uint16) * 257 for colour in ("red", "blue"))
    with tifffile.TiffWriter(tmp_path / "a.tif") as writer:
        writer.write(np.full((120, 160, 3), 65_535, np.uint16), photometric="rgb")
        writer.write(red, photometric="rgb")
        writer.write(blue[::2, ::2], photometric="rgb", subfiletype=1)
        writer.write(blue, photometric="rgb")
    assert [number for number, _ in seen(tmp_path / "a.tif")] == [1, 3]


def test_small_copies_in_a_tiff_are_no_pages(tmp_path: Path) -> None:
    """The pyramid of a scan is one picture."""
    with tifffile.TiffWriter(tmp_path / "a.tif") as writer:
        writer.write(np.asarray(photo()), photometric="rgb")
        writer.write(np.asarray(flat("red", 80)), photometric="rgb", subfiletype=1)
    assert [number for number, _ in seen(tmp_path / "a.tif")] == [0]


def test_pages_of_different_sizes(tmp_path: Path) -> None:
    """Each page has its own shape; what is told of the file is that of the tile."""
    path = save(tmp_path / "a.tiff", [flat("white"), flat("red", 240), flat("blue", 90)])
    _, end = decoded(path)
    assert len(seen(path)) == 2
    assert (end.metadata.width, end.metadata.height) == (240, 120)


def test_a_broken_page_costs_those_after_it(tmp_path: Path) -> None:
    """What comes before a page that cannot be read is kept, with a note."""
    path = save(tmp_path / "a.tiff", [photo(160, 120), flat("red")])
    content = path.read_bytes()
    path.write_bytes(content[: content.rindex(b"\xe6\x14\x14" * 50)])
    _, end = decoded(path)
    assert [number for number, _ in seen(path)] == [0]
    assert end.metadata.note == "ends early: the file is cut short"


def test_a_picture_is_found_by_its_second_page(make_library: MakeLibrary, tmp_path: Path) -> None:
    """A search finds a scan by any page, tells which, and finds what is like it."""
    path = save(tmp_path / "m" / "scan.tiff", [flat("white"), flat("blue"), flat("red")])
    library = make_library()
    library.index((str(tmp_path / "m"),))
    for colour, page in (("blue", 1.0), ("red", 2.0)):
        hit = hit_of(library, words(colour), path)
        assert not hit.weak
        assert hit.segment.start == page
    assert hit_of(library, like(path, Modality.IMAGE), path).strength > 50


def test_only_the_page_on_the_tile_has_a_region(make_library: MakeLibrary, tmp_path: Path) -> None:
    """Where another page matches, no part of the tile is pointed at."""
    half = flat("green")
    half.paste(RGB["red"], (0, 0, 80, 120))
    path = save(tmp_path / "m" / "scan.tiff", [half, flat("blue")])
    library = make_library(SeeingEncoder())
    assert explain(library, words("red"), path).region is not None
    assert explain(library, words("blue"), path).region is None
