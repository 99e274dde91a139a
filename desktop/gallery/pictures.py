"""How pictures fill their place in a tile, whose corners are round, and where places lie."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPixmap
from PySide6.QtWidgets import QStyle

from engine.types import Modality

from ..widgets import icons

CORNER = 8
_EDGE_ALPHA = 40


def rounded(area: QRect) -> QPainterPath:
    """The outline of a tile."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(area), CORNER, CORNER)
    return path


def mirrored(painter: QPainter, area: QRect, place: QRect) -> QRect:
    """A place in an area, or the one opposite where the painter writes from right to left."""
    return QStyle.visualRect(painter.layoutDirection(), area, place)


def paint_picture(painter: QPainter, area: QRect, picture: QPixmap) -> None:
    """Fill the area; of a picture that is wider or higher the middle is seen."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    size = QSizeF(picture.size())
    seen = QRectF(QPointF(), area.size().toSizeF().scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
    seen.moveCenter(QRectF(picture.rect()).center())
    painter.drawPixmap(QRectF(area), picture, seen)


def paint_edge(painter: QPainter, area: QRect, colours: QPalette) -> None:
    """Draw a hairline around a picture, since its own edge may have the colour of the ground."""
    ink = QColor(colours.color(QPalette.ColorRole.Text))
    ink.setAlpha(_EDGE_ALPHA)
    # What lies between two outlines is filled in half the time that it takes to draw one.
    edge = rounded(area)
    edge.addRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), CORNER - 1, CORNER - 1)
    painter.fillPath(edge, ink)


def paint_whole_picture(painter: QPainter, area: QRect, picture: QPixmap) -> QRect:
    """Draw all of a picture in the middle of an area; tells where it is seen."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    place = QRect(QPoint(), picture.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio))
    place.moveCenter(area.center())
    painter.drawPixmap(place, picture)
    return place


def paint_kind(painter: QPainter, area: QRect, colours: QPalette, modality: Modality) -> None:
    """Draw what kind of media something is, where there is no picture of it."""
    ink = colours.color(QPalette.ColorRole.Mid)
    scale = painter.device().devicePixelRatio()
    drawing = icons.pixmap(icons.MODALITY_ICONS[modality], 32, ink, scale)
    painter.drawPixmap(area.center().x() - 16, area.center().y() - 16, drawing)
