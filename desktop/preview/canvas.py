"""Where a film is seen: its poster until it plays, and then its frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.language import tr

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame

_LEAST = QSize(120, 90)
# A film held upright is no higher than wide in a column, where what is below it is to be seen.
_HIGHEST_SHARE = 1.0
_USUAL = QSizeF(16, 9)


class Canvas(QWidget):
    """Paints a picture as large as there is room.

    Args:
        fills: it takes all the room that there is; else its height follows its width.

    Signals:
        clicked(): by the left button.
    """

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None, *, fills: bool = False) -> None:
        super().__init__(parent)
        self._picture: QImage | None = None
        self._coming: QVideoFrame | None = None
        self._shows_frame = False
        self._fills = fills
        self.setMinimumSize(_LEAST)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(not fills)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Video"))
        # A click here plays or pauses, and means nothing to what is around.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)

    @property
    def shows_frame(self) -> bool:
        """Whether a frame of the film is seen, rather than its poster."""
        return self._shows_frame

    @property
    def picture(self) -> QImage | None:
        """What is seen."""
        if self._coming is not None:
            # What is never painted need not be converted, and a frame that is kept holds a part of
            # the decoder.
            self._picture, self._coming = self._coming.toImage(), None
        return self._picture

    def show_poster(self, image: QImage | None) -> None:
        """Show a picture until the first frame comes, or say that there is none."""
        self._picture, self._coming, self._shows_frame = image, None, False
        self.updateGeometry()
        self.update()

    def show_frame(self, frame: QVideoFrame) -> None:
        """Show a frame of the film."""
        self._coming, self._shows_frame = frame, True
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(280))

    def hasHeightForWidth(self) -> bool:
        return not self._fills

    def heightForWidth(self, width: int) -> int:
        size = _USUAL if self._picture is None else self._picture.size().toSizeF()
        share = size.height() / max(1.0, size.width())
        return round(width * min(share, _HIGHEST_SHARE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, picture = QPainter(self), self.picture
        if self._fills:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
        if picture is None or picture.isNull():
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("No picture to show"))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._target(picture), picture)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def _target(self, picture: QImage) -> QRectF:
        size = picture.size().toSizeF()
        size.scale(self.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(QRectF(self.rect()).center())
        return target
