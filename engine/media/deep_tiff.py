"""TIFFs of more than 8 bits, by tifffile: Pillow refuses or garbles channels that deep.

Scanners, microscopes and cameras write them. Where tifffile lacks the compression, Pillow reads
what it can.
"""

from __future__ import annotations

import os
from typing import BinaryIO

import numpy as np
import tifffile
from numpy.typing import NDArray
from PIL import Image
from tifffile import TiffPage

from ..language import tr_noop
from .colours import eight_bit
from .exif import Tags
from .float_predictor import PREDICTOR as FLOAT_PREDICTOR
from .float_predictor import undo
from .limits import Limits, refuse_too_many_pixels
from .page import BAD_DATA, Page, spread

# Of the pages of a TIFF; more are not even counted.
MOST_COUNTED = 512
# Bits of NewSubfileType.
COPY_OR_MASK = 0b101
OTHER_TIFF = tr_noop("a kind of TIFF that Triptych cannot read")
_MOST_BYTES = 1_500_000_000
_PROFILE = 34675
_READABLE = frozenset(
    (
        tifffile.COMPRESSION.NONE,
        tifffile.COMPRESSION.DEFLATE,
        tifffile.COMPRESSION.ADOBE_DEFLATE,
        tifffile.COMPRESSION.PACKBITS,
    )
)
_DEPTHS = (16, 32, 64)
_ALPHA = (tifffile.EXTRASAMPLE.ASSOCALPHA, tifffile.EXTRASAMPLE.UNASSALPHA)


class DeepTiff:
    """An open TIFF, page by page."""

    def __init__(self, pages: tifffile.TiffPages, limits: Limits) -> None:
        self._pages = pages
        self._limits = limits
        self.numbers = spread(_numbers(pages), limits.picture_pages)

    def load(self, number: int) -> Page:
        """Decode one page.

        Raises:
            UnreadableFileError: it is past the limits.
            MemoryError: its pixels need more than a decoder has.
            Exception: one of `BAD_DATA`: it is damaged.
        """
        page = _page(self._pages, number)
        refuse_too_many_pixels(page.imagewidth, page.imagelength, self._limits)
        if page.nbytes > _MOST_BYTES:
            raise MemoryError
        picture = _picture(page)
        if isinstance(profile := page.tags.valueof(_PROFILE), bytes):
            picture.info["icc_profile"] = profile
        return Page(picture, picture.size, _tags(page))


def open_deep_tiff(file: BinaryIO, limits: Limits) -> DeepTiff | None:
    """Open a TIFF; None where its first page is one that Pillow reads rightly, or alone can."""
    try:
        pages = tifffile.TiffFile(file, name="picture").pages
        return DeepTiff(pages, limits) if _is_ours(pages.first) else None
    except BAD_DATA:
        return None


def _numbers(pages: tifffile.TiffPages) -> list[int]:
    """Which pages are no smaller copies or masks of others."""
    kept = []
    for number in range(MOST_COUNTED):
        try:
            page = _page(pages, number)
        except BAD_DATA:
            break
        if not page.subfiletype & COPY_OR_MASK:
            kept.append(number)
    return kept or [0]


def _page(pages: tifffile.TiffPages, number: int) -> TiffPage:
    page = pages[number]
    return page if isinstance(page, TiffPage) else page.aspage()


def is_whole_tiff(file: BinaryIO) -> bool:
    """Whether all that a TIFF says of its first page is there, so that only its kind is unknown."""
    file.seek(0, os.SEEK_END)
    size = file.tell()
    file.seek(0)
    try:
        page = tifffile.TiffFile(file, name="picture").pages.first
        ends = map(sum, zip(page.dataoffsets, page.databytecounts, strict=True))
        return page.imagewidth > 0 and max(ends, default=size + 1) <= size
    except BAD_DATA:
        return False


def _tags(page: TiffPage) -> Tags:
    """The tags of a page that are text or numbers."""
    tags = {tag.code: tag.value for tag in page.tags}
    return {code: value for code, value in tags.items() if isinstance(value, str | int)}


def _is_ours(page: TiffPage) -> bool:
    return (
        page.bitspersample in _DEPTHS
        and page.dtype is not None
        and page.compression in _READABLE
        and not (page.is_tiled and page.predictor == FLOAT_PREDICTOR)
        and page.photometric in (0, 1, 2, 5)
    )


def _picture(page: TiffPage) -> Image.Image:
    values = _channels_last(page)
    count = values.shape[2]
    if page.photometric == tifffile.PHOTOMETRIC.SEPARATED and count >= 4:
        return Image.fromarray(eight_bit(values[:, :, :4]), "CMYK")
    colours = 3 if count >= 3 else 1
    shown = eight_bit(values[:, :, :colours])
    if page.photometric == tifffile.PHOTOMETRIC.MINISWHITE:
        shown = 255 - shown
    picture = Image.fromarray(shown.squeeze(2) if colours == 1 else shown)
    if count > colours and page.extrasamples and page.extrasamples[0] in _ALPHA:
        picture.putalpha(Image.fromarray(eight_bit(values[:, :, colours])))
    return picture


def _stored(page: TiffPage) -> NDArray[np.generic]:
    if page.predictor != FLOAT_PREDICTOR:
        return page.asarray()
    page.predictor = 1  # as it is stored
    values = page.asarray()
    page.predictor = FLOAT_PREDICTOR
    if page.axes.endswith("S"):
        return undo(values, page.parent.byteorder)
    return undo(values[..., None], page.parent.byteorder)[..., 0]


def _channels_last(page: TiffPage) -> NDArray[np.generic]:
    """The first slice of a page as (height, width, channels)."""
    values, axes = _stored(page), page.axes
    has_channels = "S" in axes
    values = np.moveaxis(values, axes.index("S"), -1) if has_channels else values[..., None]
    while values.ndim > 3:
        values = values[0]
    if np.iscomplexobj(values):
        values = np.abs(values)
    return values
