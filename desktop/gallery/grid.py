"""A `QListView` whose layout is arithmetic, so that a million rows are laid out in a moment.

It stays a `QListView` since that role is what screen readers know as a list of items.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from .caption import caption_height
from .layout import GAP, HEADER_HEIGHT, MARGIN, TileLayout, TileSize
from .model import GalleryModel
from .shapes import NO_SHAPES

_OUTDATED_OPACITY = 0.35
# What is there stays where it is when the rest is laid out anew.
_ANCHOR = QPoint(20, 20)
_Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint


class GridView(QListView):
    """Lays out, paints, scrolls and moves the cursor over the rows of a `GalleryModel`."""

    def __init__(
        self,
        model: GalleryModel,
        delegate: QStyledItemDelegate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gallery = model
        self._delegate = delegate
        self._size = TileSize.MEDIUM
        self._hovered: int | None = None
        self._outdated = ""
        self._tiles = TileLayout(NO_SHAPES, 0)
        self._tiles_of, self._tiles_key = NO_SHAPES, (0, self._size, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(delegate)
        self.setModel(model)

    @property
    def tiles(self) -> TileLayout:
        """Where the rows lie now."""
        shapes, width = self._gallery.shapes, self.viewport().width()
        caption = caption_height(self.font())
        # Making a layout sums over all rows; painting asks for it once a tile.
        key = (width, self._size, caption)
        if self._tiles_of is not shapes or self._tiles_key != key:
            self._tiles_of, self._tiles_key = shapes, key
            headers = self._gallery.headers
            self._tiles = TileLayout(shapes, width, self._size, headers, caption)
        return self._tiles

    @property
    def visible_rows(self) -> range:
        """The rows that are at least partly on the screen."""
        top = self.verticalOffset()
        return self.tiles.rows_between(top, top + self.viewport().height())

    @property
    def is_outdated(self) -> bool:
        """Whether what is shown is pale, since it is not what is looked for now."""
        return bool(self._outdated)

    def show_outdated(self, reason: str) -> None:
        """Show all pale, and let screen readers say why; with no reason, as ever."""
        if reason != self._outdated:
            self._outdated = reason
            self.setAccessibleDescription(reason)
            self.viewport().update()

    @property
    def size_of_tiles(self) -> TileSize:
        """How large the tiles are."""
        return self._size

    def show_size(self, size: TileSize) -> None:
        """Make the tiles larger or smaller, with what is at the top still there."""
        anchor = self.indexAt(_ANCHOR)
        self._size = size
        self.doItemsLayout()
        if anchor.isValid() and self.verticalOffset():
            self.scrollTo(anchor, _Hint.PositionAtTop)

    def zoom(self, steps: int) -> None:
        """Make the tiles some steps larger, or smaller if `steps` is negative."""
        sizes = list(TileSize)
        place = sizes.index(self._size) + steps
        self.show_size(sizes[min(max(place, 0), len(sizes) - 1)])

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        bar = self.verticalScrollBar()
        page = self.viewport().height()
        bar.setRange(0, max(0, self.tiles.height - page))
        bar.setPageStep(page)
        bar.setSingleStep(max(1, self.tiles.pitch // 3))

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def visualRect(self, index: _Index) -> QRect:
        if not index.isValid():
            return QRect()
        return self.tiles.rect(index.row()).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        if point.y() < self._held_height:
            return QModelIndex()
        row = self.tiles.row_at(point + QPoint(0, self.verticalOffset()))
        return QModelIndex() if row is None else self._gallery.index(row)

    @property
    def _held_height(self) -> int:
        """Pixels at the top that a held heading takes."""
        held = self.tiles.header_above(offset := self.verticalOffset())
        return held[1].bottom() + 1 - offset if held else 0

    def isIndexHidden(self, index: _Index) -> bool:
        return False

    def scrollTo(
        self,
        index: _Index,
        hint: _Hint = _Hint.EnsureVisible,
    ) -> None:
        if not index.isValid():
            return
        rect, bar = self.tiles.rect(index.row()), self.verticalScrollBar()
        page, margin = self.viewport().height(), MARGIN
        # A heading may be held above it.
        above = HEADER_HEIGHT + GAP if len(self._gallery.headers) else margin
        if hint is _Hint.PositionAtCenter:
            bar.setValue(rect.center().y() - page // 2)
        elif rect.top() < bar.value() + above - margin or hint is _Hint.PositionAtTop:
            bar.setValue(rect.top() - above)
        elif rect.bottom() >= bar.value() + page:
            bar.setValue(min(rect.top() - above, rect.bottom() + margin - page))

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        tiles, current = self.tiles, self.currentIndex()
        if tiles.count == 0:
            return QModelIndex()
        if not current.isValid():
            return self._gallery.index(self._gallery.next_stop(0, 1))
        return self._gallery.index(self._moved(tiles, current.row(), action))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the range of rows between the two corners, as a list does."""
        selection = QItemSelection()
        ends = [self._nearest(rect.topLeft()), self._nearest(rect.bottomRight())]
        if None not in ends:
            first, last = sorted(row for row in ends if row is not None)
            selection.select(self._gallery.index(first), self._gallery.index(last))
        self.selectionModel().select(selection, command)

    def selectAll(self) -> None:
        """Select one range; Qt's own way visits every row."""
        ends = self._gallery.index(0), self._gallery.index(self._gallery.rowCount() - 1)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(QItemSelection(*ends), flag)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)
        if len(self._gallery.headers):
            # Where the heading was held, and where it is held now.
            self.viewport().update(0, 0, self.width(), HEADER_HEIGHT + max(0, dy))

    def resizeEvent(self, event: QResizeEvent) -> None:
        anchor = self.indexAt(_ANCHOR)
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()
        has_other_width = event.size().width() != event.oldSize().width()
        if has_other_width and anchor.isValid() and self.verticalOffset():
            self.scrollTo(anchor, _Hint.PositionAtTop)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(event.position().toPoint())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setOpacity(_OUTDATED_OPACITY if self.is_outdated else 1)
        offset = self.verticalOffset()
        dirty = event.rect().translated(0, offset)
        for row in self.tiles.rows_between(dirty.top(), dirty.bottom()):
            index = self._gallery.index(row)
            self._delegate.paint(painter, self._option(index), index)
        self._paint_held_heading(painter, offset)
        painter.end()

    def _paint_held_heading(self, painter: QPainter, offset: int) -> None:
        """Hold the heading of the group that passes at the top, over its tiles."""
        if (held := self.tiles.header_above(offset)) is not None:
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            option.rect = held[1].translated(0, -offset)
            band = option.rect.adjusted(-MARGIN, 0, MARGIN, 0)
            painter.fillRect(band, option.palette.base())
            self._delegate.paint(painter, option, self._gallery.index(held[0]))
            painter.setPen(option.palette.color(QPalette.ColorRole.Mid))
            painter.drawLine(band.bottomLeft(), band.bottomRight())

    def _option(self, index: QModelIndex) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if self.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        if index == self.currentIndex() and self.hasFocus():
            option.state |= QStyle.StateFlag.State_HasFocus
        if index.row() == self._hovered:
            option.state |= QStyle.StateFlag.State_MouseOver
        return option

    def _moved(self, tiles: TileLayout, row: int, action: _Move) -> int:
        lines = max(1, self.viewport().height() // tiles.pitch)
        model = self._gallery
        match action:
            case _Move.MoveUp:
                return tiles.neighbour(row, -1, model.is_heading)
            case _Move.MoveDown:
                return tiles.neighbour(row, 1, model.is_heading)
            case _Move.MovePageUp:
                return tiles.neighbour(row, -lines, model.is_heading)
            case _Move.MovePageDown:
                return tiles.neighbour(row, lines, model.is_heading)
            case _Move.MoveHome:
                return model.next_stop(0, 1)
            case _Move.MoveEnd:
                return tiles.count - 1
            case _Move.MoveLeft | _Move.MovePrevious:
                return model.next_stop(row - 1, -1)
        return model.next_stop(row + 1, 1)

    def _nearest(self, point: QPoint) -> int | None:
        """The row at a point of the viewport, or the one closest to it in its line."""
        tiles, place = self.tiles, point + QPoint(0, self.verticalOffset())
        y = min(max(place.y(), 0), max(tiles.height - 1, 0))
        line = tiles.rows_between(y - GAP, y)
        return min(line, default=None, key=lambda row: _distance(tiles.rect(row), place))

    def _hover(self, point: QPoint | None) -> None:
        index = QModelIndex() if point is None else self.indexAt(point)
        row = index.row() if index.isValid() else None
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()


def _distance(rect: QRect, point: QPoint) -> int:
    return (rect.center() - point).manhattanLength()
