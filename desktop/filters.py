"""The filters: kinds of media with their counts, and a folder."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from engine.types import Modality

from .icons import MODALITY_ICONS, set_icon
from .shelf import Contents

_TITLES = {
    Modality.IMAGE: "&Pictures",
    Modality.AUDIO: "&Sounds",
    Modality.TEXT: "&Documents",
}


class FilterBar(QWidget):
    """Toggles for the kinds (none pressed means all), a choice of folder, and a line of summary.

    Signals:
        modalities_chosen(frozenset[Modality]): empty means all.
        folder_chosen(str): empty means anywhere.
    """

    modalities_chosen = Signal(object)
    folder_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toggles = {modality: self._toggle(modality) for modality in Modality}
        self.folder = QComboBox()
        self.folder.setAccessibleName("Folder")
        self.folder.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.folder.setMaximumWidth(200)
        self.folder.addItem("All folders", "")
        self.folder.activated.connect(
            lambda place: self.folder_chosen.emit(self.folder.itemData(place))
        )
        self.summary = QLabel()
        self.summary.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button in self.toggles.values():
            row.addWidget(button)
        row.addWidget(self.folder)
        row.addStretch(1)
        row.addWidget(self.summary)

    @property
    def chosen(self) -> frozenset[Modality]:
        """The kinds whose toggles are pressed."""
        return frozenset(one for one, button in self.toggles.items() if button.isChecked())

    def show_contents(self, contents: Contents) -> None:
        """Show the counts and the folders of the library."""
        for modality, count in contents.counts:
            self.toggles[modality].setText(f"{_TITLES[modality]}  {count:,}")
        self._show_folders([root.path for root in contents.roots])

    def _toggle(self, modality: Modality) -> QPushButton:
        button = QPushButton(_TITLES[modality])
        button.setCheckable(True)
        button.setToolTip("Show only these; press several to combine them")
        set_icon(button, MODALITY_ICONS[modality])
        button.toggled.connect(lambda: self.modalities_chosen.emit(self.chosen))
        return button

    def _show_folders(self, paths: list[str]) -> None:
        if paths == [self.folder.itemData(place) for place in range(1, self.folder.count())]:
            return
        chosen = self.folder.currentData()
        self.folder.clear()
        self.folder.addItem("All folders", "")
        for path in paths:
            self.folder.addItem(PurePath(path).name or path, path)
        self.folder.setCurrentIndex(max(0, self.folder.findData(chosen)))
        if self.folder.currentData() != chosen:
            self.folder_chosen.emit("")
