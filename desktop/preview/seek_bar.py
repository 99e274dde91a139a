"""The length of a sound or a film as a bar to click on, with its best seconds marked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QWidget

from engine.explain import Span as Seconds
from engine.language import tr
from engine.types.fragments import LEAST_SECONDS, Interval

from ..widgets.spectrogram import coloured, draw_spectrogram
from ..widgets.waveform import WaveformSpan

_STEP_SECONDS = 5.0
_MARK_SECONDS = 1.0
_CURVE_HEIGHT = 5.0
_GROOVE = 6.0
_FILM_HEIGHT = 26


class SeekBar(QWidget):
    """A length with a position, which clicks and arrow keys move; with Shift they mark seconds.

    Home and End lead to its ends.

    Signals:
        sought(float): a second was chosen.
        marked(Interval | None): seconds were marked, or none are any more.
    """

    sought = Signal(float)
    marked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._duration = 0.0
        self._match: WaveformSpan | None = None
        self._curve: tuple[Seconds, ...] = ()
        self._spectrogram: QImage | None = None
        self._position = 0.0
        self._mark: tuple[float, float] | None = None
        self.setMinimumHeight(_FILM_HEIGHT)
        # A click here seeks, and means nothing to the pane around.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Position: arrow keys seek, and with Shift mark a part"))

    def begin(self, duration: float) -> None:
        """Show a length in seconds, with nothing marked."""
        self._duration, self._match, self._curve = duration, None, ()
        self.setAccessibleDescription("")
        self._set_mark(None)

    def show_match(self, start: float, end: float, words: str) -> None:
        """Mark the best seconds, and say them."""
        self._match = WaveformSpan.of_seconds(start, end, self._duration)
        self.setAccessibleDescription(words)
        self.update()

    def show_curve(self, curve: tuple[Seconds, ...]) -> None:
        """Show how strongly each part speaks for all of it."""
        self._curve = curve
        self.update()

    def show_spectrogram(self, picture: QImage | None) -> None:
        """Show a grey picture of all pitches in place of what is there otherwise; None ends it."""
        self._spectrogram = picture
        self.update()

    def set_position(self, seconds: float) -> None:
        """Move the marker."""
        self._position = seconds
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 4, -1, -4)
        if self._spectrogram is None:
            self.paint_ground(painter, area)
        else:
            picture = coloured(self._spectrogram, self.palette())
            draw_spectrogram(painter, area, picture, self.palette(), self._match)
        if self._duration > 0:
            self._paint_curve(painter, area)
            self._paint_mark(painter, area)
            x = area.left() + min(1.0, self._position / self._duration) * area.width()
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 2))
            painter.drawLine(int(x), 0, int(x), self.height())
        painter.end()

    def paint_ground(self, painter: QPainter, area: QRectF) -> None:
        """Draw what the position moves over: a groove, in which the match is coloured."""
        groove = QRectF(area.left(), area.center().y() - _GROOVE / 2, area.width(), _GROOVE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(groove, _GROOVE / 2, _GROOVE / 2)
        if self._match is not None:
            left, right = (share * groove.width() for share in (self._match.start, self._match.end))
            painter.setBrush(self.palette().color(QPalette.ColorRole.Accent))
            match = QRectF(groove.left() + left, groove.top(), max(2.0, right - left), _GROOVE)
            painter.drawRect(match)

    def _paint_curve(self, painter: QPainter, area: QRectF) -> None:
        """A band at the lower edge, the stronger the more its seconds are like the query."""
        tint = QColor(self.palette().color(QPalette.ColorRole.Accent))
        for part in self._curve:
            left, right = (
                share / self._duration * area.width() for share in (part.start, part.end)
            )
            # Windows overlap: each adds its own layer.
            tint.setAlphaF(0.7 * max(0.0, part.strength) ** 2)
            painter.fillRect(
                QRectF(
                    area.left() + left, self.height() - _CURVE_HEIGHT, right - left, _CURVE_HEIGHT
                ),
                tint,
            )

    def _paint_mark(self, painter: QPainter, area: QRectF) -> None:
        """The seconds that are marked, between two lines."""
        if self._mark is None:
            return
        colour = QColor(self.palette().color(QPalette.ColorRole.Highlight))
        left, right = (share / self._duration * area.width() for share in sorted(self._mark))
        marked = QRectF(area.left() + left, 0, right - left, self.height())
        painter.setPen(QPen(colour, 2))
        painter.drawLine(marked.topLeft(), marked.bottomLeft())
        painter.drawLine(marked.topRight(), marked.bottomRight())
        colour.setAlphaF(0.3)
        painter.fillRect(marked, colour)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        second = self._second_under(event)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._set_mark((second, second))
        else:
            self._set_mark(None)
            self._seek(second)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        second = self._second_under(event)
        if self._mark is not None:
            self._set_mark((self._mark[0], second))
        else:
            self._seek(second)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        direction = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._seek(0.0 if event.key() == Qt.Key.Key_Home else self._duration)
        elif direction is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            start, end = self._mark or (self._position, self._position)
            self._set_mark((start, self._within(end + direction * _MARK_SECONDS)))
        else:
            self._seek(self._position + direction * _STEP_SECONDS)

    def _second_under(self, event: QMouseEvent) -> float:
        return self._within(event.position().x() / max(1, self.width()) * self._duration)

    def _seek(self, second: float) -> None:
        self.sought.emit(self._within(second))

    def _within(self, second: float) -> float:
        return min(max(0.0, second), self._duration)

    def _set_mark(self, mark: tuple[float, float] | None) -> None:
        """Mark the seconds from one to another, in any order, and tell them where they are some."""
        self._mark = mark
        start, end = sorted(mark or (0.0, 0.0))
        self.marked.emit(Interval(start, end) if end - start >= LEAST_SECONDS else None)
        self.update()
