"""Has the engine do something to files by hand, and hands back how it went."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from engine.service.hand_messages import (
    DoByHand,
    HandDone,
    HandEvent,
    HandFailed,
    HandProgress,
    HandRequest,
    HandWork,
    StopByHand,
)

OnDone = Callable[[HandDone], None]


class FileRequests(QObject):
    """Asks for one thing after the other; each has a number.

    Signals:
        progressed(int, int): so many files of so many are done.
        ended(): nothing is being done any more.
        failed(str): something ended in an error, told in one plain line.
    """

    progressed = Signal(int, int)
    ended = Signal()
    failed = Signal(str)

    def __init__(self, send: Callable[[HandRequest], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._number = 0
        self._waited_for: dict[int, OnDone] = {}

    def do(self, work: HandWork, on_done: OnDone) -> None:
        """Have something done; `on_done` is told once it is, unless it fails."""
        self._number += 1
        self._waited_for[self._number] = on_done
        self._send(DoByHand(self._number, work))

    def stop(self) -> None:
        """Stop what is being done; what is done stays."""
        self._send(StopByHand())

    def take(self, event: HandEvent) -> None:
        """Take in what the engine says."""
        match event:
            case HandProgress(_, done, total):
                self.progressed.emit(done, total)
                return
            case HandDone(number):
                on_done = self._waited_for.pop(number, None)
                if on_done is not None:
                    on_done(event)
            case HandFailed(number, message):
                self._waited_for.pop(number, None)
                self.failed.emit(message)
        if not self._waited_for:
            self.ended.emit()

    def break_off(self) -> None:
        """The engine has ended: nothing is being done any more."""
        self._waited_for.clear()
        self.ended.emit()
