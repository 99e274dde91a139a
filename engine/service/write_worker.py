"""The engine's write worker: a thread that does what changes the library, and checks it.

One thing is done after the other. A check changes nothing, but nothing may change under it.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from ..errors import TOLD, EngineError, LibraryBusyError, UnknownPathError, user_line
from ..heap import give_back_memory
from ..indexing.context import IndexOptions
from ..language import tr
from ..library.facade import Library
from ..library.forgetting import LATER
from ..library.gate import Gate
from ..types import IndexReport, Progress, Stage
from ..types.progress import READS_FILES
from .check_messages import CancelCheck, CheckLibrary
from .check_work import answer_check
from .folder_watch import CatchUp, answer_catch_up
from .given_up import GivenUp
from .later_reading import read_more
from .left_off import LeftOff, ReadMore
from .lull import Lull
from .messages import (
    CancelIndexing,
    Event,
    Forget,
    Index,
    IndexingProgress,
    LibraryChanged,
    ReadFirst,
    RemoveRoot,
    Trouble,
    UseSpeechModel,
    WantPictureTexts,
)
from .model_change import answer_change
from .model_messages import ModelRenewed, UseModel
from .opening_messages import ForgetOpenings, NoteOpened
from .stretches import Stretches, broken_off, ended, whole
from .upkeep_worker import UpkeepTurn

Write = (
    CatchUp
    | ReadMore
    | Index
    | Forget
    | RemoveRoot
    | NoteOpened
    | ForgetOpenings
    | UseSpeechModel
    | WantPictureTexts
    | CheckLibrary
    | UpkeepTurn
    | UseModel
)
# What is not lost when the engine is closed before its turn has come.
_KEPT = (
    Index | Forget | RemoveRoot | NoteOpened | ForgetOpenings | UseSpeechModel | WantPictureTexts
)
# What a run that reads files gives way to: it may go on for hours.
_PRESSING = Index | Forget | RemoveRoot | ForgetOpenings | UpkeepTurn
# What needs no word that files came or went; a run that nobody asked for tells it by itself.
_LEAVES_FILES = CheckLibrary | NoteOpened
_CHANGES_NO_FILE = CatchUp | ReadMore | CheckLibrary | NoteOpened
# What a run that goes on just now takes to heart.
AtOnce = CancelIndexing | CancelCheck | ReadFirst
# How often is asked whether what was left off may go on.
_LOOK_SECONDS = 0.5
Send = Callable[[Event], None]


class WriteWorker:
    """Reads a library anew whose model was renewed, then does what it is asked to.

    No file is read while the `gate` is closed; that goes on once it opens. What is read beyond what
    was asked for waits for a `lull` of the searches. A run gives way to what a person asks for
    meanwhile, such as another folder, and goes on after it.

    Args:
        send: called on the worker's thread.

    Attributes:
        renewed: set once searches use the model as it is now.
        is_at_work: whether something is done just now.
    """

    def __init__(self, library: Library, send: Send, gate: Gate, lull: Lull) -> None:
        self.renewed = threading.Event()
        self.is_at_work = True
        self._gate, self._lull = gate, lull
        self._stretches = Stretches()
        self._left_off = LeftOff(gate, send, self._stretches)
        self._has_read_all = False
        self._library, self._send = library, send
        self._jobs: queue.Queue[tuple[int, Write] | None] = queue.Queue()
        self._closing = threading.Event()
        self._taken = 0
        self._given_up = GivenUp()
        self._checks_cancelled_up_to = -1
        self._interrupted: list[tuple[int, Index]] = []
        self._thread = threading.Thread(target=self._work, name="writes")

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def take(self, request: Write | AtOnce) -> None:
        """Take a request; returns at once."""
        match request:
            case CancelIndexing():
                self._given_up.cancelled_up_to = self._taken
            case CancelCheck():
                self._checks_cancelled_up_to = self._taken
            case ReadFirst(paths):
                self._library.looked_at.show(paths)
            case _:
                self._taken += 1
                if isinstance(request, RemoveRoot):
                    self._given_up.remove(self._taken, request.folder)
                self._jobs.put((self._taken, request))

    def close(self) -> None:
        """Stop what is being done, forget what was to be forgotten, and wait for the end."""
        self._closing.set()
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        if self._renew():
            self._do(0, Index())
        while (job := self._next()) is not None:
            if not self._closing.is_set() or isinstance(job[1], _KEPT):
                with self._library.decoders:
                    self._do(*job)
                    give_back_memory()
                    self._has_read_all &= isinstance(job[1], _LEAVES_FILES)
                    self._read_more(job[0])

    def _next(self) -> tuple[int, Write] | None:
        """The next request, or what was left off before; None at the end."""
        self.is_at_work = False
        self._left_off.remind()
        job = self._waited_for()
        self.is_at_work = True
        return job

    def _waited_for(self) -> tuple[int, Write] | None:
        while True:
            if self._interrupted and self._jobs.empty():
                return self._interrupted.pop()
            try:
                return self._jobs.get(timeout=_LOOK_SECONDS if self._left_off else None)
            except queue.Empty:
                if (job := self._left_off.next(self._given_up.cancelled_up_to)) is not None:
                    return job

    def _renew(self) -> bool:
        """Whether the library must be read anew, since its model was renewed."""
        try:
            name = self._library.renew()
        except TOLD:
            # Searches tell what is wrong with the model; another writer sees to it in our place.
            name = None
        if name:
            self._send(ModelRenewed(name))
        self.renewed.set()
        return name is not None

    def _do(self, number: int, request: Write) -> None:
        """Do what is asked; what goes wrong becomes an event, and the engine lives on."""
        try:
            self._answer(number, request)
        except LibraryBusyError as error:
            # What nobody asked for is tried again by itself.
            if not isinstance(request, CatchUp):
                self._send_failure(request, error)
        except TOLD as error:
            self._send_failure(request, error)
        if not isinstance(request, _CHANGES_NO_FILE):
            self._send(LibraryChanged())

    def _send_failure(self, request: Write, error: EngineError | OSError) -> None:
        line = user_line(error)
        told = broken_off(request, line) if isinstance(request, Index) else (Trouble(line),)
        for event in told:
            self._send(event)

    def _answer(self, number: int, request: Write) -> None:
        cancelled = partial(self._is_cancelled, number)
        match request:
            case Index():
                self._index(number, request)
            case CatchUp():
                answer_catch_up(request, self._send, cancelled, self._must_rest_or_give_way)
            case UseModel():
                answer_change(self._library, request, self._send, cancelled)
            case UpkeepTurn(work):
                work()
            case CheckLibrary(generation):
                self._check(number, generation)
            case Forget(paths):
                self._forget(paths)
            case NoteOpened(item_id, counted):
                # One less is no trouble worth telling.
                with suppress(LibraryBusyError):
                    self._library.preferences.note_opened(item_id, counted)
            case WantPictureTexts(wanted):
                self._library.preferences.want_picture_texts(wanted)
            case UseSpeechModel(directory):
                self._library.readings.use_speech_model(directory)
            case ForgetOpenings():
                if not self._library.preferences.forget_openings():
                    self._send(Trouble(tr(LATER)))
            case RemoveRoot(folder):
                # A run that was to add it may have been ended before it did.
                with suppress(UnknownPathError):
                    self._forget((folder,))
                self._stretches.clear()

    def _index(self, number: int, request: Index) -> None:
        """Go over folders; behind a closed gate they are still added, and files known by name."""
        before = self._stretches.take(number)
        if self._given_up.ends(number, request):
            self._send(ended(request, whole(request, before, IndexReport(cancelled=True))))
            return
        folders = self._given_up.left_of(number, request)
        stages: set[Stage] = set()

        def tell(progress: Progress) -> None:
            stages.add(progress.stage)
            self._send(IndexingProgress(progress, is_quiet=request.quiet))

        def must_stop() -> bool:
            reads = not stages.isdisjoint(READS_FILES)
            # Folders that were never told to the library would be lost with the engine.
            is_closing = self._closing.is_set() and bool(stages)
            must_give_way = reads and self._must_rest_or_give_way()
            return is_closing or must_give_way or self._given_up.ends(number, request)

        options = IndexOptions(request.prune, request.retry)
        last = self._library.index(folders, options, on_progress=tell, cancelled=must_stop)
        report = whole(request, before, last)
        is_over = self._closing.is_set() or self._given_up.ends(number, request)
        if is_over or not report.cancelled:
            self._send(ended(request, report))
            return
        self._stretches.keep(number, report)
        if not self._left_off.take(number, request):
            self._interrupted.append((number, request))

    def _read_more(self, number: int) -> None:
        """Read the text in pictures and write down speech, as long as nothing else is asked."""
        if not self._has_read_all:
            must_stop = partial(self._lull.wait, partial(self._must_read_no_more, number))
            self._has_read_all = read_more(self._library.readings, self._send, must_stop)
        if not (self._has_read_all or self._left_off):
            self._left_off.take(number, ReadMore())

    def _must_read_no_more(self, number: int) -> bool:
        is_asked = bool(self._interrupted) or not self._jobs.empty()
        return is_asked or self._is_cancelled(number) or self._must_rest()

    def _must_rest(self) -> bool:
        return self._gate.rest() is not None

    def _must_rest_or_give_way(self) -> bool:
        return self._must_rest() or any(isinstance(job, _PRESSING) for job in self._waiting())

    def _check(self, number: int, generation: int) -> None:
        answer_check(
            self._library,
            generation,
            self._send,
            cancelled=lambda: number <= self._checks_cancelled_up_to,
            must_give_way=self._has_changes_waiting,
        )

    def _forget(self, paths: tuple[str, ...]) -> None:
        for line in self._library.forget(*paths).lines():
            self._send(Trouble(line))

    def _has_changes_waiting(self) -> bool:
        return any(not isinstance(job, NoteOpened | CatchUp) for job in self._waiting())

    def _waiting(self) -> list[Write | None]:
        """What waits for its turn; None stands for the end."""
        with self._jobs.mutex:
            return [job and job[1] for job in self._jobs.queue]

    def _is_cancelled(self, number: int) -> bool:
        return self._given_up.is_cancelled(number) or self._closing.is_set()
