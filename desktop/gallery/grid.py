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
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from .anchor import Anchor, anchor_of
from .cursor import mirrored, moved
from .layout import GAP, HEADER_HEIGHT, MARGIN, LineLayout, TileSize
from .layouts import GalleryMode, Layouts
from .model import GalleryModel
from .row_delegate import RowDelegate
from .table import TableDelegate
from .table_header import TableHeader

_OUTDATED_OPACITY = 0.35
_State = QStyle.StateFlag
_Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint


class GridView(QListView):
    """Lays out, paints, scrolls and moves the cursor over the rows of a `GalleryModel`."""

    def __init__(
        self,
        model: GalleryModel,
        delegate: RowDelegate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gallery = model
        self._tile_delegate = delegate
        self._size = TileSize.MEDIUM
        self._hovered: int | None = None
        self._outdated = ""
        self._mode = GalleryMode.TILES
        self._layouts = Layouts(model)
        self.header = TableHeader(self)
        self.header.hide()
        self.header.sectionResized.connect(lambda: self.viewport().update())
        self._table_delegate = TableDelegate(self.header)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(delegate)
        self.setModel(model)

    @property
    def tiles(self) -> LineLayout:
        """Where the rows lie now."""
        return self._tiles_in(self.viewport().width())

    def _tiles_in(self, width: int) -> LineLayout:
        return self._layouts.layout(self._mode, self._size, width, self.font())

    def _set_margins(self) -> None:
        """Leave room for what lies beside the rows."""
        self.setViewportMargins(0, self._header_height, 0, 0)

    @property
    def _header_height(self) -> int:
        return self.header.sizeHint().height() if self._mode is GalleryMode.TABLE else 0

    @property
    def _delegate(self) -> RowDelegate:
        is_table = self._mode is GalleryMode.TABLE
        return self._table_delegate if is_table else self._tile_delegate

    @property
    def mode(self) -> GalleryMode:
        """How the rows are shown."""
        return self._mode

    def show_mode(self, mode: GalleryMode) -> None:
        """Show the rows in another way; what is looked at stays in sight."""
        self._mode = mode
        self.header.setVisible(mode is GalleryMode.TABLE)
        # Rows begin below it.
        self._set_margins()
        self.doItemsLayout()
        self.scrollTo(self.currentIndex())

    @property
    def visible_rows(self) -> range:
        """The rows that are at least partly on the screen."""
        top, page = self.verticalOffset(), self.viewport().height()
        return self.tiles.rows_between(top, top + page)

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
        anchor = self._anchor(self.tiles)
        self._size = size
        self.doItemsLayout()
        self._return_to(anchor)

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
        if self._mode is GalleryMode.TABLE:
            self.header.setGeometry(MARGIN, 0, self.tiles.room, self._header_height)
            self.header.fit(self.tiles.room, shows_hits=self._gallery.shows_hits)
        bar.setRange(0, max(0, self.tiles.height - page))
        bar.setPageStep(page)
        bar.setSingleStep(max(1, self.tiles.pitch // 3))

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def visualRect(self, index: _Index) -> QRect:
        row = index.row()
        return self._places(range(row, row + 1))[0] if index.isValid() else QRect()

    def _places(self, rows: range) -> list[QRect]:
        """Where some rows are seen in the viewport."""
        places = self.tiles.rects(rows, self.verticalOffset())
        direction, width, turned = self.layoutDirection(), self._width, self.isRightToLeft()
        return [QStyle.visualRect(direction, width, at) for at in places] if turned else places

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self.tiles.row_at(self._in_content(point))
        return QModelIndex() if row is None else self._gallery.index(row)

    @property
    def _width(self) -> QRect:
        """What tiles lie in from side to side."""
        return QRect(0, 0, self.viewport().width(), 1)

    def _in_content(self, point: QPoint) -> QPoint:
        """Where a point of the viewport lies among the rows, which are laid out from the left."""
        logical = QStyle.visualPos(self.layoutDirection(), self._width, point)
        return logical + QPoint(0, self.verticalOffset())

    def isIndexHidden(self, index: _Index) -> bool:
        return False

    def scrollTo(self, index: _Index, hint: _Hint = _Hint.EnsureVisible) -> None:
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
        page = self.viewport().height()
        action = mirrored(action) if self.isRightToLeft() else action
        return self._gallery.index(moved(self._gallery, tiles, current.row(), action, page))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the range of rows between the two corners, as a list does."""
        selection = QItemSelection()
        corners = rect.topLeft(), rect.bottomRight()
        ends = [self.tiles.nearest(self._in_content(corner)) for corner in corners]
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        # The viewport is as wide already as it is to be.
        before, now = event.oldSize().width(), event.size().width()
        anchor = self._anchor(self._tiles_in(before)) if before != now else None
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()
        self._return_to(anchor)
        self.viewport().update()

    def _anchor(self, tiles: LineLayout) -> Anchor | None:
        """What is to stay where it is among the rows as they have lain so far."""
        return anchor_of(tiles, self.currentIndex().row(), self.verticalScrollBar())

    def _return_to(self, anchor: Anchor | None) -> None:
        """Scroll so that a row is as far from the top as it was."""
        if anchor is not None:
            self.verticalScrollBar().setValue(self.tiles.rect(anchor.row).top() - anchor.top)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(event.position().toPoint())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setOpacity(_OUTDATED_OPACITY if self.is_outdated else 1)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        delegate = self._delegate
        delegate.begin(painter, option)
        plain = option.state & ~_State.State_HasFocus
        # After the wheel was turned: a strip above and one below, far from each other.
        dirty, ends = event.region(), event.rect().translated(0, self.verticalOffset())
        rows = self.tiles.rows_between(ends.top(), ends.bottom())
        states = self._states(rows, plain)
        for row, place in zip(rows, self._places(rows), strict=True):
            if dirty.intersects(place):
                option.rect, option.state = place, states.get(row, plain)
                delegate.paint_row(painter, option, self._gallery.content(row))
        painter.end()

    def _states(self, rows: range, plain: _State) -> dict[int, _State]:
        """Those of the rows that are pointed at, current or selected."""
        selection, states = self.selectionModel(), dict[int, _State]()
        if self._hovered is not None:
            states[self._hovered] = plain | _State.State_MouseOver
        if self.hasFocus():
            current = self.currentIndex().row()
            states[current] = states.get(current, plain) | _State.State_HasFocus
        for row in rows if selection.hasSelection() else ():
            if selection.isSelected(self._gallery.index(row)):
                states[row] = states.get(row, plain) | _State.State_Selected
        return states

    def _hover(self, point: QPoint | None) -> None:
        index = QModelIndex() if point is None else self.indexAt(point)
        row = index.row() if index.isValid() else None
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()
