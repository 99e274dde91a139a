"""What covers the window while something is dragged over it: here it can be dropped."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from engine.language import tr, tr_noop

_TEXT = tr_noop(
    "Drop to search with it\nHold Alt to search for less like it\nA folder is added to the library"
)
_WORDS = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
_MARGIN = 14
_PAD = 24
_CORNER = 14


class DropOverlay(QWidget):
    """Covers its parent; mouse and drops pass through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        self.setFont(font)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def panel(self) -> QRect:
        """What the words stand on, so that nothing below them shows through."""
        inset = _MARGIN + 2 * _PAD
        room = self.rect().adjusted(inset, inset, -inset, -inset)
        words = self.fontMetrics().boundingRect(room, int(_WORDS), tr(_TEXT))
        return words.adjusted(-_PAD, -_PAD, _PAD, _PAD)

    def appear(self) -> None:
        """Cover the parent."""
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.palette()
        ground = QColor(colours.color(QPalette.ColorRole.Window))
        ground.setAlpha(225)
        painter.fillRect(self.rect(), ground)
        accent = colours.color(QPalette.ColorRole.Accent)
        painter.setPen(QPen(accent, 3, Qt.PenStyle.DashLine))
        edge = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawRoundedRect(edge, _CORNER, _CORNER)
        painter.setPen(QPen(accent, 2))
        painter.setBrush(colours.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.panel).adjusted(1, 1, -1, -1), _CORNER, _CORNER)
        painter.setPen(colours.color(QPalette.ColorRole.Text))
        painter.drawText(self.panel, int(_WORDS), tr(_TEXT))
        painter.end()
