"""A picture at any size: fitted at first, then zoomed, moved and turned by hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QNativeGestureEvent,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsPathItem,
    QGraphicsPixmapItem,
    QGraphicsScene,
    QGraphicsView,
    QWidget,
)

from engine.explain import Region
from engine.language import tr
from engine.types.fragments import LEAST_SHARE, Area

from ..widgets.outlines import LINES, REACH, kept_inside

STEP = 1.25
_LEAST, _MOST = 0.02, 16.0
# A small picture is fitted to twice its size at most: beyond that it is but blurred.
_MOST_FITTED = 2.0
_WHEEL_NOTCH = 120
_PANS_A_VIEW = 10


class ZoomView(QGraphicsView):
    """Shows one picture; a point of the scene is a pixel of the whole picture.

    Signals:
        zoomed(float): how large it is shown now, where 1 is its own size.
        part_wanted(Area): what is like a part of it is to be looked for.
    """

    zoomed = Signal(float)
    part_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = QGraphicsScene(self)
        self._picture = QGraphicsPixmapItem()
        self._picture.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene.addItem(self._picture)
        self._outline = [self._line(*line) for line in LINES]
        self._region: Region | None = None
        self._angle = 0
        self._is_fitted = True
        self._is_marking = False
        self._marked = QRectF()
        self.rubberBandChanged.connect(self._mark)
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._let_drag()
        self.setTransformationAnchor(self.ViewportAnchor.AnchorUnderMouse)
        self.setAccessibleName(tr("Picture"))
        # Drops belong to the window.
        self.setAcceptDrops(False)

    @property
    def scale_now(self) -> float:
        """How large the picture is shown, where 1 is its own size."""
        shown = self.transform()
        return float((shown.m11() ** 2 + shown.m12() ** 2) ** 0.5)

    @property
    def is_fitted(self) -> bool:
        """Whether the picture is kept as large as the view."""
        return self._is_fitted

    @property
    def is_beyond_view(self) -> bool:
        """Whether some of the picture is out of sight, and can be moved there."""
        return not self._is_fitted and not self._shows_all

    def begin(self) -> None:
        """Show nothing, and what comes next upright and fitted."""
        self._angle, self._is_fitted = 0, True
        self._picture.setPixmap(QPixmap())
        self.show_region(None)

    def show_image(self, image: QImage, width: int) -> None:
        """Show a picture, or the same one with more detail.

        Args:
            width: of the whole picture in pixels, which may be more than is here; 0 if unknown.
        """
        self._picture.setPixmap(QPixmap.fromImage(image))
        self._picture.setScale(max(width, image.width()) / image.width())
        self._scene.setSceneRect(self._picture.sceneBoundingRect())
        self.show_region(self._region)
        if self._is_fitted:
            self.fit()

    def show_region(self, region: Region | None) -> None:
        """Outline the part that matched, or none."""
        self._region = region
        for line in self._outline:
            line.setVisible(region is not None)
        self._draw_outline()

    def fit(self) -> None:
        """Show the whole picture as large as there is room, at most twice its own size."""
        self._is_fitted = True
        turned = QTransform().rotate(self._angle)
        room = self.viewport().size()
        size = turned.mapRect(self._picture.sceneBoundingRect()).size()
        if size.isEmpty():
            return
        scale = min(room.width() / size.width(), room.height() / size.height(), _MOST_FITTED)
        self._set_scale(scale)

    def show_own_size(self) -> None:
        """Show a pixel of the picture as a pixel of the screen."""
        self._is_fitted = False
        self._set_scale(1.0)

    def zoom(self, factor: float) -> None:
        """Show the picture larger, or smaller with a factor below 1."""
        self._is_fitted = False
        self._set_scale(min(max(self.scale_now * factor, _LEAST), _MOST))

    def turn(self) -> None:
        """Turn the picture by a quarter, clockwise; the file stays as it is."""
        self._angle = (self._angle + 90) % 360
        if self._is_fitted:
            self.fit()
        else:
            self._set_scale(self.scale_now)

    def pan(self, across: int, down: int) -> None:
        """Show what is out of sight: so many steps to the right, or left, and further down, or up.

        A step is a tenth of the view.
        """
        if self.isRightToLeft():
            # Its bar counts from there.
            across = -across
        bars = (self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)
        for bar, steps in bars:
            bar.setValue(bar.value() + steps * bar.pageStep() // _PANS_A_VIEW)

    def set_marking(self, on: bool) -> None:
        """Let a drag mark a part that is to be looked for, or move the picture.

        It marks one, too, while all of the picture is in sight: there is nowhere to move it.
        """
        self._is_marking = on
        self._let_drag()

    def mark_shown(self) -> None:
        """Take the part that is in sight for the one to be looked for."""
        self._tell(self.mapToScene(self.viewport().rect()).boundingRect())

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(STEP ** (event.angleDelta().y() / _WHEEL_NOTCH))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._is_fitted:
            self.show_own_size()
        else:
            self.fit()

    def viewportEvent(self, event: QEvent) -> bool:
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom(1 + event.value())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()
        self._let_drag()

    def _mark(self, place: QRect) -> None:
        """A rectangle is drawn, or with an empty place it is done."""
        if not place.isNull():
            self._marked = self.mapToScene(place).boundingRect()
            return
        marked, self._marked = self._marked, QRectF()
        self._tell(marked)

    def _tell(self, part: QRectF) -> None:
        """Ask for what is like a part of the scene, if some of the picture is in it."""
        whole = self._picture.sceneBoundingRect()
        part = part.intersected(whole)
        if part.isEmpty():
            return
        shares = QTransform.fromScale(1 / whole.width(), 1 / whole.height()).mapRect(part)
        if min(shares.width(), shares.height()) >= LEAST_SHARE:
            box = (shares.left(), shares.top(), shares.right(), shares.bottom())
            self.part_wanted.emit(Area(box))

    @property
    def _shows_all(self) -> bool:
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        return all(bar.minimum() == bar.maximum() for bar in bars)

    def _let_drag(self) -> None:
        marks = self._is_marking or self._shows_all
        self.setDragMode(self.DragMode.RubberBandDrag if marks else self.DragMode.ScrollHandDrag)

    def _set_scale(self, scale: float) -> None:
        self.setTransform(QTransform().rotate(self._angle).scale(scale, scale))
        self._let_drag()
        self._draw_outline()
        self.zoomed.emit(scale)

    def _draw_outline(self) -> None:
        """Put the lines in place, whose width is the same at every scale."""
        whole = self._picture.boundingRect()
        to_pixels = QTransform.fromScale(whole.width(), whole.height())
        reach = REACH / (self.scale_now * self._picture.scale())
        around = QPainterPath()
        for left, top, right, bottom in self._region.outlined if self._region else ():
            place = to_pixels.mapRect(QRectF(left, top, right - left, bottom - top))
            around.addRect(kept_inside(place, whole, reach))
        for line in self._outline:
            line.setPath(around)

    def _line(self, colour: QColor, width: float) -> QGraphicsPathItem:
        line = QGraphicsPathItem(self._picture)
        pen = QPen(colour, width)
        pen.setCosmetic(True)
        line.setPen(pen)
        line.hide()
        return line
