"""Ctrl-C, `kill` and a terminal that is closed, as requests to stop in good order."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from ..errors import Cancelled

_Handler = Callable[[int, FrameType | None], Any]


class CommandEnd:
    """What these signals do to a command: it ends by `Cancelled`, wherever it is.

    Attributes:
        number: the signal that came; that of Ctrl-C before any has.
    """

    def __init__(self) -> None:
        self.number: int = signal.SIGINT

    def __call__(self, number: int, _frame: FrameType | None) -> None:
        self.number = number
        raise Cancelled


@contextmanager
def handled(handler: _Handler) -> Iterator[None]:
    """Have signals that want a program to end handled during the block.

    One that whoever started us wants ignored, as `nohup` does, still is; Ctrl-C never.
    """
    before = {one: signal.signal(one, handler) for one in _wanted()}
    try:
        yield
    finally:
        for one, other in before.items():
            signal.signal(one, other)


def _wanted() -> list[int]:
    # Windows has no SIGHUP.
    others = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    return [signal.SIGINT, *(one for one in others if signal.getsignal(one) != signal.SIG_IGN)]


@contextmanager
def interrupts(end: Callable[[], None]) -> Iterator[None]:
    """Call `end` for the first of these signals; a second one ends the command as usual."""
    usual: Any = signal.getsignal(signal.SIGINT)
    asked = False

    def note(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        if asked and callable(usual):
            usual(number, frame)
        if isinstance(usual, CommandEnd):
            usual.number = number
        asked = True
        end()

    with handled(note):
        yield


@contextmanager
def interrupt_flag() -> Iterator[threading.Event]:
    """Turn the first of these signals into a flag; a second one ends the command as usual."""
    flag = threading.Event()
    with interrupts(flag.set):
        yield flag


@contextmanager
def interrupt_held() -> Iterator[None]:
    """Let these signals wait for the end: raised in an import one may come out as another error.

    Raises:
        Cancelled: at the end, if one came.
    """
    with interrupt_flag() as interrupted:
        yield
    if interrupted.is_set():
        raise Cancelled
