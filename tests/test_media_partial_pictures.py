"""Pictures that begin late or break off are read as far as there is something to see."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from media_files import assert_near, cut, decoded, failure, noise_photo, photo, pixels_of
from PIL import Image

from engine.media.sniff import sniff
from engine.types import Modality

CUT = "ends early: the file is cut short"
# Marks of encodings, blanks and zeros.
BEFORE = (b"\xef\xbb\xbf", b"\xff\xfe", b"\n", b"\r\n\r\n", b"\0" * 9, b"\xef\xbb\xbf\r\n")
HEADER = b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n"
ORIENTED = b"Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\1\0\0\0\0\0\0"


def scene() -> Image.Image:
    """The usual scene under noise, which no format can shrink away."""
    noise = np.asarray(noise_photo(300, 300)).astype(int) // 8
    return Image.fromarray((np.asarray(photo(300, 300)) * 0.8 + noise).astype(np.uint8))


@pytest.mark.parametrize("extension", ["jpg", "png", "gif", "webp", "tiff", "heic", "avif", "bmp"])
def test_something_may_stand_before_a_picture(tmp_path: Path, extension: str) -> None:
    """A mark, blanks or zeros in front cost nothing, whatever the file is called."""
    path = tmp_path / f"a.{extension}"
    photo().save(path)
    picture = path.read_bytes()
    for before in BEFORE:
        for name in (path, tmp_path / "b.dat"):
            name.write_bytes(before + picture)
            assert_near(pixels_of(name)[200, 20], (220, 30, 30))
            assert decoded(name)[1].metadata.note == ""


@pytest.mark.parametrize("extension", ["jpg", "png", "gif", "webp", "bmp"])
def test_under_the_name_of_a_picture_one_is_looked_for(tmp_path: Path, extension: str) -> None:
    """Of a transfer that was saved with its header, the picture is read."""
    path = tmp_path / f"a.{extension}"
    photo().save(path)
    path.write_bytes(HEADER + path.read_bytes())
    assert_near(pixels_of(path)[200, 20], (220, 30, 30))


def test_binary_data_is_no_text(tmp_path: Path) -> None:
    """Neither a mark of UTF-8 nor one of UTF-16 makes a text of binary data."""
    junk = np.random.default_rng(1).integers(0, 256, 9000, np.uint8).tobytes()
    for number, mark in enumerate((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        for name in (f"{number}.jpg", f"{number}.txt"):
            (tmp_path / name).write_bytes(mark + b"\x01" + junk)
            assert failure(tmp_path / name).modality is not Modality.TEXT


def test_a_picture_that_no_decoder_knows_is_told_to_be_one(tmp_path: Path) -> None:
    """Under the name of a picture, binary data fails as one that is damaged."""
    (tmp_path / "a.png").write_bytes(b"\x01\x02\x03" * 999)
    failed = failure(tmp_path / "a.png")
    assert failed.modality is Modality.IMAGE
    assert failed.reason == "the picture is damaged, or of a kind Triptych does not know"


@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_without_its_last_bytes_is_whole(tmp_path: Path, progressive: bool) -> None:
    """What lacks the mark of its end alone has all pixels, and a note."""
    photo().save(tmp_path / "a.jpg", progressive=progressive)
    content = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(content[:-2])
    batches, end = decoded(tmp_path / "a.jpg")
    assert batches[0].arrays[0].shape == (224, 299, 3)
    assert end.metadata.note == CUT
    assert sniff(str(tmp_path / "a.jpg")) is Modality.IMAGE


@pytest.mark.parametrize("lost", [2, 12])
@pytest.mark.parametrize("frames", [1, 3])
def test_a_png_without_its_last_bytes_is_whole(tmp_path: Path, lost: int, frames: int) -> None:
    """What lacks the chunk of its end alone has all pixels, and a note; one with more has none."""
    path = tmp_path / "a.png"
    photo().save(
        path, save_all=True, append_images=[photo().rotate(9 * n) for n in range(1, frames)]
    )
    content = path.read_bytes()
    for written, note in ((content[:-lost], CUT), (content + b"appended", "")):
        path.write_bytes(written)
        assert decoded(path)[1].metadata.note == note
        assert_near(pixels_of(path)[200, 20], (220, 30, 30))


@pytest.mark.parametrize("share", [0.95, 0.6])
@pytest.mark.parametrize(
    ("extension", "options"),
    [
        ("jpg", {}),
        ("jpg", {"progressive": True}),
        ("png", {}),
        ("gif", {}),
        ("gif", {"interlace": 0}),
        ("bmp", {}),
        ("tiff", {}),
        ("webp", {}),
        ("webp", {"lossless": True}),
        ("webp", {"exif": ORIENTED}),
        ("heic", {}),
        ("jp2", {}),
    ],
)
def test_a_part_of_a_picture_is_read(
    tmp_path: Path, extension: str, options: dict[str, object], share: float
) -> None:
    """Of a picture that is cut short, the part that is there is shown, and nothing else."""
    path = tmp_path / f"a.{extension}"
    scene().save(path, **options)
    batches, end = decoded(cut(path, share))
    assert end.metadata.note == CUT
    assert (end.metadata.width, end.metadata.height) == (300, 300)
    pixels = batches[0].arrays[0]
    assert pixels[:, :50].astype(int).mean((0, 1)).round()[0] > 90
    for row in (pixels[0], pixels[-1]):
        assert row[:40].std() > 10


@pytest.mark.parametrize("extension", ["jpg", "png", "bmp", "tiff", "webp", "heic", "avif"])
def test_too_little_is_refused(tmp_path: Path, extension: str) -> None:
    """Of the first twentieth nothing can be made: that fails, says so, and is still a picture."""
    path = tmp_path / f"a.{extension}"
    scene().save(path)
    failed = failure(cut(path, 0.05))
    assert failed.reason.startswith("the picture is cut short")
    assert failed.modality is Modality.IMAGE


def test_a_part_of_a_picture_with_a_palette(tmp_path: Path) -> None:
    """What is missing of a GIF does not come in the first colour of its palette."""
    rows = np.zeros((300, 300, 3), np.uint8)
    rows[:, :, 0] = 200
    rows[np.random.default_rng(2).random((300, 300)) < 0.5, 1] = 180
    picture = Image.fromarray(rows).quantize(4)
    picture.save(tmp_path / "a.gif", interlace=0)
    pixels = decoded(cut(tmp_path / "a.gif", 0.6))[0][0].arrays[0]
    assert pixels[-3:].std() > 20


def test_damage_in_the_middle_costs_what_comes_after(tmp_path: Path) -> None:
    """Of a PNG whose stream breaks in the middle, the upper part is read, with a note."""
    scene().save(tmp_path / "a.png")
    content = bytearray((tmp_path / "a.png").read_bytes())
    middle = len(content) * 2 // 3
    content[middle : middle + 400] = b"\xaa" * 400
    (tmp_path / "a.png").write_bytes(content)
    batches, end = decoded(tmp_path / "a.png")
    assert end.metadata.note == "a part is missing: the file is damaged"
    assert batches[0].arrays[0][:, :50].mean() > 50


def test_a_motion_photo_is_one_picture(tmp_path: Path) -> None:
    """The film that a phone puts behind a photo neither hides it nor counts as damage."""
    photo().save(tmp_path / "a.jpg")
    film = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0\0\x10\0mdat" + bytes(4088)
    (tmp_path / "a.jpg").write_bytes((tmp_path / "a.jpg").read_bytes() + film)
    batches, end = decoded(tmp_path / "a.jpg")
    assert len(batches) == 1
    assert end.metadata.note == ""
