"""What mouse and keys do on the map."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from ..gallery import ThumbnailLoader
from .lasso import enclosed
from .surface import MapSurface
from .viewport import Viewport

_ZOOM_STEP = 1.5
_WHEEL = 360.0
_MOVE = 0.15
# Tab steps through so many points before it leaves the map.
_MOST_STEPS = 50
_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ZOOMS = {
    Qt.Key.Key_Plus: _ZOOM_STEP,
    Qt.Key.Key_Equal: _ZOOM_STEP,
    Qt.Key.Key_Minus: 1 / _ZOOM_STEP,
}
_Shift = Qt.KeyboardModifier.ShiftModifier


class MapCanvas(MapSurface):
    """A map to look around in.

    Signals:
        chosen(int): another item is looked at.
        opened(int), look_wanted(int): Enter; the space bar or a double click.
        enclosed(Ids): a line was drawn around these items.
        menu_wanted(QPoint): for the current item, at a global position.
    """

    chosen = Signal(int)
    opened = Signal(int)
    look_wanted = Signal(int)
    enclosed = Signal(object)
    menu_wanted = Signal(object)

    def __init__(self, thumbnails: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(thumbnails, parent)
        self._pressed: QPointF | None = None
        self._clicked: int | None = None
        self._is_moving = False
        self._steps: list[int] = []
        self.setMouseTracking(True)

    def look(self, viewport: Viewport) -> None:
        """Look at another part of the map; Tab begins at its middle."""
        self._steps.clear()
        super().look(viewport)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(2 ** (event.angleDelta().y() / _WHEEL), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._lasso = [event.position()] if event.modifiers() & _Shift else []

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if self._lasso:
            self._lasso.append(place)
            self.update()
        elif self._pressed is not None:
            self._drag(place)
        else:
            self._point(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._lasso:
            self._close_lasso()
        elif self._pressed is not None and not self._is_moving:
            self._clicked = self.item_at(event.position())
            self._choose(self._clicked)
        self._let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # The first click chose it, and since then it may have moved away from the pointer.
        if event.button() == Qt.MouseButton.LeftButton and self._clicked is not None:
            self.look_wanted.emit(self._clicked)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._choose(self.item_at(QPointF(event.pos())))
        if self._current is not None:
            self.menu_wanted.emit(event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointed = None
        self.update()

    def event(self, event: QEvent) -> bool:
        # While a line is drawn, Esc is about that and not about the search.
        if event.type() == QEvent.Type.ShortcutOverride and self._pressed is not None:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            right, down = _MOVES[key]
            step = _MOVE * min(self.width(), self.height())
            self.look(self.viewport.moved(right * step, down * step))
        elif key in _ZOOMS:
            self.zoom(_ZOOMS[key])
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.show_all()
        elif key == Qt.Key.Key_Escape and self._pressed is not None:
            self._let_go()
        elif self._current is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._current)
        elif self._current is not None and key == Qt.Key.Key_Space:
            self.look_wanted.emit(self._current)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 (Qt's name)
        """Tab goes to the next point, from the middle outwards, and leaves after some dozens."""
        if not self._steps:
            self._steps = self._near_middle()
        place = self._steps.index(self._current) if self._current in self._steps else -1
        place += 1 if next else -1
        if not 0 <= place < len(self._steps):
            return super().focusNextPrevChild(next)
        self._choose(self._steps[place])
        return True

    def _drag(self, place: QPointF) -> None:
        assert self._pressed is not None
        way = place - self._pressed
        if self._is_moving or way.manhattanLength() >= QApplication.startDragDistance():
            self._is_moving = True
            self._pressed = place
            self.look(self.viewport.moved(-way.x(), -way.y()))

    def _point(self, place: QPointF) -> None:
        pointed = self.item_at(place)
        if pointed is not None or self._pointed is not None:
            self._pointed, self._pointer = pointed, place
            self.layer.point(pointed)
            self.update()

    def _close_lasso(self) -> None:
        line = np.array([place.toTuple() for place in self._lasso], np.float32)
        inside = enclosed(self.viewport.on_screen(self._points.places), line)
        if inside.any():
            self.enclosed.emit(self._points.ids[inside])

    def _let_go(self) -> None:
        self._pressed, self._is_moving, self._lasso = None, False, []
        self.update()

    def _choose(self, item_id: int | None) -> None:
        if item_id is not None:
            self._current = item_id
            self.chosen.emit(item_id)
            self._refresh()

    def _near_middle(self) -> list[int]:
        """The items in sight that are nearest to the middle, the nearest first."""
        away = np.abs(
            self.viewport.on_screen(self._points.places) - [self.width() / 2, self.height() / 2]
        )
        rows = np.flatnonzero((away <= [self.width() / 2, self.height() / 2]).all(axis=1))
        if self._points.lit is not None:
            rows = rows[self._points.lit[rows]]
        order = np.argsort(np.square(away[rows]).sum(axis=1), kind="stable")[:_MOST_STEPS]
        ids: list[int] = self._points.ids[rows[order]].tolist()
        return ids
