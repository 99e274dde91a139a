"""Ends the window in order when the system wants it to: at a logout, by `kill`, by Ctrl+C.

Qt waits inside the system, where Python sees no signal: it only notes it. The note is a byte that
Python writes to a socket, which Qt looks at as at any other.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from PySide6.QtCore import QSocketNotifier

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_SIGNALS = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
_MOST_BYTES = 64


@contextmanager
def end_signals(end: Callable[[], None]) -> Iterator[None]:
    """Call `end` on Qt's thread, which is this one, for each of these signals during the block.

    One that whoever started us wants ignored, as `nohup` does, still is. A second one does no more
    than the first: systems send several at a logout, and the window may be closing already.
    """
    heard, told = socket.socketpair()
    heard.setblocking(False)
    told.setblocking(False)
    notifier = QSocketNotifier(heard.fileno(), QSocketNotifier.Type.Read)

    def take() -> None:
        heard.recv(_MOST_BYTES)
        end()

    notifier.activated.connect(take)
    wanted = [one for one in _SIGNALS if signal.getsignal(one) is not signal.SIG_IGN]
    before = {one: signal.signal(one, _note) for one in wanted}
    told_before = signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(told_before)
        for one, handler in before.items():
            signal.signal(one, handler)
        notifier.setEnabled(False)
        heard.close()
        told.close()


def _note(_number: int, _frame: FrameType | None) -> None:
    """Let Python write its byte, in place of what the signal would do."""
