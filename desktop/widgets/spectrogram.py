"""Draws the spectrogram of a sound in the colours of the theme, with the part that matched."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from .waveform import WaveformSpan

_SHADES = 256
_MATCH_LINE = 3.0


def coloured(grey: QImage, colours: QPalette) -> QImage:
    """A grey picture in colours: from the ground over the accent to the text, as it gets louder."""
    roles = (QPalette.ColorRole.Base, QPalette.ColorRole.Accent, QPalette.ColorRole.Text)
    silent, middle, loudest = (colours.color(role) for role in roles)
    picture = grey.convertToFormat(QImage.Format.Format_Grayscale8)
    picture.reinterpretAsFormat(QImage.Format.Format_Indexed8)
    half = _SHADES // 2
    table = [_between(silent, middle, shade / half) for shade in range(half)]
    table += [_between(middle, loudest, shade / half) for shade in range(half)]
    picture.setColorTable([colour.rgb() for colour in table])
    return picture


def draw_spectrogram(
    painter: QPainter,
    area: QRectF,
    picture: QImage,
    colours: QPalette,
    match: WaveformSpan | None = None,
) -> None:
    """Draw a picture across an area; a match has a line in the colour of what is chosen above."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(area, picture)
    if match is not None:
        left = area.topLeft() + QPointF(match.start * area.width(), 0)
        line = QRectF(left.x(), left.y(), (match.end - match.start) * area.width(), _MATCH_LINE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(line, colours.color(QPalette.ColorRole.Highlight))


def _between(one: QColor, other: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        *(
            (1 - share) * a + share * b
            for a, b in zip(one.getRgbF()[:3], other.getRgbF()[:3], strict=True)  # type: ignore[index]
        )
    )
