"""Lines around the parts of a picture that matched, which are seen on every picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

# A light line on a wide dark one is seen on every picture.
LINES = ((QColor(0, 0, 0, 90), 5.0), (QColor(255, 255, 255, 230), 2.0))
# How far they lie on either side of the place that they go around, with their soft edge.
REACH = 3.0


def kept_inside(place: QRectF, whole: QRectF, reach: float = REACH) -> QRectF:
    """Where lines around a place lie so that none of them passes the edge of the whole picture.

    Args:
        reach: `REACH` in the unit of both.
    """
    across, down = min(reach, whole.width() / 2), min(reach, whole.height() / 2)
    room = whole.adjusted(across, down, -across, -down)
    left, right = (_clamped(x, room.left(), room.right()) for x in (place.left(), place.right()))
    top, bottom = (_clamped(y, room.top(), room.bottom()) for y in (place.top(), place.bottom()))
    return QRectF(left, top, right - left, bottom - top)


def _clamped(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)
