"""What EXIF says of a picture: its title, author, camera, day and place, whatever wrote them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import BinaryIO

from PIL import Image

from ..types import Metadata
from ..types.places import degrees, iso_place
from .dates import iso_date
from .extract import MOST_TAG_CHARS, one_line
from .text_encoding import decode_text

ORIENTATION = 0x0112
DESCRIPTION, _ARTIST, _MAKE, _MODEL, _CHANGED = 0x010E, 0x013B, 0x010F, 0x0110, 0x0132
_PLACE = 0x8825
_SOUTH_OR_NORTH, _LATITUDE, _WEST_OR_EAST, _LONGITUDE = 1, 2, 3, 4
_FOLDER, _TAKEN, _DIGITISED = 0x8769, 0x9003, 0x9004
_WINDOWS_TITLE, _WINDOWS_AUTHOR = 0x9C9B, 0x9C9D
_DATES = (_TAKEN, _DIGITISED, _CHANGED)
_LEGACY = "latin-1"

Tags = Mapping[int, object]


def exif_of(picture: Image.Image) -> Tags:
    """The tags of a picture; of those that are damaged, the ones before, as no pixel needs them."""
    return _tags_of(picture.getexif)


def exif_of_tiff(file: BinaryIO) -> Tags:
    """The tags of a file that is built like a TIFF; none where it is another one."""

    def load() -> Image.Exif:
        file.seek(0)
        exif = Image.Exif()
        exif.load_from_fp(file)
        return exif

    return _tags_of(load)


def _tags_of(load: Callable[[], Image.Exif]) -> Tags:
    tags: dict[int, object] = {}
    try:
        exif = load()
        tags.update(exif)
        tags.update(exif.get_ifd(_FOLDER))
        tags[_PLACE] = exif.get_ifd(_PLACE)
    except Exception:  # noqa: BLE001 - Pillow names no closed set of errors for malformed tags
        return tags
    return tags


def metadata_of(tags: Tags, width: int, height: int, day: str = "") -> Metadata:
    """What is known of an upright picture of this size.

    Args:
        day: when it was taken, for want of a tag that tells.
    """
    if not tags:
        return Metadata(width, height, taken=day)
    return Metadata(
        width=width,
        height=height,
        title=_described(_text(tags.get(DESCRIPTION))) or _windows_text(tags.get(_WINDOWS_TITLE)),
        author=_text(tags.get(_ARTIST)) or _windows_text(tags.get(_WINDOWS_AUTHOR)),
        taken=next(filter(None, (iso_date(_text(tags.get(tag))) for tag in _DATES)), day),
        camera=_camera(_text(tags.get(_MAKE)), _text(tags.get(_MODEL))),
        place=_place(tags.get(_PLACE)),
    )


def _text(value: object) -> str:
    """A tag as text. EXIF has ASCII there; what is written is UTF-8 or any older encoding."""
    if isinstance(value, bytes):
        return _line(decode_text(value))
    if not isinstance(value, str):
        return ""
    try:
        written = value.encode(_LEGACY)
    except UnicodeEncodeError:
        return _line(value)
    return _line(value if written.isascii() else decode_text(written))


def _place(told: object) -> str:
    """Where the receiver of a camera says it was, or nothing."""
    if not isinstance(told, Mapping):
        return ""
    latitude, longitude = degrees(told.get(_LATITUDE)), degrees(told.get(_LONGITUDE))
    south = _text(told.get(_SOUTH_OR_NORTH)).upper() == "S"
    west = _text(told.get(_WEST_OR_EAST)).upper() == "W"
    return iso_place(-latitude if south else latitude, -longitude if west else longitude)


def _described(text: str) -> str:
    """A description; nothing where a program wrote down its own figures."""
    return "" if text.startswith("{") and text.endswith("}") else text


def _windows_text(value: object) -> str:
    """A tag of Windows' own: UTF-16, as bytes or as numbers."""
    if isinstance(value, tuple) and all(isinstance(one, int) and 0 <= one < 256 for one in value):
        value = bytes(value)
    return _line(value.decode("utf-16-le", "ignore")) if isinstance(value, bytes) else ""


def _line(text: str) -> str:
    return one_line(text.replace("\0", " "), MOST_TAG_CHARS)


def _camera(make: str, model: str) -> str:
    """The make and model; many models begin with their make."""
    brand = make.split(" ", 1)[0]
    return model if model.lower().startswith(brand.lower()) else f"{make} {model}".strip()
