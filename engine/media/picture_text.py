"""The text in a picture: lines with their boxes, of each page that looks like text.

RapidOCR finds and reads lines with the networks of PP-OCR (Cui and others, 2025), which its wheel
carries. It is imported only once a page passes the cheap test of `text_likeness`.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
from PIL import Image

from ..types import Metadata, Modality, Preview, TextLine
from ..types.decoded import Batch, FileDone, Part
from ..types.vectors import Pixels
from .colours import as_srgb
from .exif import ORIENTATION
from .images import TURNS
from .limits import Limits
from .page import Page
from .picture_pages import open_pages
from .pixels import on_white
from .text_likeness import looks_like_text

if TYPE_CHECKING:
    from rapidocr import RapidOCR

# Pixels of the longer side that the networks are shown; more makes them slower, not better.
LONGEST_SIDE = 2000
# Several pages are a scan or an animation.
MOST_PAGES = 8
_MOST_CHARS = 1000


def read_picture(file: BinaryIO, limits: Limits) -> Iterator[Part]:
    """Read the text of a picture.

    Yields:
        An empty batch for each page, as a sign of life; then the end, with all lines.

    Raises:
        UnreadableFileError: it is no picture, or past the limits.
        Exception: one of `BAD_DATA`: it is damaged.
    """
    lines: list[TextLine] = []
    with warnings.catch_warnings(action="ignore"):
        opened = open_pages(file, limits, LONGEST_SIDE)
        for number in opened.numbers[:MOST_PAGES]:
            pixels = _upright(opened.load(number))
            if looks_like_text(pixels):
                lines += lines_in(pixels, number)
            yield Batch(Modality.IMAGE, ())
    yield FileDone(Modality.IMAGE, Metadata(), Preview(), lines=tuple(lines))


def _upright(page: Page) -> Pixels:
    picture = page.picture
    factor = max(picture.size) // LONGEST_SIDE
    if factor > 1 and picture.mode in ("L", "RGB"):
        picture = picture.reduce(factor)
    picture = as_srgb(picture)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    turn = TURNS.get(page.tags.get(ORIENTATION))
    upright = picture if turn is None else picture.transpose(turn)
    return np.array(on_white(upright), dtype=np.uint8)


def lines_in(pixels: Pixels, page: int) -> Iterator[TextLine]:
    """The lines that stand in a page, uint8 RGB (height, width, 3)."""
    from rapidocr.utils.output import RapidOCROutput  # noqa: PLC0415 - as below

    found = _reader()(pixels[:, :, ::-1])
    # It has several kinds of answers, and this one without lines where there is no text.
    if not isinstance(found, RapidOCROutput) or found.txts is None or found.boxes is None:
        return
    height, width = pixels.shape[:2]
    for text, corners in zip(found.txts, found.boxes, strict=True):
        places = np.clip(np.asarray(corners) / (width, height), 0.0, 1.0)
        left, top = places.min(axis=0).tolist()
        right, bottom = places.max(axis=0).tolist()
        yield TextLine(text[:_MOST_CHARS], (left, top, right, bottom), page)


@cache
def _reader() -> RapidOCR:
    from rapidocr import RapidOCR  # noqa: PLC0415 - it takes a second, and few files need it

    threads = "EngineConfig.onnxruntime"
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.max_side_len": LONGEST_SIDE,
            f"{threads}.intra_op_num_threads": 1,
            f"{threads}.inter_op_num_threads": 1,
        }
    )
