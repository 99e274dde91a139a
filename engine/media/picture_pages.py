"""Opening a picture as pages that are decoded one by one, whichever library reads them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFile, PngImagePlugin, UnidentifiedImageError
from PIL.Jpeg2KImagePlugin import Jpeg2KImageFile
from PIL.TiffImagePlugin import BITSPERSAMPLE, PLANAR_CONFIGURATION, TiffImageFile
from pillow_heif import register_heif_opener

from ..errors import UnreadableFileError
from ..language import tr_noop
from .cut_pictures import completed
from .deep_tiff import COPY_OR_MASK, MOST_COUNTED, OTHER_TIFF, is_whole_tiff, open_deep_tiff
from .exif import exif_of
from .jp2_profile import profile_of_jp2
from .limits import Limits, refuse_too_many_pixels
from .page import BAD_DATA, ENDS_EARLY, Page, Pages, spread, spread_frames
from .photoshop import PSD_MAGIC, open_photoshop
from .picture_dates import day_beside_exif
from .picture_sequence import PictureSequence
from .picture_signatures import JXL_MAGIC, TIFF_MAGIC, is_svg, start_of_picture
from .svg import GZIP, open_svg

register_heif_opener(thumbnails=False)
Image.MAX_IMAGE_PIXELS = None  # `Limits.pixels` is the bound, and it refuses rather than warns
# Programs that make pictures write into them how, in megabytes of text, which Pillow calls damage.
PngImagePlugin.MAX_TEXT_CHUNK, PngImagePlugin.MAX_TEXT_MEMORY = 64_000_000, 256_000_000

_FORMATS = (
    *("JPEG", "JPEG2000", "PNG", "GIF", "WEBP", "BMP", "DIB", "ICO", "CUR", "TIFF", "HEIF", "AVIF"),
    "PSD",
)
_HEAD_BYTES = 8192
# Of a picture that breaks off, less than this share of its rows or columns shows nothing.
_LEAST_SHARE = 1 / 8
_UNKNOWN = tr_noop("the picture is damaged, or of a kind Triptych does not know")
_CUT_SHORT = tr_noop("the picture is cut short")
# What libjpeg puts where nothing is left to decode; others leave zeros.
_GREY_WHERE_CUT = ("JPEG", "MPO")
_ROW_BY_ROW = ("WEBP", "HEIF", "AVIF")
_PLANES = 2
_BLOCK_ROWS = 256
_WITH_PALETTE = ("1", "P", "PA")
_SUBFILE = 254
_ANIMATED = ("GIF", "PNG", "WEBP", "AVIF", "HEIF")


def open_pages(file: BinaryIO, limits: Limits, side: int) -> Pages:
    """Open a picture.

    Args:
        side: pixels of the shorter side that suffice; a JPEG is shrunk while it is decoded.

    Raises:
        Exception: one of `BAD_DATA`: it is damaged, or no picture.
    """
    file, head = _from_its_start(file, limits)
    if is_svg(head) or head.startswith(GZIP):
        return open_svg(file, limits, side)
    if head.startswith(TIFF_MAGIC) and (deep := open_deep_tiff(file, limits)):
        return deep
    try:
        opened = Image.open(file, formats=_formats(head))
        if isinstance(opened, Jpeg2KImageFile):
            opened.info["icc_profile"] = profile_of_jp2(file)
        return _PillowPages(opened, limits, side)
    except UnidentifiedImageError as error:
        file.seek(0)
        return _open_otherwise(file, head, limits, error)


def _formats(head: bytes) -> tuple[str, ...]:
    """What Pillow may take a picture for."""
    return ("JXL",) if head.startswith(JXL_MAGIC) and _knows_jxl() else _FORMATS


@cache
def _knows_jxl() -> bool:
    """Whether Pillow can read JPEG XL from now on, which few decoders meet."""
    try:
        from pylibjxl.pillow_plugin import register_pillow  # noqa: PLC0415 - it imports asyncio
    except ImportError:  # there is none for every machine
        return False
    register_pillow()
    return True


def _open_otherwise(
    file: BinaryIO, head: bytes, limits: Limits, damage: UnidentifiedImageError
) -> Pages:
    """Open what Pillow does not know, or say why that cannot be."""
    if head.startswith(PSD_MAGIC):
        return open_photoshop(file, limits)
    if head[4:8] == b"ftyp":
        return PictureSequence(file, limits)
    if start_of_picture(head) is None:
        raise UnreadableFileError(_UNKNOWN) from None
    if head.startswith(TIFF_MAGIC) and is_whole_tiff(file):
        raise UnreadableFileError(OTHER_TIFF) from None
    raise damage


def load_part(file: BinaryIO, limits: Limits, side: int) -> Page:
    """Decode what there is of a picture that breaks off, and leave out what is missing of it.

    Raises:
        UnreadableFileError: it is too little, or past the limits.
        Exception: one of `BAD_DATA`: there is nothing.
    """
    file, head = _from_its_start(file, limits)
    whole, share = completed(file, limits)
    if share < _LEAST_SHARE:
        raise UnreadableFileError(_CUT_SHORT)
    with _forgiving():
        opened = Image.open(whole, formats=_formats(head))
        page = _PillowPages(opened, limits, side).load(0)
    fill = 128 if opened.format in _GREY_WHERE_CUT else 0
    picture = _without_missing(page.picture, fill)
    if opened.format in _ROW_BY_ROW:
        # What comes out of zeros looks like a picture: as many rows are kept as there are bytes.
        picture = picture.crop((0, 0, picture.width, max(round(share * picture.height), 1)))
    return replace(page, picture=picture, note=ENDS_EARLY if share < 1.0 else "")


def _without_missing(picture: Image.Image, fill: int) -> Image.Image:
    """Leave out the rows at both ends that a decoder merely filled, and close those between.

    Raises:
        UnreadableFileError: too few rows are left.
    """
    content = np.flatnonzero(_has_content(picture, fill))
    if len(content) < _LEAST_SHARE * picture.height:
        raise UnreadableFileError(_CUT_SHORT)
    first, last = int(content[0]), int(content[-1])
    part = picture.crop((0, first, picture.width, last + 1))
    if part.mode in _WITH_PALETTE:
        part = part.convert("RGBA" if part.has_transparency_data else "RGB")
    if len(content) == part.height:
        return part
    # Of an interlaced picture, every eighth row comes first.
    nearest = content[np.searchsorted(content, np.arange(first, last + 1), side="right") - 1]
    rows = np.asarray(part)[nearest - first]
    mended = Image.frombytes(part.mode, part.size, rows.tobytes())
    mended.info = part.info
    return mended


def _has_content(picture: Image.Image, fill: int) -> NDArray[np.bool_]:
    """Whether a decoder has done more than to fill a row, for each row."""
    found = np.zeros(picture.height, np.bool_)
    for top in range(0, picture.height, _BLOCK_ROWS):
        bottom = min(top + _BLOCK_ROWS, picture.height)
        block = np.asarray(picture.crop((0, top, picture.width, bottom)))
        rows = block.reshape(bottom - top, -1)
        is_filled = (rows >= max(fill - 1, 0)) & (rows <= fill + min(fill, 1))
        found[top:bottom] = ~is_filled.all(axis=1)
    return found


class _PillowPages:
    """A picture that Pillow reads."""

    def __init__(self, opened: Image.Image, limits: Limits, side: int) -> None:
        self._opened = opened
        self._limits = limits
        self._side = side
        self.numbers = _numbers(opened, limits)

    def load(self, number: int) -> Page:
        opened = self._opened
        if len(self.numbers) > 1 and number != opened.tell():
            opened.seek(number)
        size = opened.size
        refuse_too_many_pixels(*size, self._limits)
        _refuse_garbled(opened)
        _shrink_while_decoded(opened, self._side)
        opened.load()
        # The one that is open changes with the next page.
        picture = opened.copy() if len(self.numbers) > 1 else opened
        return Page(picture, size, exif_of(opened), day=day_beside_exif(opened))


def _shrink_while_decoded(opened: Image.Image, side: int) -> None:
    """Have a JPEG or a JPEG 2000 decoded no larger than its shorter side needs to be."""
    opened.draft("RGB", (side, side))
    if isinstance(opened, Jpeg2KImageFile):
        opened.reduce = max(min(opened.size) // side, 1).bit_length() - 1


def _numbers(opened: Image.Image, limits: Limits) -> tuple[int, ...]:
    """The frames or pages to look at."""
    if isinstance(opened, TiffImageFile):
        return spread(_tiff_pages(opened), limits.picture_pages)
    if opened.format not in _ANIMATED:
        return (0,)
    chosen = spread_frames(getattr(opened, "n_frames", 1), *opened.size, limits)
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


def _from_its_start(file: BinaryIO, limits: Limits) -> tuple[BinaryIO, bytes]:
    """The file, or what comes after that which stands before the picture; and its first bytes."""
    file.seek(0)
    head = file.read(_HEAD_BYTES)
    start = start_of_picture(head) or 0
    file.seek(start)
    if start:
        file = io.BytesIO(file.read(limits.expanded_bytes))
    return file, head[start:]


@contextmanager
def _forgiving() -> Iterator[None]:
    """Have Pillow go on where data is missing or broken."""
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False
