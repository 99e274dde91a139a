"""Questions about the person's own files, none of which the GUI thread waits for.

A file may lie on a drive that hangs, and whatever looks at it hangs with it. So every look at one
goes through here, opening and showing it in other programs included: it takes a bounded time, and
an answer that does not come is an error like any other.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeVar

from engine.disk import SOON_SECONDS, Disk
from engine.errors import UserError
from engine.language import tr
from engine.library.away import folders_away
from engine.paths import root_of
from engine.system_reasons import system_reason

from .protocols import Elsewhere
from .tasks import ErrorHandler, Task, Worker

T = TypeVar("T")
# What is asked of a file, given where it lies on this computer.
Question = Callable[[str], T]


class FileAnswers:
    """What waits for answers, on any thread but the GUI's: it holds nothing that belongs there.

    Args:
        elsewhere: where the library's files lie, if that is another computer.

    Attributes:
        roots: folders that are apart: one that does not answer holds up none of the others.
    """

    def __init__(self, disk: Disk, elsewhere: Elsewhere | None = None) -> None:
        self._disk = disk
        self._elsewhere = elsewhere
        self.roots: tuple[str, ...] = ()

    def answer(
        self, path: str, question: Question[T], given_up: Callable[[], bool] = lambda: False
    ) -> T:
        """The answer to a question about a file.

        Raises:
            SilentDiskError: there was none in time.
            UserError: the file cannot be brought here.
            Cancelled: the window is closing, or `given_up` came true.
        """
        if self._elsewhere is not None and self._elsewhere.has(path):
            path = self._elsewhere.bring(path, given_up)
        ask = partial(question, path)
        return self._disk.ask(root_of(path, self.roots), ask, seconds=SOON_SECONDS)

    def is_there(self, path: str) -> bool:
        """Whether there is a file at a path.

        Raises:
            SilentDiskError, Cancelled: as `answer`.
        """
        is_elsewhere = self._elsewhere is not None and self._elsewhere.has(path)
        return is_elsewhere or self.answer(path, os.path.exists)


class FileQuestions:
    """Asks about files, on the disk's own threads.

    Args:
        worker: waits for the answers, one after the other.
        folder_worker: waits for what is asked of all folders at once.
        elsewhere: where the library's files lie, if that is another computer.

    Attributes:
        answers: for work that asks on its way.
    """

    def __init__(
        self,
        disk: Disk,
        worker: Worker,
        folder_worker: Worker,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        self._disk = disk
        self._elsewhere = elsewhere
        self._worker = worker
        self._folder_worker = folder_worker
        self.answers = FileAnswers(disk, elsewhere)

    def know_roots(self, roots: Iterable[str]) -> None:
        """Tell which folders are apart: one that does not answer holds up none of the others."""
        self.answers.roots = tuple(roots)

    @property
    def refusal(self) -> str:
        """What is said of what cannot be done with files elsewhere; empty where they lie here."""
        return self._elsewhere.refusal if self._elsewhere is not None else ""

    def ask(
        self,
        path: str,
        question: Question[T],
        on_result: Callable[[T], None],
        on_error: ErrorHandler | None = None,
    ) -> Task[T]:
        """Ask something about a file; the handlers run on the GUI thread."""
        given_up = threading.Event()
        work = partial(self.answers.answer, path, question, given_up.is_set)
        return self._worker.submit(work, on_result, on_error, given_up=given_up)

    def submit(self, work: Callable[[], T], on_result: Callable[[T], None]) -> Task[T]:
        """Do some work beside the GUI thread, which may ask `answers` on its way."""
        return self._worker.submit(work, on_result)

    def ask_presence(
        self, path: str, on_there: Callable[[str], object], on_error: ErrorHandler | None = None
    ) -> None:
        """Go on with a file that is there, and with where it lies; the error says why it is not."""

        def go_on(place: str) -> None:
            on_there(place)

        self.ask(path, require_file, go_on, on_error)

    def ask_playable(
        self, path: str, on_there: Callable[[str], object], on_error: ErrorHandler
    ) -> None:
        """The same with a file that is to be played: of one elsewhere it is the address."""

        def go_on(place: str) -> None:
            on_there(place)

        if self._elsewhere is None:
            self.ask(path, require_file, go_on, on_error)
        else:
            self._worker.submit(partial(self._elsewhere.stream, path), go_on, on_error)

    def ask_away(
        self,
        roots: Iterable[str],
        drives: Mapping[str, str],
        on_result: Callable[[set[str]], None],
    ) -> None:
        """Ask which folders are not there, or drives in them; of those elsewhere none is known."""
        asked = frozenset() if self._elsewhere is not None else frozenset(roots)
        question = partial(folders_away, self._disk, asked, drives, SOON_SECONDS)
        self._folder_worker.submit(question, on_result)

    @property
    def has_open_questions(self) -> bool:
        """Whether a drive hangs, so that this process cannot end by itself."""
        return self._disk.has_open_questions

    def close(self) -> None:
        """Let everything that waits for an answer end as cancelled."""
        self._disk.close()
        if self._elsewhere is not None:
            self._elsewhere.close()


def require_file(path: str) -> str:
    """See that a file or folder is there and answers; tells its path.

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
                tr("{name} cannot be opened: {reason}.", name=name, reason=system_reason(error))
            ) from error
    return path
