"""An icon that stands by itself, whatever the theme and the screen become that it is seen on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from . import icons


class Drawing(QWidget):
    """Shows one icon in the middle of its place.

    Args:
        side: of the icon, in pixels.
    """

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._name, self._ink = "", QPalette.ColorRole.WindowText
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, ink: QPalette.ColorRole) -> None:
        """Show the icon of that name, in one of the palette's colours."""
        self._name, self._ink = name, ink
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            drawn = icons.icon(self._name, self.palette().color(self._ink))
            drawn.paint(QPainter(self), self.rect())
