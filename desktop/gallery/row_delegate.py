"""What paints the rows of the gallery: all of a pass share how they look, and are told apart here.

A delegate of Qt is asked for each row by itself, and asks the model back for all that it shows,
which takes longer than to show it.
"""

from __future__ import annotations

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from .row_content import RowContent


class RowDelegate(QStyledItemDelegate):
    """Paints rows, one after the other."""

    def begin(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Prepare for rows that have all of the option in common but place and state."""
        raise NotImplementedError

    def paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, content: RowContent
    ) -> None:
        """Draw a row where the option says."""
        raise NotImplementedError
