"""Media files that the tests write for themselves: nothing is downloaded or committed."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import av
import docx
import numpy as np
import soundfile
from numpy.typing import NDArray
from PIL import Image

from engine.media.decoder import decode
from engine.media.limits import Limits
from engine.types import Modality, PreviewKind, Segment, SegmentKind
from engine.types.decoded import Batch, FileDone, FileFailed
from engine.types.vectors import InputSpec

SPEC = InputSpec()
_ODT_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def decoded(
    path: Path, spec: InputSpec = SPEC, limits: Limits | None = None
) -> tuple[list[Batch], FileDone]:
    """Decode a file that must be readable."""
    *batches, end = decode(str(path), spec, limits or Limits())
    assert isinstance(end, FileDone), end
    assert all(isinstance(batch, Batch) for batch in batches)
    return [batch for batch in batches if isinstance(batch, Batch) and batch.segments], end


def read_document(path: Path, limits: Limits | None = None) -> tuple[tuple[Segment, ...], FileDone]:
    """Decode a document, and check what holds for every document."""
    (batch,), end = decoded(path, limits=limits)
    assert batch.modality is Modality.TEXT
    assert batch.arrays == ()
    assert end.preview.kind not in (PreviewKind.PEAKS, PreviewKind.SHOTS)
    title, *passages = batch.segments
    assert title.kind is SegmentKind.TITLE
    for passage in passages:
        assert passage.kind is SegmentKind.PASSAGE
        assert end.text[int(passage.start) : int(passage.end)] == passage.text
        assert len(passage.text.split()) <= SPEC.passage_words
    return batch.segments, end


def pixels_of(path: Path) -> NDArray[np.uint8]:
    """Decode a picture's one array."""
    batches, _ = decoded(path)
    (array,) = batches[0].arrays
    assert array.dtype == np.uint8
    assert array.flags.c_contiguous
    assert min(array.shape[:2]) == 224
    return array


def assert_near(pixel: NDArray[np.uint8], colour: tuple[int, int, int], most: int = 25) -> None:
    """Check a colour, with room for lossy formats."""
    assert np.abs(pixel.astype(int) - colour).max() <= most, pixel


def failure(path: Path, spec: InputSpec = SPEC, limits: Limits | None = None) -> FileFailed:
    """Decode a file that must not be readable."""
    *batches, end = decode(str(path), spec, limits or Limits())
    assert isinstance(end, FileFailed), end
    assert all(isinstance(batch, Batch) for batch in batches)
    return end


def cut(path: Path, share: float) -> Path:
    """Keep only the first share of a file's bytes."""
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    return path


def photo(width: int = 640, height: int = 480) -> Image.Image:
    """Make a picture with a red left half, a blue right half, and a green top left corner."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[:, : width // 2] = (220, 30, 30)
    pixels[:, width // 2 :] = (30, 30, 220)
    pixels[: height // 4, : width // 4] = (30, 200, 30)
    return Image.fromarray(pixels)


def noise_photo(width: int, height: int) -> Image.Image:
    """Make a picture that no format can compress to next to nothing."""
    pixels = np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)
    return Image.fromarray(pixels)


def tone(seconds: float, rate: int = 16_000, hertz: float = 440.0) -> NDArray[np.float32]:
    """Make a sine at half of full scale."""
    time = np.arange(round(seconds * rate)) / rate
    return (0.5 * np.sin(2 * np.pi * hertz * time)).astype(np.float32)


def write_sound(path: Path, samples: NDArray[np.float32], rate: int = 16_000) -> Path:
    """Write with libsndfile, in the format that the extension names."""
    ogg_opus = {"format": "OGG", "subtype": "OPUS"} if path.suffix == ".opus" else {}
    soundfile.write(path, samples, rate, **ogg_opus)
    return path


def write_id3(path: Path, **frames: bytes) -> Path:
    """Write an MP3 of two seconds with these frames before it."""
    body = b"".join(
        name.encode() + struct.pack(">I2x", len(data)) + data for name, data in frames.items()
    )
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    write_sound(path, tone(2.0))
    sound = path.read_bytes()
    path.write_bytes(b"ID3\3\0\0" + size + body + sound[sound.index(b"\xff") :])
    return path


def write_with_ffmpeg(
    path: Path,
    samples: NDArray[np.float32],
    codec: str,
    container: str,
    rate: int = 16_000,
    bit_rate: int = 64_000,
    layout: str = "mono",
) -> Path:
    """Encode samples with FFmpeg, the same for each channel of a layout."""
    with av.open(str(path), "w", format=container) as output:
        stream = output.add_stream(codec, rate=rate, layout=layout)
        stream.bit_rate = bit_rate
        woven = np.repeat(samples, av.AudioLayout(layout).nb_channels)
        frame = av.AudioFrame.from_ndarray(woven[None], format="flt", layout=layout)
        frame.sample_rate = rate
        fifo = av.AudioFifo()
        fifo.write(frame)
        size = stream.codec_context.frame_size or 1024
        while piece := fifo.read(size, partial=True):
            output.mux(stream.encode(piece))
        output.mux(stream.encode(None))
    return path


def write_docx(path: Path, *paragraphs: str, title: str = "") -> Path:
    """Write a Word document with paragraphs and a table of two cells."""
    document = docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "apples", "seven baskets"
    document.save(str(path))
    return path


def write_odt(path: Path, content: str, title: str = "", before: str = "") -> Path:
    """Write an OpenDocument text whose body is `content`, after `before` in the prologue."""
    body = f"<office:body><office:text>{content}</office:text></office:body>"
    meta = f"<office:meta><dc:title>{title}</dc:title></office:meta>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"{before}<office:doc {_ODT_NAMES}>{body}</office:doc>")
        archive.writestr("meta.xml", f"<office:doc {_ODT_NAMES}>{meta}</office:doc>")
    return path
