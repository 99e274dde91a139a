"""What the person did in the window and can take back: the newest first, and not very much."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from engine.language import tr, tr_noop

MOST = 20
_NOTHING = tr_noop("There is nothing to undo.")


class InfoMessages(Protocol):
    """Where the person is told things."""

    def show_info(self, text: str) -> None:
        """Say something worth knowing."""

    def show_done(self, text: str, button: str, action: Callable[[], None]) -> None:
        """Say what was done, and offer to take it back."""

    def take_back(self, text: str) -> None:
        """Dismiss what holds no longer."""


class UndoStep(Struct, frozen=True, eq=False):
    """Something that was done.

    Attributes:
        line: what was done, in one line.
        undo: begins to take it back.
    """

    line: str
    undo: Callable[[], None]


class UndoStack:
    """Remembers steps, says each of them, and takes them back."""

    def __init__(self, messages: InfoMessages) -> None:
        self._messages = messages
        self._steps: list[UndoStep] = []

    def push(self, line: str, undo: Callable[[], None]) -> None:
        """Say what was done, and offer to undo it."""
        step = UndoStep(line, undo)
        self._steps = [*self._steps, step][-MOST:]
        self._messages.show_done(line, tr("Undo"), lambda: self._undo(step))

    def undo(self) -> None:
        """Take back the newest."""
        if self._steps:
            self._undo(self._steps[-1])
        else:
            self._messages.show_info(tr(_NOTHING))

    def forget(self) -> None:
        """Nothing of it can be taken back any more."""
        self._steps = []

    def _undo(self, step: UndoStep) -> None:
        if step in self._steps:
            self._steps.remove(step)
            self._messages.take_back(step.line)
            step.undo()
            self._messages.show_info(tr("Undone: {what}", what=step.line))
