"""Photoshop documents that Pillow does not read: PSB, and PSD of more than 8 bits."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

import numpy as np
from PIL import Image

from .limits import Limits, refuse_too_many_pixels
from .page import ENDS_EARLY, OnePage, Page

if TYPE_CHECKING:
    from psd_tools.psd import PSD

PSD_MAGIC = b"8BPS"
_LARGE = 2
_MOST_BYTES = 1_500_000_000
_RAW, _PACKED = 0, 1


def open_photoshop(file: BinaryIO, limits: Limits) -> OnePage:
    """Read the picture that all layers make together, as the program stored it.

    Raises:
        UnreadableFileError: it is past the limits.
        Exception: one of `BAD_DATA`: it is damaged.
    """
    # It takes longer to import than the decoders of all other pictures together.
    from psd_tools import PSDImage  # noqa: PLC0415
    from psd_tools.constants import Resource  # noqa: PLC0415
    from psd_tools.psd import PSD  # noqa: PLC0415

    content = PSD.read(file)
    refuse_too_many_pixels(content.header.width, content.header.height, limits)
    promised = _promised_bytes(content)
    is_cut = len(content.image_data.data) < promised <= _MOST_BYTES
    if is_cut and content.image_data.compression == _RAW:
        content.image_data.data = content.image_data.data.ljust(promised, b"\0")
    document = PSDImage(content)
    picture = document.topil(apply_icc=False)
    if not isinstance(picture, Image.Image):
        raise ValueError("no picture is stored")
    if profile := document.image_resources.get_data(Resource.ICC_PROFILE):
        picture.info["icc_profile"] = bytes(profile)
    return OnePage(Page(picture, picture.size, {}, ENDS_EARLY if is_cut else ""))


def _promised_bytes(content: PSD) -> int:
    """How long the picture is by what its header and its table of rows say."""
    header, data = content.header, content.image_data.data
    rows = header.height * header.channels
    if content.image_data.compression == _RAW:
        return rows * ((header.width * header.depth + 7) // 8)
    if content.image_data.compression != _PACKED:
        return 0
    size = 4 if header.version == _LARGE else 2
    lengths = np.frombuffer(data[: rows * size], f">u{size}")
    return rows * size + int(lengths.sum())
