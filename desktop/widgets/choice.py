"""A box to choose from, whose border and list suit both themes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from .theme import fill_popup

_WIDEST = 220


class ChoiceBox(QComboBox):
    """Holds choices, each with what it stands for as its data.

    Args:
        name: what is chosen, for tool tip and screen readers.
        choices: what each stands for, and its title.
    """

    def __init__(
        self, name: str, choices: Iterable[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToContents)
        self.setMaximumWidth(_WIDEST)
        # Qt's own delegate would fill each line with the window colour, as `fill_popup` tells.
        self.setItemDelegate(QStyledItemDelegate(self))
        fill_popup(self.view().window())
        for value, title in choices:
            self.addItem(title, str(value))

    def let_choose(self, value: str, free: bool) -> None:
        """Whether one of the choices can be chosen now."""
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        model.item(self.findData(value)).setEnabled(free)
