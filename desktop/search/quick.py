"""The small window for a quick search: one box, the first hits, and the way to all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QPainter,
    QPalette,
    QPixmap,
    QScreen,
)
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from engine.language import tr
from engine.types import Item
from engine.wording import on_one_line, short_path

from ..widgets import icons
from ..widgets.theme import fill_popup
from .quick_rows import QuickRows, as_it_is
from .session import TYPING_PAUSE_MS

MOST_HITS = 6
_SIZE = QSize(560, 0)
_ICON, _SIGN = 44, 26
_SIGN_COLOURS = (
    (QIcon.Mode.Normal, QPalette.ColorRole.PlaceholderText),
    (QIcon.Mode.Selected, QPalette.ColorRole.HighlightedText),
)
_LINE = 52
_FROM_TOP = 5
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up)


class QuickSearch(QFrame):
    """Stands before all other windows until something is opened, or Esc is pressed.

    Signals:
        asked(str): this is looked for, after a pause in the typing; empty for nothing.
        opened(Item): a hit is to be opened.
        window_wanted(str): all hits are to be shown in the window.
    """

    asked = Signal(str)
    opened = Signal(object)
    window_wanted = Signal(str)

    def __init__(self) -> None:
        flags = Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint
        super().__init__(None, flags | Qt.WindowType.WindowStaysOnTopHint)
        self.setWindowTitle(tr("Triptych: quick search"))
        self.setWindowIcon(icons.application_icon())
        self.setFrameShape(QFrame.Shape.StyledPanel)
        fill_popup(self)
        self._items: list[Item] = []
        self.box = QLineEdit(placeholderText=tr("Find a file by what is in it"))
        self.box.setAccessibleName(tr("Quick search"))
        self.box.setClearButtonEnabled(True)
        font = self.box.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self.box.setFont(font)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Hits"))
        self.list.setIconSize(QSize(_ICON, _ICON))
        self.list.setItemDelegate(QuickRows(self.list))
        self.note = QLabel(wordWrap=True)
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.all = QPushButton(tr("Show all in the window"))
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        column = QVBoxLayout(self)
        for widget in (self.box, self.note, self.list, self.all):
            column.addWidget(widget)
        self._connect()
        self.show_note("")

    def come_forward(self) -> None:
        """Show it, empty, in the middle of the screen that the pointer is on."""
        self.box.clear()
        self.show_hits(())
        self.show_note("")
        screen = _screen().availableGeometry()
        self.resize(_SIZE.width(), self.minimumSizeHint().height())
        left = screen.center().x() - self.width() // 2
        self.move(left, screen.top() + screen.height() // _FROM_TOP)
        self.show()
        self.raise_()
        self.activateWindow()
        self.box.setFocus()

    def show_hits(self, items: Sequence[Item]) -> None:
        """Show the first hits, of which the best is chosen."""
        self._items = list(items[:MOST_HITS])
        self.list.clear()
        for item in self._items:
            path = PurePath(item.path)
            folder = on_one_line(short_path(str(path.parent)))
            entry = QListWidgetItem(f"{on_one_line(path.name)}\n{folder}")
            entry.setSizeHint(QSize(0, _LINE))
            entry.setIcon(self._sign_of(item))
            self.list.addItem(entry)
        self.list.setCurrentRow(0)
        self._fit()

    def show_art(self, art: Callable[[Item], QPixmap | None]) -> None:
        """Show the pictures of the hits, as far as there are any."""
        for row, item in enumerate(self._items):
            if (picture := art(item)) is not None:
                line = self.palette().color(QPalette.ColorRole.Mid)
                square = _square(picture, self.devicePixelRatioF(), line=line)
                self.list.item(row).setIcon(as_it_is(square))

    def show_note(self, text: str) -> None:
        """Say why there are no hits; nothing where there are."""
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The arrows choose a hit while the box keeps the keys.
        if watched is self.box and isinstance(event, QKeyEvent) and event.key() in _MOVES:
            if event.type() == QEvent.Type.KeyPress:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = min(max(self.list.currentRow() + step, 0), self.list.count() - 1)
                self.list.setCurrentRow(row)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _sign_of(self, item: Item) -> QIcon:
        """What stands for a hit until its picture is there."""
        sign, icon, scale = icons.MODALITY_ICONS[item.modality], QIcon(), self.devicePixelRatioF()
        for mode, role in _SIGN_COLOURS:
            drawn = icons.pixmap(sign, _SIGN, self.palette().color(role), scale)
            icon.addPixmap(_square(drawn, scale, _SIGN), mode)
        return icon

    def _fit(self) -> None:
        self.list.setVisible(bool(self._items))
        self.all.setVisible(bool(self._items))
        self.list.setFixedHeight(_LINE * len(self._items) + 2 * self.list.frameWidth())
        self.adjustSize()
        self.resize(max(self.width(), _SIZE.width()), self.height())

    def _connect(self) -> None:
        self.box.installEventFilter(self)
        self.box.textChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(lambda: self.asked.emit(self.box.text()))
        self.box.returnPressed.connect(self._open)
        self.list.itemActivated.connect(lambda _: self._open())
        self.all.clicked.connect(self._show_all)

    def _open(self) -> None:
        if self._items:
            self.hide()
            self.opened.emit(self._items[max(0, self.list.currentRow())])

    def _show_all(self) -> None:
        self.hide()
        self.window_wanted.emit(self.box.text())


def _screen() -> QScreen:
    """The screen that the pointer is on."""
    return QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()


def _square(
    picture: QPixmap, scale: float, most: int = _ICON, line: QColor | None = None
) -> QPixmap:
    """A picture in the middle of a square, so that the names beside all of them are in line.

    Args:
        most: pixels of the longer side of the picture.
        line: drawn around it, since a page is as white as what it lies on.
    """
    side = round(_ICON * scale)
    square = QPixmap(side, side)
    square.fill(Qt.GlobalColor.transparent)
    smooth = Qt.TransformationMode.SmoothTransformation
    shape = QSize(most, most) * scale
    small = picture.scaled(shape, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    small.setDevicePixelRatio(1)
    painter = QPainter(square)
    place = small.rect()
    place.moveCenter(square.rect().center())
    painter.drawPixmap(place, small)
    if line is not None:
        painter.setPen(line)
        painter.drawRect(place.adjusted(0, 0, -1, -1))
    painter.end()
    square.setDevicePixelRatio(scale)
    return square
