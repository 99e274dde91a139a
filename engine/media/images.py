"""Pictures: one array for the encoder, a small JPEG for the tile, and what EXIF knows."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from PIL import Image

from ..errors import UnreadableFileError
from ..types import Metadata, Modality, Preview, PreviewKind, Segment, SegmentKind
from ..types.decoded import Batch, FileDone, Part
from ..types.vectors import InputSpec, Pixels
from .colours import as_srgb
from .exif import ORIENTATION, metadata_of
from .limits import Limits
from .page import BAD_DATA, Page
from .picture_pages import load_part, open_pages
from .pixels import REDUCING_GAP, on_white, to_pixels

PREVIEW_SIDE = 320
_PREVIEW_QUALITY = 80
_DRAFT_SIDE = 512
_TURNS: dict[object, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_QUARTER_TURNS = {_TURNS[5], _TURNS[6], _TURNS[7], _TURNS[8]}
_AVERAGED = ("L", "LA", "RGB", "RGBA", "CMYK", "I", "F")
_DAMAGED = "a part is missing: the file is damaged"
_CUT_SHORT = ("truncated", "end of file", "unexpected end")


@dataclass(frozen=True, slots=True)
class _Shown:
    """A page as an encoder and a tile get it.

    Attributes:
        picture: upright, RGB or RGBA, shrunk to what both need.
    """

    picture: Image.Image
    pixels: Pixels
    metadata: Metadata


def decode_picture(file: BinaryIO, spec: InputSpec, limits: Limits) -> Iterator[Part]:
    """Decode the first page of a picture.

    Yields:
        One batch with one RGB array whose shorter side is `spec.image_side`, then the end. Of a
        picture that breaks off, what there is, with a note.

    Raises:
        UnreadableFileError: it is no picture, past the limits, or too little of it is left.
    """
    side = max(_DRAFT_SIDE, spec.image_side)
    try:
        with warnings.catch_warnings(action="ignore"):
            shown = _shown(file, spec, limits, side)
    except BAD_DATA as error:
        raise UnreadableFileError(_why_damaged(error)) from error
    yield Batch(Modality.IMAGE, (Segment(SegmentKind.WHOLE),), (shown.pixels,))
    yield FileDone(Modality.IMAGE, shown.metadata, _preview(shown.picture))


def _shown(file: BinaryIO, spec: InputSpec, limits: Limits, side: int) -> _Shown:
    try:
        page, note = open_pages(file, limits, side).load(0), ""
    except BAD_DATA as error:
        page, note = _part_of(file, limits, side, error), _note(error)
    return _prepared(page, spec, side, note)


def _part_of(file: BinaryIO, limits: Limits, side: int, damage: Exception) -> Page:
    """What there is of a damaged picture; where there is nothing, the damage counts."""
    try:
        return load_part(file, limits, side)
    except BAD_DATA:
        raise damage from None


def _prepared(page: Page, spec: InputSpec, side: int, note: str) -> _Shown:
    """Turn a page upright and bring it to the size and the colours that are asked for."""
    width, height = page.size
    picture = _reduced(as_srgb(_reduced(page.picture, side)), side)
    turn = _TURNS.get(page.tags.get(ORIENTATION))
    if turn is not None:
        picture = picture.transpose(turn)
    if turn in _QUARTER_TURNS:
        width, height = height, width
    metadata = replace(metadata_of(page.tags, width, height), note=note)
    return _Shown(picture, to_pixels(picture, spec.image_side), metadata)


def _reduced(picture: Image.Image, side: int) -> Image.Image:
    """Shrink by a whole factor what is far larger than is needed, if its mode can be averaged."""
    factor = min(picture.size) // side
    can_be = picture.mode in _AVERAGED and "transparency" not in picture.info
    return picture.reduce(factor) if factor > 1 and can_be else picture


def _preview(picture: Image.Image) -> Preview:
    small = picture.copy()
    small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE), Image.Resampling.BILINEAR, REDUCING_GAP)
    data = io.BytesIO()
    on_white(small).save(data, "JPEG", quality=_PREVIEW_QUALITY)
    return Preview(PreviewKind.JPEG, data.getvalue())


def _why_damaged(error: Exception) -> str:
    return "the picture is cut short" if _is_cut(error) else "the picture is cut short or damaged"


def _note(error: Exception) -> str:
    return "ends early: the file is cut short" if _is_cut(error) else _DAMAGED


def _is_cut(error: Exception) -> bool:
    return any(words in str(error).lower() for words in _CUT_SHORT)
