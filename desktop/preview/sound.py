"""A sound: its waveform to click on, with its best seconds marked, and play, pause and seek."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.explain import Span as Seconds
from engine.language import tr
from engine.types import Segment, SegmentKind
from engine.wording import clock

from ..widgets.waveform import draw_waveform
from .playback import Jump, PlaybackView
from .player import Player
from .reason import seconds_in_words
from .seek_bar import SeekBar

_LEAST_HEIGHT = 96


class WaveformView(SeekBar):
    """A waveform with a position."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._peaks = b""
        self._wish = _LEAST_HEIGHT
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setAccessibleName(tr("Waveform: arrow keys seek, and with Shift mark a part"))

    def wish_height(self, height: int) -> None:
        """Be so high, where there is room for it."""
        self._wish = height
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wish)

    def show_sound(self, peaks: bytes, duration: float) -> None:
        """Show a sound of some seconds, with nothing marked."""
        self._peaks = peaks
        self.begin(duration)

    def paint_ground(self, painter: QPainter, area: QRectF) -> None:
        draw_waveform(painter, area, self._peaks, self.palette(), self._match)


class SoundView(PlaybackView):
    """Waveform, buttons and time of one sound."""

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        self.waveform = WaveformView()
        super().__init__(player, self.waveform, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.lay_out_controls(column)
        column.addStretch(1)

    def show_sound(self, path: str, peaks: bytes, duration: float, segment: Segment | None) -> None:
        """Show a sound, ready to play from the second that matched."""
        self._duration, self._start = duration, 0.0
        self.waveform.show_sound(peaks, duration)
        self.show_jumps(())
        if segment and segment.kind in (SegmentKind.WINDOW, SegmentKind.SPOKEN):
            self._start = segment.start
            self._show_match(segment.start, segment.end)
        self._player.load(path, self._start)

    def show_seconds(self, curve: tuple[Seconds, ...], moment: Seconds | None) -> None:
        """Mark the best seconds; a sound that was not played yet will begin there."""
        self.waveform.show_curve(curve)
        if moment is not None:
            self._show_match(moment.start, moment.end)
            self.begin_at(moment.start)

    def _show_match(self, start: float, end: float) -> None:
        best = tr("Best {when}", when=seconds_in_words(start, end))
        self.waveform.show_match(start, end, best)
        when = clock(start)
        spoken = tr("Play from {when}, the best part", when=when)
        jump = Jump(tr("From {when}", when=when), spoken, start)
        self.show_jumps([jump] if start > 0 else ())
