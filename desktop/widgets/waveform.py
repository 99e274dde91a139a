"""Draws a sound as mirrored bars, with the part that matched in the accent colour."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette

_BAR = 3.0
_BAR_GAP = 2.0


class WaveformSpan(Struct, frozen=True):
    """A part of a sound, as shares of its length from 0 to 1."""

    start: float
    end: float

    @classmethod
    def of_seconds(cls, start: float, end: float, duration: float) -> WaveformSpan | None:
        """The span between two seconds, or None where it is unknown or all of the sound."""
        if duration <= 0 or end <= start or (start <= 0 and end >= duration):
            return None
        return cls(max(0.0, start / duration), min(1.0, end / duration))


def draw_waveform(
    painter: QPainter,
    area: QRectF,
    peaks: bytes,
    colours: QPalette,
    match: WaveformSpan | None = None,
) -> None:
    """Draw peaks (0 silent to 255 full scale) across an area; a match is shaded and coloured."""
    if match is not None:
        _shade(painter, area, colours, match)
    painter.setPen(Qt.PenStyle.NoPen)
    plain = colours.color(QPalette.ColorRole.PlaceholderText)
    accent = colours.color(QPalette.ColorRole.Accent)
    count = max(1, int(area.width() // (_BAR + _BAR_GAP)))
    for bar in range(count):
        share = (bar + 0.5) / count
        inside = match is not None and match.start <= share <= match.end
        painter.setBrush(accent if inside else plain)
        painter.drawRoundedRect(_bar(area, bar, _level(peaks, bar, count)), 1.5, 1.5)


def _shade(painter: QPainter, area: QRectF, colours: QPalette, match: WaveformSpan) -> None:
    tint = QColor(colours.color(QPalette.ColorRole.Accent))
    tint.setAlpha(38)
    left = area.left() + match.start * area.width()
    painter.fillRect(
        QRectF(left, area.top(), (match.end - match.start) * area.width(), area.height()), tint
    )


def _level(peaks: bytes, bar: int, count: int) -> float:
    """The loudest peak that falls into a bar, 0 to 1."""
    first = bar * len(peaks) // count
    last = max(first + 1, (bar + 1) * len(peaks) // count)
    return max(peaks[first:last], default=0) / 255


def _bar(area: QRectF, bar: int, level: float) -> QRectF:
    height = max(2.0, level * area.height())
    left = area.left() + bar * (_BAR + _BAR_GAP)
    return QRectF(left, area.center().y() - height / 2, _BAR, height)
