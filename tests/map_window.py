"""What tests do with the points of a map, and see of them; the engine that makes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from desktop_support import (
    EngineInProcess,
    listed,
)
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.map.canvas import MapCanvas
from desktop.shell.app import Desktop
from engine.library.facade import Library
from engine.service.map_messages import CancelMap, ExportMap, MakeMap
from engine.service.map_worker import MapWorker
from engine.service.messages import Event, Request

LEFT, NO_KEYS, SHIFT = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class MappingEngine(EngineInProcess):
    """Makes maps as the engine process does, in a thread of its own."""

    def __init__(self, post: Callable[[Event], None], library: Library, directory: Path) -> None:
        super().__init__(post, library)
        self._maps = MapWorker(directory, post)
        self._maps.start()

    def send(self, request: Request) -> None:
        super().send(request)
        if isinstance(request, MakeMap | ExportMap | CancelMap):
            self._maps.take(request)

    def close(self) -> None:
        self._maps.close()


def canvas_of(desktop: Desktop) -> MapCanvas:
    """What the points are painted on."""
    return desktop.window.map.canvas


def place_of(canvas: MapCanvas, item_id: int) -> QPoint:
    """Where an item is on the screen."""
    row = canvas.points.ids.tolist().index(item_id)
    x, y = canvas.viewport.on_screen(canvas.points.places[row : row + 1])[0].tolist()
    return QPoint(round(x), round(y))


def id_alone(canvas: MapCanvas) -> int:
    """The item that lies farthest from all others."""
    places = canvas.points.places
    apart = np.linalg.norm(places[:, None] - places[None], axis=2)
    np.fill_diagonal(apart, np.inf)
    return int(canvas.points.ids[apart.min(axis=1).argmax()])


def id_of(desktop: Desktop, name: str) -> int:
    """The item of a file, by its name."""
    return next(item.id for item in listed(desktop) if Path(item.path).name == name)


def draw(canvas: MapCanvas, corners: list[QPoint]) -> None:
    """Draw a line with Shift held down."""
    kinds = QMouseEvent.Type
    events = [(kinds.MouseButtonPress, corners[0]), *((kinds.MouseMove, one) for one in corners)]
    for kind, place in [*events, (kinds.MouseButtonRelease, corners[-1])]:
        at = QPointF(canvas.mapToGlobal(place))
        QApplication.sendEvent(canvas, QMouseEvent(kind, QPointF(place), at, LEFT, LEFT, SHIFT))
