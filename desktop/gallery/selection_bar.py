"""The bar below the results: how many are selected, and what can be done with all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from engine.language import tr, whole

from ..widgets.icons import set_icon
from ..widgets.menu_button import MenuButton

_LEAST = 2
B = TypeVar("B", bound=QToolButton)


class SelectionBar(QFrame):
    """Shows itself while several are selected, or while something is done with many.

    Signals:
        favourite_wanted(), tag_wanted(), album_wanted(), similar_wanted(), copy_wanted(),
        clear_wanted(): with all that is selected.
        stop_wanted(): stop what is being done.
    """

    favourite_wanted = Signal()
    tag_wanted = Signal()
    album_wanted = Signal()
    similar_wanted = Signal()
    copy_wanted = Signal()
    clear_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = QLabel()
        self.progress = QProgressBar()
        self.progress.setMaximumWidth(180)
        self.progress.setAccessibleName(tr("Progress"))
        self.stop = QPushButton(tr("Stop"))
        self.rate = _dressed(MenuButton(), tr("Rate"), "star")
        self.more = _dressed(MenuButton(), tr("More to do with them"), "dots")
        self._selected = 0
        self._buttons = QWidget()
        self._lay_out()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAccessibleName(tr("Selection"))
        self.stop.clicked.connect(self.stop_wanted)
        self.show_progress(0, 0)
        self.show_count(0)

    def use_menus(self, rate: QMenu, more: QMenu) -> None:
        """Show these below the buttons for stars and for what else there is."""
        self.rate.setMenu(rate)
        self.more.setMenu(more)

    def show_count(self, selected: int) -> None:
        """Say how many are selected."""
        self._selected = selected
        self.count.setText(tr("{n} selected", n=whole(selected)))
        self._appear()

    def show_progress(self, done: int, total: int) -> None:
        """Say how far something is that is done with many; with no total, nothing is done."""
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)
        self.progress.setVisible(total > 0)
        self.stop.setVisible(total > 0)
        # In a narrow gallery there is no room for both.
        self._buttons.setVisible(total == 0)
        self._appear()

    def _appear(self) -> None:
        self.setVisible(self._selected >= _LEAST or not self.stop.isHidden())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(2)
        row.addWidget(self.count)
        row.addStretch(1)
        for widget in (self.progress, self.stop):
            row.addWidget(widget)
        row.addWidget(self._buttons)
        self._fill_buttons()

    def _fill_buttons(self) -> None:
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(_button(tr("Favourite"), "heart", self.favourite_wanted.emit))
        row.addWidget(self.rate)
        row.addWidget(_button(tr("Tags…"), "tag", self.tag_wanted.emit))
        row.addWidget(_button(tr("Add to album…"), "album", self.album_wanted.emit))
        similar = tr("Find similar to all of them")
        row.addWidget(_button(similar, "similar", self.similar_wanted.emit))
        row.addWidget(_button(tr("Copy files"), "copy-files", self.copy_wanted.emit))
        row.addWidget(self.more)
        row.addWidget(_button(tr("Select nothing"), "close", self.clear_wanted.emit))


def _button(title: str, drawing: str, action: Callable[[], None]) -> QToolButton:
    button = _dressed(QToolButton(), title, drawing)
    button.clicked.connect(lambda _=False: action())
    return button


def _dressed(button: B, title: str, drawing: str) -> B:
    button.setToolTip(title)
    button.setAutoRaise(True)
    button.setAccessibleName(title)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_icon(button, drawing)
    return button
