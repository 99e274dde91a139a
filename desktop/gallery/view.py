"""What a person does in the gallery: look, open, select, drag out, ask for a menu."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from engine.language import tr
from engine.types import Item

from .dated_view import DatedView
from .delegate import TileDelegate
from .layouts import GalleryMode
from .model import GalleryModel
from .place import Place
from .play_button import PlayButton
from .roles import TileRole
from .selection import Selection, ranges_of
from .thumbnails import ThumbnailLoader

MOST_SELECTED = 1000
_SCREENS_AHEAD = 2
_THROUGH_SHOTS = Qt.KeyboardModifier.AltModifier


class GalleryView(DatedView):
    """Shows a `GalleryModel` as tiles.

    Signals:
        current_changed(Item | None, Hit | None): another tile is looked at, or none.
        opened(Item): Enter.
        look_wanted(): the space bar or a double click.
        menu_wanted(QPoint): a context menu for the selected items, at a global position.
        typed(str): text was typed with the gallery in focus.
        copies_wanted(Hit | None): the copies of the current tile, which may be no hit.
        end_near(): not much is left below what is on the screen.
        picked(): other tiles are selected now.
    """

    current_changed = Signal(object, object)
    opened = Signal(object)
    look_wanted = Signal()
    menu_wanted = Signal(QPoint)
    typed = Signal(str)
    copies_wanted = Signal(object)
    end_near = Signal()
    picked = Signal()

    def __init__(
        self, model: GalleryModel, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        delegate = TileDelegate(thumbnails)
        super().__init__(model, delegate, parent)
        self._thumbnails = thumbnails
        self._shots = delegate.shots
        self.plays = PlayButton(self, delegate)
        self.setAccessibleName(tr("Results"))
        self.setSelectionMode(self.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(self.DragDropMode.DragOnly)
        for changed in (thumbnails.ready, delegate.unfinished):
            changed.connect(self._repaint)
        self.selectionModel().currentChanged.connect(self._emit_current)
        # Asks for what is not known yet, so that it is there when something is done with it.
        for then in (self.selected_items, self.picked):
            self.selectionModel().selectionChanged.connect(then)
        model.dataChanged.connect(self._on_data)
        bar = self.verticalScrollBar()
        for moved in (bar.valueChanged, bar.rangeChanged):
            moved.connect(self._look_ahead)

    @property
    def has_selected_several(self) -> bool:
        """Whether more than one tile is selected."""
        return len(self._selected_rows()) > 1

    def selected_items(self) -> list[Item]:
        """The selected items that are known, in order; asks for those that are not."""
        return [item for item in map(self._gallery.item_at, self._selected_rows()) if item]

    def picked_with(self, item: Item) -> list[Item]:
        """All that is selected where an item is among it, else the item alone."""
        items = self.selected_items()
        return items if item in items else [item]

    @property
    def picked_item(self) -> Item | None:
        """The selected item that is looked at, or else the first."""
        items = self.selected_items()
        current = self.currentIndex().data(TileRole.ITEM)
        return current if current in items else next(iter(items), None)

    def select_row(self, row: int) -> None:
        """Make a row the current and only selected one."""
        self.setCurrentIndex(self._gallery.index(row))

    def enter(self) -> None:
        """Take the keys, with something selected: the current tile, else the first."""
        self.setFocus()
        if not self.selectionModel().hasSelection() and self.tiles.count:
            self.select_row(self._gallery.next_stop(self.currentIndex().row(), 1))

    def ask_for_copies(self) -> None:
        """Ask for the copies of the current tile."""
        row = self.currentIndex().row()
        if self._gallery.id_at(row) is not None:
            self.copies_wanted.emit(self._gallery.hit_at(row))

    def look_for_missing_art(self) -> None:
        """Load again what had no picture or text so far."""
        self._thumbnails.forget_missing()
        self.viewport().update()

    def place(self, most: float = math.inf) -> Place:
        """What is looked at, to be found again; a selection of more than `most` is left out."""
        current = self._gallery.id_at(self.currentIndex().row())
        chosen = Selection(self._gallery, self.selectionModel())
        selected = chosen.ids() if 1 < chosen.count <= most else ()
        beside = self._ids_of(self._beside())
        return Place(self.verticalOffset(), self._seen(current), current, selected, beside)

    def restore(self, place: Place) -> None:
        """Scroll to what was looked at and make it current again, where it is still listed."""
        self.updateGeometries()
        near = () if place.current is None else (place.current, *place.beside)
        rows = (row for one in near if (row := self._gallery.row_of(one)) is not None)
        if (current := next(rows, None)) is not None:
            command = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._gallery.index(current), command)
        else:
            # The rows were replaced under a current tile without a word from Qt.
            self.current_changed.emit(None, None)
        self._select(place.selected)
        # Last, since making a tile current scrolls to it.
        self.verticalScrollBar().setValue(self._offset_of(place))

    def activate(self, index: QModelIndex) -> None:
        """Open a tile."""
        if (item := index.data(TileRole.ITEM)) is not None:
            self.opened.emit(item)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.mode is GalleryMode.TABLE:
            return
        items = map(self._gallery.item_at, self.visible_rows)
        self._thumbnails.want(item for item in items if item)

    def focusInEvent(self, event: QFocusEvent) -> None:
        was_at = self.currentIndex().isValid()
        super().focusInEvent(event)
        # Qt makes the first tile current without selecting it, even before a click on another.
        if not was_at and event.reason() is Qt.FocusReason.MouseFocusReason:
            self.selectionModel().clearCurrentIndex()
        elif not was_at and self.currentIndex().isValid():
            self.select_row(self.currentIndex().row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self._point(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._repaint_if(self._shots.leave())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right if event.modifiers() & _THROUGH_SHOTS:
                self._step_shot(1 if event.key() == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.activate(self.currentIndex())
            case Qt.Key.Key_Space:
                self.look_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing goes to the search box; looking through a million names would not do."""
        self.typed.emit(search)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # The first click made the tile current; since then it may have moved away from the pointer.
        is_on_tile = self.rect().contains(self.visualRect(self.currentIndex()).topLeft())
        if event.button() == Qt.MouseButton.LeftButton and is_on_tile:
            self.look_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            centre = self.visualRect(self.currentIndex()).center()
            self.menu_wanted.emit(self.viewport().mapToGlobal(centre))
        elif self.indexAt(event.pos()).data(TileRole.ITEM) is not None:
            self.menu_wanted.emit(event.globalPos())

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the selected files out; only ranges are read, however many are selected."""
        rows = self._selected_rows()
        mime = self._gallery.mimeData([self._gallery.index(row) for row in rows])
        if mime.urls():
            drag = QDrag(self)
            drag.setMimeData(mime)
            drag.exec(Qt.DropAction.CopyAction)

    def _selected_rows(self) -> list[int]:
        rows: list[int] = []
        for part in self.selectionModel().selection().toList():
            room = MOST_SELECTED - len(rows)
            rows += range(part.top(), min(part.bottom() + 1, part.top() + room))
        return sorted(rows)

    def _beside(self) -> tuple[int, ...]:
        """The row of the tile after all that is selected, and that of the one before it."""
        if not (parts := self.selectionModel().selection().toList()):
            return ()
        last, first = max(part.bottom() for part in parts), min(part.top() for part in parts)
        return self._gallery.next_stop(last + 1, 1), self._gallery.next_stop(first - 1, -1)

    def _ids_of(self, rows: Sequence[int]) -> tuple[int, ...]:
        ids = map(self._gallery.id_at, rows)
        return tuple(one for one in ids if one is not None)

    def _seen(self, current: int | None) -> tuple[tuple[int, int], ...]:
        """The tiles on the screen with their tops, the current one first."""
        rows = self.visible_rows
        tops = [
            (one, place.top())
            for row, place in zip(rows, self._places(rows), strict=True)
            if (one := self._gallery.id_at(row)) is not None
        ]
        if any(one == current for one, _ in tops):
            return tuple(sorted(tops, key=lambda seen: seen[0] != current))
        return tuple(tops) if self.verticalOffset() else ()

    def _offset_of(self, place: Place) -> int:
        """How far to scroll so that the first seen tile that is still listed is where it was."""
        for one, top in place.seen:
            if (row := self._gallery.row_of(one)) is not None:
                return self.tiles.rect(row).top() - top
        return place.offset

    def _point(self, point: QPoint) -> None:
        """Show the shot of the film under the pointer that is as far into it as the pointer is."""
        index = self.indexAt(point)
        tile = self.visualRect(index)
        share = (point.x() - tile.left()) / max(1, tile.width())
        self._repaint_if(self._shots.point(index.data(TileRole.ITEM), share))

    def _step_shot(self, by: int) -> None:
        current = self.currentIndex()
        if (item := current.data(TileRole.ITEM)) is not None:
            self._repaint_if(self._shots.step(item, current.data(TileRole.HIT), by))

    def _repaint(self, ids: frozenset[int]) -> None:
        """Paint the tiles of some items again, and no more: the next frame waits for it."""
        rows = self.visible_rows
        for row, place in zip(rows, self._places(rows), strict=True):
            if self._gallery.id_at(row) in ids:
                self.viewport().update(place)

    def _repaint_if(self, changed: bool) -> None:
        if changed:
            self.viewport().update()

    def _emit_current(self, current: QModelIndex) -> None:
        self._shots.keep_only(current.data(TileRole.ITEM))
        self.current_changed.emit(current.data(TileRole.ITEM), current.data(TileRole.HIT))

    def _on_data(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self.currentIndex().row() <= last.row():
            self._emit_current(self.currentIndex())

    def _select(self, ids: Sequence[int]) -> None:
        selection = ranges_of(self._gallery, ids)
        if not selection.isEmpty():
            command = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().select(selection, command)

    def _look_ahead(self) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() - bar.value() < _SCREENS_AHEAD * bar.pageStep():
            self.end_near.emit()
