"""What the pages are made of: sections with a title, below each other, in a page that scrolls."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from .flow import FlowLayout

# Longer lines are hard to read.
_WIDEST = 980


class Section(QFrame):
    """A title, what stands below it, and buttons in a row that wraps."""

    def __init__(
        self,
        title: str,
        *widgets: QWidget,
        buttons: Iterable[QPushButton] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 12)
        self._column.setSpacing(8)
        heading = QLabel(title)
        font = heading.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        heading.setFont(font)
        self._column.addWidget(heading)
        for widget in widgets:
            self._column.addWidget(widget)
        if row := tuple(buttons):
            self._column.addWidget(wrapped(row))


class ScrolledPage(QScrollArea):
    """Sections below each other, as wide as can be read well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 10, 0)
        self._column.setSpacing(12)
        self._column.addStretch(1)
        self.setWidget(content)

    def add(self, section: QWidget) -> None:
        """Put a section below the others."""
        self._column.insertWidget(self._column.count() - 1, section)


def line(text: str = "", *, faint: bool = False) -> QLabel:
    """Plain text that wraps, and can be selected."""
    label = QLabel(text, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if faint:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def wrapped(widgets: Iterable[QWidget]) -> QWidget:
    """Widgets in a row, which goes on below where it lacks room."""
    holder = QWidget()
    row = FlowLayout(parent=holder)
    for widget in widgets:
        row.addWidget(widget)
    return holder
