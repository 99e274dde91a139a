"""Pictures that files carry: first pages of documents, covers of books and of sounds."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import numpy as np
import pytest
from document_files import write_book
from media_files import assert_near, decoded, tone, write_id3, write_sound
from office_files import write_open_document, write_package
from PIL import Image

from engine.types import PEAKS, Preview, PreviewKind

RED, BLUE = (210, 20, 30), (20, 30, 210)
NO_PICTURES = [b"", b"\x89PNG\r\n\x1a\n and no more", b"\x01\x00\x00\x00 EMF", b"GIF89a" * 9]


def picture(colour: tuple[int, int, int], kind: str = "PNG", side: int = 600) -> bytes:
    """A picture of one colour."""
    data = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(data, kind)
    return data.getvalue()


def preview_of(path: Path) -> Preview:
    """The preview of a file that can be read."""
    return decoded(path)[1].preview


def assert_shows(preview: Preview, colour: tuple[int, int, int], size: tuple[int, int]) -> None:
    """Check the size and the colour of what a tile would show."""
    shown = Image.open(io.BytesIO(preview.jpeg))
    assert shown.size == size
    assert_near(np.asarray(shown)[size[1] // 2, size[0] // 2], colour)


def write_pdf_pages(path: Path, width: int, height: int) -> Path:
    """Write a PDF whose first page is red and whose second is blue."""
    red, blue = (Image.new("RGB", (width, height), colour) for colour in (RED, BLUE))
    red.save(path, save_all=True, append_images=[blue])
    return path


def write_novel(path: Path, told: str, cover: bytes) -> Path:
    """Write a book that tells its cover in some way."""
    items = f'<item id="front" href="art/front%20page.png" media-type="image/png" {told}/>'
    pages = '<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>'
    return write_package(
        path,
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="OPS/a.opf"/></container>',
            "OPS/a.opf": '<package><meta name="cover" content="front"/><manifest>'
            f'{items}{pages}</manifest><spine><itemref idref="one"/></spine></package>',
            "OPS/one.xhtml": "<html><body><p>Tea for two.</p></body></html>",
            "OPS/art/front page.png": cover,
        },
    )


def picture_frame(data: bytes) -> bytes:
    """The content of an ID3 frame with a cover."""
    return b"\0image/png\0\3\0" + data


def test_the_first_page_of_a_pdf_is_drawn(tmp_path: Path) -> None:
    """Small, in its own proportions, and none of the others."""
    assert_shows(preview_of(write_pdf_pages(tmp_path / "a.pdf", 300, 600)), RED, (200, 400))


def test_a_page_of_any_shape_is_bounded(tmp_path: Path) -> None:
    """A strip of a page is as long as any other, and at least a pixel wide."""
    assert_shows(preview_of(write_pdf_pages(tmp_path / "a.pdf", 2, 3000)), RED, (1, 400))


def test_a_page_that_takes_too_long_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A drawing that is not done in time shows nothing rather than a half of it."""
    monkeypatch.setattr("engine.media.pdf_page._MOST_SECONDS", -1.0)
    assert preview_of(write_pdf_pages(tmp_path / "a.pdf", 300, 600)) == Preview()


def test_an_open_document_shows_its_first_page(tmp_path: Path) -> None:
    """LibreOffice keeps it in the file at each saving."""
    parts = {"Thumbnails/thumbnail.png": picture(BLUE)}
    path = write_open_document(tmp_path / "a.odt", "<text:p>Tea</text:p>", others=parts)
    assert_shows(preview_of(path), BLUE, (320, 320))


@pytest.mark.parametrize("told", ['properties="svg cover-image"', ""], ids=["EPUB 3", "EPUB 2"])
def test_a_book_shows_its_cover(tmp_path: Path, told: str) -> None:
    """Said by a property of the picture, or by the book's own description."""
    assert_shows(
        preview_of(write_novel(tmp_path / "a.epub", told, picture(BLUE))), BLUE, (320, 320)
    )


def test_a_book_without_a_cover_shows_its_words(tmp_path: Path) -> None:
    """There is no picture for its tile."""
    assert preview_of(write_book(tmp_path / "a.epub", "<p>Tea</p>")) == Preview()


@pytest.mark.parametrize("data", NO_PICTURES)
def test_a_bad_picture_costs_a_document_nothing(tmp_path: Path, data: bytes) -> None:
    """Its text is there, and its tile shows that."""
    parts = {"Thumbnails/thumbnail.png": data}
    path = write_open_document(tmp_path / "a.odt", "<text:p>Tea</text:p>", others=parts)
    _, end = decoded(path)
    assert (end.preview, end.text) == (Preview(), "Tea")


def test_a_song_carries_its_cover_behind_its_peaks(tmp_path: Path) -> None:
    """The waveform is whole, and the cover as small as that of any picture."""
    path = write_id3(tmp_path / "a.mp3", APIC=picture_frame(picture(RED)))
    preview = preview_of(path)
    assert preview.kind is PreviewKind.PEAKS
    assert len(preview.peaks) == PEAKS
    assert max(preview.peaks) > 100
    assert_shows(preview, RED, (320, 320))


def test_a_flac_carries_its_cover(tmp_path: Path) -> None:
    """In a block of its own, before the sound."""
    path = write_sound(tmp_path / "a.flac", tone(1.0))
    data, kind = picture(BLUE, "JPEG"), b"image/jpeg"
    block = (
        struct.pack(">II", 3, len(kind)) + kind + bytes(20) + struct.pack(">I", len(data)) + data
    )
    head = b"\x06" + len(block).to_bytes(3, "big")
    sound = path.read_bytes()
    path.write_bytes(sound[:42] + head + block + sound[42:])
    assert_shows(preview_of(path), BLUE, (320, 320))


@pytest.mark.parametrize("data", NO_PICTURES)
def test_a_bad_cover_costs_a_sound_nothing(tmp_path: Path, data: bytes) -> None:
    """Its peaks are there alone."""
    preview = preview_of(write_id3(tmp_path / "a.mp3", APIC=picture_frame(data)))
    assert (len(preview.peaks), preview.jpeg) == (PEAKS, b"")
