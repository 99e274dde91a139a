"""Stands before all routes: who comes by the wrong way, too often or too slowly is sent away.

A page of another site that a person looks at could have their browser ask a library here. Such a
request names that site as its origin; or, where the site has its name lead to this computer (DNS
rebinding), as its host. Both are refused, so that nobody but this server's own page, and programs,
get an answer.
"""

from __future__ import annotations

import asyncio
import socket
import time
from collections import OrderedDict
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .access import NOT_KNOWN, Access
from .answers import refusal
from .settings import Limits, Settings, is_address, is_loopback

_MOST_CLIENTS = 10_000
# What a browser says of requests of this server's page, and of addresses that are typed; programs
# say nothing.
_OWN = ("same-origin", "none", None)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
        "media-src 'self' blob:; connect-src 'self'; form-action 'none'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
}


class Guard:
    """Middleware before all else.

    Args:
        refused: called with a word on each request that is sent away.
    """

    def __init__(self, app: ASGIApp, settings: Settings, access: Access, refused: Any) -> None:
        self._app = app
        self._settings = settings
        self._access = access
        self._refused = refused
        self._pace = Pace(settings.limits)
        own = {settings.host, socket.gethostname(), *settings.names}
        self._names = {name.lower() for name in own if name}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        send = _with_headers(send)
        if refused := self._objection(scope, headers):
            code, line = refused
            self._refused(str(code))
            how = {"WWW-Authenticate": "Bearer"} if code == 401 else None
            await refusal(code, line, how)(scope, receive, send)
            return
        await self._app(scope, _Patient(receive, self._settings.limits).receive, send)

    def _objection(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        host = _host_of(headers.get("host", ""))
        if not self._is_ours(host):
            return 421, "This server does not go by that name. See: triptych serve --name"
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != headers.get("host"):
            return 403, "Pages of other sites may not ask this library."
        is_foreign = headers.get("sec-fetch-site") not in _OWN
        # A link may lead from anywhere to the page itself.
        if is_foreign and scope["path"] != "/":
            return 403, "Pages of other sites may not ask this library."
        client = scope["client"][0] if scope.get("client") else ""
        if not self._pace.lets(client, time.monotonic()):
            return 429, "Too many requests. Wait a moment."
        if not self._access.may_send(Request(scope)):
            return 401, NOT_KNOWN
        return None

    def _is_ours(self, host: str) -> bool:
        """Whether a host is one that no other site's name can lead to: an address, or our own."""
        return is_loopback(host) or is_address(host) or host.lower() in self._names


class Pace:
    """How many requests each client has made of late: a bucket that fills at a steady rate."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def lets(self, client: str, now: float) -> bool:
        """Whether a client may make one more request."""
        left, seen = self._buckets.pop(client, (float(self._limits.burst), now))
        left = min(float(self._limits.burst), left + (now - seen) * self._limits.rate)
        self._buckets[client] = (max(0.0, left - 1), now)
        while len(self._buckets) > _MOST_CLIENTS:
            self._buckets.popitem(last=False)
        return left >= 1


class _Patient:
    """What a request sends, for as long as it keeps coming."""

    def __init__(self, receive: Receive, limits: Limits) -> None:
        self._receive = receive
        self._silence = limits.silence_seconds
        self._ends = time.monotonic() + limits.request_seconds
        self._is_whole = False

    async def receive(self) -> Message:
        """The next part.

        Raises:
            HTTPException: 408, it is not there in time.
        """
        # What comes after the whole request is only that the client is gone.
        if self._is_whole:
            return await self._receive()
        left = min(self._silence, self._ends - time.monotonic())
        try:
            message = await asyncio.wait_for(self._receive(), max(left, 0.0))
        except TimeoutError:
            line = "The request came too slowly."
            raise HTTPException(408, line, {"Connection": "close"}) from None
        self._is_whole = not message.get("more_body", False)
        return message


def _host_of(header: str) -> str:
    """The name in a Host header, without its port."""
    name, _, port = header.rpartition(":")
    return name if name and port.isdecimal() else header


def _with_headers(send: Send) -> Send:
    """Have every answer say what a browser may not do with it."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
