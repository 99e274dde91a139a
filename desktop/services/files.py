"""Questions about the person's own files, none of which the GUI thread waits for.

A file may lie on a drive that hangs, and whatever looks at it hangs with it. So every look at one
goes through here, opening and showing it in other programs included: it takes a bounded time, and
an answer that does not come is an error like any other.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from engine.disk import SOON_SECONDS, Disk
from engine.errors import UserError
from engine.language import tr
from engine.paths import root_of

from .tasks import ErrorHandler, Task, Worker

T = TypeVar("T")


class FileQuestions:
    """Asks about files, on the disk's own threads.

    Args:
        worker: waits for the answers, one after the other.
        folder_worker: waits for what is asked of all folders at once.
    """

    def __init__(self, disk: Disk, worker: Worker, folder_worker: Worker) -> None:
        self._disk = disk
        self._worker = worker
        self._folder_worker = folder_worker
        self._roots: tuple[str, ...] = ()

    def know_roots(self, roots: Iterable[str]) -> None:
        """Tell which folders are apart: one that does not answer holds up none of the others."""
        self._roots = tuple(roots)

    def ask(
        self,
        path: str,
        question: Callable[[], T],
        on_result: Callable[[T], None],
        on_error: ErrorHandler | None = None,
    ) -> Task[T]:
        """Ask something about a file; the handlers run on the GUI thread."""
        return self._worker.submit(partial(self.answer, path, question), on_result, on_error)

    def submit(self, work: Callable[[], T], on_result: Callable[[T], None]) -> Task[T]:
        """Do some work beside the GUI thread, which may `answer` questions on its way."""
        return self._worker.submit(work, on_result)

    def ask_presence(
        self, path: str, on_there: Callable[[], object], on_error: ErrorHandler | None = None
    ) -> None:
        """Go on with a file that is there; the error says why it is not."""

        def go_on(_: None) -> None:
            on_there()

        self.ask(path, partial(require_file, path), go_on, on_error)

    def ask_reachable(self, roots: Iterable[str], on_result: Callable[[set[str]], None]) -> None:
        """Ask which folders are there."""
        question = partial(self._disk.reachable, tuple(roots), seconds=SOON_SECONDS)
        self._folder_worker.submit(question, on_result)

    def answer(self, path: str, question: Callable[[], T]) -> T:
        """The answer to a question about a file; not for the GUI thread, since it waits.

        Raises:
            SilentDiskError: there was none in time.
            Cancelled: the window is closing.
        """
        return self._disk.ask(root_of(path, self._roots), question, seconds=SOON_SECONDS)

    @property
    def has_open_questions(self) -> bool:
        """Whether a drive hangs, so that this process cannot end by itself."""
        return self._disk.has_open_questions

    def close(self) -> None:
        """Let everything that waits for an answer end as cancelled."""
        self._disk.close()


def require_file(path: str) -> None:
    """See that a file or folder is there and answers.

    A file is opened for that, since a mere look may be answered from memory.

    Raises:
        UserError: it is gone, or may not be opened.
    """
    if not os.path.exists(path):
        raise UserError(
            tr(
                "{name} is not there now. Is its drive connected, or was it moved?",
                name=os.path.basename(path),
            )
        )
    if os.path.isfile(path):
        try:
            os.close(os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0)))
        except OSError as error:
            name = os.path.basename(path)
            raise UserError(
                tr("{name} cannot be opened: {reason}.", name=name, reason=error.strerror)
            ) from error
