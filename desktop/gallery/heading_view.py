"""The headings of the gallery as a person meets them: held on top, and clicked for all of a kind.

On shelves each kind has as many tiles as a line has room for, which changes with the width.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from engine.types import Item

from .grid import GridView
from .headings import Heading
from .layout import HEADER_HEIGHT, MARGIN, TileSize
from .roles import TileRole
from .shelves import Shelf


class HeadingView(GridView):
    """Paints the heading of the group that passes at the top over its tiles.

    Signals:
        kind_wanted(Modality): all of a kind is to be shown.
        room_changed(): lines have room for more or fewer tiles now.
    """

    kind_wanted = Signal(object)
    room_changed = Signal()

    def cut_shelf(self, shelf: Shelf) -> Shelf:
        """As much of a shelf as a line has room for."""
        return shelf.cut(self.viewport().width(), self.size_of_tiles)

    def show_kind(self) -> None:
        """Ask for all of the kind that the current tile is of."""
        item: Item | None = self.currentIndex().data(TileRole.ITEM)
        if item is not None:
            self.kind_wanted.emit(item.modality)

    def show_size(self, size: TileSize) -> None:
        super().show_size(size)
        self.room_changed.emit()

    def indexAt(self, point: QPoint) -> QModelIndex:
        # No tile is reached through the heading that is held over it.
        if (held := self._held_at(point)) is not None:
            return self._gallery.index(held)
        return super().indexAt(point)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if len(self._gallery.headers):
            # Where the heading was held, and where it is held now.
            self.viewport().update(0, 0, self.width(), HEADER_HEIGHT + max(0, dy))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.room_changed.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        heading = self.indexAt(event.position().toPoint()).data(TileRole.HEADING)
        super().mouseReleaseEvent(event)
        is_click = event.button() == Qt.MouseButton.LeftButton
        if is_click and isinstance(heading, Heading) and heading.kind is not None:
            self.kind_wanted.emit(heading.kind)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        offset = self.verticalOffset()
        if (held := self.tiles.header_above(offset)) is None:
            return
        painter, option = QPainter(self.viewport()), QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = held[1].translated(0, -offset)
        band = option.rect.adjusted(-MARGIN, 0, MARGIN, 0)
        painter.fillRect(band, option.palette.base())
        self._delegate.begin(painter, option)
        self._delegate.paint_row(painter, option, self._gallery.content(held[0]))
        painter.setPen(option.palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(band.bottomLeft(), band.bottomRight())
        painter.end()

    def _held_at(self, point: QPoint) -> int | None:
        """The row of the heading that is held at a point of the viewport."""
        held = self.tiles.header_above(offset := self.verticalOffset())
        if held is None or not held[1].translated(0, -offset).contains(point):
            return None
        return held[0]
