"""A film in the viewer: its pictures as large as there is room, and below how it is played."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.types import Hit, Item

from ..preview import FilmView, Player
from .spectrogram import SpectrogramBox
from .tuning import TuningBar

_MARGIN = 12
_PITCHES_HEIGHT = 120


class FilmPage(QWidget):
    """A film, with how it is played; the bar to seek with may show the pitches of its sound."""

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.film = FilmView(player, fills=True)
        self.spectrogram = SpectrogramBox()
        self.tuning = TuningBar(player, self.spectrogram)
        self._low = self.film.bar.minimumHeight()
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 0, _MARGIN, _MARGIN)
        column.addWidget(self.film, 1)
        column.addWidget(self.tuning)
        self.spectrogram.shown.connect(self._show_pitches)

    def show_film(self, item: Item, poster: QImage | None, hit: Hit | None) -> None:
        """Show a film, as it was chosen to be shown."""
        self.film.show_film(item, poster, hit)
        self.spectrogram.begin(item.path)

    def _show_pitches(self, picture: QImage | None) -> None:
        self.film.bar.show_spectrogram(picture)
        self.film.bar.setFixedHeight(self._low if picture is None else _PITCHES_HEIGHT)
