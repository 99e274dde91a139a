"""Brings a served library up to date when somebody who may write asks for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from msgspec import to_builtins
from starlette.responses import Response

from ..api.library import Library
from ..errors import TOLD, LibraryBusyError, user_line
from ..library.door import Handover, knock
from ..paths import LibraryPaths
from ..types import Progress
from .answers import json_answer, refusal

Publish = Callable[[str, dict[str, object]], None]


class Indexing:
    """One run at a time over the folders that the library has; nobody adds others from afar."""

    def __init__(self, library: Library, publish: Publish) -> None:
        self._library = library
        self._publish = publish
        self._ending = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def begin(self) -> Response:
        """Bring all folders up to date, beside searches; the events tell how far it is."""
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                # Of its own: what ends one run does not end the next.
                self._ending = threading.Event()
                work = partial(self._run, self._ending.is_set)
                self._thread = threading.Thread(target=work, name="indexing")
                self._thread.start()
        return json_answer({"indexing": True}, 202)

    def stop(self) -> Response:
        """Stop the run; what was done so far is kept."""
        with self._lock:
            is_running = self._thread is not None and self._thread.is_alive()
        if not is_running:
            return refusal(409, "Nothing is being indexed by this server.")
        self.close()
        return json_answer({"indexing": False})

    def close(self) -> None:
        """End the run in good order, and wait for that."""
        with self._lock:
            ending, thread = self._ending, self._thread
        ending.set()
        if thread is not None:
            thread.join()

    def _run(self, cancelled: Callable[[], bool]) -> None:
        try:
            report = self._library.index(on_progress=self._tell, cancelled=cancelled)
        except LibraryBusyError as error:
            taken = knock(LibraryPaths(self._library.directory), Handover())
            self._publish("report", {"handed_over": True} if taken else {"error": str(error)})
        except TOLD as error:
            self._publish("report", {"error": user_line(error)})
        else:
            self._publish("report", to_builtins(report))

    def _tell(self, progress: Progress) -> None:
        self._publish("progress", to_builtins(progress))
