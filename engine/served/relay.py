"""Lets a player of this computer read a file of a served library, part by part.

Qt plays what has an address, but can show no token there. So it is given one of this computer,
which nobody else can guess, and what it asks for is asked of the server.
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import quote

from ..api.connection import Connection
from ..errors import EngineError
from .copies import name_of

_log = logging.getLogger(__name__)
_LOOK_SECONDS = 0.1
_PASSED_ON = ("Content-Type", "Content-Length", "Content-Range", "Accept-Ranges")


class Relay:
    """Begins to listen, on 127.0.0.1 alone, when a file is first to be played."""

    def __init__(self, server: Connection) -> None:
        self._server = server
        self._secret = secrets.token_urlsafe(16)
        self._lock = threading.Lock()
        self._listening: ThreadingHTTPServer | None = None

    def address_of(self, item_id: int, path: str) -> str:
        """Where an item's file can be read; the name at its end tells players what it is."""
        host, port = self._opened().server_address[:2]
        return f"http://{host!s}:{port}/{self._secret}/{item_id}/{quote(name_of(path))}"

    def close(self) -> None:
        """Listen no more; who still reads is left to itself."""
        with self._lock:
            listening, self._listening = self._listening, None
        if listening is not None:
            listening.shutdown()
            listening.server_close()

    def _opened(self) -> ThreadingHTTPServer:
        with self._lock:
            if self._listening is None:
                handler = partial(_Handler, self._server, self._item_of)
                self._listening = ThreadingHTTPServer(("127.0.0.1", 0), handler)
                serve = partial(self._listening.serve_forever, _LOOK_SECONDS)
                threading.Thread(target=serve, name="relay", daemon=True).start()
            return self._listening

    def _item_of(self, path: str) -> int | None:
        """The id of the item that a request is for; None where it does not know the secret."""
        secret, _, rest = path.removeprefix("/").partition("/")
        number = rest.partition("/")[0]
        is_ours = secrets.compare_digest(secret.encode(), self._secret.encode())
        return int(number) if is_ours and number.isdecimal() else None


class _Handler(BaseHTTPRequestHandler):
    """One request of a player."""

    def __init__(
        self, server: Connection, item_of: Callable[[str], int | None], *request: Any
    ) -> None:
        self._library = server
        self._item_of = item_of
        # It is answered in there.
        super().__init__(*request)

    def do_GET(self) -> None:
        """Hand on what the server has, or the part of it that is asked for."""
        item_id = self._item_of(self.path)
        if item_id is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        wanted = {"Range": self.headers["Range"]} if "Range" in self.headers else {}
        # A player that has enough hangs up.
        with suppress(ConnectionError):
            try:
                self._hand_on(f"/api/items/{item_id}/file", wanted)
            except EngineError as error:
                _log.warning("a file cannot be played: %s", error)
                self.close_connection = True

    def _hand_on(self, path: str, wanted: dict[str, str]) -> None:
        with self._library.stream(path, headers=wanted) as answer:
            self.send_response(answer.status_code)
            for name in _PASSED_ON:
                if name in answer.headers:
                    self.send_header(name, answer.headers[name])
            self.end_headers()
            for part in answer.iter_raw():
                self.wfile.write(part)

    def log_message(self, format: str, *told: Any) -> None:  # noqa: A002 - as above
        """Say nothing on stderr."""
        _log.debug(format, *told)
