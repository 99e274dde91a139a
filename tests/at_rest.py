"""Waits until a window has nothing under way, so that what one test did cannot arrive in the next.

What arrives late is what a worker has done, what the engine has told, and what a timer waits with
for a pause. Each may lead to another, so it is looked for until nothing more has come.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from desktop.services.heap import HeapKeeper
from desktop.services.tasks import Relay
from desktop.shell.app import Desktop
from desktop.shell.keeping import Keeping


def hear_all(desktop: Desktop) -> None:
    """Wait until no worker has anything to do, and the window has heard all that was told."""
    workers = desktop.services.workers.values()
    relays = [relay for worker in workers for relay in worker.findChildren(Relay)]
    told = [desktop.engine_events, *(relay.received for relay in relays)]
    spies = [QSignalSpy(one) for one in told]
    is_quiet = False
    while not is_quiet:
        QApplication.processEvents()
        before = sum(spy.count() for spy in spies)
        _ask_each(desktop)
        is_quiet = sum(spy.count() for spy in spies) == before + len(workers)


def come_to_rest(desktop: Desktop, over: Iterable[QTimer] = ()) -> set[QTimer]:
    """The same, where what waits for a pause has it now.

    Args:
        over: what looks at something now and then, and needs not do so now.

    Returns:
        What starts itself anew; each has had its time once.
    """
    over = set(over)
    while True:
        hear_all(desktop)
        due = {timer for timer in _timers(desktop) if timer.isActive()}
        if due <= over:
            return due
        for timer in due - over:
            timer.stop()
            timer.timeout.emit()
        over |= due


def _ask_each(desktop: Desktop) -> None:
    """Have each worker do one more task: what it was given before is done by then."""
    workers, answers = desktop.services.workers.values(), list[int]()
    for worker in workers:
        worker.submit(int, answers.append)
    while len(answers) < len(workers):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _timers(desktop: Desktop) -> list[QTimer]:
    """Those that lead to something that can be seen: no settings are written for them."""
    services = desktop.services
    parents = (desktop.window, services.session, services.store, services.model)
    timers = [timer for parent in parents for timer in parent.findChildren(QTimer)]
    return [timer for timer in timers if not isinstance(timer.parent(), Keeping | HeapKeeper)]
