"""What is written on a tile stays apart, however narrow the tile and large the font."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.gallery.delegate import _paint_times
from desktop.widgets.theme import palette


def _times(width: int, place: str, length: str) -> QImage:
    """The line of times on a tile so wide, in a large font."""
    image = QImage(width, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    font = painter.font()
    font.setPointSizeF(20)
    painter.setFont(font)
    _paint_times(painter, QRect(0, 0, width, 40), palette(dark=False), place, length)
    painter.end()
    return image


def test_the_length_of_a_sound_gives_way_to_the_place_that_matched(qapp: QApplication) -> None:
    """Both are written where there is room; else the place alone, and never one over the other."""
    place, length = "0:40 to 0:45", "0:46"
    assert _times(170, place, length) == _times(170, place, "")
    assert _times(400, place, length) != _times(400, place, "")
    assert _times(170, "", length) != _times(170, "", "")
