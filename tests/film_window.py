"""How the colours of films are told in a window."""

from __future__ import annotations

from colour_media import RGB
from desktop_support import row_of
from PySide6.QtGui import QColor, QImage

from desktop.shell.app import Desktop


def colour_of_tile(desktop: Desktop, name: str) -> str:
    """The colour that the upper part of a tile's picture has, or nothing."""
    gallery = desktop.window.gallery
    tile = gallery.visualRect(desktop.model.index(row_of(desktop, name)))
    return colour_in(gallery.viewport().grab(tile).toImage(), top=30)


def colour_in(image: QImage | None, *, top: int = -1) -> str:
    """The colour in the middle of a picture, or so many pixels below its upper edge; or nothing."""
    if image is None:
        return ""
    seen = image.pixelColor(image.width() // 2, image.height() // 2 if top < 0 else top)
    return next((name for name, rgb in RGB.items() if _is_near(seen, rgb)), "")


def _is_near(colour: QColor, rgb: tuple[int, int, int]) -> bool:
    parts = zip((colour.red(), colour.green(), colour.blue()), rgb, strict=True)
    return all(abs(one - other) < 40 for one, other in parts)
