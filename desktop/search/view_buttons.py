"""The buttons that choose how the gallery shows what it lists."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from engine.language import tr, tr_noop

from ..gallery import GalleryMode
from ..widgets.buttons import Toggle

TITLES = {
    GalleryMode.TILES: tr_noop("Tiles"),
    GalleryMode.SHELVES: tr_noop("A row for each kind"),
    GalleryMode.TABLE: tr_noop("Table"),
    GalleryMode.MAP: tr_noop("Map"),
}


class ViewButtons(QWidget):
    """One button for each view, of which one is pressed.

    Signals:
        chosen(GalleryMode): another one was pressed.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {mode: self._button(mode) for mode in GalleryMode}
        group, row = QButtonGroup(self), QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in self.buttons.values():
            group.addButton(button)
            row.addWidget(button)
        self.show_mode(GalleryMode.TILES)

    def show_mode(self, mode: GalleryMode) -> None:
        """Show which view is in use."""
        self.buttons[mode].setChecked(True)

    def _button(self, mode: GalleryMode) -> QPushButton:
        button = Toggle("", f"view-{mode.value}")
        title = tr(TITLES[mode])
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.clicked.connect(lambda: self.chosen.emit(mode))
        return button
