"""A sound: its waveform to click on, with its best seconds marked, and play, pause and seek."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from engine.explain import Span as Seconds
from engine.types import Segment, SegmentKind
from engine.wording import clock, sound_length

from ..widgets.flow import FlowLayout
from ..widgets.icons import set_icon
from ..widgets.waveform import WaveformSpan, draw_waveform
from .player import Player
from .reason import seconds_in_words

_STEP_SECONDS = 5.0
_CURVE_HEIGHT = 5.0


class WaveformView(QWidget):
    """A waveform with a position, which clicks and arrow keys move.

    Signals:
        sought(float): a second was chosen.
    """

    sought = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._peaks = b""
        self._duration = 0.0
        self._match: WaveformSpan | None = None
        self._curve: tuple[Seconds, ...] = ()
        self._position = 0.0
        self.setMinimumHeight(96)
        # A click here seeks, and means nothing to the pane around.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Waveform: arrow keys seek")

    def show_sound(self, peaks: bytes, duration: float) -> None:
        """Show a sound of some seconds, with nothing marked."""
        self._peaks, self._duration, self._match, self._curve = peaks, duration, None, ()
        self.setAccessibleDescription("")
        self.update()

    def show_match(self, match: WaveformSpan | None) -> None:
        """Mark the best seconds."""
        self._match = match
        self.update()

    def show_curve(self, curve: tuple[Seconds, ...]) -> None:
        """Show how strongly each part speaks for the sound."""
        self._curve = curve
        self.update()

    def set_position(self, seconds: float) -> None:
        """Move the marker."""
        self._position = seconds
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 4, -1, -4)
        draw_waveform(painter, area, self._peaks, self.palette(), self._match)
        if self._duration > 0:
            self._paint_curve(painter, area)
            x = area.left() + min(1.0, self._position / self._duration) * area.width()
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 2))
            painter.drawLine(int(x), 0, int(x), self.height())
        painter.end()

    def _paint_curve(self, painter: QPainter, area: QRectF) -> None:
        """A band below the waveform, the stronger the more its seconds are like the query."""
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._seek_under(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._seek_under(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self._seek(self._position - _STEP_SECONDS)
            case Qt.Key.Key_Right:
                self._seek(self._position + _STEP_SECONDS)
            case _:
                super().keyPressEvent(event)

    def _seek_under(self, event: QMouseEvent) -> None:
        self._seek(event.position().x() / max(1, self.width()) * self._duration)

    def _seek(self, seconds: float) -> None:
        self.sought.emit(min(max(0.0, seconds), self._duration))


class SoundView(QWidget):
    """Waveform, buttons and time of one sound."""

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._duration = 0.0
        self._start = 0.0
        self.waveform = WaveformView()
        self.play = QPushButton("Play")
        self.from_match = QPushButton("From the match")
        self.time = QLabel()
        self.trouble = QLabel(wordWrap=True)
        self.trouble.hide()
        set_icon(self.play, "play")
        set_icon(self.from_match, "from-match")
        self._lay_out()
        self._connect()

    def show_sound(self, path: str, peaks: bytes, duration: float, segment: Segment | None) -> None:
        """Show a sound, ready to play from the second that matched."""
        self._duration, self._start = duration, 0.0
        self.waveform.show_sound(peaks, duration)
        self.from_match.hide()
        if segment is not None and segment.kind is SegmentKind.WINDOW:
            self._show_match(segment.start, segment.end)
        self._player.load(path, self._start)

    def show_seconds(self, curve: tuple[Seconds, ...], moment: Seconds | None) -> None:
        """Mark the best seconds; a sound that was not played yet will begin there."""
        self.waveform.show_curve(curve)
        if moment is None:
            return
        waits = self._player.position == self._start
        self._show_match(moment.start, moment.end)
        if waits:
            self._player.seek(self._start)

    def _show_match(self, start: float, end: float) -> None:
        self._start = start
        self.waveform.show_match(WaveformSpan.of_seconds(start, end, self._duration))
        self.waveform.setAccessibleDescription(f"Best {seconds_in_words(start, end)}")
        self.from_match.setVisible(start > 0)
        self.from_match.setText(f"From {clock(start)}")
        self.from_match.setAccessibleName(f"Play from {clock(start)}, the best part")

    def toggle(self) -> None:
        """Play, or pause."""
        self._player.toggle()

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        for widget in (self.play, self.from_match, self.time):
            buttons.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.waveform)
        column.addLayout(buttons)
        column.addWidget(self.trouble)
        column.addStretch(1)

    def _connect(self) -> None:
        self.play.clicked.connect(self._player.toggle)
        self.from_match.clicked.connect(lambda: self._player.play_from(self._start))
        self.waveform.sought.connect(self._player.seek)
        self._player.moved.connect(self._on_moved)
        self._player.playing_changed.connect(self._on_playing)
        self._player.trouble_changed.connect(self._on_trouble)

    def _on_moved(self, seconds: float) -> None:
        self.waveform.set_position(seconds)
        self.time.setText(f"{clock(seconds)} / {sound_length(self._duration)}")

    def _on_playing(self, playing: bool) -> None:
        self.play.setText("Pause" if playing else "Play")
        set_icon(self.play, "pause" if playing else "play")

    def _on_trouble(self, trouble: str) -> None:
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        for button in (self.play, self.from_match):
            button.setEnabled(not trouble)
