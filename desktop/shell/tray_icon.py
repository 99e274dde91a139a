"""The icon of the tray: Triptych's own, with a bar at its foot that fills while work goes on.

The bar lies within the icon, so that it can be made out on a light panel as well as on a dark one.
"""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from ..widgets.icons import pixmap

# So often is it drawn anew at most while one piece of work goes on: a pixel more of the smallest.
STEPS = 14
_SIZES = (16, 22, 24, 32, 44, 48, 64)
# That of the icon, whatever lies there, what is to be done, and what is done.
_FRAME, _GROUND, _FILL = QColor("#2f65cf"), QColor("#0b1f52"), QColor("#ffd24d")
_HEIGHT = 0.3


def tray_icon(step: int | None = None) -> QIcon:
    """The icon in every size that a tray asks for.

    Args:
        step: how full the bar is, from 0 to `STEPS`; no bar with None.
    """
    result = QIcon()
    for size in _SIZES:
        picture = pixmap("triptych", size, QColor())
        result.addPixmap(picture if step is None else _with_bar(picture, step / STEPS))
    return result


def _with_bar(icon: QPixmap, share: float) -> QPixmap:
    """A copy of a square icon; of the bar nothing is drawn outside of the icon's shape."""
    picture = QPixmap(icon)
    side = picture.width()
    edge = max(1, side // 16)
    height = round(side * _HEIGHT)
    bar = QRect(edge, side - height + edge, side - 2 * edge, height - 2 * edge)
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
    painter.fillRect(0, side - height, side, height, _FRAME)
    painter.fillRect(bar, _GROUND)
    bar.setWidth(round(bar.width() * share))
    painter.fillRect(bar, _FILL)
    painter.end()
    return picture
