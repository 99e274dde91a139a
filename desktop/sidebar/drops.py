"""Tiles that are dragged over the side bar can be dropped on an album."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QBrush, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPalette

from .items import COUNT, TITLE
from .rows import Row, Section
from .tree import SideTree

_SHADE = 110


class AlbumDrops(QObject):
    """Watches what is dragged over a tree, and marks the album where it would go.

    Signals:
        dropped(Row): the selected tiles were dropped on that album.
    """

    dropped = Signal(object)

    def __init__(self, tree: SideTree) -> None:
        super().__init__(tree)
        self._tree = tree
        self._over = ""
        tree.viewport().setAcceptDrops(True)
        tree.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent):
            self._take(event)
            return True
        if event.type() is QEvent.Type.DragLeave:
            self._mark(None)
        return False

    def _take(self, event: QDropEvent) -> None:
        """Take in tiles of this window; what comes from outside is left to the window below."""
        is_own = event.source() is not None
        place = event.position().toPoint()
        row = self._tree.row_at(Section.ALBUMS, place) if is_own else None
        is_over = isinstance(event, QDragMoveEvent)
        self._mark(row if is_over else None)
        # Qt tells of no further move where the first place is refused.
        if row is None and not (is_own and isinstance(event, QDragEnterEvent)):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if row is not None and not is_over:
            self.dropped.emit(row)

    def _mark(self, row: Row | None) -> None:
        """Shade the row of an album, and no other."""
        before, self._over = self._over, row.key if row else ""
        if before != self._over:
            shade = self._tree.palette().color(QPalette.ColorRole.Highlight)
            shade.setAlpha(_SHADE)
            self._paint(before, QBrush())
            self._paint(self._over, QBrush(shade))

    def _paint(self, key: str, brush: QBrush) -> None:
        if key and (item := self._tree.item_of(Section.ALBUMS, key)) is not None:
            for column in (TITLE, COUNT):
                item.setBackground(column, brush)
