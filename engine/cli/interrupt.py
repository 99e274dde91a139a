"""Ctrl-C as a request to stop in good order."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from ..errors import Cancelled


@contextmanager
def interrupt_flag() -> Iterator[threading.Event]:
    """Turn the first Ctrl-C into a flag; a second one interrupts as usual."""
    flag = threading.Event()

    def note(_number: int, _frame: FrameType | None) -> None:
        flag.set()
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield flag
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def interrupt_held() -> Iterator[None]:
    """Let Ctrl-C wait for the end: raised inside an import it may come out as another error.

    Raises:
        Cancelled: at the end, if it was pressed.
    """
    with interrupt_flag() as interrupted:
        yield
    if interrupted.is_set():
        raise Cancelled
