"""The points and thumbnails around what is in sight, as one picture that is made now and then.

It is larger than the screen and painted beside the GUI; until the next one is there, this one is
shown moved, or larger or smaller than it was painted.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap

from engine.types import Item, Modality
from engine.types.ids import Ids

from ..gallery import ThumbnailLoader
from ..widgets import icons
from .painting import SIDE, Painted, Points, paint
from .viewport import Viewport

# What is painted on each side beyond the screen, and when more is needed, as shares of the screen.
_MARGIN, _LEAST_MARGIN = 0.5, 0.1
_CALM_MS = 60
_MOST_ITEMS = 20_000
_ICON = 24
_BORDER = 2


class MapLayer(QObject):
    """Shows `Points`; who holds it gets what it asks for and hands it over.

    Signals:
        paint_wanted(Callable[[], Painted]): to be called in another thread, for `take`.
        items_wanted(list[int]): items that are to have thumbnails, for `put_items`.
        changed(): it looks another way now.
    """

    paint_wanted = Signal(object)
    items_wanted = Signal(list)
    changed = Signal()

    def __init__(self, thumbnails: ThumbnailLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._points: Points | None = None
        self._palette = QPalette()
        self._viewport = Viewport()
        self._ratio = 1.0
        self._is_painting = False
        self._is_outdated = True
        self._is_seen = False
        self._painted: Painted | None = None
        self._pixmap = QPixmap()
        self._items: dict[int, Item] = {}
        self._asked: set[int] = set()
        self._done: set[int] = set()
        self._pointed: int | None = None
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._fill)
        thumbnails.ready.connect(self._fill)

    @property
    def shown(self) -> Ids:
        """The items that have a thumbnail, or room for one, int64 (k,)."""
        painted = self._painted
        return painted.points.ids[painted.shown] if painted else np.empty(0, np.int64)

    @property
    def pictured(self) -> frozenset[int]:
        """The items whose thumbnails are painted."""
        return frozenset(self._done)

    def item(self, item_id: int) -> Item | None:
        """An item, if it is known; else it is asked for."""
        found = self._items.get(item_id)
        if found is None:
            self._ask_items([item_id])
        return found

    def show(self, points: Points) -> None:
        """Show other points, or the same in another way."""
        self._points, self._is_outdated = points, True

    def look(self, viewport: Viewport, palette: QPalette, ratio: float) -> None:
        """Another part of the map is in sight."""
        if palette != self._palette or ratio != self._ratio:
            self._is_outdated = True
        self._viewport, self._palette, self._ratio = viewport, palette, ratio
        self._want_painting()
        if not self._calm.isActive():
            self._calm.start()

    def be_seen(self, is_seen: bool) -> None:
        """Be on the screen, or not; only then are thumbnails asked for, since others wait too."""
        self._is_seen = is_seen
        self._fill()

    def point(self, item_id: int | None) -> None:
        """Have the thumbnail of what is pointed at before all others."""
        if item_id != self._pointed:
            self._pointed = item_id
            if item_id is not None:
                self._ask_items([item_id])
                self._fill()

    def take(self, painted: Painted) -> None:
        """Take in what was painted."""
        self._is_painting = False
        self._painted = painted
        self._pixmap = QPixmap.fromImage(painted.image())
        self._done.clear()
        self._fill()
        self._want_painting()

    def put_items(self, items: Iterable[Item]) -> None:
        """Take in items that were asked for."""
        if len(self._items) > _MOST_ITEMS:
            self._items.clear()
            self._asked.clear()
        self._items.update((item.id, item) for item in items)
        self._fill()

    def draw(self, painter: QPainter, viewport: Viewport) -> None:
        """Draw it where a viewport shows it."""
        # What was painted on the colour of the other theme is of no use any more.
        if self._painted is None or self._painted.base != self._base:
            return
        there = self._painted.viewport
        grown = viewport.scale / there.scale
        width, height = there.width * grown, there.height * grown
        left = viewport.width / 2 + (there.x - viewport.x) * viewport.scale - width / 2
        top = viewport.height / 2 + (there.y - viewport.y) * viewport.scale - height / 2
        if grown == 1:
            painter.drawPixmap(round(left), round(top), self._pixmap)
        else:
            whole = QRectF(self._pixmap.rect())
            painter.drawPixmap(QRectF(left, top, width, height), self._pixmap, whole)

    def _want_painting(self) -> None:
        if self._points is None or self._is_painting or self._is_current():
            return
        self._is_painting, self._is_outdated = True, False
        wanted = self._viewport.with_margin(_MARGIN)
        self.paint_wanted.emit(partial(paint, self._points, wanted, self._base, self._ratio))

    @property
    def _base(self) -> QColor:
        return self._palette.color(QPalette.ColorRole.Base)

    def _is_current(self) -> bool:
        if self._is_outdated or self._painted is None:
            return False
        there = self._painted.viewport
        near = self._viewport.with_margin(_LEAST_MARGIN)
        return there.scale == near.scale and there.holds(near)

    def _fill(self) -> None:
        """Put thumbnails that are there on the picture, and ask for those in sight."""
        if self._painted is None or not self._is_seen:
            return
        ids = self._in_sight(self._painted)
        self._ask_items(ids)
        missing = [self._items[one] for one in ids if one in self._items and one not in self._done]
        pointed = self._items.get(self._pointed) if self._pointed is not None else None
        self._thumbnails.want([*([pointed] if pointed else []), *missing])
        came = [item for item in missing if self._thumbnails.art(item) is not None]
        if came:
            self._put_thumbnails(self._painted, came)
        self.changed.emit()

    def _in_sight(self, painted: Painted) -> list[int]:
        """The items with room for a thumbnail that are on the screen."""
        on_screen = self._viewport.on_screen(painted.points.places[painted.shown])
        room = np.array([self._viewport.width, self._viewport.height]) + SIDE
        inside = (on_screen > -SIDE).all(axis=1) & (on_screen < room).all(axis=1)
        ids: list[int] = self.shown[inside].tolist()
        return ids

    def _ask_items(self, ids: Iterable[int]) -> None:
        unknown = [one for one in ids if one not in self._items and one not in self._asked]
        if unknown:
            self._asked.update(unknown)
            self.items_wanted.emit(unknown)

    def _put_thumbnails(self, painted: Painted, items: Iterable[Item]) -> None:
        points = painted.points
        painter = QPainter(self._pixmap)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        for item in items:
            row = int(np.searchsorted(points.ids, item.id))
            x, y = painted.viewport.on_screen(points.places[row : row + 1])[0].tolist()
            blue, green, red = points.colours[points.codes[row]].tolist()
            middle = QPointF(round(x), round(y))
            self._put_thumbnail(painter, item, middle, QColor(red, green, blue))
            self._done.add(item.id)
        painter.end()

    def _put_thumbnail(
        self, painter: QPainter, item: Item, middle: QPointF, colour: QColor
    ) -> None:
        """A square of what the item shows, or of what kind it is, with a border of its colour."""
        frame = QRectF(middle.x() - SIDE / 2, middle.y() - SIDE / 2, SIDE, SIDE)
        painter.fillRect(frame, colour)
        inner = frame.adjusted(_BORDER, _BORDER, -_BORDER, -_BORDER)
        painter.fillRect(inner, self._palette.color(QPalette.ColorRole.AlternateBase))
        art = self._thumbnails.art(item)
        if art is not None and art.picture is not None:
            square = _square_of(art.picture, round(inner.width() * self._ratio), item.modality)
            painter.drawPixmap(inner, square, QRectF(square.rect()))
        else:
            ink = self._palette.color(QPalette.ColorRole.Text)
            drawing = icons.pixmap(icons.MODALITY_ICONS[item.modality], _ICON, ink, self._ratio)
            painter.drawPixmap(middle - QPointF(_ICON / 2, _ICON / 2), drawing)


def _square_of(picture: QPixmap, side: int, kind: Modality) -> QPixmap:
    """The middle of a picture, or the top of a page, so many pixels wide and high.

    It is made so small before it is painted: a painter leaves pixels out, and letters are specks.
    """
    whole = min(picture.width(), picture.height())
    cut = QRect(0, 0, whole, whole)
    if kind is not Modality.TEXT:
        cut.moveCenter(picture.rect().center())
    smooth = Qt.TransformationMode.SmoothTransformation
    return picture.copy(cut).scaled(side, side, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
