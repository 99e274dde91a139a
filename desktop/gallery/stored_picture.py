"""Decodes the small pictures that the library keeps."""

from __future__ import annotations

from PySide6.QtGui import QImage

from engine.types.film_strip import FilmStrip


def decode(data: bytes) -> QImage | None:
    """Decode the bytes of a small picture, on any thread; None where they are none."""
    # Never through a device made in Python: Qt asks it under a lock of its own, without the
    # interpreter's, and so waits for ever for a thread that waits for Qt's and holds it meanwhile.
    image = QImage.fromData(data)
    return None if image.isNull() else image


def decode_strip(data: bytes) -> FilmStrip | None:
    """The pictures of a film, still to be decoded; None where they are none."""
    try:
        return FilmStrip.of_bytes(data)
    except ValueError:
        return None
