"""A picture, as large as the pane allows, with a soft outline around the part that matched."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from engine.explain import Region
from engine.explain.summary import place_in_words
from engine.language import tr
from engine.types import Box

from ..widgets.outlines import LINES, REACH, kept_inside

_CORNER = 6.0
# Pixels below which a part would be hidden by its own outline.
_SMALL = 40.0


class PictureView(QWidget):
    """Paints one picture, centred."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QPixmap | None = None
        self._region: Region | None = None
        self._outlines = True
        self.setMinimumHeight(120)
        self.setAccessibleName(tr("Picture"))

    @property
    def has_picture(self) -> bool:
        """Whether there is something to see."""
        return self._picture is not None

    @property
    def outlines(self) -> bool:
        """Whether the part that matched is outlined."""
        return self._outlines

    def show_image(self, image: QImage | None) -> None:
        """Show a picture, or say that there is none."""
        self._picture = QPixmap.fromImage(image) if image else None
        self.update()

    def show_region(self, region: Region | None) -> None:
        """Show which part of the picture matched, or that none is known."""
        self._region = region
        told = tr("Best match {place}", place=place_in_words(region.box)) if region else ""
        self.setAccessibleDescription(told)
        self.update()

    def set_outlines(self, wanted: bool) -> None:
        """Outline the part that matched from now on, or do not."""
        self._outlines = wanted
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._picture is None:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("No picture to show"))
        else:
            target = self._target(self._picture)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))
            if self._region is not None and self._outlines:
                for box in self._region.outlined:
                    _outline(painter, _shown_around(box, target))
        painter.end()

    def _target(self, picture: QPixmap) -> QRectF:
        """Where the picture lies; it is never shown larger than it is."""
        size = picture.deviceIndependentSize()
        if size.width() > self.width() or size.height() > self.height():
            size.scale(self.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(QRectF(self.rect()).center())
        target.moveTop(0)
        return target


def _shown_around(box: Box, target: QRectF) -> QRectF:
    """Where a part of the picture lies on the screen: what is large keeps inside of itself."""
    left, top, right, bottom = box
    shown = QRectF(
        target.left() + left * target.width(),
        target.top() + top * target.height(),
        (right - left) * target.width(),
        (bottom - top) * target.height(),
    )
    margin = 1.0 if min(shown.width(), shown.height()) < _SMALL else -REACH
    return kept_inside(shown.adjusted(-margin, -margin, margin, margin), target)


def _outline(painter: QPainter, place: QRectF) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corner = min(_CORNER, place.height() / 4)
    for colour, width in LINES:
        painter.setPen(QPen(colour, width))
        painter.drawRoundedRect(place, corner, corner)
