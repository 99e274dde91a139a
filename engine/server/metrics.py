"""What a monitor asks for: how much is asked, how long it takes, and what is refused."""

from __future__ import annotations

import time
from http import HTTPMethod
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client import generate_latest as written
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..api.library import Library

_SECONDS = (0.005, 0.01, 0.02, 0.04, 0.06, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)


class Metrics:
    """The figures of one server, as Prometheus reads them."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._registry = CollectorRegistry()
        of = self._registry
        self._requests: Any = Counter(
            "triptych_requests", "Requests answered.", ("method", "route", "status"), registry=of
        )
        self._seconds: Any = Histogram(
            "triptych_request_seconds",
            "From request to answer.",
            ("route",),
            buckets=_SECONDS,
            registry=of,
        )
        self._refused: Any = Counter(
            "triptych_refused", "Requests refused before any route.", ("status",), registry=of
        )
        self._items: Any = Gauge("triptych_items", "Files in the library.", ("kind",), registry=of)

    def refused(self, status: str) -> None:
        """Count a request that was sent away."""
        self._refused.labels(status).inc()

    def counting(self, app: ASGIApp) -> ASGIApp:
        """Count what an application answers, by its routes."""

        async def counted(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            started, status = time.perf_counter(), 500

            async def noting(message: Message) -> None:
                nonlocal status
                if message["type"] == "http.response.start":
                    status = message["status"]
                await send(message)

            try:
                await app(scope, receive, noting)
            finally:
                # Paths have ids in them, strangers' paths and methods anything: these are few.
                route = getattr(scope.get("route"), "path", "none")
                method = scope["method"] if scope["method"] in HTTPMethod.__members__ else "other"
                self._requests.labels(method, route, str(status)).inc()
                self._seconds.labels(route).observe(time.perf_counter() - started)

        return counted

    def tell(self) -> Response:
        """The figures, for Prometheus."""
        for kind, count in self._library.counts().items():
            self._items.labels(kind.value).set(count)
        return Response(written(self._registry), media_type=CONTENT_TYPE_LATEST)
