"""Decodes the small pictures that the library keeps."""

from __future__ import annotations

from io import BytesIO

from PySide6.QtGui import QImage

from engine.types.film_strip import FilmStrip

_JPEG = b"\xff\xd8"
_CHANNELS = 4
# Far more than any that is stored; it may come from another computer.
_MOST_PIXELS = 16_000_000


def decode(data: bytes) -> QImage | None:
    """Decode the bytes of a small picture, on any thread; None where they are none.

    Qt would do it while all other threads of Python stand still, the window's own among them.
    """
    if not data.startswith(_JPEG):
        return None
    # After the window is there.
    from PIL import Image  # noqa: PLC0415

    try:
        with Image.open(BytesIO(data), formats=["JPEG"]) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return None
            pixels = picture.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    line = pixels.width * _CHANNELS
    layout = QImage.Format.Format_RGBX8888
    image = QImage(pixels.tobytes("raw", "RGBX"), pixels.width, pixels.height, line, layout)
    # Else it would point to bytes that are gone.
    return image.copy()


def decode_strip(data: bytes) -> FilmStrip | None:
    """The pictures of a film, still to be decoded; None where they are none."""
    try:
        return FilmStrip.of_bytes(data)
    except ValueError:
        return None
