"""A film in the viewer: its pictures as large as there is room, and below how it is played."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..preview import FilmView, Player
from .tuning import TuningBar

_MARGIN = 12


class FilmPage(QWidget):
    """A film, with how it is played."""

    def __init__(self, player: Player, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.film = FilmView(player, fills=True)
        self.tuning = TuningBar(player)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 0, _MARGIN, _MARGIN)
        column.addWidget(self.film, 1)
        column.addWidget(self.tuning)
