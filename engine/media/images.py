"""Pictures: one array for the encoder, a small JPEG for the tile, and what EXIF knows."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray
from PIL import Image

from ..errors import UnreadableFileError
from ..language import tr_noop
from ..types import Metadata, Modality, Preview, PreviewKind, Segment, SegmentKind
from ..types.decoded import Batch, FileDone, Part
from ..types.vectors import InputSpec, Pixels
from .colours import as_srgb
from .cut_pictures import lacks_its_end
from .exif import ORIENTATION, metadata_of
from .limits import Limits
from .page import BAD_DATA, ENDS_EARLY, Page, Pages
from .picture_pages import load_part, open_pages
from .pixels import REDUCING_GAP, on_white, to_pixels

PREVIEW_SIDE = 320
_PREVIEW_QUALITY = 80
TURNS: dict[object, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_QUARTER_TURNS = {TURNS[5], TURNS[6], TURNS[7], TURNS[8]}
_AVERAGED = ("L", "LA", "RGB", "RGBA", "CMYK", "I", "F")
# Levels of 255 between places, or between red, green and blue, of what is no blank page.
_LEAST_CONTRAST = 24
_DITHERED = 4
# Frames that differ by less, in the cells of a coarse grid, show the same.
_CELLS, _SAME_LOOK = 16, 10
_DAMAGED = tr_noop("a part is missing: the file is damaged")
_CUT_SHORT = ("truncated", "failed to read", "end of file", "unexpected end")


@dataclass(frozen=True, slots=True)
class _Shown:
    """A page as an encoder and a tile get it.

    Attributes:
        picture: upright, RGB or RGBA, shrunk to what both need.
        number: its place among the pages or frames, from 0.
    """

    picture: Image.Image
    pixels: Pixels
    metadata: Metadata
    number: int


def decode_picture(file: BinaryIO, spec: InputSpec, limits: Limits) -> Iterator[Part]:
    """Decode a picture, or some pages or frames of one that has several.

    Yields:
        A batch for each page that shows something, and something else than those before: one RGB
        array whose shorter side is `spec.image_side`. Then the end, whose preview is of the first
        batch. Of a picture that breaks off, what there is, with a note.

    Raises:
        UnreadableFileError: it is no picture, past the limits, or too little of it is left.
    """
    reader = _Reader(file, spec, limits)
    first: _Shown | None = None
    for shown in _telling(reader.pages()):
        first = first or shown
        segment = Segment(SegmentKind.WHOLE, shown.number, shown.number)
        yield Batch(Modality.IMAGE, (segment,), (shown.pixels,))
    if first is not None:
        metadata = first.metadata
        if reader.note:
            metadata = replace(metadata, note=reader.note)
        yield FileDone(Modality.IMAGE, metadata, preview_of(first.picture))


class _Reader:
    """Reads the pages of one picture; `note` tells afterwards what is missing of it."""

    def __init__(self, file: BinaryIO, spec: InputSpec, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._image_side = spec.image_side
        # Just above what the encoder and the tile get: a JPEG is decoded in an eighth of its size.
        self._side = max(PREVIEW_SIDE, spec.image_side)
        self.note = ""

    def pages(self) -> Iterator[_Shown]:
        """The pages to look at, as far as they can be read; at least one."""
        some = False
        try:
            for shown in self._whole_pages():
                some = True
                yield shown
            if lacks_its_end(self._file):
                self.note = self.note or ENDS_EARLY
        except UnreadableFileError as error:
            if not some:
                raise
            self.note = str(error)
        except BAD_DATA as error:
            self.note = _note(error)
            if not some:
                yield self._part(error)

    def _whole_pages(self) -> Iterator[_Shown]:
        with _quiet():
            opened = open_pages(self._file, self._limits, self._side)
            shown = self._loaded(opened, opened.numbers[0])
        yield shown
        for number in opened.numbers[1:]:
            with _quiet():
                shown = self._loaded(opened, number)
            yield shown

    def _loaded(self, opened: Pages, number: int) -> _Shown:
        page = opened.load(number)
        self.note = self.note or page.note
        return self._prepared(page, number)

    def _part(self, damage: Exception) -> _Shown:
        """What there is of a damaged picture; where there is nothing, the damage counts."""
        try:
            with _quiet():
                page = load_part(self._file, self._limits, self._side)
            self.note = page.note or self.note
            return self._prepared(page, 0)
        except (*BAD_DATA, MemoryError):  # lengths that are wrong ask for any amount
            raise UnreadableFileError(_why_damaged(damage)) from damage

    def _prepared(self, page: Page, number: int) -> _Shown:
        """Turn a page upright and bring it to the size and the colours that are asked for."""
        width, height = page.size
        picture = _reduced(as_srgb(_reduced(page.picture, self._side)), self._side)
        turn = TURNS.get(page.tags.get(ORIENTATION))
        if turn is not None:
            picture = picture.transpose(turn)
        if turn in _QUARTER_TURNS:
            width, height = height, width
        pixels = to_pixels(picture, self._image_side)
        return _Shown(picture, pixels, metadata_of(page.tags, width, height, page.day), number)


def _quiet() -> warnings.catch_warnings[None]:
    """Drop what Pillow says about odd files."""
    return warnings.catch_warnings(action="ignore")


def _telling(pages: Iterator[_Shown]) -> Iterator[_Shown]:
    """Of several pages those that show something, and something else than those before.

    Where all are blank, the first one.
    """
    first, second = next(pages), next(pages, None)
    if second is None:
        yield first
        return
    seen: list[NDArray[np.int16]] = []
    for page in chain((first, second), pages):
        look = look_of(page.pixels)
        if not is_blank(page.pixels) and all(
            np.abs(look - other).max() >= _SAME_LOOK for other in seen
        ):
            seen.append(look)
            yield page
    if not seen:
        yield first


def is_blank(pixels: Pixels) -> bool:
    """Whether a page is of one grey, white and black among them; one of a colour shows that.

    What a palette makes of a grey, pixel by pixel, is one grey as well.
    """
    cells = np.asarray(Image.fromarray(pixels).reduce(_DITHERED))
    contrast = np.ptp(cells, axis=(0, 1)).max()
    return bool(contrast < _LEAST_CONTRAST and np.ptp(cells.mean((0, 1))) < _LEAST_CONTRAST)


def look_of(pixels: Pixels) -> NDArray[np.int16]:
    """A page in a few large cells."""
    cells = Image.fromarray(pixels).resize((_CELLS, _CELLS), Image.Resampling.BOX)
    return np.asarray(cells).astype(np.int16)


def _reduced(picture: Image.Image, side: int) -> Image.Image:
    """Shrink by a whole factor what is far larger than is needed, if its mode can be averaged."""
    factor = min(picture.size) // side
    can_be = picture.mode in _AVERAGED and "transparency" not in picture.info
    return picture.reduce(factor) if factor > 1 and can_be else picture


def preview_of(picture: Image.Image) -> Preview:
    """A picture as its tile shows it."""
    return Preview(PreviewKind.JPEG, jpeg_of(picture, PREVIEW_SIDE))


def jpeg_of(picture: Image.Image, side: int, quality: int = _PREVIEW_QUALITY) -> bytes:
    """A picture as a JPEG whose longer side is at most `side` pixels."""
    small = picture.copy()
    small.thumbnail((side, side), Image.Resampling.BILINEAR, REDUCING_GAP)
    data = io.BytesIO()
    on_white(small).save(data, "JPEG", quality=quality)
    return data.getvalue()


def _why_damaged(error: Exception) -> str:
    return (
        tr_noop("the picture is cut short")
        if _is_cut(error)
        else tr_noop("the picture is cut short or damaged")
    )


def _note(error: Exception) -> str:
    return ENDS_EARLY if _is_cut(error) else _DAMAGED


def _is_cut(error: Exception) -> bool:
    return any(words in str(error).lower() for words in _CUT_SHORT)
