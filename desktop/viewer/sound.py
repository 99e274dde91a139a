"""A sound in the viewer: its waveform or its spectrogram, in the middle of the page."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.types import Item, Segment

from ..preview import Player, SoundView
from .spectrogram import SpectrogramBox
from .tuning import TuningBar

_WIDEST, _WAVEFORM_HEIGHT = 900, 220


class SoundPage(QWidget):
    """A sound, with how it is played."""

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sound = SoundView(player)
        self.sound.waveform.wish_height(_WAVEFORM_HEIGHT)
        self.spectrogram = SpectrogramBox()
        self.tuning = TuningBar(player, self.spectrogram)
        self._lay_out()
        self.spectrogram.shown.connect(self.sound.waveform.show_spectrogram)

    def show_sound(self, item: Item, peaks: bytes, segment: Segment | None) -> None:
        """Show a sound, as it was chosen to be shown."""
        self.sound.show_sound(item.path, peaks, item.metadata.duration, segment)
        self.spectrogram.begin(item.path)

    def _lay_out(self) -> None:
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
