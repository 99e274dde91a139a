"""The years and months of a list beside it: a click or a drag goes there, a label says where."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from engine.language import tr

from .caption import smaller
from .dates import NO_DATES, DateMarks

_PAD, _TICK, _BUBBLE_PAD = 6, 6, 8
_ColorRole = QPalette.ColorRole


class Scrubber(QWidget):
    """A strip as high as the gallery, on which each month lies as far down as in the list.

    Args:
        share_of: how far down the content of the gallery a place of the list lies, 0 to 1.

    Signals:
        jumped(int): the place of a list to go to.
    """

    jumped = Signal(int)

    def __init__(self, share_of: Callable[[int], float], parent: QWidget) -> None:
        super().__init__(parent)
        self.marks = NO_DATES
        self._share_of = share_of
        self._label = QLabel(parent)
        self._label.setAutoFillBackground(True)
        self._label.setBackgroundRole(_ColorRole.Highlight)
        self._label.setForegroundRole(_ColorRole.HighlightedText)
        self._label.setMargin(_BUBBLE_PAD)
        self._label.hide()
        self.setAccessibleName(tr("Dates"))
        self.setToolTip(tr("Click or drag to go to a date"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def wished_width(self) -> int:
        """Pixels that a year takes; none where the list has no dates."""
        if len(self.marks.starts) < 2:
            return 0
        return QFontMetrics(smaller(self.font())).horizontalAdvance("2000") + 2 * _PAD

    def show_marks(self, marks: DateMarks) -> None:
        """Show the months of another list."""
        self.marks = marks
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._label.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(smaller(self.font()))
        painter.setPen(self.palette().color(_ColorRole.PlaceholderText))
        line, free, year = QFontMetrics(painter.font()).height(), 0, 0
        for mark in range(len(self.marks.starts)):
            y = self._y_of(mark)
            if self.marks.year(mark) != year and y >= free:
                year, free = self.marks.year(mark), y + line + _TICK
                place = QRect(0, y, self.width(), line)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(year))
            elif y >= free:
                free = y + _TICK
                middle = QPointF(self.width() / 2, y)
                painter.drawLine(middle - QPointF(2, 0), middle + QPointF(2, 0))
        painter.end()

    def _y_of(self, mark: int) -> int:
        return round(self._share_of(int(self.marks.starts[mark])) * self.height())

    def _go(self, point: QPointF) -> None:
        """Go to the month that is at a height, and say which it is."""
        marks = range(len(self.marks.starts))
        mark = max((one for one in marks if self._y_of(one) <= point.y()), default=0)
        self.jumped.emit(int(self.marks.starts[mark]))
        self._label.setText(self.marks.title(mark))
        self._label.adjustSize()
        place = QRectF(self._label.rect())
        place.moveTop(self.y() + min(point.y(), self.height() - 30))
        if self.isRightToLeft():
            place.moveLeft(self.geometry().right() + _PAD)
        else:
            place.moveRight(self.x() - _PAD)
        self._label.setGeometry(place.toRect())
        self._label.raise_()
        self._label.show()
