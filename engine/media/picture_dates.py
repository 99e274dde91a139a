"""The day of a picture that has none in EXIF: by XMP, IPTC, or the text of a PNG."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email.utils import parsedate_to_datetime

from PIL import Image, ImageFile, IptcImagePlugin

from .dates import iso_date
from .page import BAD_DATA

# As attributes or as elements, by the prefixes that their specification gives.
_PROPERTIES = ("exif:DateTimeOriginal", "photoshop:DateCreated", "xmp:CreateDate")
_VALUE = r"(?:\s*=\s*[\"']|>)\s*([^\"'<]{8,40})"
_WRITTEN = [re.compile((name + _VALUE).encode()) for name in _PROPERTIES]
_XMP = ("xmp", "XML:com.adobe.xmp")
_IPTC_DAY, _IPTC_TIME = (2, 55), (2, 60)
_CREATED = "Creation Time"


def day_beside_exif(picture: Image.Image) -> str:
    """When an open picture was taken or made, in ISO 8601; empty where it does not tell."""
    return next(filter(None, _days(picture)), "")


def _days(picture: Image.Image) -> Iterator[str]:
    yield _day_of_xmp(next(filter(None, map(picture.info.get, _XMP)), b""))
    if isinstance(picture, ImageFile.ImageFile):
        with suppress(*BAD_DATA):
            yield _day_of_iptc(picture)
    created = picture.info.get(_CREATED, "")
    yield iso_date(str(created))
    with suppress(ValueError, TypeError, OverflowError, IndexError):
        yield parsedate_to_datetime(str(created)).replace(tzinfo=None).isoformat()


def _day_of_xmp(packet: object) -> str:
    data = packet.encode("utf-8", "replace") if isinstance(packet, str) else packet
    if not isinstance(data, bytes):
        return ""
    found = (written.search(data) for written in _WRITTEN)
    days = (iso_date(one[1].decode("ascii", "replace")) for one in found if one)
    return next(filter(None, days), "")


def _day_of_iptc(picture: ImageFile.ImageFile) -> str:
    told = IptcImagePlugin.getiptcinfo(picture) or {}
    day, time = (told.get(key, b"") for key in (_IPTC_DAY, _IPTC_TIME))
    both = day + b" " + time if isinstance(day, bytes) and isinstance(time, bytes) else b""
    return iso_date(both.decode("ascii", "replace"))
