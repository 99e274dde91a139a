"""The badge in a corner of a tile: a drive that is away, a heart and stars, where there are any."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette

from engine.types import Marks

from ..widgets import icons
from .pictures import mirrored

_SIZE = 13
_PAD, _EDGE, _GAP = 4, 6, 1
_GROUND_ALPHA = 225
# Pixels at the top of a tile that they take.
BADGE_BOTTOM = _EDGE + _SIZE + 2 * _PAD


def badge_of(marks: Marks, *, is_away: bool) -> list[str]:
    """The icons that a tile shows of a file, most often none.

    Args:
        is_away: the file is on a drive that is not connected.
    """
    return ["offline"] * is_away + ["heart-full"] * marks.favourite + ["star-full"] * marks.rating


def paint_badge(painter: QPainter, area: QRect, colours: QPalette, drawings: Sequence[str]) -> None:
    """Draw icons in the upper corner where a line begins, on a ground to read them on."""
    if not drawings:
        return
    width = len(drawings) * (_SIZE + _GAP) - _GAP + 2 * _PAD
    badge = QRectF(area.left() + _EDGE, area.top() + _EDGE, width, _SIZE + 2 * _PAD)
    ground = QColor(colours.color(QPalette.ColorRole.Base))
    ground.setAlpha(_GROUND_ALPHA)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    seen = mirrored(painter, area, badge.toRect())
    painter.drawRoundedRect(seen, badge.height() / 2, badge.height() / 2)
    ink = colours.color(QPalette.ColorRole.Text)
    left, top = round(badge.left()) + _PAD, round(badge.top()) + _PAD
    for drawing in drawings:
        picture = icons.pixmap(drawing, _SIZE, ink, painter.device().devicePixelRatio())
        place = mirrored(painter, area, QRect(left, top, _SIZE, _SIZE))
        painter.drawPixmap(place.topLeft(), picture)
        left += _SIZE + _GAP
