"""The engine's worker for duplicates: a thread of its own, since a first search takes minutes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ..library.duplicates import Duplicates
from ..types.duplicates import DuplicateKind, DuplicateProgress
from .duplicate_messages import (
    CancelDuplicates,
    DuplicateEvent,
    DuplicatesCancelled,
    DuplicatesFailed,
    DuplicatesFound,
    DuplicatesProgress,
    DuplicatesSoFar,
    FindDuplicates,
)
from .numbered_worker import NumberedWorker, ended


class DuplicateWorker(NumberedWorker[FindDuplicates]):
    """Does one search after the other, and can be stopped within each.

    Args:
        send: called on the worker's thread.
    """

    def __init__(self, duplicates: Duplicates, send: Callable[[DuplicateEvent], None]) -> None:
        super().__init__("duplicates", CancelDuplicates)
        self._duplicates = duplicates
        self._send = send

    def answer(self, request: FindDuplicates) -> None:
        """Do what is asked, here and now, and tell how it ended."""
        number = request.number
        work = partial(self._found, request)
        self._send(ended(work, DuplicatesCancelled(number), partial(DuplicatesFailed, number)))

    def _found(self, request: FindDuplicates) -> DuplicateEvent:
        number = request.number

        def tell(progress: DuplicateProgress) -> None:
            self._send(DuplicatesProgress(number, progress))

        if DuplicateKind.EXACT in request.kinds:
            exact = self._duplicates.find(
                request.rule, (DuplicateKind.EXACT,), cancelled=partial(self.is_stopped, number)
            )
            self._send(DuplicatesSoFar(number, exact))
        report = self._duplicates.find(
            request.rule,
            request.kinds,
            on_progress=tell,
            cancelled=partial(self.is_stopped, number),
        )
        return DuplicatesFound(number, report)
