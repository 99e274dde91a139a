"""What is seen of the map: points, thumbnails, and what is painted over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from engine.language import tr, tr_count
from engine.types import Item
from engine.types.ids import Ids, IdSet
from engine.types.maps import Landmark, Places

from ..gallery import ThumbnailLoader
from .content import MapContent
from .layer import MapLayer
from .marks import paint_card, paint_focus, paint_landmarks, paint_lasso, paint_ring, paint_star
from .painting import NO_POINTS, SIDE, Points, bytes_of, radius_of
from .viewport import Viewport

_FARTHEST, _NEAREST = 0.5, 4000.0
_REACH = 8.0


class MapSurface(QWidget):
    """Shows a `MapContent`.

    Attributes:
        layer: its points and thumbnails, which asks for what it needs.
        viewport: the part that is in sight.
    """

    def __init__(self, thumbnails: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.layer = MapLayer(thumbnails, self)
        self.layer.changed.connect(self._refresh)
        self._points = NO_POINTS
        self._landmarks: Sequence[Landmark] = ()
        self._named: Sequence[str] = ()
        self._star: tuple[float, float] | None = None
        self.viewport = Viewport()
        self._shows_all = True
        self._current: int | None = None
        self._pointed: int | None = None
        self._pointer = QPointF()
        self._lasso: list[QPointF] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(200, 150)
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(600, 400)

    @property
    def points(self) -> Points:
        """What is shown now."""
        return self._points

    @property
    def named(self) -> Sequence[str]:
        """The landmarks that are named on the screen."""
        return self._named

    @property
    def star(self) -> tuple[float, float] | None:
        """Where the query is on the map, while there is one."""
        return self._star

    @property
    def current(self) -> int | None:
        """The item that is looked at."""
        return self._current

    def show_content(self, content: MapContent, *, keeps_view: bool) -> None:
        """Show a map; the part in sight stays where it is the same map as before."""
        colours = tuple(QColor(colour) for colour, _ in content.colours.legend)
        found = content.map
        codes, packed = content.colours.codes, bytes_of(colours)
        is_first = not len(self._points.ids)
        unit = self._points.unit
        self._points = Points(found.ids, found.places, codes, packed, None, unit)
        self._landmarks = found.landmarks
        if self._current is not None and self._row(self._current) is None:
            self._current = None
        if is_first or not keeps_view:
            self.show_all()
        self._show_points()

    def light(self, ids: Ids | None, star: tuple[float, float] | None = None) -> None:
        """Let some items stand out, int64 (k,), or none; a query is shown as a star."""
        lit = None if ids is None else IdSet(ids).has(self._points.ids)
        self._star = star
        self._points = replace(self._points, lit=lit)
        self._show_points()

    def places_of(self, ids: Ids) -> tuple[Places, NDArray[np.bool_]]:
        """The places of those items that are on the map, and which these are, bool (k,)."""
        known = self._points.ids
        rows = np.minimum(np.searchsorted(known, ids), max(0, len(known) - 1))
        found = known[rows] == ids if len(known) else np.zeros(len(ids), np.bool_)
        return self._points.places[rows[found]], found

    def make_current(self, item_id: int | None) -> None:
        """Show which item is looked at, wherever that was chosen."""
        if item_id != self._current:
            self._current = (
                item_id if item_id is not None and self._row(item_id) is not None else None
            )
            self._refresh()

    def look(self, viewport: Viewport) -> None:
        """Look at another part of the map."""
        self.viewport, self._shows_all = viewport, False
        self._look_again()

    def show_all(self) -> None:
        """Show the whole map."""
        whole = Viewport.around(self._points.places, self.width(), self.height())
        self._points = replace(self._points, unit=whole.scale)
        self.layer.show(self._points)
        self.look(whole)
        self._shows_all = True

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Show it larger, or smaller with a factor below 1, around a place on the screen."""
        unit = self._points.unit
        scale = min(max(self.viewport.scale * factor, _FARTHEST * unit), _NEAREST * unit)
        x, y = at.toTuple() if at else (self.width() / 2, self.height() / 2)
        self.look(self.viewport.zoomed(scale, x, y))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._shows_all:
            self.show_all()
        else:
            self.look(self.viewport.sized(self.width(), self.height()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.layer.be_seen(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.layer.be_seen(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._look_again()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = self.palette()
        painter.fillRect(self.rect(), colours.base())
        self.layer.draw(painter, self.viewport)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places, _ = self.places_of(self.layer.shown)
        pictures = self.viewport.on_screen(places)
        self._named = paint_landmarks(
            painter, self.viewport, self._landmarks, self._points.unit, colours, pictures
        )
        self._paint_marks(painter)
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), colours)
        painter.end()

    def item_at(self, place: QPointF) -> int | None:
        """The item whose thumbnail or point is there."""
        at = np.array(place.toTuple(), np.float32)
        shown = self.layer.shown
        places, found = self.places_of(shown)
        far = np.abs(self.viewport.on_screen(places) - at).max(axis=1)
        if len(far) and far.min() <= SIDE / 2:
            return int(shown[found][far.argmin()])
        away = np.square(self.viewport.on_screen(self._points.places) - at).sum(axis=1)
        reach = max(_REACH, radius_of(self._points, self.viewport.scale) + 2)
        if not len(away) or away.min() > reach**2:
            return None
        return int(self._points.ids[away.argmin()])

    def _show_points(self) -> None:
        self.layer.show(self._points)
        self._look_again()
        self._tell()

    def _look_again(self) -> None:
        """Have the same part painted anew."""
        self.layer.look(self.viewport, self.palette(), self.devicePixelRatioF())
        self.update()

    def _row(self, item_id: int) -> int | None:
        row = int(np.searchsorted(self._points.ids, item_id))
        return row if row < len(self._points.ids) and self._points.ids[row] == item_id else None

    def _paint_marks(self, painter: QPainter) -> None:
        colours = self.palette()
        if self._current is not None and (row := self._row(self._current)) is not None:
            has_thumbnail = self._current in self.layer.pictured
            paint_ring(painter, self._on_screen(row), colours, has_thumbnail=has_thumbnail)
        if self._star is not None:
            place = self.viewport.on_screen(np.array([self._star], np.float32))[0]
            paint_star(painter, QPointF(*place.tolist()), colours)
        if len(self._lasso) > 1:
            paint_lasso(painter, QPolygonF(self._lasso), colours)
        pointed = None if self._pointed is None else self.layer.item(self._pointed)
        if pointed is not None:
            art = self._thumbnails.art(pointed)
            picture = art.picture if art else None
            paint_card(painter, QRectF(self.rect()), self._pointer, pointed, picture, colours)

    def _on_screen(self, row: int) -> QPointF:
        return QPointF(*self.viewport.on_screen(self._points.places[row : row + 1])[0].tolist())

    def _refresh(self) -> None:
        self._tell()
        self.update()

    def _tell(self) -> None:
        """Say to screen readers what is shown."""
        count = len(self._points.ids)
        self.setAccessibleName(tr_count("Map of {n} files", "Map of {n} file", count))
        item = None if self._current is None else self.layer.item(self._current)
        self.setAccessibleDescription(_told(item))


def _told(item: Item | None) -> str:
    if item is None:
        return tr("Arrow keys move the map, plus and minus zoom, Tab goes from file to file.")
    return tr("{name} is current", name=PurePath(item.path).name)
