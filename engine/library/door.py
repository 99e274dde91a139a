"""The door of a library that is kept open: another program of the same person knocks there.

Who keeps a library open, the window's engine or `triptych watch`, listens on a local socket, and
says in a note in the library where, with a key that only the library's owner can read. What knocks
brings a request and is told whether it was taken. The note that a killed program left leads
nowhere, so that nobody answers.
"""

from __future__ import annotations

import json
import queue
import secrets
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import StrEnum
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from ..encoders import json_cache
from ..paths import LibraryPaths
from .lease import machine

_ANSWER_SECONDS = 5.0
_PAUSE_SECONDS = 0.1
_MOST_BYTES = 1_000_000
_TAKEN, _REFUSED = b"taken", b"refused"
# Whatever a stranger, or a program that ends meanwhile, can do to a conversation.
_BROKEN = (OSError, EOFError, AuthenticationError, ValueError, TypeError, KeyError)


class Keeper(StrEnum):
    """What may keep a library open."""

    WINDOW = "window"
    WATCH = "watch"


class Handover(Struct, frozen=True):
    """A run that another program asks for, since the library is being written to.

    Attributes:
        folders: absolute paths; none means every known root.
        prune: as in `IndexOptions`.
        retry: as in `IndexOptions`.
    """

    folders: tuple[str, ...] = ()
    prune: bool = False
    retry: bool = False


class Show(Struct, frozen=True):
    """Bring the window to the front, add folders, and open a link.

    Attributes:
        folders: absolute paths.
        link: to a search, as it was given; empty leaves what is looked for.
        quick_search: the small window for a quick search is wanted instead.
    """

    folders: tuple[str, ...] = ()
    link: str = ""
    quick_search: bool = False


Request = Handover | Show


class Door:
    """Listens as long as a library is kept open.

    Args:
        take: called on the door's thread; tells whether a request is taken.
    """

    def __init__(
        self, paths: LibraryPaths, keeper: Keeper, take: Callable[[Request], bool]
    ) -> None:
        self._note = _note_of(paths, keeper)
        self._take = take
        self._key = secrets.token_bytes(32)
        self._closing = threading.Event()
        self._listener: Listener | None = None

    def open(self) -> None:
        """Listen from now on, and say where.

        Raises:
            OSError: the library cannot be written, or there is no place for a socket.
        """
        self._listener = Listener(authkey=self._key)
        # A visitor who was stopped in the middle of a word keeps no program from ending.
        self._thread = threading.Thread(
            target=self._listen, args=(self._listener,), name="door", daemon=True
        )
        self._thread.start()
        told = {"address": self._listener.address, "key": self._key.hex(), "machine": machine()}
        # Its draft is new each time, and readable for nobody else.
        json_cache.write(self._note, told)

    def close(self) -> None:
        """Listen no more."""
        self._closing.set()
        if self._listener is None:
            return
        # It wakes up, if it still waits; there would be nobody to show the key to if not.
        with suppress(*_BROKEN):
            Client(self._listener.address).close()
        self._thread.join(_ANSWER_SECONDS)
        self._listener.close()
        if json_cache.read(self._note).get("key") == self._key.hex():
            self._note.unlink(missing_ok=True)

    def _listen(self, listener: Listener) -> None:
        while not self._closing.is_set():
            try:
                with listener.accept() as visitor:
                    self._answer(visitor)
            except _BROKEN:
                # What keeps a door from opening, as too many open files do, may last.
                self._closing.wait(_PAUSE_SECONDS)

    def _answer(self, visitor: Connection) -> None:
        if visitor.poll(_ANSWER_SECONDS) and not self._closing.is_set():
            request = _decode(visitor.recv_bytes(_MOST_BYTES))
            visitor.send_bytes(_TAKEN if self._take(request) else _REFUSED)


def knock(paths: LibraryPaths, request: Request) -> bool:
    """Ask whoever keeps a library open, the window first; whether somebody took the request."""
    return any(_ask(_note_of(paths, keeper), request) for keeper in Keeper)


def _ask(note: Path, request: Request) -> bool:
    """Whether who left a note takes a request; one that was stopped is not waited for."""
    answers: queue.SimpleQueue[bool] = queue.SimpleQueue()

    def ask() -> None:
        answers.put(_is_taken(json_cache.read(note), request))

    threading.Thread(target=ask, name="knock", daemon=True).start()
    try:
        return answers.get(timeout=_ANSWER_SECONDS)
    except queue.Empty:
        return False


def _is_taken(told: Mapping[str, Any], request: Request) -> bool:
    if told.get("machine") != machine():
        return False
    try:
        with Client(told["address"], authkey=bytes.fromhex(told["key"])) as door:
            door.send_bytes(_encode(request))
            return door.recv_bytes(_MOST_BYTES) == _TAKEN
    except _BROKEN:
        return False


def _note_of(paths: LibraryPaths, keeper: Keeper) -> Path:
    return paths.directory / f"{keeper}.door"


def _encode(request: Request) -> bytes:
    return json.dumps({"kind": type(request).__name__, **asdict(request)}).encode()


def _decode(message: bytes) -> Request:
    """A request as it was encoded.

    Raises:
        ValueError, TypeError, KeyError: it is none.
    """
    told = json.loads(message)
    folders = tuple(map(str, told["folders"]))
    if told["kind"] == Show.__name__:
        return Show(folders, str(told["link"]), told["quick_search"] is True)
    return Handover(folders, told["prune"] is True, told["retry"] is True)
