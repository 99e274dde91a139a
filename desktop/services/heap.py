"""Gives memory back that answers and pictures have left, while the window is used."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from engine.heap import give_back_memory
from engine.service.messages import Event

PAUSE_MS = 10_000


class HeapKeeper(QObject):
    """Follows the engine's events: where nothing happens, nothing is done.

    Args:
        pause_ms: what comes in this time is seen to together.
    """

    def __init__(self, parent: QObject | None = None, pause_ms: int = PAUSE_MS) -> None:
        super().__init__(parent)
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.timeout.connect(give_back_memory)

    def take(self, event: Event) -> None:
        """Give back before long what this leaves behind."""
        if not self._pause.isActive():
            self._pause.start()
