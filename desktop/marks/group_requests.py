"""Has the engine do something with groups and albums, and hands back how it went."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from engine.service.group_messages import (
    AlbumWork,
    CancelGrouping,
    DoWithGroups,
    GroupEvent,
    GroupProgress,
    GroupRequest,
    GroupsDone,
    GroupsFailed,
    GroupWork,
)

OnEnd = Callable[[GroupsDone | None], None]


class GroupRequests(QObject):
    """Asks for one thing after the other; each has a number.

    Signals:
        progressed(GroupProgress): how far files are grouped.
        failed(str): something ended in an error, told in one plain line.
    """

    progressed = Signal(object)
    failed = Signal(str)

    def __init__(self, send: Callable[[GroupRequest], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._number = 0
        self._waited_for: dict[int, tuple[OnEnd, bool]] = {}

    def do(self, work: GroupWork | AlbumWork, on_end: OnEnd, *, is_quiet: bool = False) -> None:
        """Have something done.

        Args:
            on_end: told once it is done, or with None that it was not.
            is_quiet: nobody asked for it, and nobody is told where it fails.
        """
        self._number += 1
        self._waited_for[self._number] = on_end, is_quiet
        self._send(DoWithGroups(self._number, work))

    def stop(self) -> None:
        """Stop what is being done, and what waits."""
        self._send(CancelGrouping(self._number))

    def take(self, event: GroupEvent) -> None:
        """Take in what the engine says."""
        if event.number not in self._waited_for:
            return
        if isinstance(event, GroupProgress):
            self.progressed.emit(event)
            return
        on_end, is_quiet = self._waited_for.pop(event.number)
        on_end(event if isinstance(event, GroupsDone) else None)
        if isinstance(event, GroupsFailed) and not is_quiet:
            self.failed.emit(event.message)

    def break_off(self) -> None:
        """The engine has ended: nothing is being done any more."""
        waiting, self._waited_for = self._waited_for, {}
        for on_end, _ in waiting.values():
            on_end(None)
