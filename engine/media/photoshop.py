"""Photoshop documents that Pillow does not read: PSB, and PSD of more than 8 bits."""

from __future__ import annotations

from typing import BinaryIO

from PIL import Image

from .limits import Limits, refuse_too_many_pixels
from .page import OnePage, Page

PSD_MAGIC = b"8BPS"
_MOST_BYTES = 2_000_000_000


def open_photoshop(file: BinaryIO, limits: Limits) -> OnePage:
    """Read the picture that all layers make together, as the program stored it.

    Raises:
        UnreadableFileError: it is past the limits.
        Exception: one of `BAD_DATA`: it is damaged.
    """
    # It takes longer to import than the decoders of all other pictures together.
    from psd_tools import PSDImage  # noqa: PLC0415
    from psd_tools.constants import Resource  # noqa: PLC0415

    document = PSDImage.open(file, max_alloc_bytes=_MOST_BYTES)
    refuse_too_many_pixels(document.width, document.height, limits)
    picture = document.topil(apply_icc=False)
    if not isinstance(picture, Image.Image):
        raise ValueError("no picture is stored")
    if profile := document.image_resources.get_data(Resource.ICC_PROFILE):
        picture.info["icc_profile"] = bytes(profile)
    return OnePage(Page(picture, picture.size, {}))
