"""Less common kinds of pictures are read as the common ones are, and bounded as they are."""

from __future__ import annotations

import gzip
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from colour_media import RGB
from media_files import assert_near, cut, decoded, failure, photo, pixels_of
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from psd_tools import PSDImage

from engine.media import picture_pages
from engine.media.limits import Limits
from engine.media.sniff import looks_interesting, sniff
from engine.types import Modality

pylibjxl = pytest.importorskip("pylibjxl")
RED, BLUE, GREEN = (220, 30, 30), (30, 30, 220), (30, 200, 30)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'width="640" height="480">{title}<rect width="320" height="480" fill="rgb(220,30,30)"/>'
    '<rect x="320" width="320" height="480" fill="rgb(30,30,220)"/>'
    '<rect width="160" height="120" fill="rgb(30,200,30)"/>{more}</svg>'
)


def write_svg(path: Path, title: str = "", more: str = "", before: str = "") -> Path:
    """Write the usual scene as a drawing."""
    path.write_text(before + SVG.format(title=title, more=more), "utf-8")
    return path


def write_photoshop(path: Path, depth: int = 8, version: int = 1) -> Path:
    """Write the usual scene as Photoshop does, without layers."""
    size = {8: 1, 16: 2, 32: 4}[depth]
    values = np.asarray(photo()).transpose(2, 0, 1).astype(np.float64) / 255
    planes = values if depth == 32 else (values * (256**size - 1)).round()
    head = struct.pack(">4sH6xHIIHH", b"8BPS", version, 3, 480, 640, depth, 3)
    empty = struct.pack(">II", 0, 0) + bytes(4 * version)
    path.write_bytes(
        head + empty + b"\0\0" + planes.astype({8: "u1", 16: ">u2", 32: ">f4"}[depth]).tobytes()
    )
    return path


def write_sequence(path: Path, brand: str, colours: tuple[str, ...]) -> Path:
    """Write a HEIC sequence of pictures of one colour each."""
    with av.open(str(path), "w", format="mp4", options={"brand": brand}) as output:
        stream = output.add_stream("libx265", rate=5)
        stream.codec_context.options = {"x265-params": "log-level=none:bframes=0"}
        stream.width, stream.height, stream.pix_fmt = 160, 120, "yuv420p"
        for number, colour in enumerate(colours):
            pixels = np.full((120, 160, 3), RGB.get(colour, (255, 255, 255)), np.uint8)
            frame = av.VideoFrame.from_ndarray(pixels)
            frame.pts = number
            output.mux(stream.encode(frame))
        output.mux(stream.encode())
    return path


def rare_pictures(folder: Path) -> Iterator[Path]:
    """The usual scene in every less common format."""
    for name in ("a.jp2", "a.j2k", "a.dib"):
        photo().save(folder / name)
        yield folder / name
    photo().save(folder / "a.ico", sizes=[(32, 24), (256, 192)])
    for name, lossless in (("a.jxl", False), ("b.jxl", True)):
        data = pylibjxl.encode(np.asarray(photo()), lossless=lossless)
        (folder / name).write_bytes(data)
        yield folder / name
    PSDImage.frompil(photo()).save(str(folder / "a.psd"))
    yield from (folder / "a.ico", folder / "a.psd")
    for version, name in ((1, "psd"), (2, "psb")):
        for depth in (8, 16, 32):
            yield write_photoshop(folder / f"{depth}.{name}", depth, version)
    yield write_svg(folder / "a.svg")
    (folder / "a.svgz").write_bytes(gzip.compress(SVG.format(title="", more="").encode()))
    yield folder / "a.svgz"


def test_each_has_the_scene(tmp_path: Path) -> None:
    """Every format gives the colours of the scene, under its own name."""
    for path in rare_pictures(tmp_path):
        assert looks_interesting(path.name) is Modality.IMAGE
        pixels = pixels_of(path)
        tolerance = 45 if path.suffix in (".jxl", ".ico") else 25
        if path.stem != "32":  # a float is linear light
            for place, colour in (((200, 20), RED), ((200, 280), BLUE), ((20, 20), GREEN)):
                assert_near(pixels[place], colour, most=tolerance)
        assert decoded(path)[1].metadata.note == ""


def test_where_none_reads_jpeg_xl_all_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no such reader for every machine; a picture for it fails there with a reason."""
    monkeypatch.setitem(sys.modules, "pylibjxl.pillow_plugin", None)
    anew = picture_pages._knows_jxl.__wrapped__
    monkeypatch.setattr(picture_pages, "_knows_jxl", anew)
    for name in ("a.png", "a.bmp", "a.webp"):
        photo().save(tmp_path / name)
        assert_near(pixels_of(tmp_path / name)[20, 20], GREEN, most=25)
    (tmp_path / "a.jxl").write_bytes(pylibjxl.encode(np.asarray(photo())))
    assert failure(tmp_path / "a.jxl").reason


def test_each_is_known_by_its_content(tmp_path: Path) -> None:
    """Every format is known under the name of a text, but those that have no signature."""
    for path in rare_pictures(tmp_path):
        if path.suffix not in (".svgz", ".dib"):
            renamed = path.rename(path.with_name(f"{path.name}.txt"))
            assert sniff(str(renamed)) is Modality.IMAGE, path


def test_each_is_bounded_and_breaks_with_a_reason(tmp_path: Path) -> None:
    """The bound on pixels holds in each, and half a file ends in a picture or in a reason."""
    for path in rare_pictures(tmp_path):
        if path.suffix not in (".svg", ".svgz"):
            assert failure(path, limits=Limits(pixels=20_000)).reason.startswith("too large")
        cut(path, 0.5)
        assert _reason(path).startswith(("fine", "the picture is cut short")), path


def _reason(path: Path) -> str:
    from media_files import SPEC

    from engine.media.decoder import decode

    *_, end = decode(str(path), SPEC, Limits())
    return getattr(end, "reason", "fine")


@pytest.mark.parametrize("depth", [8, 16])
def test_a_large_photoshop_file_that_breaks_off_says_so(tmp_path: Path, depth: int) -> None:
    """Of a PSB whose last rows are missing, what is there is shown, with a note."""
    _, end = decoded(cut(write_photoshop(tmp_path / "a.psb", depth, version=2), 0.9))
    assert end.metadata.note == "ends early: the file is cut short"


@pytest.mark.parametrize("brand", ["hevc", "msf1"])
def test_a_sequence_of_heic(tmp_path: Path, brand: str) -> None:
    """Frames that show something are segments, as with other animations."""
    path = write_sequence(tmp_path / "a.heics", brand, ("white", "red", "blue"))
    batches, end = decoded(path)
    assert [batch.segments[0].start for batch in batches] == [1, 2]
    assert_near(batches[0].arrays[0][100, 100], RGB["red"], most=40)
    assert (end.metadata.width, end.metadata.height) == (160, 120)


def test_a_drawing_tells_its_title(tmp_path: Path) -> None:
    """The title of an SVG is that of the item, and nothing else in it."""
    path = write_svg(tmp_path / "a.svg", "<title>Old harbour</title>", "<g><title>no</title></g>")
    assert decoded(path)[1].metadata.title == "Old harbour"


@pytest.mark.parametrize("unit", ["pt", "mm", "in"])
def test_a_drawing_may_be_measured_in_any_unit(tmp_path: Path, unit: str) -> None:
    """Points and millimetres, which most programs write, are sizes as good as pixels."""
    path = write_svg(tmp_path / "a.svg")
    sized = f'width="80{unit}" height="60{unit}" viewBox="0 0 640 480">'
    path.write_text(path.read_text().replace('width="640" height="480">', sized, 1))
    assert_near(pixels_of(path)[20, 20], GREEN)


@pytest.mark.parametrize(
    "before",
    [
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://example.org/svg11.dtd">',
        '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]>',
        "\ufeff\n",
    ],
)
def test_what_may_stand_before_a_drawing(tmp_path: Path, before: str) -> None:
    """Declarations and comments do not hide that it is an SVG."""
    path = write_svg(tmp_path / "a.txt", before=before)
    assert_near(pixels_of(path)[200, 20], RED)


@pytest.mark.parametrize(
    "pointing",
    [
        '<image href="{path}" width="640" height="480"/>',
        "<image xlink:href='{path}' width='640' height='480'/>",
        '<image HREF = "file://{path}" href="{path}" width="640" height="480"/>',
        '<image href="&#x2f;{bare}" width="640" height="480"/>',
        '<image href="{name}" width="640" height="480"/>',
    ],
)
def test_a_drawing_shows_no_other_file(tmp_path: Path, pointing: str) -> None:
    """What an SVG points to on the disk is not read, however it is written."""
    other = tmp_path / "other.png"
    Image.new("RGB", (64, 48), "yellow").save(other)
    more = pointing.format(path=other, bare=str(other)[1:], name=other.name)
    assert_near(pixels_of(write_svg(tmp_path / "a.svg", more=more))[200, 20], RED)


def test_a_drawing_shows_what_it_carries(tmp_path: Path) -> None:
    """A picture inside the SVG itself is drawn."""
    import base64
    import io

    data = io.BytesIO()
    Image.new("RGB", (64, 48), "yellow").save(data, "PNG")
    inside = base64.b64encode(data.getvalue()).decode()
    more = f'<image href="data:image/png;base64,{inside}" width="640" height="480"/>'
    assert_near(pixels_of(write_svg(tmp_path / "a.svg", more=more))[200, 20], (255, 255, 0))


def test_hostile_drawings_end_in_a_reason(tmp_path: Path) -> None:
    """Endless nesting, entities and copies of copies are refused; a great size is not drawn."""
    deep, bomb, copies, huge = (tmp_path / f"{name}.svg" for name in ("d", "b", "c", "h"))
    write_svg(deep, more="<g>" * 100_000 + "</g>" * 100_000)
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    write_svg(bomb, "<title>&a11;</title>", before=f'<!DOCTYPE svg [<!ENTITY a0 "aa">{entities}]>')
    groups = "".join(
        f'<g id="a{n}">' + f'<use xlink:href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)
    )
    rect = '<g id="a0"><rect width="1" height="1"/></g>'
    write_svg(copies, more=f"<defs>{rect}{groups}</defs><use xlink:href='#a8'/>")
    for path in (deep, bomb, copies):
        assert failure(path).modality is Modality.IMAGE
    huge.write_text(SVG.format(title="", more="").replace('"640" height', '"640000000" height'))
    decoded(huge)


def test_a_picture_may_tell_at_length_how_it_was_made(tmp_path: Path) -> None:
    """Megabytes of packed text in a PNG, in one part or in many, are no damage."""
    for number, (parts, length) in enumerate(((1, 3_000_000), (100, 900_000))):
        about = PngInfo()
        for part in range(parts):
            about.add_text(f"workflow {part}", "node " * (length // 5), zip=True)
        path = tmp_path / f"{number}.png"
        photo().save(path, pnginfo=about)
        assert not decoded(path)[1].metadata.note
        assert_near(pixels_of(path)[200, 20], (220, 30, 30))
