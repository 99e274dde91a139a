"""Pictures: one array for the encoder, a small JPEG for the tile, and what EXIF knows."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pillow_heif import register_heif_opener

from ..errors import UnreadableFileError
from ..types import Metadata, Modality, Preview, PreviewKind, Segment, SegmentKind
from ..types.decoded import Batch, FileDone, Part
from ..types.vectors import InputSpec, Pixels
from .dates import iso_date
from .limits import Limits

register_heif_opener(thumbnails=False)
Image.MAX_IMAGE_PIXELS = None  # `Limits.pixels` is the bound, and it refuses rather than warns

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "HEIF", "AVIF")
PREVIEW_SIDE = 320
_PREVIEW_QUALITY = 80
_DRAFT_SIDE = 512
_LONGEST = 4
_REDUCING_GAP = 2.0

_MOST_TAG_CHARS = 500

_DESCRIPTION, _ORIENTATION, _ARTIST, _EXIF_FOLDER, _TAKEN = 0x010E, 0x0112, 0x013B, 0x8769, 0x9003
_MAKE, _MODEL = 0x010F, 0x0110
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
_BAD_DATA = (
    OSError,
    SyntaxError,
    ValueError,
    LookupError,
    TypeError,
    EOFError,
    OverflowError,
    RuntimeError,
    struct.error,
    zlib.error,
)
_CUT_SHORT = ("truncated", "end of file", "unexpected end")


def decode_picture(file: BinaryIO, spec: InputSpec, limits: Limits) -> Iterator[Part]:
    """Decode the first frame of a picture.

    Yields:
        One batch with one RGB array whose shorter side is `spec.image_side`, then the end.

    Raises:
        UnreadableFileError: it is no picture, damaged, cut short, or past the limits.
    """
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(file, formats=FORMATS) as opened:
            picture, metadata = _load(opened, spec, limits)
            pixels, preview = to_pixels(picture, spec.image_side), _preview(picture)
    except _BAD_DATA as error:
        raise UnreadableFileError(_why_damaged(error)) from error
    yield Batch(Modality.IMAGE, (Segment(SegmentKind.WHOLE),), (pixels,))
    yield FileDone(Modality.IMAGE, metadata, preview)


def refuse_too_many_pixels(width: int, height: int, limits: Limits) -> None:
    """Refuse a picture by the size that it claims, before anything of it is decoded.

    Raises:
        UnreadableFileError: it is past the limits.
    """
    if width * height > limits.pixels:
        most = limits.pixels / 1_000_000
        raise UnreadableFileError(
            f"too large: {width} x {height} pixels, more than {most:g} megapixels"
        )


def to_pixels(picture: Image.Image, side: int) -> Pixels:
    """Scale to a shorter side of `side`, uint8 RGB (height, width, 3).

    What is longer than four times its shorter side is cropped around its centre.
    """
    left, top, right, bottom = kept_box(*picture.size)
    scale = side / min(picture.size)
    scaled = picture.resize(
        (max(side, round((right - left) * scale)), max(side, round((bottom - top) * scale))),
        Image.Resampling.BICUBIC,
        box=(left, top, right, bottom),
        reducing_gap=_REDUCING_GAP,
    )
    return np.array(_on_white(scaled), dtype=np.uint8)


def kept_box(width: int, height: int) -> tuple[int, int, int, int]:
    """What encoders see of a picture of this size: left, top, right and bottom, in pixels."""
    longest = _LONGEST * min(width, height)
    kept_width, kept_height = min(width, longest), min(height, longest)
    left, top = (width - kept_width) // 2, (height - kept_height) // 2
    return left, top, left + kept_width, top + kept_height


def _load(opened: Image.Image, spec: InputSpec, limits: Limits) -> tuple[Image.Image, Metadata]:
    """Decode within the limits, upright, as RGB or RGBA.

    What is far larger than the encoder and the preview need is shrunk by a whole factor, for
    a JPEG while it is decoded, which saves most of the time.
    """
    width, height = opened.size
    refuse_too_many_pixels(width, height, limits)
    side = max(_DRAFT_SIDE, spec.image_side)
    opened.draft("RGB", (side, side))
    opened.load()
    exif = _exif(opened)
    turn = _TURNS.get(exif.get(_ORIENTATION))
    upright = opened if turn is None else opened.transpose(turn)
    if turn in _QUARTER_TURNS:
        width, height = height, width
    picture = _eight_bit(upright)
    if (factor := min(picture.size) // side) > 1:
        picture = picture.reduce(factor)
    return picture, _metadata(exif, width, height)


def _exif(picture: Image.Image) -> dict[int, object]:
    """Read the EXIF tags of interest; none where they are damaged, as that harms no pixel."""
    try:
        exif = picture.getexif()
        return {**exif, **exif.get_ifd(_EXIF_FOLDER)}
    except _BAD_DATA:
        return {}


def _metadata(exif: dict[int, object], width: int, height: int) -> Metadata:
    return Metadata(
        width=width,
        height=height,
        title=_plain(exif.get(_DESCRIPTION)),
        author=_plain(exif.get(_ARTIST)),
        taken=iso_date(_plain(exif.get(_TAKEN))),
        camera=_camera(_plain(exif.get(_MAKE)), _plain(exif.get(_MODEL))),
    )


def _plain(value: object) -> str:
    return value.replace("\0", " ").strip()[:_MOST_TAG_CHARS] if isinstance(value, str) else ""


def _camera(make: str, model: str) -> str:
    """The make and model; many models begin with their make."""
    brand = make.split(" ", 1)[0]
    return model if model.lower().startswith(brand.lower()) else f"{make} {model}".strip()


def _eight_bit(picture: Image.Image) -> Image.Image:
    """Bring any mode to RGB, or to RGBA where something shows through."""
    if picture.mode.startswith("I") or picture.mode == "F":
        return Image.fromarray(_stretch(np.asarray(picture))).convert("RGB")
    wanted = "RGBA" if picture.has_transparency_data else "RGB"
    return picture if picture.mode == wanted else picture.convert(wanted)


def _stretch(values: NDArray[np.generic]) -> NDArray[np.uint8]:
    """Map grey values of 16 or 32 bits to 0..255.

    16-bit values keep their scale; wider ones have none that is agreed on, so that 0..1 and
    0..65535 are recognised and anything else is stretched from its least to its greatest.
    """
    if values.dtype.itemsize == 2:
        return (values.astype(np.uint16) >> 8).astype(np.uint8)
    finite = np.nan_to_num(values.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    low, high = float(finite.min()), float(finite.max())
    if low >= 0.0:
        scales = (1.0, 65535.0) if values.dtype.kind == "f" else (255.0, 65535.0)
        low, high = 0.0, next((scale for scale in scales if high <= scale), high)
    return ((finite - low) * (255.0 / max(high - low, 1e-12))).round().astype(np.uint8)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    white = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(white, picture).convert("RGB")


def _preview(picture: Image.Image) -> Preview:
    small = picture.copy()
    small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE), Image.Resampling.BILINEAR, _REDUCING_GAP)
    data = io.BytesIO()
    _on_white(small).save(data, "JPEG", quality=_PREVIEW_QUALITY)
    return Preview(PreviewKind.JPEG, data.getvalue())


def _why_damaged(error: Exception) -> str:
    message = str(error).lower()
    if any(words in message for words in _CUT_SHORT):
        return "the picture is cut short"
    return "the picture is cut short or damaged"
