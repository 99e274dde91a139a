"""What happens to a library while a client listens, as server-sent events (HTML Living Standard).

`progress` and `report` are of runs of this server, `changed` of anybody's changes.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from functools import partial

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from .access import Access
from .answers import refusal
from .settings import Limits

_LOOK_SECONDS = 1.0
_BEATS = 15
_MOST_WAITING = 100
_LATER = {"Retry-After": "30"}


@dataclass(frozen=True, slots=True, eq=False)
class _Listener:
    """One who listens: whose token or address, and what was told and not heard yet."""

    who: str
    loop: asyncio.AbstractEventLoop
    waiting: asyncio.Queue[str]


class Events:
    """Hands events on to those who listen, for as long as they may read.

    Args:
        revision: tells the number of the library's last change.
        is_closing: whether the server is about to end.
    """

    def __init__(
        self,
        revision: Callable[[], int],
        access: Access,
        is_closing: Callable[[], bool],
        limits: Limits,
    ) -> None:
        self._revision = revision
        self._access = access
        self._is_closing = is_closing
        self._limits = limits
        self._listeners: set[_Listener] = set()

    def publish(self, name: str, document: dict[str, object]) -> None:
        """Tell everybody who listens; any thread may."""
        told = _written(name, document)
        for listener in list(self._listeners):
            listener.loop.call_soon_threadsafe(_put, listener.waiting, told)

    async def listen(self, request: Request) -> Response:
        """Follow what happens to the library: `changed`, `progress` and `report` events."""
        who = await run_sync(self._access.who, request)
        if len(self._listeners) >= self._limits.listeners:
            return refusal(503, "Too many listen already.", _LATER)
        if sum(one.who == who for one in self._listeners) >= self._limits.listeners_each:
            return refusal(429, "You listen too many times already.", _LATER)
        waiting: asyncio.Queue[str] = asyncio.Queue(_MOST_WAITING)
        listener = _Listener(who, asyncio.get_running_loop(), waiting)
        self._listeners.add(listener)
        leave = partial(self._listeners.discard, listener)
        return _Stream(self._told(listener, request), leave)

    async def _told(self, listener: _Listener, request: Request) -> AsyncIterator[str]:
        known, beat = -1, 0
        while not self._is_closing():
            # A token may have been revoked since.
            if not await run_sync(self._access.may_read, request):
                return
            revision = await run_sync(self._revision)
            if revision != known:
                known = revision
                yield _written("changed", {"revision": revision})
            try:
                yield await asyncio.wait_for(listener.waiting.get(), _LOOK_SECONDS)
            except TimeoutError:
                beat += 1
                if beat % _BEATS == 0:
                    yield ": still here\n\n"


class _Stream(StreamingResponse):
    """A stream of events that says when it is over, however it ends."""

    def __init__(self, told: AsyncIterator[str], leave: Callable[[], None]) -> None:
        super().__init__(told, media_type="text/event-stream")
        self._leave = leave

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send all of it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._leave()


def _put(waiting: asyncio.Queue[str], told: str) -> None:
    """Let a listener hear; one who does not keep up misses some."""
    if not waiting.full():
        waiting.put_nowait(told)


def _written(name: str, document: dict[str, object]) -> str:
    return f"event: {name}\ndata: {json.dumps(document)}\n\n"
