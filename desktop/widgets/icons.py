"""The window's icons: line drawings from the resources, drawn in the colour of the text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
    QPixmapCache,
    QTransform,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QStyle

from engine.shipped import SHIPPED
from engine.types import Modality

MODALITY_ICONS = {
    Modality.IMAGE: "picture",
    Modality.AUDIO: "sound",
    Modality.TEXT: "document",
    Modality.VIDEO: "video",
}
# They point to where a line begins or ends, which is the other side in some languages.
_DIRECTED = ("back", "next", "previous", "side-bar", "by-words", "view-table")
_LEFT_TO_RIGHT = Qt.LayoutDirection.LeftToRight
_RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft
_CENTRE = Qt.AlignmentFlag.AlignCenter
_DISABLED = QPalette.ColorGroup.Disabled
_TURN = QTransform.fromScale(-1, 1)


class _LineDrawing(QIconEngine):
    """An icon that is drawn in the size in which it is looked at, once it is.

    Args:
        inks: the colour of each mode; a mode that is not named has that of the usual one.
    """

    def __init__(self, name: str, inks: Mapping[QIcon.Mode, QColor]) -> None:
        super().__init__()
        self._name, self._inks = name, inks

    def clone(self) -> QIconEngine:
        return _LineDrawing(self._name, self._inks)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatio()
        side = min(rect.width(), rect.height())
        place = QStyle.alignedRect(_LEFT_TO_RIGHT, _CENTRE, QSize(side, side), rect)
        painter.drawPixmap(place.topLeft(), pixmap(self._name, side, self._ink(mode), scale))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return pixmap(self._name, min(size.width(), size.height()), self._ink(mode))

    def scaledPixmap(
        self,
        size: QSize,
        mode: QIcon.Mode,
        state: QIcon.State,
        scale: float,
    ) -> QPixmap:
        return pixmap(self._name, min(size.width(), size.height()), self._ink(mode), scale)

    def _ink(self, mode: QIcon.Mode) -> QColor:
        return self._inks.get(mode, self._inks[QIcon.Mode.Normal])


def icon(name: str, colour: QColor | None = None) -> QIcon:
    """The icon of that name in a colour, by default that of the text of buttons."""
    colours = QApplication.palette()
    inks = {
        QIcon.Mode.Normal: colour or colours.color(QPalette.ColorRole.ButtonText),
        QIcon.Mode.Selected: colours.color(QPalette.ColorRole.HighlightedText),
        QIcon.Mode.Disabled: colours.color(_DISABLED, QPalette.ColorRole.ButtonText),
    }
    return QIcon(_LineDrawing(name, inks))


def pixmap(name: str, size: int, colour: QColor, scale: float = 1.0) -> QPixmap:
    """The icon as a square picture of `size` logical pixels at a device scale.

    It is kept, since every tile shows some each time that it is painted.
    """
    is_turned = name in _DIRECTED and QApplication.layoutDirection() is _RIGHT_TO_LEFT
    key = f"{name} {size} {scale} {colour.name()} {is_turned}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _drawn(name, round(size * scale), colour)
        picture = picture.transformed(_TURN) if is_turned else picture
        picture.setDevicePixelRatio(scale)
        QPixmapCache.insert(key, picture)
    return picture


def application_icon() -> QIcon:
    """Triptych's own icon, in its own colours."""
    return QIcon(_LineDrawing("triptych", {QIcon.Mode.Normal: QColor()}))


def set_icon(button: QAbstractButton, name: str) -> None:
    """Give a button an icon that can be drawn again after a change of theme."""
    if drawing_of(button) == name:
        return
    button.setProperty("icon-name", name)
    button.setIcon(icon(name))


def redraw_icon(button: QAbstractButton) -> None:
    """Draw a button's icon in the colours in use now."""
    if name := drawing_of(button):
        button.setIcon(icon(name))


def drawing_of(button: QAbstractButton) -> str:
    """The name of a button's drawing, or nothing."""
    name = button.property("icon-name")
    return name if isinstance(name, str) else ""


def _drawn(name: str, pixels: int, colour: QColor) -> QPixmap:
    picture = QPixmap(QSize(pixels, pixels))
    picture.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace(b"currentColor", _hex(colour))))
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return picture


@cache
def _drawing(name: str) -> bytes:
    return (SHIPPED / "icons" / f"{name}.svg").read_bytes()


def _hex(colour: QColor) -> bytes:
    return colour.name().encode()
