"""Garbage of the window is looked for on the GUI thread alone: Qt's objects die where they live."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from desktop.shell.garbage import GarbageCollector


@pytest.fixture
def collector(qapp: QObject, monkeypatch: pytest.MonkeyPatch) -> Iterator[GarbageCollector]:
    """One that looks often, as begun by a program that Python itself looks for garbage in."""
    monkeypatch.setattr("desktop.shell.garbage._LOOK_MS", 20)
    gc.enable()
    collector = GarbageCollector(qapp)
    collector.start()
    yield collector
    collector.deleteLater()
    gc.disable()


class Ring(QObject):
    """Something with a running timer that nobody holds but itself; tells where it goes."""

    def __init__(self, on_end: Callable[[int], None]) -> None:
        super().__init__()
        self._me, self._timer = self, QTimer(self)
        self._timer.start(60_000)
        self._on_end = on_end

    def __del__(self) -> None:
        self._on_end(threading.get_ident())


def test_a_timer_that_nobody_holds_ends_on_the_gui_thread(
    collector: GarbageCollector, qtbot: QtBot
) -> None:
    """Another thread makes objects enough for Python to look for garbage there, and finds none."""
    ended: list[int] = []
    for _ in range(10):
        Ring(ended.append)
    other = threading.Thread(target=lambda: [[] for _ in range(100_000)])
    other.start()
    other.join()
    assert not ended
    qtbot.waitUntil(lambda: len(ended) == 10)
    assert set(ended) == {threading.get_ident()}


def test_what_lived_long_is_found_too(collector: GarbageCollector, qtbot: QtBot) -> None:
    """Now and then everything is looked through that was not there when the window was shown."""
    ended: list[int] = []
    old = Ring(ended.append)
    gc.collect()
    del old
    qtbot.waitUntil(lambda: len(ended) == 1)
