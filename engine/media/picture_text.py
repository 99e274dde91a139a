"""The text in a picture: lines with their boxes, of each page that looks like text."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import numpy as np
from PIL import Image

from ..types import Metadata, Modality, Preview, TextLine
from ..types.decoded import Batch, FileDone, Part
from ..types.vectors import Pixels
from .colours import as_srgb
from .exif import ORIENTATION
from .images import TURNS
from .limits import Limits
from .page import BAD_DATA, Page
from .picture_pages import load_part, open_pages
from .pixels import on_white
from .text_likeness import looks_like_text
from .text_reader import LONGEST_SIDE, lines_in

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
        for number, page in _pages(file, limits):
            pixels = _upright(page)
            if looks_like_text(pixels):
                lines += lines_in(pixels, number)
            yield Batch(Modality.IMAGE, ())
    yield FileDone(Modality.IMAGE, Metadata(), Preview(), lines=tuple(lines))


def _pages(file: BinaryIO, limits: Limits) -> Iterator[tuple[int, Page]]:
    """Pages with their numbers, as far as they can be decoded; of the first also a part."""
    has_some = False
    try:
        opened = open_pages(file, limits, LONGEST_SIDE)
        for number in opened.numbers[:MOST_PAGES]:
            yield number, opened.load(number)
            has_some = True
    except BAD_DATA:
        if not has_some:
            yield 0, _in_its_place(load_part(file, limits, LONGEST_SIDE))


def _in_its_place(part: Page) -> Page:
    """The upper part of a page with nothing below it, so that boxes are fractions of the whole."""
    picture, (width, height) = part.picture, part.size
    whole = Image.new(picture.mode, (picture.width, round(height * picture.width / width)))
    whole.paste(picture)
    whole.info = picture.info
    return replace(part, picture=whole)


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
