"""Watches the folders of the library in the engine process, and has the writer catch up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, field

from ..errors import TOLD
from ..library.facade import Library
from ..library.following import Following
from ..library.gate import Gate
from ..types import IndexReport, Progress
from .messages import Event, Followed, IndexingProgress, LibraryChanged, Trouble

Send = Callable[[Event], None]

_POLL_SECONDS = 0.5
# A run over fewer files is over before anybody could read how far it is.
_WORTH_TELLING = 25


class CatchUp(Struct, frozen=True):
    """Go over what has changed in the folders.

    Attributes:
        is_over: set once it was done, or given up.
    """

    following: Following
    is_over: threading.Event = field(default_factory=threading.Event)


def answer_catch_up(
    request: CatchUp, send: Send, cancelled: Callable[[], bool], must_rest: Callable[[], bool]
) -> None:
    """Go over what has changed; what comes of it is told, but not how far it is where that is soon.

    Raises:
        LibraryBusyError, UserError: as `Following.catch_up` does.
    """

    def send_progress(progress: Progress) -> None:
        if progress.total >= _WORTH_TELLING:
            send(IndexingProgress(progress, is_quiet=True))

    report = IndexReport(cancelled=True)
    try:
        report = request.following.catch_up(send_progress, cancelled, must_rest)
    finally:
        # Also after an error, or what was told of it would go on.
        send(Followed(report))
        request.is_over.set()


class FolderWatch:
    """Watches while it is wanted.

    Args:
        catch_up: hands over what is to be done by the one thread that writes.
        send: called on any thread.
    """

    def __init__(
        self,
        library: Library,
        directory: Path,
        catch_up: Callable[[CatchUp], None],
        send: Send,
        gate: Gate,
    ) -> None:
        self._library = library
        self._directory = directory
        self._catch_up = catch_up
        self._send = send
        self._gate = gate
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    def want(self, wanted: bool) -> None:
        """Watch from now on, or do not."""
        if not wanted:
            self.close()
        elif self._thread is None:
            self._closing = threading.Event()
            self._thread = threading.Thread(
                target=self._work, args=(self._closing,), name="folders"
            )
            self._thread.start()

    def close(self) -> None:
        """Watch no more."""
        self._closing.set()
        if self._thread is not None:
            self._thread.join()
        self._thread = None

    def _work(self, closing: threading.Event) -> None:
        following = Following(
            self._library, self._directory, lambda line: self._send(Trouble(line))
        )
        following.start()
        while not closing.is_set():
            following.look_for_roots()
            if self._gate.rest() is not None:
                closing.wait(_POLL_SECONDS)
            elif following.wait(_POLL_SECONDS):
                job = CatchUp(following)
                self._catch_up(job)
                while not (closing.is_set() or job.is_over.wait(_POLL_SECONDS)):
                    self._let_go(following)
        following.close()

    def _let_go(self, following: Following) -> None:
        """Have files that are gone listed no longer, while a run goes on."""
        # What cannot be done now is done by the run that is due.
        with suppress(*TOLD):
            if following.let_go():
                self._send(LibraryChanged())
