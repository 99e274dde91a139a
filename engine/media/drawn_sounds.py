"""Has a decoder draw the spectrogram of a sound, for who looks at it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from ..errors import TOLD
from ..types.decoded import FileDone
from ..types.vectors import InputSpec
from .pool import DecoderPool
from .task import Task

_log = logging.getLogger(__name__)


class SoundDrawer:
    """Draws one sound after the other; its process is started by the first, and kept for the next.

    Any thread may ask.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pool = DecoderPool(InputSpec(), workers=1, task=Task.DRAW_SOUND)

    def draw(self, path: str, is_left_off: Callable[[], bool] = lambda: False) -> bytes:
        """A grey JPEG; empty where none can be drawn, and then the log says why."""
        with self._lock:
            try:
                ends = [part for _, part in self._pool.stream([path], is_left_off)]
            except TOLD as error:
                _log.error("%r cannot be drawn", path, exc_info=error)
                return b""
        return next((end.preview.data for end in ends if isinstance(end, FileDone)), b"")

    def close(self) -> None:
        """End the process, once it has drawn what it is at."""
        with self._lock:
            self._pool.close()
