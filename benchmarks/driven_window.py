"""A real window offscreen with its real engine process, driven as a person would, and timed.

Times are told twice: as they passed, and less what the window's thread waited for a core (Linux
tells), since on a busy machine that is the time of other programs.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QSettings, Qt, QTimer
from PySide6.QtTest import QTest

import desktop.plain_imports  # noqa: F401 - as `triptych-gui` does
from desktop.models.offer import note_taken
from desktop.shell.app import Desktop
from desktop.shell.application import open_application
from engine.library.reader import LibraryReader
from engine.service.client import EngineClient
from engine.service.launch import launch
from engine.service.messages import Event, Ready, Stopped

TICK_MS = 2
PATIENCE_SECONDS = 120.0
_SCHEDULED = Path("/proc/self/schedstat")


class Took(NamedTuple):
    """Milliseconds: all, and less what this thread waited for a core."""

    all: float
    own: float


class Stopwatch:
    """Runs from when it is made."""

    def __init__(self) -> None:
        self._began, self._waited = time.perf_counter(), waited_for_core()

    def read(self) -> Took:
        """How long it has run."""
        ran, waited = time.perf_counter() - self._began, waited_for_core() - self._waited
        return Took(1000 * ran, 1000 * max(0.0, ran - waited))


def waited_for_core() -> float:
    """Seconds that the main thread was ready to run, and did not; 0 where nobody tells."""
    try:
        return int(_SCHEDULED.read_text().split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


class GapMeter(QObject):
    """How much later than it should a timer fires, as long as it runs.

    Attributes:
        all, own: milliseconds of each gap, as in `Took`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.all, self.own = array("d"), array("d")
        self._watch = Stopwatch()
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to measure."""
        self._watch = Stopwatch()
        self._timer.start()

    def stop(self) -> None:
        """Measure no more."""
        self._timer.stop()

    def _tick(self) -> None:
        took, self._watch = self._watch.read(), Stopwatch()
        self.all.append(max(0.0, took.all - TICK_MS))
        self.own.append(max(0.0, took.own - TICK_MS))


class DrivenWindow(QObject):
    """The window of `triptych-gui`, with its settings thrown away.

    Attributes:
        events: all kinds of events that the engine has sent.
        painted: how often the gallery was painted.
    """

    def __init__(self, library: Path, settings: Path) -> None:
        super().__init__()
        engine = launch(library)
        self.application = open_application()
        store = QSettings(str(settings), QSettings.Format.IniFormat)
        note_taken(store)
        self.desktop = Desktop(
            lambda on_event: EngineClient(library, on_event, launched=engine),
            LibraryReader(library),
            store,
        )
        self.events: set[type[Event]] = set()
        self.painted = 0
        self.gallery = self.desktop.window.gallery
        self.desktop.engine_events.connect(lambda event: self.events.add(type(event)))
        self.gallery.viewport().installEventFilter(self)
        # One for all pauses: PySide keeps 64 bytes of each connection with a slot of Qt.
        self._waiting = QEventLoop(self)
        self._waited = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._waited.timeout.connect(self._waiting.quit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 - Qt's own
        """Count what is painted, once it was."""
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, self, self._count)
        return False

    def _count(self) -> None:
        self.painted += 1

    def until(self, holds: Callable[[], bool]) -> None:
        """Let the window live until something holds.

        Raises:
            TimeoutError: it does not, or the engine has stopped.
        """
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            if time.monotonic() > deadline or Stopped in self.events:
                raise TimeoutError("the window or its engine is stuck")
            self.pause(1)

    def pause(self, milliseconds: float) -> None:
        """Let the window live for a while."""
        self._waited.start(round(milliseconds))
        self._waiting.exec()

    def is_ready(self) -> bool:
        """Whether the model is loaded."""
        return Ready in self.events

    def type(self, words: str, key_ms: float = 100.0) -> Took:
        """Type words in place of those in the box; how long from the last key to painted hits."""
        box, answered = self.desktop.window.search.box, list[int]()
        box.selectAll()
        for letter in words[:-1]:
            QTest.keyClicks(box, letter)
            self.pause(key_ms)
        watch = Stopwatch()
        QTest.keyClicks(box, words[-1])
        # An answer to what was typed before is dropped from here on.
        link = self.desktop.session.answered.connect(lambda _: answered.append(self.painted))
        self.until(lambda: bool(answered) and self.painted > answered[-1])
        took = watch.read()
        self.desktop.session.answered.disconnect(link)
        return took

    def scroll_to(self, offset: int) -> Took:
        """Scroll there; how long until Qt has painted what came into sight."""
        watch = Stopwatch()
        self.gallery.verticalScrollBar().setValue(offset)
        QCoreApplication.sendPostedEvents(self.desktop.window, QEvent.Type.UpdateRequest.value)
        took = watch.read()
        self.pause(0)
        return took

    def close(self) -> None:
        """End the window and its engine."""
        self.desktop.close()


def seconds_of_engine() -> float:
    """What the engine's process had of the processor."""
    # Here alone: the window starts without.
    import psutil  # noqa: PLC0415

    (engine,) = multiprocessing.active_children()
    times = psutil.Process(engine.pid).cpu_times()
    return float(times.user + times.system)


def megabytes() -> float:
    """The resident memory of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
