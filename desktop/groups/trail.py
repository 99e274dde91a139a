"""Where among groups of groups a person is, and the way back to broader ones."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from engine.language import tr
from engine.types.item_groups import ItemGroup

from ..widgets.elided import ElidedLabel
from ..widgets.icons import set_icon
from .sentences import path_told


class Trail(QWidget):
    """The path to the groups that are shown; not seen where none is in another.

    Signals:
        broader_wanted(): one level back.
    """

    broader_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.broader = QPushButton(tr("Broader groups"))
        self.broader.setToolTip(tr("Broader groups (Backspace)"))
        self.where = ElidedLabel(Qt.TextElideMode.ElideMiddle)
        set_icon(self.broader, "back")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.broader)
        row.addWidget(self.where, 1)
        self.broader.clicked.connect(self.broader_wanted)

    def show_path(self, path: Sequence[ItemGroup], *, has_levels: bool) -> None:
        """Show where a person is."""
        self.setVisible(has_levels)
        self.broader.setEnabled(bool(path))
        self.where.setText(path_told([group.name for group in path]))
