"""Has uvicorn serve a library until it is told to end."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from ..api.library import Library
from ..errors import TOLD, UserError, user_line
from ..language import tr
from ..system_reasons import system_reason
from .app import create_app
from .settings import Settings
from .tokens import Tokens

_ENDING_SECONDS = 3
_MOST_HEAD_BYTES = 32_000


class Running:
    """One server over a library that is open.

    Attributes:
        url: where it can be reached, from this computer.

    Raises:
        UserError: the address is taken or not this computer's, nobody has a token, or the
            certificate is none.
    """

    def __init__(self, library: Library, settings: Settings) -> None:
        if not settings.is_open and not Tokens(library.directory).all():
            raise UserError(
                tr("Nobody has a token yet. Make one first: triptych serve token add NAME")
            )
        self._library = library
        config = self._configured(settings)
        self._server = uvicorn.Server(config)
        self._socket = _listening(settings)
        scheme = "https" if settings.has_tls else "http"
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        self.url = f"{scheme}://{host}:{self._socket.getsockname()[1]}"

    def run(self, tell: Callable[[str], None] = lambda line: None) -> None:
        """Serve until SIGINT, SIGTERM or `end`.

        Args:
            tell: called with a line, on any thread, where the model cannot be loaded.
        """
        threading.Thread(target=self._load, args=(tell,), name="loading", daemon=True).start()
        try:
            self._server.run(sockets=[self._socket])
        finally:
            self._socket.close()

    def end(self) -> None:
        """Let `run` return soon; any thread may."""
        self._server.should_exit = True

    def _configured(self, settings: Settings) -> Any:
        app = create_app(self._library, settings, lambda: self._server.should_exit)
        http: Any = partial(_Http, settings.limits.silence_seconds)
        try:
            config = uvicorn.Config(
                app,
                http=http,
                ws="none",
                lifespan="on",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                ssl_certfile=settings.certificate,
                ssl_keyfile=settings.key,
                limit_concurrency=settings.limits.connections,
                timeout_keep_alive=settings.limits.idle_seconds,
                timeout_graceful_shutdown=_ENDING_SECONDS,
                h11_max_incomplete_event_size=_MOST_HEAD_BYTES,
            )
            config.load()
        except OSError as error:
            raise UserError(
                tr("The certificate cannot be used: {reason}.", reason=system_reason(error))
            ) from error
        return config

    def _load(self, tell: Callable[[str], None]) -> None:
        """Load the model while the first person still opens the page."""
        try:
            self._library.load()
        except TOLD as error:
            tell(user_line(error))


class _Http(H11Protocol):
    """HTTP for uvicorn, which by itself waits for ever for the head of a request once it began."""

    def __init__(self, silence_seconds: float, **parts: Any) -> None:
        super().__init__(**parts)
        self._silence_seconds = silence_seconds

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        ends = self.loop.time() + self._silence_seconds
        self.timeout_keep_alive_task = self.loop.call_at(ends, self.timeout_keep_alive_handler)

    def data_received(self, data: bytes) -> None:
        timer = self.timeout_keep_alive_task
        super().data_received(data)
        cycle: Any = self.cycle
        # Something of a head, or the rest of what was refused, does not stop the clock.
        if timer is not None and (cycle is None or cycle.response_complete):
            again = self.loop.call_at(timer.when(), self.timeout_keep_alive_handler)
            self.timeout_keep_alive_task = again


def _listening(settings: Settings) -> socket.socket:
    """A socket that listens where it is wanted."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=512)
    except OSError as error:
        raise UserError(
            tr(
                "Nothing can be served at {host}, port {port}: {reason}. Choose another with "
                "--host and --port.",
                host=settings.host,
                port=settings.port,
                reason=system_reason(error),
            )
        ) from error
