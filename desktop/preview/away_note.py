"""The line beside an item that cannot be opened now, with what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from engine.language import tr
from engine.types import Hit, Item
from engine.wording import on_one_line

from ..gallery.away import NO_AWAY, AwayFolders


class AwayNote(QLabel):
    """Shows itself beside an item in a folder that is not connected, until that is back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, wordWrap=True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._folders = NO_AWAY
        self._shown: tuple[Item | None, Hit | None] = None, None
        self.hide()

    def mark_away(self, folders: AwayFolders) -> None:
        """These folders are not connected from now on, and no others."""
        self._folders = folders
        self.show_item(*self._shown)

    def show_item(self, item: Item | None, hit: Hit | None) -> None:
        """Tell of an item, or of none."""
        self._shown = item, hit
        folder = self._folders.folder_of(item, hit) if item is not None else ""
        self.setText(_told(folder) if folder else "")
        self.setVisible(bool(folder))


def _told(folder: str) -> str:
    return tr(
        "{folder} is not there now, so this file cannot be opened. Connect its drive, or see "
        "whether it was moved.",
        folder=on_one_line(folder),
    )
