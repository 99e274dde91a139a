"""The text in a picture, as a decoder process of its own reads it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFont
from text_pictures import draw_photo, draw_scan, draw_screenshot, draw_texture, sentences

from engine.media.limits import Limits
from engine.media.pool import DecoderPool
from engine.media.task import Task
from engine.media.text_likeness import looks_like_text
from engine.types import TextLine
from engine.types.decoded import Batch, FileDone, FileFailed
from engine.types.vectors import InputSpec


def read(*paths: Path) -> dict[str, FileDone | FileFailed]:
    """Read pictures in one confined process."""
    with DecoderPool(InputSpec(), 1, Limits(seconds=110.0), Task.READ_TEXT) as pool:
        parts = pool.stream(map(str, paths))
        return {Path(path).name: part for path, part in parts if not isinstance(part, Batch)}


def lines_of(end: FileDone | FileFailed) -> tuple[TextLine, ...]:
    """The lines of a picture that could be read."""
    assert isinstance(end, FileDone), end
    return end.lines


@pytest.mark.slow
@pytest.mark.usefixtures("spawned_decoders")
def test_a_confined_process_reads_screenshots_and_scans(tmp_path: Path) -> None:
    """Text is read line by line, and what is broken or no picture costs only itself."""
    shown, scanned = sentences(1, 2), sentences(2, 2)
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n and nothing more")
    (tmp_path / "notes.txt").write_text("no picture")
    ends = read(
        tmp_path / "broken.png",
        tmp_path / "notes.txt",
        draw_screenshot(tmp_path / "shot.png", shown, size=(480, 120)),
        draw_scan(tmp_path / "scan.jpg", scanned, 0),
        draw_photo(tmp_path / "photo.png"),
    )
    assert isinstance(ends["broken.png"], FileFailed)
    assert lines_of(ends["notes.txt"]) == lines_of(ends["photo.png"]) == ()
    assert [line.text for line in lines_of(ends["shot.png"])] == shown
    found = " ".join(line.text for line in lines_of(ends["scan.jpg"])).split()
    wanted = " ".join(scanned).split()
    assert len(set(found) & set(wanted)) >= 0.75 * len(set(wanted))


@pytest.mark.slow
def test_boxes_lie_around_line_and_word_however_the_page_is_turned(tmp_path: Path) -> None:
    """Boxes are fractions of the picture as it is seen, whether or not EXIF says how it lies."""
    text, font = "harbour receipt", ImageFont.load_default(18)
    upright = Image.open(draw_screenshot(tmp_path / "up.png", [text], size=(400, 300)))
    turned = upright.transpose(Image.Transpose.ROTATE_90)
    turned.save(tmp_path / "on its side.png")
    exif = Image.Exif()
    exif[0x0112] = 6
    turned.save(tmp_path / "told.jpg", exif=exif, quality=95)
    # By its looks alone this word seems to stand on its head.
    odd = draw_screenshot(tmp_path / "odd.png", ["quixotic"], size=(260, 80))
    ends = read(tmp_path / "told.jpg", tmp_path / "on its side.png", odd)
    assert [line.text for line in lines_of(ends["odd.png"])] == ["quixotic"]
    (told,), (on_its_side,) = map(lines_of, (ends["told.jpg"], ends["on its side.png"]))
    assert told.text == on_its_side.text == text
    right, word = 24 + font.getlength(text), 24 + font.getlength("harbour ")
    line_box = (24 / 400, 22 / 300, right / 400, 42 / 300)
    word_box = (word / 400, 22 / 300, right / 400, 42 / 300)
    assert told.box == pytest.approx(line_box, abs=0.04)
    assert told.words[1].box == pytest.approx(word_box, abs=0.04)
    for seen, line in (*zip(on_its_side.words, told.words, strict=True), (on_its_side, told)):
        left, top, right, bottom = line.box
        assert seen.box == pytest.approx((top, 1 - right, bottom, 1 - left), abs=0.03)


@pytest.mark.slow
def test_the_pages_of_a_scan_are_read_one_after_the_other(tmp_path: Path) -> None:
    """Each line knows its page."""
    pages = [
        Image.open(draw_screenshot(tmp_path / f"{word}.png", [word], size=(300, 80)))
        for word in ("harbour", "receipt")
    ]
    pages[0].save(tmp_path / "scan.tif", save_all=True, append_images=pages[1:])
    lines = lines_of(read(tmp_path / "scan.tif")["scan.tif"])
    assert [(line.text, line.page) for line in lines] == [("harbour", 0), ("receipt", 1)]


@pytest.mark.parametrize("points", [11, 14, 20, 40, 60])
@pytest.mark.parametrize("size", [(300, 200), (1280, 800), (1920, 1080)])
def test_the_cheap_test_passes_text_of_any_size(
    tmp_path: Path, points: int, size: tuple[int, int]
) -> None:
    """Two words are enough, dark on light and light on dark."""
    for colours in (("#333333", "#f0f0f0"), ("#e0e0e0", "#202020")):
        path = draw_screenshot(
            tmp_path / "shot.png", ["receipt 4711"], points=points, size=size, colours=colours
        )
        assert looks_like_text(np.asarray(Image.open(path)))


@pytest.mark.parametrize("seed", range(3))
def test_the_cheap_test_passes_poor_scans_either_way_up(tmp_path: Path, seed: int) -> None:
    """Noise, blur and a page on its side hide nothing from it."""
    scan = np.asarray(Image.open(draw_scan(tmp_path / "scan.jpg", sentences(seed, 8), seed)))
    assert looks_like_text(np.stack([scan] * 3, axis=2))
    assert looks_like_text(np.stack([np.rot90(scan)] * 3, axis=2))


def test_the_cheap_test_spares_what_has_no_strokes(tmp_path: Path) -> None:
    """Clouds, gravel, noise, one colour and a picture of a few pixels are not read."""
    noise = np.random.default_rng(0).integers(0, 255, (400, 600, 3), dtype=np.uint8)
    clouds = np.asarray(Image.open(draw_photo(tmp_path / "photo.png")))
    gravel = np.asarray(Image.open(draw_texture(tmp_path / "gravel.png")))
    plain, tiny = np.full((400, 600, 3), 200, np.uint8), np.zeros((5, 5, 3), np.uint8)
    assert not any(map(looks_like_text, (noise, clouds, gravel, plain, tiny)))
