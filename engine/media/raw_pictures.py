"""Camera raw files, where the optional rawpy is installed: the preview inside, else the sensor."""

from __future__ import annotations

import importlib
import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from PIL import Image

from ..encoders.base import InputSpec
from ..errors import UnreadableFileError
from .images import decode_picture
from .limits import Limits
from .parts import Part
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
            picture = _embedded_preview(rawpy, raw) or _developed(raw)
    except rawpy.LibRawError as error:
        raise UnreadableFileError("the camera raw file is cut short or damaged") from error
    yield from decode_picture(picture, spec, limits)


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
