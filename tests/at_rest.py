"""Waits until a window has nothing under way, so that what one test did cannot arrive in the next.

What arrives late is what a worker has done, what the engine has told, and what a timer waits with
for a pause. Each may lead to another, so it is looked for until nothing more has come.
"""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from desktop.services.tasks import Relay
from desktop.shell.app import Desktop


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


def come_to_rest(desktop: Desktop) -> None:
    """The same, where what waits for a pause has it now.

    A timer that starts itself anew looks at something now and then: it has its time once.
    """
    over = set[QTimer]()
    while True:
        hear_all(desktop)
        due = {timer for timer in _timers(desktop) if timer.isActive()} - over
        if not due:
            return
        for timer in due:
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
    services = desktop.services
    parents = (desktop.window, services.session, services.store, services.model)
    return [timer for parent in parents for timer in parent.findChildren(QTimer)]
