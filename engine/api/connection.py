"""One server that a library is asked of over HTTP, with what it wants to be shown."""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ..errors import Cancelled, UserError
from ..language import tr

if TYPE_CHECKING:
    import httpx2 as httpx

TOKEN_VARIABLE = "TRIPTYCH_TOKEN"  # noqa: S105 - the name of a variable
# A list of names of three million files has a fifth of that.
MOST_BYTES = 500_000_000
_PATIENCE_SECONDS = 120.0
_CONNECTING_SECONDS = 10.0
_ADDRESS = re.compile(r"(https?):[/\\]+(.+)", re.IGNORECASE)
# A server lets nobody ask faster than that for long.
_BUSY, _BUSY_SECONDS, _MOST_TRIES = 429, 0.5, 20


class UnansweredError(UserError):
    """A server cannot be reached, or says nothing."""


class NotThereError(UserError):
    """A server does not have what it was asked for."""


def address_of(named: str) -> str | None:
    """The address of a server, where a library is named by one."""
    # As a path the two slashes of an address have become one.
    found = _ADDRESS.fullmatch(named)
    return f"{found[1].lower()}://{found[2]}".rstrip("/") if found else None


class Connection:
    """A server at an address such as `https://host:8765`. Any thread may ask.

    Attributes:
        address: without a `/` at its end.

    Args:
        token: what the server wants to be shown; None for that of the environment, since others
            could read one on a command line. Empty where the server wants nothing.
        most_bytes: of one answer that is not read bit by bit.
    """

    def __init__(
        self, address: str, token: str | None = None, most_bytes: int = MOST_BYTES
    ) -> None:
        self.address = address.rstrip("/")
        self._token = os.environ.get(TOKEN_VARIABLE, "") if token is None else token
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._opened: httpx.Client | None = None
        self._closing = threading.Event()

    def ask(self, method: str, path: str, **request: Any) -> bytes:
        """The answer to one request, as it came; `request` as `httpx.Client.request` has it.

        Raises:
            UnansweredError: the server cannot be reached.
            NotThereError: it does not have that.
            UserError: it refuses, or answers without end.
            Cancelled: the connection was closed.
        """
        with self._told():
            for _ in range(_MOST_TRIES):
                with self._client().stream(method, path, **request) as answer:
                    content = self._whole(answer)
                # Files have been read to their ends.
                is_over = answer.status_code != _BUSY or "files" in request
                if is_over or self._closing.wait(_BUSY_SECONDS):
                    break
            self._refuse(answer.status_code, content)
            return content

    @contextmanager
    def stream(self, path: str, **request: Any) -> Iterator[httpx.Response]:
        """An answer that is read bit by bit, inside the block.

        Raises:
            UnansweredError, UserError: as `ask`; also where the answer breaks off.
        """
        with self._told(), self._client().stream("GET", path, **request) as answer:
            if answer.status_code >= 400:
                self._refuse(answer.status_code, self._whole(answer))
            yield answer

    def not_understood(self, why: object) -> UserError:
        """What is told of an answer that is none: another version's, or another program's."""
        return UserError(
            tr(
                "The answer of {address} cannot be understood ({why}). Is the same version of "
                "Triptych there?",
                address=self.address,
                why=why,
            )
        )

    def close(self) -> None:
        """Let nobody wait any more; safe to call twice."""
        self._closing.set()
        with self._lock:
            opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()

    def _whole(self, answer: httpx.Response) -> bytes:
        """All of an answer.

        Raises:
            UserError: there is more of it than of any library.
        """
        content = bytearray()
        for part in answer.iter_bytes():
            content += part
            if len(content) > self._most_bytes:
                raise UserError(
                    tr(
                        "{address} answers more than a library would. Check that one is served "
                        "there.",
                        address=self.address,
                    )
                )
        return bytes(content)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Have it told in a line where there is no answer."""
        import httpx2 as httpx  # noqa: PLC0415 - a library that lies here needs no network

        try:
            yield
        except RuntimeError:
            # Closed by another thread meanwhile.
            if not self._closing.is_set():
                raise
            raise Cancelled from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise UnansweredError(
                tr("{address} does not answer: {reason}.", address=self.address, reason=error)
            ) from error

    def _client(self) -> httpx.Client:
        import httpx2 as httpx  # noqa: PLC0415 - as above

        with self._lock:
            if self._closing.is_set():
                raise Cancelled
            if not self._token.isascii():
                line = tr("What {variable} holds is no token.", variable=TOKEN_VARIABLE)
                raise UserError(line)
            if self._opened is None:
                self._opened = httpx.Client(
                    base_url=self.address,
                    headers={"Authorization": f"Bearer {self._token}"} if self._token else {},
                    timeout=httpx.Timeout(_PATIENCE_SECONDS, connect=_CONNECTING_SECONDS),
                )
            return self._opened

    def _refuse(self, status: int, content: bytes) -> None:
        """Say what a server does not do, in a line.

        Raises:
            UserError: it does not do it.
        """
        if status < 300:
            return
        told = _line_of(content)
        if not told:
            line = tr(
                "{address} refuses. Check that a library is served there.", address=self.address
            )
        elif status == 401:
            line = tr(
                "{address} refuses: {reason} Put one into the variable {variable}.",
                address=self.address,
                reason=told,
                variable=TOKEN_VARIABLE,
            )
        else:
            line = tr("{address} refuses: {reason}", address=self.address, reason=told)
        raise NotThereError(line) if status == 404 else UserError(line)


def _line_of(content: bytes) -> str:
    """What a server of ours says that it does not do; empty where something else is there."""
    try:
        told = json.loads(content)
    except ValueError:
        return ""
    line = told.get("error") if isinstance(told, dict) else None
    return line if isinstance(line, str) else ""
