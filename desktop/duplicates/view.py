"""The table of groups: what a person does in it, and how many files stand side by side."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QTableView, QWidget

from engine.language import tr
from engine.types import Item

from ..gallery.thumbnails import ThumbnailLoader
from .delegate import DuplicatesDelegate, cell_height
from .model import HEAD, DuplicatesModel

_HEAD_WIDTH = 112
_NARROWEST, _WIDEST = 176, 300


class DuplicatesView(QTableView):
    """Shows a `DuplicatesModel`; only what is on the screen is painted, and its pictures loaded.

    Signals:
        look_wanted(QModelIndex): Enter, or a double click.
        reveal_wanted(QModelIndex): Ctrl and Enter.
        menu_wanted(QPoint): what else can be done, at a global position.
    """

    look_wanted = Signal(object)
    reveal_wanted = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(
        self, model: DuplicatesModel, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._groups = model
        self._thumbnails = thumbnails
        self._delegate = DuplicatesDelegate(model, thumbnails)
        self._is_second_click = False
        self._seen: tuple[Item | None, int] = (None, 0)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self._set_up()
        thumbnails.ready.connect(self._repaint)
        model.modelAboutToBeReset.connect(self._note_place)
        model.modelReset.connect(self._find_place)
        self.clicked.connect(self._on_click)

    def look_for_missing_art(self) -> None:
        """Load again what had no picture so far."""
        self._thumbnails.forget_missing()
        self.viewport().update()

    def fit(self) -> None:
        """Have as many files side by side as there is room for, and no more than there are."""
        self._groups.show_files_in_row(
            max(1, min(self._room() // _NARROWEST, self._groups.most_files))
        )
        # Listing them anew may have shown the view, and given it another size.
        count = self._groups.columnCount() - HEAD
        width = min(_WIDEST, self._room() // count)
        self.horizontalHeader().resizeSection(0, _HEAD_WIDTH)
        for column in range(HEAD, HEAD + count):
            self.horizontalHeader().resizeSection(column, width)
        self.verticalHeader().setDefaultSectionSize(cell_height(width, self.font()))

    def _room(self) -> int:
        """Pixels beside what is said of a group."""
        return self.viewport().width() - _HEAD_WIDTH

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._thumbnails.want(self._items_on_screen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Space:
                self._groups.turn(self.currentIndex())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                wanted = self.reveal_wanted if with_control else self.look_wanted
                wanted.emit(self.currentIndex())
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_second_click = False
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or index != self.currentIndex():
            return
        # The first click has turned the file, which was not meant.
        self._groups.turn(index)
        self._is_second_click = True
        self.look_wanted.emit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        current = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and current.isValid():
            centre = self.visualRect(current).center()
            self.menu_wanted.emit(self.viewport().mapToGlobal(centre))
        elif self._groups.spot(self.indexAt(event.pos())) is not None:
            self.menu_wanted.emit(event.globalPos())

    def _on_click(self, index: QModelIndex) -> None:
        if not self._is_second_click:
            self._groups.turn(index)

    def _repaint(self) -> None:
        self.viewport().update()

    def _items_on_screen(self) -> list[Item]:
        area = self.viewport().rect()
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        rows = range(max(0, first), (last if last >= 0 else self._groups.rowCount() - 1) + 1)
        columns = range(HEAD, self._groups.columnCount())
        files = (
            self._groups.file_at(self._groups.index(row, column))
            for row in rows
            for column in columns
        )
        return [one.item for one in files if one is not None]

    def _note_place(self) -> None:
        one = self._groups.file_at(self.currentIndex())
        self._seen = (one.item if one else None, self.verticalScrollBar().value())

    def _find_place(self) -> None:
        """Be where a person was, after the rows were replaced."""
        item, offset = self._seen
        self.fit()
        self.updateGeometries()
        if item is not None and (index := self._groups.index_of(item)).isValid():
            self.setCurrentIndex(index)
        # Last, since making a cell current scrolls to it.
        self.verticalScrollBar().setValue(offset)

    def _set_up(self) -> None:
        self.setAccessibleName(tr("Groups of duplicates"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(self.SelectionMode.NoSelection)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Else it would come and go with the width that it takes.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(header.ResizeMode.Fixed)
