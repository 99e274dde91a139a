"""A decoder process between two uses: a run leaves one to the passes that come after it."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from ..types.vectors import InputSpec
from .decoder_process import DecoderProcess
from .limits import Limits
from .task import Task


class KeptDecoders:
    """Keeps one idle decoder process for the next pool inside a `with` block, and none outside.

    To start a process takes half a second of a core. What writes down speech is not shared with
    other work, since its model needs the memory. Blocks may be nested. One thread at a time may
    use an instance, as the one that holds a library's write lock.
    """

    def __init__(self) -> None:
        self._blocks = 0
        self._idle: DecoderProcess | None = None

    def __enter__(self) -> Self:
        self._blocks += 1
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._blocks -= 1
        if not self._blocks:
            self._end_idle()

    def start(self, spec: InputSpec, limits: Limits, task: Task) -> DecoderProcess:
        """A process for this task: the one that is kept, or else a new one."""
        if self._idle is not None and self._idle.can_turn_to(limits):
            kept, self._idle = self._idle, None
            kept.turn_to(spec, limits, task)
            return kept
        self._end_idle()
        return DecoderProcess(spec, limits, task)

    def leave(self, one: DecoderProcess) -> None:
        """Keep a process that a pool needs no more, or end it."""
        if self._blocks and self._idle is None and not one.assigned:
            self._idle = one
        else:
            one.end()

    def _end_idle(self) -> None:
        if self._idle is not None:
            self._idle.end()
            self._idle = None
