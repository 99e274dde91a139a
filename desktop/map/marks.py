"""What is painted over the points: names of parts, the query, what is pointed at and chosen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import PurePath

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPixmap, QPolygonF

from engine.types import Item
from engine.types.maps import Landmark, Places

from ..widgets.elided import elided_name
from .painting import SIDE
from .viewport import Viewport

_Role = QPalette.ColorRole
# So many names are there on the whole map, and as many more each time it is twice as large.
_NAMES = 8
_LAST_NAMES = 5.0
_PADDING = 4.0
_POINTS, _INNER = 5, 0.42
_STAR = 15.0
_RING = 9.0
_CARD, _CARD_PICTURE, _CARD_AWAY = 168, 110, 16
_VEIL = 205
# In half thumbnails, below before above.
_ASIDE = (0, 1, -1, 2, -2)


def paint_landmarks(
    painter: QPainter,
    viewport: Viewport,
    landmarks: Sequence[Landmark],
    unit: float,
    palette: QPalette,
    pictures: Places,
) -> list[str]:
    """Name dense parts, the largest first, where names have room; tells which are named.

    Args:
        unit: the scale at which the whole map is shown.
        pictures: the middles of the thumbnails on the screen, float32 (n, 2).
    """
    zoom = math.log2(viewport.scale / unit)
    whole = QRectF(0, 0, viewport.width, viewport.height)
    taken: list[QRectF] = []
    named = []
    for rank, mark in enumerate(landmarks):
        opacity = min(1.0, zoom + 1 - (rank - _NAMES) / _NAMES, _LAST_NAMES + 1 - zoom)
        box = beside_pictures(_name_box(painter, viewport, mark), pictures)
        if opacity > 0 and whole.contains(box) and not any(box.intersects(one) for one in taken):
            taken.append(box)
            named.append(mark.name)
            _paint_name(painter, box, mark.name, opacity, palette)
    painter.setOpacity(1)
    return named


def beside_pictures(box: QRectF, pictures: Places) -> QRectF:
    """Where a name covers no thumbnail: there, a little below or above, or there after all.

    Args:
        pictures: the middles of the thumbnails, float32 (n, 2).
    """
    reach = np.array([SIDE + box.width(), SIDE + box.height()]) / 2
    for steps in _ASIDE:
        moved = box.translated(0, steps * (reach[1] + 1))
        if not (np.abs(pictures - moved.center().toTuple()) < reach).all(axis=1).any():
            return moved
    return box


def _name_box(painter: QPainter, viewport: Viewport, mark: Landmark) -> QRectF:
    middle = QPointF(
        viewport.width / 2 + (mark.x - viewport.x) * viewport.scale,
        viewport.height / 2 + (mark.y - viewport.y) * viewport.scale,
    )
    metrics = painter.fontMetrics()
    box = QRectF(0, 0, metrics.horizontalAdvance(mark.name), metrics.height())
    box.moveCenter(middle)
    return box.adjusted(-_PADDING, -_PADDING / 2, _PADDING, _PADDING / 2)


def _paint_name(
    painter: QPainter, box: QRectF, name: str, opacity: float, palette: QPalette
) -> None:
    painter.setOpacity(opacity)
    _fill(painter, box, palette.color(_Role.Base), _VEIL)
    painter.setPen(palette.color(_Role.Text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)


def _fill(painter: QPainter, box: QRectF, colour: QColor, alpha: int) -> None:
    colour.setAlpha(alpha)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, _PADDING, _PADDING)


def paint_star(painter: QPainter, middle: QPointF, palette: QPalette) -> None:
    """The query, at its place."""
    star = QPolygonF()
    for corner in range(2 * _POINTS):
        far = _STAR if corner % 2 == 0 else _STAR * _INNER
        angle = math.pi * corner / _POINTS
        star.append(middle + QPointF(far * math.sin(angle), -far * math.cos(angle)))
    painter.setPen(QPen(palette.color(_Role.Base), 2))
    painter.setBrush(palette.color(_Role.Highlight))
    painter.drawPolygon(star)


def paint_ring(
    painter: QPainter, middle: QPointF, palette: QPalette, *, has_thumbnail: bool
) -> None:
    """Around what is current: a ring around a point, a frame around a thumbnail."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((palette.color(_Role.Base), 5), (palette.color(_Role.Text), 2)):
        painter.setPen(QPen(colour, width))
        if has_thumbnail:
            half = SIDE / 2 + 2
            painter.drawRect(QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half))
        else:
            painter.drawEllipse(middle, _RING, _RING)


def paint_focus(painter: QPainter, whole: QRectF, palette: QPalette) -> None:
    """Around the map, while it has the keys."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.color(_Role.Highlight), 2))
    painter.drawRect(whole.adjusted(1, 1, -1, -1))


def paint_lasso(painter: QPainter, line: QPolygonF, palette: QPalette) -> None:
    """What is being drawn around points."""
    inside = palette.color(_Role.Highlight)
    inside.setAlpha(40)
    painter.setPen(QPen(palette.color(_Role.Highlight), 2, Qt.PenStyle.DashLine))
    painter.setBrush(inside)
    painter.drawPolygon(line)


def paint_card(
    painter: QPainter,
    whole: QRectF,
    at: QPointF,
    item: Item,
    picture: QPixmap | None,
    palette: QPalette,
) -> None:
    """Name and thumbnail of what is pointed at, beside the pointer and within the map."""
    metrics = painter.fontMetrics()
    above = _CARD_PICTURE + 2 * _PADDING if picture is not None else 0
    card = QRectF(0, 0, _CARD, above + metrics.height() + 2 * _PADDING)
    card.moveTopLeft(at + QPointF(_CARD_AWAY, _CARD_AWAY))
    if card.right() > whole.right():
        card.moveRight(at.x() - _CARD_AWAY)
    if card.bottom() > whole.bottom():
        card.moveBottom(at.y() - _CARD_AWAY)
    painter.setPen(palette.color(_Role.Mid))
    painter.setBrush(palette.color(_Role.ToolTipBase))
    painter.drawRoundedRect(card, _PADDING, _PADDING)
    if picture is not None:
        _paint_picture(painter, card, picture)
    line = card.adjusted(2 * _PADDING, above, -2 * _PADDING, 0)
    name = elided_name(PurePath(item.path).name, int(line.width()), metrics)
    painter.setPen(palette.color(_Role.ToolTipText))
    painter.drawText(line, Qt.AlignmentFlag.AlignCenter, name)


def _paint_picture(painter: QPainter, card: QRectF, picture: QPixmap) -> None:
    room = QSizeF(_CARD - 4 * _PADDING, _CARD_PICTURE)
    size = QSizeF(picture.size()).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(QPointF(), size)
    place.moveCenter(card.topLeft() + QPointF(_CARD / 2, 2 * _PADDING + _CARD_PICTURE / 2))
    painter.drawPixmap(place, picture, QRectF(picture.rect()))
