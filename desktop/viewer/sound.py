"""A sound in the viewer: its waveform, and how loud, how fast and how often it is played."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from ..preview import Player, SoundView

_SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
_WIDEST = 900
_LOUDEST = 100


class SoundPage(QWidget):
    """A sound of its own player, in the middle of the page."""

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sound = SoundView(player)
        self.sound.waveform.setMinimumHeight(220)
        self.repeats = QCheckBox("Repeat")
        self.speed = QComboBox()
        for speed in _SPEEDS:
            self.speed.addItem(f"{speed:g} ×", speed)
        self.speed.setCurrentIndex(_SPEEDS.index(1.0))
        self.speed.setAccessibleName("Speed")
        self.volume = QSlider(Qt.Orientation.Horizontal, maximum=_LOUDEST, value=_LOUDEST)
        self.volume.setFixedWidth(140)
        self.volume.setAccessibleName("Volume")
        self._lay_out()
        self.repeats.toggled.connect(player.set_repeats)
        self.speed.currentIndexChanged.connect(lambda row: player.set_speed(_SPEEDS[row]))
        self.volume.valueChanged.connect(lambda value: player.set_volume(value / _LOUDEST))

    def _lay_out(self) -> None:
        controls = QHBoxLayout()
        for widget in (self.repeats, QLabel("Speed"), self.speed, QLabel("Volume"), self.volume):
            controls.addWidget(widget)
        controls.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.addStretch(1)
        column.addWidget(self.sound)
        column.addLayout(controls)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
