"""Graphs that are being read, by a thread of their own where that takes long."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future

from .graphs import Graphs


class Arriving:
    """Graphs to come.

    Args:
        read: reads them.
        behind: in a thread, which keeps no program from ending; else at once.
    """

    def __init__(self, read: Callable[[], Graphs], behind: bool) -> None:
        self._read: Future[Graphs] = Future()
        if behind:
            threading.Thread(target=self._run, args=(read,), name="graphs", daemon=True).start()
        else:
            self._run(read)

    def _run(self, read: Callable[[], Graphs]) -> None:
        try:
            self._read.set_result(read())
        # Whatever it is, it is raised where the graphs are asked for.
        except BaseException as error:  # noqa: BLE001
            self._read.set_exception(error)

    def graphs(self, wait: bool) -> Graphs | None:
        """What was read; None where that is not yet so, and nobody waits."""
        return self._read.result() if wait or self._read.done() else None
