"""The frame of the pages: the list at the left, the page that is chosen, and the way back."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr, tr_noop

from ..widgets import icons
from .names import PageName

_LEAST_WIDTH, _BESIDE_TEXT = 190, 24
_ICON, _BESIDE_ICON = 20, 16
# In less than that the list has no room for more than icons.
_WIDE = 760
_BACK = tr_noop("Back to the files")
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_REASON = Qt.ItemDataRole.UserRole


class PagesFrame(QWidget):
    """Shows one page at a time; where it is narrow, the list is one of icons.

    Signals:
        close_wanted(): the way back was chosen.
    """

    close_wanted = Signal()

    def __init__(self, pages: Mapping[PageName, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(pages)
        self._is_narrow = False
        self.back = QPushButton(tr(_BACK))
        self.back.setAccessibleName(tr(_BACK))
        self.back.setToolTip(tr("Back to the files (Esc)"))
        icons.set_icon(self.back, "back")
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Pages"))
        self.list.setIconSize(QSize(_ICON, _ICON))
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title = QLabel()
        self.stack = QStackedWidget()
        for name, page in pages.items():
            self.list.addItem(name.title)
            self.list.item(self.list.count() - 1).setData(_SPOKEN, name.title)
            self.stack.addWidget(page)
        self._lay_out()
        self.redraw()
        self._wide = max(_LEAST_WIDTH, self.list.sizeHintForColumn(0) + _BESIDE_TEXT)
        self.list.setFixedWidth(self._wide)
        self.back.clicked.connect(self.close_wanted)
        self.list.currentRowChanged.connect(self._show_row)
        self.list.setCurrentRow(0)

    @property
    def current(self) -> PageName:
        """The page that is shown."""
        return self._names[self.list.currentRow()]

    def choose(self, name: PageName) -> None:
        """Show a page, whose place in the list gets the keys."""
        self.list.setCurrentRow(self._names.index(name))
        self.list.setFocus()

    def grey_out(self, names: Collection[PageName], why: str) -> None:
        """Let some pages be of no use from now on."""
        for row, name in enumerate(self._names):
            if name in names:
                item = self.list.item(row)
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setData(_REASON, why)
        self._show_titles()

    def redraw(self) -> None:
        """Draw the icons again, in the colours in use now."""
        colours = self.palette()
        ink = colours.color(QPalette.ColorRole.Text)
        chosen = colours.color(QPalette.ColorRole.HighlightedText)
        for row, name in enumerate(self._names):
            icon = icons.icon(name.icon, ink)
            icon.addPixmap(icons.pixmap(name.icon, _ICON, chosen), QIcon.Mode.Selected)
            self.list.item(row).setIcon(icon)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (self.width() < _WIDE) != self._is_narrow:
            self._is_narrow = not self._is_narrow
            self._show_titles()

    def _show_titles(self) -> None:
        """Show titles beside the icons, or as their tips; what is of no use tells why."""
        self.back.setText("" if self._is_narrow else tr(_BACK))
        self.list.setFixedWidth(_ICON + _BESIDE_ICON if self._is_narrow else self._wide)
        for row, name in enumerate(self._names):
            item = self.list.item(row)
            item.setText("" if self._is_narrow else name.title)
            tip = name.title if self._is_narrow else ""
            item.setToolTip("\n".join(filter(None, (tip, item.data(_REASON)))))

    def _show_row(self, row: int) -> None:
        self.stack.setCurrentIndex(row)
        self.title.setText(self._names[row].title)

    def _lay_out(self) -> None:
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        self.title.setFont(font)
        left = QVBoxLayout()
        left.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        left.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.title)
        right.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(18)
        row.addLayout(left)
        row.addLayout(right, 1)
