"""The bar below the groups: what would go, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from engine.language import tr
from engine.types.duplicates import DuplicateGroup

from ..widgets.flow import FlowLayout
from ..widgets.icons import set_icon
from .choices import taken
from .sentences import trash_title


class ActionBar(QWidget):
    """A button for the chosen files, and two for the group that is looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trash = QPushButton(tr("Move to trash…"))
        self.apart = QPushButton(tr("These are not duplicates"))
        self.gallery = QPushButton(tr("Show in the gallery"))
        self.progress = QProgressBar()
        self.progress.setMaximumWidth(180)
        self.progress.setAccessibleName(tr("Progress"))
        self.stop = QPushButton(tr("Stop"))
        set_icon(self.trash, "trash")
        set_icon(self.apart, "close")
        set_icon(self.gallery, "view-tiles")
        set_icon(self.stop, "stop")
        flow = FlowLayout(parent=self)
        for widget in (self.trash, self.apart, self.gallery, self.progress, self.stop):
            flow.addWidget(widget)
        self.show_progress(0, 0)

    def show_groups(self, groups: Sequence[DuplicateGroup], *, in_one: bool) -> None:
        """Offer what can be done with some groups, and with the one that is looked at."""
        self.trash.setText(trash_title(groups))
        self.trash.setEnabled(bool(taken(groups)))
        for button in (self.apart, self.gallery):
            button.setEnabled(in_one)

    def show_progress(self, done: int, total: int) -> None:
        """Say how many of how many files are in the trash; with no total, none is moved."""
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)
        for widget in (self.progress, self.stop):
            widget.setVisible(total > 0)
