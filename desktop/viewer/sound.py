"""A sound in the viewer: its waveform, in the middle of the page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..preview import Player, SoundView
from .tuning import TuningBar

_WIDEST = 900


class SoundPage(QWidget):
    """A sound, with how it is played."""

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sound = SoundView(player)
        self.sound.waveform.setMinimumHeight(220)
        self.tuning = TuningBar(player)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.addStretch(1)
        column.addWidget(self.sound)
        column.addWidget(self.tuning)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
