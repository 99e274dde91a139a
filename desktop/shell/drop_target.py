"""What can be dropped on the window from outside, and that it says so while that is dragged."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ..search.intake import can_take, read_mime
from ..widgets.overlay import DropOverlay


class DropTarget(QObject):
    """Watches what is dragged over a window.

    Args:
        covered: the part of it that says meanwhile what a drop does.

    Signals:
        dropped(Intake): something was dropped anywhere on it.
    """

    dropped = Signal(object)

    def __init__(self, window: QWidget, covered: QWidget) -> None:
        super().__init__(window)
        self.overlay = DropOverlay(covered)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.DragEnter if isinstance(event, QDragEnterEvent):
                self._enter(event)
            case QEvent.Type.DragMove if isinstance(event, QDropEvent):
                _accept(event)
            case QEvent.Type.DragLeave:
                self.overlay.hide()
            case QEvent.Type.Drop if isinstance(event, QDropEvent):
                self._take(event)
            case _:
                return False
        return True

    def _enter(self, event: QDragEnterEvent) -> None:
        # A tile that is dragged out passes over the window: it is not a new query.
        if event.source() is None and can_take(event.mimeData()):
            _accept(event)
            self.overlay.appear()
        else:
            event.ignore()

    def _take(self, event: QDropEvent) -> None:
        self.overlay.hide()
        _accept(event)
        if intake := read_mime(event.mimeData()):
            is_minus = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            self.dropped.emit(replace(intake, is_minus=is_minus))


def _accept(event: QDropEvent) -> None:
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
