"""A sound in the viewer: its waveform or its spectrogram, in the middle of the page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from engine.language import tr
from engine.types import Item, Segment

from ..gallery.stored_picture import decode
from ..preview import Player, SoundView
from .tuning import TuningBar

_WIDEST = 900


class SoundPage(QWidget):
    """A sound, with how it is played.

    Signals:
        spectrogram_wanted(str): the spectrogram of this file is to be drawn.
    """

    spectrogram_wanted = Signal(str)

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = ""
        self._drawn: QImage | None = None
        self.sound = SoundView(player)
        self.sound.waveform.setMinimumHeight(220)
        self.spectrogram = QCheckBox(tr("Spectrogram"))
        self.spectrogram.setToolTip(tr("Show how loud each pitch is, instead of the waveform"))
        self.tuning = TuningBar(player, self.spectrogram)
        self._lay_out()
        self.spectrogram.toggled.connect(self._choose)

    def show_sound(self, item: Item, peaks: bytes, segment: Segment | None) -> None:
        """Show a sound, as it was chosen to be shown."""
        self.sound.show_sound(item.path, peaks, item.metadata.duration, segment)
        if item.path != self._path:
            self._path, self._drawn = item.path, None
            self._choose()

    def take_spectrogram(self, path: str, picture: bytes) -> None:
        """Take what was drawn of a file; where nothing could be, the waveform stays."""
        if path == self._path:
            self._drawn = decode(picture)
            self._show_chosen()

    def _choose(self) -> None:
        self._show_chosen()
        if self.spectrogram.isChecked() and self._drawn is None:
            self.spectrogram_wanted.emit(self._path)

    def _show_chosen(self) -> None:
        is_wanted = self.spectrogram.isChecked()
        self.sound.waveform.show_spectrogram(self._drawn if is_wanted else None)

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
