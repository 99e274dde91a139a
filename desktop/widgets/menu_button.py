"""A tool button that opens a menu, and says so by an arrow as high as its text.

Fusion puts a speck into the lower corner, below the line of what is written beside it.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from . import icons

_ARROW, _GAP = 11, 4
_HAS_MENU = QStyleOptionToolButton.ToolButtonFeature.HasMenu


class MenuButton(QToolButton):
    """A click anywhere on it opens its menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def sizeHint(self) -> QSize:
        # Qt leaves some room beside a text already.
        return super().sizeHint() + QSize(_ARROW if self.text() else _ARROW + _GAP, 0)

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        super().initStyleOption(option)
        option.features &= ~_HAS_MENU

    def paintEvent(self, event: QPaintEvent) -> None:
        option, painter = QStyleOptionToolButton(), QStylePainter(self)
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        option.text, option.icon = self.text(), self.icon()
        arrow, option.rect = self._places()
        painter.drawControl(QStyle.ControlElement.CE_ToolButtonLabel, option)
        colour = option.palette.color(QPalette.ColorRole.ButtonText)
        drawn = icons.pixmap("down", _ARROW, colour, self.devicePixelRatioF())
        painter.drawPixmap(arrow.topLeft(), drawn)

    def _places(self) -> tuple[QRect, QRect]:
        """Where the arrow lies, and what is written before it."""
        whole, way = self.rect(), self.layoutDirection()
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        inner = whole.adjusted(_GAP, 0, -_GAP, 0)
        arrow = QStyle.alignedRect(way, end, QSize(_ARROW, _ARROW), inner)
        before = QRect(whole.topLeft(), QSize(whole.width() - _ARROW - _GAP, whole.height()))
        return arrow, QStyle.visualRect(way, whole, before)
