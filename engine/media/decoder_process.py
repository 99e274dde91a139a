"""One decoder process as its parent sees it: what it was given, what it says, and how it ends."""

from __future__ import annotations

import logging
import signal
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection

from ..types.decoded import Batch, Part
from ..types.vectors import InputSpec
from . import worker
from .frames import read_some
from .limits import Limits
from .replies import Logged, MalformedReplyError, Reply, Started, receive_reply
from .task import Task

_START_SECONDS = 60.0
_END_SECONDS = 5.0
_REPLY_SECONDS = 20.0
_PATIENCE = 2000
_COST_OF_LOGGED = 100
_LAST_WORDS_BYTES = 20_000
# What a logout, or the end of a terminal, sends to all processes.
_ENDINGS = [-getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
_SPAWN = get_context("spawn")


class DecoderProcess:
    """Starts a decoder at once; nothing that it says is trusted.

    Attributes:
        connection: its pipe, to wait on.
        assigned: paths sent to it and not answered to the end; the first is in flight.
        has_started: it has said that it can work.
        was_told_to_end: the system ended it, and not its file nor we; known after `end`.
    """

    def __init__(self, spec: InputSpec, limits: Limits, task: Task = Task.DECODE) -> None:
        self.connection, theirs = _SPAWN.Pipe()
        self._crash, their_crash = _SPAWN.Pipe(duplex=False)
        self.assigned: deque[str] = deque()
        self.has_started = self.was_told_to_end = False
        self._memory_bytes = limits.memory_bytes
        self.turn_to(spec, limits, task)
        self._process = _SPAWN.Process(target=worker.run, args=(theirs, their_crash), daemon=True)
        with _interrupt_held():
            self._process.start()
        theirs.close()
        their_crash.close()
        self._patience = _PATIENCE
        self._heard = time.monotonic()
        level = logging.getLogger(worker.__name__).getEffectiveLevel()
        self._send((limits.memory_bytes, level))

    def can_turn_to(self, limits: Limits) -> bool:
        """Whether it waits, as it should, and has the memory that these limits say.

        The bound is for its life, and a model of speech, which stays in it, may take most of that:
        neither is there room for one beside what it read before, nor for other work beside one.
        """
        is_waiting = self.has_started and not self.assigned and not self.connection.poll()
        bound, model = self._memory_bytes, self._limits.speech_model
        return is_waiting and (bound, model) == (limits.memory_bytes, limits.speech_model)

    def turn_to(self, spec: InputSpec, limits: Limits, task: Task) -> None:
        """Do this with all files that are assigned from now on."""
        self._spec, self._limits, self._task = spec, limits, task

    def assign(self, path: str) -> None:
        """Queue one file; a process that has died is noticed when it is listened to."""
        if not self.assigned:
            self._heard = time.monotonic()
        self.assigned.append(path)
        self._send((path, self._spec, self._limits, self._task))

    def is_late(self) -> bool:
        """Whether it has been silent for longer than the limits allow."""
        most = self._limits.seconds if self.has_started else _START_SECONDS
        return time.monotonic() - self._heard > most

    def receive(self) -> Reply:
        """Receive what it has begun to say.

        Raises:
            TimeoutError: it says nothing.
            MalformedReplyError: it makes no sense, or does not come to its end.
            EOFError, OSError: it has gone.
        """
        if not self.connection.poll():
            raise TimeoutError
        try:
            reply = receive_reply(self.connection, self._spec, _REPLY_SECONDS)
        except TimeoutError as error:
            raise MalformedReplyError("it stops in the middle") from error
        self._refuse_untimely(reply)
        self._heard = time.monotonic()
        return reply

    def path_of(self, part: Part) -> str:
        """The file that a part belongs to; after its end, the next file is in flight."""
        if isinstance(part, Batch):
            return self.assigned[0]
        self._patience = _PATIENCE
        return self.assigned.popleft()

    def end(self) -> str:
        """End the process, wait until it is gone, and tell how it ended.

        One that hangs in the system itself, on a network drive that has died, cannot be waited
        for: it goes when the drive answers.
        """
        self._process.kill()
        self._process.join(_END_SECONDS)
        code = self._process.exitcode
        self.was_told_to_end = code in _ENDINGS
        how = f"exit code {code}" if code is not None else "still there"
        if code is not None:
            self._process.close()
        self.connection.close()
        how = "\n".join((how, *_last_words(self._crash)))
        self._crash.close()
        return how

    def _refuse_untimely(self, reply: Reply) -> None:
        self._patience -= _COST_OF_LOGGED if isinstance(reply, Logged) else 1
        if self._patience < 0:
            raise MalformedReplyError("it says too much of one file")
        if isinstance(reply, Logged):
            return
        if isinstance(reply, Started) is self.has_started or not self.assigned:
            raise MalformedReplyError("it speaks out of turn")
        self.has_started = True

    def _send(self, message: object) -> None:
        with suppress(OSError):
            self.connection.send(message)


def _last_words(crash: Connection) -> list[str]:
    """What it could still write when it broke, in native code or outside any file."""
    with suppress(OSError, EOFError):
        if crash.poll():
            data = read_some(crash, _LAST_WORDS_BYTES)
            return data.decode("utf-8", "replace").splitlines()
    return []


@contextmanager
def _interrupt_held() -> Iterator[None]:
    """Hold Ctrl-C back: a child inherits this, and so cannot be hit by it while it starts."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
