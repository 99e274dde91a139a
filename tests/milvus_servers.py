"""Milvus to test with: the server of Milvus Lite in a process of its own, and a way there that can
be cut, slowed down or spoilt.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path
from urllib.parse import urlsplit

from engine.types.index_settings import IndexKind, IndexSettings

# Milvus Lite 3 is one process's; several machines reach it through its own server.
_SERVE = """
import sys
from milvus_lite.adapter.grpc.server import start_server_in_thread
server, database, port = start_server_in_thread(sys.argv[1], port=0)
print(port, flush=True)
sys.stdin.read()
"""


class MilvusProcess:
    """A server over a folder."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-c", _SERVE, str(folder)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self._process.stdout
        self.port = int(self._process.stdout.readline())

    @property
    def uri(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def settings(self) -> IndexSettings:
        """A library that uses it."""
        return IndexSettings(IndexKind.MILVUS, self.uri, owner="Ada")

    def end(self) -> None:
        """End it at once, as a crash would."""
        self._process.kill()
        self._process.communicate()


class GivenMilvus(MilvusProcess):
    """A server that somebody else runs."""

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self.port = urlsplit(uri).port or 0

    @property
    def uri(self) -> str:
        """Where it is reached."""
        return self._uri

    def end(self) -> None:
        """It goes on."""


@contextmanager
def milvus_process(folder: Path) -> Iterator[MilvusProcess]:
    """A server for the block; the one that `MILVUS_URI` names, such as a real one, if any."""
    if given := os.environ.get("MILVUS_URI"):
        yield GivenMilvus(given)
        return
    server = MilvusProcess(folder)
    try:
        yield server
    finally:
        server.end()


class Way(Enum):
    """What becomes of a connection: it passes, is refused, is held, or hears nonsense."""

    OPEN = "open"
    SHUT = "shut"
    HELD = "held"
    SPOILT = "spoilt"


class Proxy:
    """A TCP proxy before a server."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._way = Way.OPEN
        self._sockets: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    @property
    def uri(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def set_way(self, way: Way) -> None:
        """Let what comes from now on fare otherwise; what is open is cut."""
        self._way = way
        for one in self._sockets:
            _cut(one)
            one.close()
        self._sockets.clear()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                self._sockets.append(near)
                self._serve(near)

    def _serve(self, near: socket.socket) -> None:
        if self._way is Way.SHUT:
            _cut(near)
        elif self._way is Way.SPOILT:
            near.sendall(b"HTTP/1.1 500 Internal Server Error\r\n\r\n" + os.urandom(64))
            _cut(near)
        elif self._way is Way.OPEN:
            far = socket.create_connection(("127.0.0.1", self._target))
            self._sockets.append(far)
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=_pump, args=(one, other), daemon=True).start()

    def close(self) -> None:
        """Cut everything."""
        _cut(self._listener)
        self._thread.join()
        self._listener.close()
        self.set_way(Way.SHUT)


def _pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(1 << 16):
            target.sendall(data)
    _cut(source)
    _cut(target)


def _cut(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
