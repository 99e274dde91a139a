"""A task has exactly one of three ends, told on the GUI thread."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.services.tasks import Relay, Worker, close_all


class _Ends:
    """Collects the ends of tasks and the threads they were told on."""

    def __init__(self) -> None:
        self.told: list[object] = []
        self.threads: set[QThread] = set()

    def __call__(self, what: object = "cancelled") -> None:
        self.told.append(what)
        self.threads.add(QThread.currentThread())


@pytest.fixture
def ends() -> _Ends:
    """What was told."""
    return _Ends()


@pytest.fixture
def lane(qapp: QApplication, ends: _Ends) -> Iterator[Worker]:
    """A lane whose unhandled errors are collected."""
    lane = Worker("test", ends)
    yield lane
    lane.close()


def test_a_result_is_told_on_the_gui_thread(
    lane: Worker, ends: _Ends, qtbot: QtBot, qapp: QApplication
) -> None:
    """The work runs elsewhere, its result comes home."""
    lane.submit(threading.get_ident, ends)
    qtbot.waitUntil(lambda: len(ends.told) == 1)
    assert ends.told != [threading.get_ident()]
    assert ends.threads == {qapp.thread()}


def test_an_error_goes_to_its_handler_or_the_lanes(lane: Worker, ends: _Ends, qtbot: QtBot) -> None:
    """An error is told once, and never as a result."""
    own = _Ends()

    def fail() -> None:
        raise ValueError("no")

    lane.submit(fail, pytest.fail)
    lane.submit(fail, pytest.fail, on_error=own)
    qtbot.waitUntil(lambda: bool(own.told))
    assert [type(error) for error in ends.told + own.told] == [ValueError, ValueError]


def test_a_cancelled_task_neither_runs_nor_tells_a_result(
    lane: Worker, ends: _Ends, qtbot: QtBot
) -> None:
    """What waits is skipped, what runs has its result dropped; both end as cancelled."""
    gate, begun = threading.Event(), threading.Event()

    def work() -> str:
        begun.set()
        gate.wait()
        return "late"

    running = lane.submit(work, pytest.fail, on_cancelled=ends)
    waiting = lane.submit(lambda: pytest.fail("it ran"), pytest.fail, on_cancelled=ends)
    begun.wait()
    running.cancel()
    waiting.cancel()
    gate.set()
    qtbot.waitUntil(lambda: len(ends.told) == 2)
    assert ends.told == ["cancelled", "cancelled"]


def test_closing_a_lane_begins_nothing_more(qapp: QApplication) -> None:
    """The task in hand is finished, those that wait are not begun, the thread ends."""
    lane = Worker("closing", pytest.fail)
    gate, begun, ran = threading.Event(), threading.Event(), threading.Event()

    def first() -> None:
        begun.set()
        gate.wait()

    lane.submit(first, lambda _: None)
    lane.submit(ran.set, lambda _: None)
    begun.wait()
    threading.Timer(0.05, gate.set).start()
    lane.close()
    assert not ran.is_set()
    assert not lane._thread.is_alive()


def test_all_lanes_are_told_to_end_before_one_is_waited_for(qapp: QApplication) -> None:
    """Or each that hangs would add to how long the window takes to end."""
    lanes = [Worker("one", pytest.fail), Worker("other", pytest.fail)]
    # The first is at work until the second has ended.
    lanes[0].submit(lanes[1]._thread.join, lambda _: None)
    close_all(lanes)
    assert not lanes[0]._thread.is_alive()


def test_a_relay_keeps_the_order(qapp: QApplication, qtbot: QtBot) -> None:
    """Events posted from another thread arrive on this one, in order."""
    relay, got = Relay(), []
    relay.received.connect(got.append)
    poster = threading.Thread(target=lambda: [relay.post(number) for number in range(100)])
    poster.start()
    poster.join()
    qtbot.waitUntil(lambda: len(got) == 100)
    assert got == list(range(100))


def test_a_relay_that_is_closed_tells_nothing_more(qapp: QApplication) -> None:
    """Neither what is on its way nor what any thread still posts, to it or to one that is gone."""
    relay, gone, got = Relay(), Relay(), []
    for one in (relay, gone):
        one.received.connect(got.append)
    posts = [relay.post, gone.post]
    relay.post("on its way")
    relay.close()
    delete(gone)
    poster = threading.Thread(target=lambda: [post("late") for post in posts])
    poster.start()
    poster.join()
    qapp.processEvents()
    assert got == []


class _Listener:
    """A handler that tells on which thread it goes."""

    def __init__(self, gone: list[int], told: Callable[[object], None] = lambda _: None) -> None:
        self._gone = gone
        self._told = told

    def __call__(self, result: object) -> None:
        self._told(result)

    def __del__(self) -> None:
        self._gone.append(threading.get_ident())


def test_what_only_a_task_holds_ends_on_the_gui_thread(
    lane: Worker, ends: _Ends, qtbot: QtBot
) -> None:
    """A worker that waits for its next task holds none of what the last one was given."""
    gone: list[int] = []
    lane.submit(lambda: 1, _Listener(gone, ends))
    qtbot.waitUntil(lambda: bool(ends.told) and bool(gone))
    assert gone == [threading.get_ident()]


def test_what_waits_when_a_lane_is_closed_ends_on_the_gui_thread(qapp: QApplication) -> None:
    """Of the task in hand, and of those that are never begun: their work and their handlers."""
    lane = Worker("closing", pytest.fail)
    gate, begun, gone = threading.Event(), threading.Event(), list[int]()

    def first() -> None:
        begun.set()
        gate.wait()

    lane.submit(first, _Listener(gone))
    lane.submit(partial(_Listener(gone), 1), _Listener(gone))
    begun.wait()
    lane.stop()
    assert gone == [threading.get_ident()] * 3
    gate.set()
    lane.close()


def test_a_thread_that_hangs_does_not_keep_its_lane(qapp: QApplication) -> None:
    """What belongs to the GUI thread goes there, and the thread ends in order after it."""
    lane = Worker("hanging", pytest.fail)
    gate, begun = threading.Event(), threading.Event()

    def hang() -> None:
        begun.set()
        gate.wait()

    lane.submit(hang, pytest.fail)
    begun.wait()
    thread, known = lane._thread, weakref.ref(lane)
    lane.close(0.0)
    del lane
    assert known() is None
    gate.set()
    thread.join()
