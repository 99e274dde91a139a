"""Opening a picture as pages that are decoded one by one, whichever library reads them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import BinaryIO

import numpy as np
from PIL import Image, ImageFile, UnidentifiedImageError
from PIL.TiffImagePlugin import BITSPERSAMPLE, PLANAR_CONFIGURATION, TiffImageFile
from pillow_heif import register_heif_opener

from ..errors import UnreadableFileError
from .deep_tiff import COPY_OR_MASK, MOST_COUNTED, OTHER_TIFF, is_whole_tiff, open_deep_tiff
from .exif import exif_of
from .limits import Limits, refuse_too_many_pixels
from .page import BAD_DATA, Page, Pages, spread
from .picture_signatures import SEARCHED_BYTES, TIFF_MAGIC, start_of_picture

register_heif_opener(thumbnails=False)
Image.MAX_IMAGE_PIXELS = None  # `Limits.pixels` is the bound, and it refuses rather than warns

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "HEIF", "AVIF")
# Of a picture that breaks off, less than this share of its rows or columns shows nothing.
_LEAST_SHARE = 1 / 8
_UNKNOWN = "the picture is damaged, or of a kind Triptych does not know"
# What libjpeg puts where nothing is left to decode; others leave zeros.
_GREY_WHERE_CUT = ("JPEG", "MPO")
_PLANES = 2
_SUBFILE = 254
_ANIMATED = ("GIF", "PNG", "WEBP", "AVIF", "HEIF")


def open_pages(file: BinaryIO, limits: Limits, side: int) -> Pages:
    """Open a picture.

    Args:
        side: pixels of the shorter side that suffice; a JPEG is shrunk while it is decoded.

    Raises:
        Exception: one of `BAD_DATA`: it is damaged, or no picture.
    """
    file = _from_its_start(file, limits)
    is_tiff = file.read(4).startswith(TIFF_MAGIC)
    file.seek(0)
    if is_tiff and (deep := open_deep_tiff(file, limits)):
        return deep
    file.seek(0)
    try:
        with warnings.catch_warnings(action="ignore"):
            return _PillowPages(Image.open(file, formats=FORMATS), limits, side)
    except UnidentifiedImageError:
        file.seek(0)
        if start_of_picture(file.read(SEARCHED_BYTES)) is None:
            raise UnreadableFileError(_UNKNOWN) from None
        if is_tiff and is_whole_tiff(file):
            raise UnreadableFileError(OTHER_TIFF) from None
        raise


def load_part(file: BinaryIO, limits: Limits, side: int) -> Page:
    """Decode what there is of a picture that breaks off, and leave out what is missing of it.

    Raises:
        UnreadableFileError: it is too little, or past the limits.
        Exception: one of `BAD_DATA`: there is nothing.
    """
    with _forgiving(), warnings.catch_warnings(action="ignore"):
        opened = Image.open(_from_its_start(file, limits), formats=FORMATS)
        page = _PillowPages(opened, limits, side).load(0)
    if opened.mode in ("1", "P", "PA"):
        shown = "RGBA" if opened.has_transparency_data else "RGB"
        page = replace(page, picture=page.picture.convert(shown))
    fill = 128 if opened.format in _GREY_WHERE_CUT else 0
    return replace(page, picture=_without_missing(page.picture, fill))


def _without_missing(picture: Image.Image, fill: int) -> Image.Image:
    """Leave out the rows at both ends that a decoder merely filled, and close those between.

    Raises:
        UnreadableFileError: too few rows are left.
    """
    rows = np.asarray(picture)
    flat = rows.reshape(len(rows), -1)
    is_filled = (flat >= max(fill - 1, 0)) & (flat <= fill + min(fill, 1))
    content = np.flatnonzero(~is_filled.all(axis=1))
    if len(content) < _LEAST_SHARE * len(rows):
        raise UnreadableFileError("the picture is cut short")
    # Of an interlaced picture, every eighth row comes first.
    wanted = np.arange(content[0], content[-1] + 1)
    kept = rows[content[np.searchsorted(content, wanted, side="right") - 1]]
    mended = Image.frombytes(picture.mode, (picture.width, len(kept)), kept.tobytes())
    mended.info = picture.info
    return mended


class _PillowPages:
    """A picture that Pillow reads."""

    def __init__(self, opened: Image.Image, limits: Limits, side: int) -> None:
        self._opened = opened
        self._limits = limits
        self._side = side
        self.numbers = _numbers(opened, limits)

    def load(self, number: int) -> Page:
        with warnings.catch_warnings(action="ignore"):
            return self._load(number)

    def _load(self, number: int) -> Page:
        opened = self._opened
        if number != opened.tell():
            opened.seek(number)
        size = opened.size
        refuse_too_many_pixels(*size, self._limits)
        _refuse_garbled(opened)
        opened.draft("RGB", (self._side, self._side))
        opened.load()
        # The one that is open changes with the next page.
        picture = opened.copy() if len(self.numbers) > 1 else opened
        return Page(picture, size, exif_of(opened))


def _numbers(opened: Image.Image, limits: Limits) -> tuple[int, ...]:
    """The frames or pages to look at; of an animation, all up to the last one are decoded."""
    if isinstance(opened, TiffImageFile):
        return spread(_tiff_pages(opened), limits.picture_pages)
    count = getattr(opened, "n_frames", 1) if opened.format in _ANIMATED else 1
    most = limits.pixels // max(opened.width * opened.height, 1)
    chosen = spread(range(min(count, max(most, 1))), limits.frames)
    # Of the pictures in a HEIC one is the main one, wherever it stands.
    main = opened.tell()
    return (main, *(number for number in chosen if number != main))


def _tiff_pages(opened: TiffImageFile) -> list[int]:
    """Which pages of a TIFF are no smaller copies or masks of others."""
    kept = []
    for number in range(MOST_COUNTED):
        try:
            opened.seek(number)
        except BAD_DATA:
            break
        if not opened.tag_v2.get(_SUBFILE, 0) & COPY_OR_MASK:
            kept.append(number)
    opened.seek(0)
    return kept or [0]


def _refuse_garbled(opened: Image.Image) -> None:
    """Refuse what Pillow takes for something else: planes of more than 8 bits, not compressed."""
    if not isinstance(opened, TiffImageFile) or opened.info.get("compression") != "raw":
        return
    depths = opened.tag_v2.get(BITSPERSAMPLE, (1,))
    if opened.tag_v2.get(PLANAR_CONFIGURATION) == _PLANES and max(depths) > 8:
        raise UnreadableFileError(OTHER_TIFF)


def _from_its_start(file: BinaryIO, limits: Limits) -> BinaryIO:
    """The file, or what comes after that which stands before the picture."""
    file.seek(0)
    head = file.read(SEARCHED_BYTES)
    start = start_of_picture(head) or 0
    file.seek(start)
    return io.BytesIO(file.read(limits.expanded_bytes)) if start else file


@contextmanager
def _forgiving() -> Iterator[None]:
    """Have Pillow go on where data is missing or broken."""
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False
