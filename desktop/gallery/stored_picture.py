"""Decodes the small pictures that the library keeps."""

from __future__ import annotations

from PySide6.QtGui import QImage

from engine.types.film_strip import FilmStrip

_JPEG = b"\xff\xd8"


def decode(data: bytes) -> QImage | None:
    """Decode the bytes of a small picture, on any thread; None where they are none."""
    # Never through a device made in Python: Qt asks it under a lock of its own, without the
    # interpreter's, and so waits for ever for a thread that waits for Qt's and holds it meanwhile.
    # Nor without a format: what reads SVG would look at the data, and connects a signal for it,
    # under a lock that the GUI thread may hold while it waits for the interpreter's.
    if not data.startswith(_JPEG):
        return None
    # The stubs say bytes, which the library itself refuses.
    image = QImage.fromData(data, "JPEG")  # type: ignore[arg-type]
    return None if image.isNull() else image


def decode_strip(data: bytes) -> FilmStrip | None:
    """The pictures of a film, still to be decoded; None where they are none."""
    try:
        return FilmStrip.of_bytes(data)
    except ValueError:
        return None
