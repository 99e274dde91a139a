"""What happens to a library while a client listens, as server-sent events (HTML Living Standard).

`progress` and `report` are of runs of this server, `changed` of anybody's changes.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable

from anyio.to_thread import run_sync
from starlette.responses import Response, StreamingResponse

from .answers import refusal

_LOOK_SECONDS = 1.0
_BEATS = 15
_MOST_WAITING = 100


class Events:
    """Hands events on to those who listen.

    Args:
        revision: tells the number of the library's last change.
        is_closing: whether the server is about to end.
    """

    def __init__(
        self, revision: Callable[[], int], is_closing: Callable[[], bool], most: int
    ) -> None:
        self._revision = revision
        self._is_closing = is_closing
        self._most = most
        self._listeners: dict[asyncio.Queue[str], asyncio.AbstractEventLoop] = {}

    def publish(self, name: str, document: dict[str, object]) -> None:
        """Tell everybody who listens; any thread may."""
        told = _written(name, document)
        for listener, loop in list(self._listeners.items()):
            loop.call_soon_threadsafe(_put, listener, told)

    async def listen(self) -> Response:
        """Follow what happens to the library: `changed`, `progress` and `report` events."""
        if len(self._listeners) >= self._most:
            return refusal(503, "Too many listen already.", {"Retry-After": "30"})
        return StreamingResponse(self._told(), media_type="text/event-stream")

    async def _told(self) -> AsyncIterator[str]:
        listener: asyncio.Queue[str] = asyncio.Queue(_MOST_WAITING)
        self._listeners[listener] = asyncio.get_running_loop()
        known, beat = -1, 0
        try:
            while not self._is_closing():
                revision = await run_sync(self._revision)
                if revision != known:
                    known = revision
                    yield _written("changed", {"revision": revision})
                try:
                    yield await asyncio.wait_for(listener.get(), _LOOK_SECONDS)
                except TimeoutError:
                    beat += 1
                    if beat % _BEATS == 0:
                        yield ": still here\n\n"
        finally:
            self._listeners.pop(listener, None)


def _put(listener: asyncio.Queue[str], told: str) -> None:
    """Let a listener hear; one who does not keep up misses some."""
    if not listener.full():
        listener.put_nowait(told)


def _written(name: str, document: dict[str, object]) -> str:
    return f"event: {name}\ndata: {json.dumps(document)}\n\n"
