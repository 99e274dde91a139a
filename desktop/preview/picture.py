"""A picture, as large as the pane allows and never larger than it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QWidget


class PictureView(QWidget):
    """Paints one picture, centred."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QPixmap | None = None
        self.setMinimumHeight(120)

    @property
    def has_picture(self) -> bool:
        """Whether there is something to see."""
        return self._picture is not None

    def show_image(self, image: QImage | None) -> None:
        """Show a picture, or say that there is none."""
        self._picture = QPixmap.fromImage(image) if image else None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, 280)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._picture is None:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "No picture to show")
        else:
            self._paint(painter, self._picture)
        painter.end()

    def _paint(self, painter: QPainter, picture: QPixmap) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = picture.deviceIndependentSize()
        if size.width() > self.width() or size.height() > self.height():
            size.scale(self.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(QRectF(self.rect()).center())
        target.moveTop(0)
        painter.drawPixmap(target, picture, QRectF(picture.rect()))
