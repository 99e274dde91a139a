"""Looks for garbage on the GUI thread alone, between two events, from when the window is shown.

Python itself looks on whichever thread makes an object at the time. A timer or a widget that is
found there is destroyed there, which Qt does not allow: it warns, or the program crashes.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer

# Python looks after so many new objects; a window makes as many in about as long.
_LOOK_MS = 2_000
# What a look finds to stay is seen again by each tenth, then by each hundredth: as by Python's.
_MIDDLE, _ALL = 10, 100


class GarbageCollector(QObject):
    """Python's own, for a program whose objects belong to the GUI thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._looks = 0
        self._timer = QTimer(self, interval=_LOOK_MS, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin, now that the window is shown.

        What that is built of stays: to look through it took 45 ms each time.
        """
        gc.disable()
        gc.freeze()
        self._timer.start()

    def _look(self) -> None:
        self._looks += 1
        gc.collect((self._looks % _MIDDLE == 0) + (self._looks % _ALL == 0))
