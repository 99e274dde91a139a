"""The other end of the engine process's pipe, for the window. It imports no model library."""

from __future__ import annotations

import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from ..language import tr
from .launch import EngineProcess, launch
from .messages import Event, Request, Shutdown, Stopped

SHUTDOWN_SECONDS = 10.0
KILL_SECONDS = 2.0


class EngineClient:
    """Starts an engine process, sends it requests and hands on its events.

    Args:
        library: the library's directory.
        on_event: called on a reader thread, once per event; `Stopped` is the last.
        preset: the model to use; by default the one the library was made with.
        launched: an engine that was started already, taken in place of the first one.
    """

    def __init__(
        self,
        library: Path,
        on_event: Callable[[Event], None],
        preset: str | None = None,
        launched: EngineProcess | None = None,
    ) -> None:
        self._library = library
        self._preset = preset
        self._launched = launched
        self._on_event = on_event
        self._closing = threading.Event()
        self._send_lock = threading.Lock()
        self._connection: Connection | None = None
        self._process: BaseProcess | None = None
        self._reader: threading.Thread | None = None

    def start(self) -> None:
        """Start the process; returns before it has loaded anything."""
        engine = self._launched or launch(self._library, self._preset)
        self._launched = None
        self._connection, self._process = engine.connection, engine.process
        self._reader = threading.Thread(target=self._read, args=(self._connection,), daemon=True)
        self._reader.start()

    def send(self, request: Request) -> None:
        """Send a request; one that comes after the process has ended is dropped."""
        with self._send_lock:
            if self._connection is None:
                return
            try:
                self._connection.send(request)
            except OSError:
                # The reader thread sees the same and tells the window with `Stopped`.
                self._connection = None

    def close(self) -> None:
        """End the process, by force if it does not end by itself in ten seconds.

        One that a dead drive holds inside the system is left there: it ends when the drive is back.
        """
        self._closing.set()
        self.send(Shutdown())
        if self._process is not None:
            self._process.join(SHUTDOWN_SECONDS)
            if self._process.is_alive():
                self._process.kill()
                self._process.join(KILL_SECONDS)
        if self._reader is not None and self._reader is not threading.current_thread():
            self._reader.join(KILL_SECONDS)

    def _read(self, connection: Connection) -> None:
        while True:
            try:
                event: Event = connection.recv()
            except (EOFError, OSError):
                break
            self._on_event(event)
        connection.close()
        is_wanted = self._closing.is_set()
        told = "" if is_wanted else tr("The engine stopped. Start it again to go on.")
        self._on_event(Stopped(told))
