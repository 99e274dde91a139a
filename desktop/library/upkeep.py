"""The Library page: what the library holds, and what keeps it in order."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ..widgets.sections import ScrolledPage, Section
from .check import CheckPanel


class LibraryPage(ScrolledPage):
    """The library as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.check = CheckPanel()
        self.add(Section("How good searches are", self.check))
