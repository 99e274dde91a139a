"""Has the engine do something with groups or albums, says so, and can take it back."""

from __future__ import annotations

from collections.abc import Callable

from engine.service.group_messages import AlbumWork, GroupsDone, GroupWork

from .group_requests import GroupRequests
from .undo import InfoMessages, UndoStack

Work = AlbumWork | GroupWork


class UndoableWork:
    """Does one thing after the other.

    Args:
        changed: told what has been done, or was done to take something back.
    """

    def __init__(
        self,
        requests: GroupRequests,
        undo: UndoStack,
        messages: InfoMessages,
        changed: Callable[[Work], None],
    ) -> None:
        self._requests = requests
        self._undo = undo
        self._messages = messages
        self._changed = changed

    def do(
        self, work: Work, line: str, known: str = "", ended: Callable[[], None] = lambda: None
    ) -> None:
        """Have something done, and say so in a line.

        Args:
            known: what is said where there was nothing to do.
            ended: told when it has come to an end, done or not.
        """

        def end(done: GroupsDone | None) -> None:
            ended()
            if done is None:
                return
            self._changed(work)
            back = done.back
            if back is not None:
                self._undo.push(line, lambda: self._take_back(back))
            elif known:
                self._messages.show_info(known)

        self._requests.do(work, end)

    def _take_back(self, back: Work) -> None:
        self._requests.do(back, lambda done: self._changed(back) if done else None)
