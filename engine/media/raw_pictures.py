"""Camera raw files, by LibRaw: the camera's own picture inside, else what the sensor saw."""

from __future__ import annotations

import importlib
import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from msgspec.structs import replace
from PIL import Image

from ..errors import UnreadableFileError
from ..language import tr_noop
from ..types import Metadata
from ..types.decoded import FileDone, Part
from ..types.vectors import InputSpec
from .deep_tiff import is_whole_tiff
from .exif import ORIENTATION, exif_of, exif_of_tiff, metadata_of
from .images import decode_picture
from .limits import Limits, refuse_too_many_pixels
from .page import BAD_DATA
from .sniff import raw_supported

_DAMAGED = tr_noop("the camera raw file is cut short or damaged")
_OTHER_KIND = tr_noop("a kind of camera raw file that Triptych cannot read")
_LEAST_SIDE = 160
# What LibRaw calls the ways in which a camera was held.
_TURNS = {
    3: Image.Transpose.ROTATE_180,
    5: Image.Transpose.ROTATE_90,
    6: Image.Transpose.ROTATE_270,
}
_ON_ITS_SIDE = (5, 6)


def decode_raw_picture(file: BinaryIO, spec: InputSpec, limits: Limits) -> Iterator[Part]:
    """Decode a camera raw file as any picture; the camera's own JPEG is preferred.

    Raises:
        UnreadableFileError: rawpy is not installed, or the file is damaged.
    """
    if not raw_supported():
        raise UnreadableFileError(tr_noop("camera raw files need the package rawpy"))
    rawpy = importlib.import_module("rawpy")
    try:
        with rawpy.imread(file) as raw:
            width, height = _upright_size(raw, limits)
            picture = _embedded_picture(rawpy, raw) or _developed(raw)
    except rawpy.LibRawError as error:
        is_other = isinstance(error, rawpy.LibRawFileUnsupportedError) and is_whole_tiff(file)
        yield from _small_picture(file, spec, limits, _OTHER_KIND if is_other else _DAMAGED)
        return
    known = replace(metadata_of(exif_of_tiff(file), width, height), width=width, height=height)
    for part in decode_picture(picture, spec, limits):
        if isinstance(part, FileDone):
            yield replace(part, metadata=_filled(part.metadata, known))
        else:
            yield part


def _small_picture(file: BinaryIO, spec: InputSpec, limits: Limits, reason: str) -> Iterator[Part]:
    """What any reader of pictures finds first in a file that LibRaw does not read."""
    try:
        yield from decode_picture(file, spec, limits)
    except UnreadableFileError as error:
        raise UnreadableFileError(reason) from error


def _filled(told: Metadata, known: Metadata) -> Metadata:
    """What the picture inside tells, and of what it does not tell, what the file knows."""
    return replace(
        told,
        width=known.width,
        height=known.height,
        title=told.title or known.title,
        author=told.author or known.author,
        taken=told.taken or known.taken,
        camera=told.camera or known.camera,
    )


def _upright_size(raw: Any, limits: Limits) -> tuple[int, int]:
    """Return the sensor's width and height as the picture is to be held."""
    width, height = raw.sizes.width, raw.sizes.height
    refuse_too_many_pixels(width, height, limits)
    return (height, width) if raw.sizes.flip in _ON_ITS_SIDE else (width, height)


def _embedded_picture(rawpy: Any, raw: Any) -> BinaryIO | None:
    """The JPEG that the camera stored beside what its sensor saw, if it is large enough."""
    try:
        stored = raw.extract_thumb()
        if stored.format != rawpy.ThumbFormat.JPEG:
            return None
        picture = Image.open(io.BytesIO(stored.data), formats=("JPEG",))
        if min(picture.size) < _LEAST_SIDE:
            return None
        turn = None if ORIENTATION in exif_of(picture) else _TURNS.get(raw.sizes.flip)
        return io.BytesIO(stored.data) if turn is None else _as_file(picture.transpose(turn))
    except (rawpy.LibRawNoThumbnailError, rawpy.LibRawUnsupportedThumbnailError, *BAD_DATA):
        return None


def _developed(raw: Any) -> BinaryIO:
    return _as_file(Image.fromarray(raw.postprocess(half_size=True, use_camera_wb=True)))


def _as_file(picture: Image.Image) -> BinaryIO:
    data = io.BytesIO()
    picture.save(data, "BMP")
    data.seek(0)
    return data
