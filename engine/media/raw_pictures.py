"""Camera raw files, where the optional rawpy is installed: the preview inside, else the sensor."""

from __future__ import annotations

import importlib
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from PIL import Image

from ..errors import UnreadableFileError
from ..types.decoded import FileDone, Part
from ..types.vectors import InputSpec
from .images import decode_picture
from .limits import Limits, refuse_too_many_pixels
from .sniff import raw_supported


def decode_raw_picture(file: BinaryIO, spec: InputSpec, limits: Limits) -> Iterator[Part]:
    """Decode a camera raw file as any picture; the camera's own JPEG is preferred.

    Raises:
        UnreadableFileError: rawpy is not installed, or the file is damaged.
    """
    if not raw_supported():
        raise UnreadableFileError("camera raw files need the optional package rawpy")
    rawpy = importlib.import_module("rawpy")
    try:
        with rawpy.imread(file) as raw:
            width, height = _upright_size(raw, limits)
            picture = _embedded_preview(rawpy, raw) or _developed(raw)
    except rawpy.LibRawError as error:
        raise UnreadableFileError("the camera raw file is cut short or damaged") from error
    for part in decode_picture(picture, spec, limits):
        if isinstance(part, FileDone):
            yield replace(part, metadata=replace(part.metadata, width=width, height=height))
        else:
            yield part


def _upright_size(raw: Any, limits: Limits) -> tuple[int, int]:
    """Return the sensor's width and height as the picture is to be held."""
    width, height = raw.sizes.width, raw.sizes.height
    refuse_too_many_pixels(width, height, limits)
    is_on_its_side = raw.sizes.flip in (5, 6)
    return (height, width) if is_on_its_side else (width, height)


def _embedded_preview(rawpy: Any, raw: Any) -> BinaryIO | None:
    try:
        thumbnail = raw.extract_thumb()
    except (rawpy.LibRawNoThumbnailError, rawpy.LibRawUnsupportedThumbnailError):
        return None
    return io.BytesIO(thumbnail.data) if thumbnail.format == rawpy.ThumbFormat.JPEG else None


def _developed(raw: Any) -> BinaryIO:
    data = io.BytesIO()
    Image.fromarray(raw.postprocess(half_size=True, use_camera_wb=True)).save(data, "BMP")
    data.seek(0)
    return data
