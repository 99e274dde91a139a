"""The application: all routes, with what stands before them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Depends, FastAPI
from msgspec import to_builtins
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from ..api.library import Library
from ..errors import EngineError
from ..shipped import SHIPPED
from ..version import __version__
from .access import Access
from .answers import engine_refusal, http_refusal, json_answer
from .discovering import Discovering
from .events import Events
from .guard import Guard
from .indexing import Indexing
from .items import Items
from .kept_uploads import KeptUploads
from .metrics import Metrics
from .searching import MOST_TERMS, Searching
from .settings import Settings
from .tokens import Tokens
from .window_calls import WindowCalls

_SMALL_BODY = 100_000
_MOST_FIELDS = 100
# So many of the largest.
_KEPT_UPLOADS = 5
_REFUSALS: dict[int | str, dict[str, Any]] = {
    code: {"description": why}
    for code, why in (
        (400, "It cannot be understood or done; `error` says why."),
        (401, "A token is wanted."),
        (403, "Not for this token, or another site's page asks."),
        (404, "There is no such file."),
        (408, "It came too slowly."),
        (409, "Another process writes, or nothing runs."),
        (413, "It is too large."),
        (421, "The server has another name."),
        (429, "Too many requests."),
        (503, "A drive does not answer, or too many ask."),
    )
}


def create_app(
    library: Library, settings: Settings, is_closing: Callable[[], bool] = lambda: False
) -> ASGIApp:
    """The application over a library; it is open as long as the application is.

    Args:
        is_closing: whether the server is about to end, so that nobody may listen on.
    """
    metrics = Metrics(library)
    access = Access(Tokens(library.directory), settings)
    events = Events(library.revision, access, is_closing, settings.limits)
    indexing = Indexing(library, events.publish)
    uploads = KeptUploads(_KEPT_UPLOADS * settings.limits.upload_bytes)
    window = WindowCalls(library, uploads)

    @asynccontextmanager
    async def lifespan(_: Any) -> AsyncIterator[None]:
        yield
        indexing.close()
        window.close()
        uploads.close()

    app = FastAPI(
        title="Triptych",
        version=__version__,
        summary="Finds pictures, sounds, videos and documents by meaning.",
        openapi_url="/api/openapi.json",
        # These pages would load code from elsewhere.
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        max_body_size=_SMALL_BODY,
    )
    app.add_exception_handler(HTTPException, http_refusal)
    app.add_exception_handler(EngineError, engine_refusal)
    app.include_router(_reading(library, settings, metrics, events, access))
    app.include_router(_for_windows(window, uploads, settings, access))
    app.include_router(_writing(library, indexing, access))
    always: dict[str, Any] = {"responses": _REFUSALS, "tags": ["server"]}
    app.add_api_route("/api/health", _health(library), **always)
    app.add_api_route("/api/session", access.open_session, methods=["POST"], **always)
    page = StaticFiles(directory=page_directory(), html=True)
    # A mount would take what asks for one of the paths above in the wrong way.
    for path in ("/", "/{name}"):
        app.routes.append(Route(path, page, methods=["GET", "HEAD"]))
    return Guard(metrics.counting(app), settings, access, metrics.refused)


def page_directory() -> Path:
    """Where the files of the server's own page are."""
    return SHIPPED / "server"


def _reading(
    library: Library, settings: Settings, metrics: Metrics, events: Events, access: Access
) -> APIRouter:
    """The routes that change nothing."""
    router = APIRouter(dependencies=[Depends(access.reads)], responses=_REFUSALS)
    searching, items = Searching(library), Items(library)
    add = router.add_api_route
    add("/api/search", searching.search, tags=["search"])
    add(
        "/api/search",
        searching.search_with_files,
        methods=["POST"],
        tags=["search"],
        max_body_size=settings.limits.upload_bytes,
        form_limits={"max_files": MOST_TERMS, "max_fields": _MOST_FIELDS},
    )
    add("/api/items/{item_id}", items.item, tags=["items"])
    add("/api/items/{item_id}/why", searching.why, tags=["items"])
    add("/api/items/{item_id}/thumbnail", items.thumbnail, tags=["items"], **_as("image/jpeg"))
    add("/api/items/{item_id}/peaks", items.peaks, tags=["items"])
    add("/api/items/{item_id}/text", items.text, tags=["items"], **_as("text/plain"))
    add("/api/items/{item_id}/file", items.file, tags=["items"], **_as("*/*"))
    offers = Discovering(library)
    add("/api/suggestions", offers.suggestions, tags=["discovery"])
    add("/api/walk", offers.walk, tags=["discovery"])
    add("/api/on-this-day", offers.on_this_day, tags=["discovery"])
    add("/api/groups", offers.groups, tags=["discovery"])
    add("/api/groups/{group_id}", offers.group, tags=["discovery"])
    add("/api/status", _status(library), tags=["server"])
    add("/api/events", events.listen, tags=["server"], **_as("text/event-stream"))
    add("/metrics", metrics.tell, tags=["server"], **_as("text/plain"))
    return router


def _for_windows(
    window: WindowCalls, uploads: KeptUploads, settings: Settings, access: Access
) -> APIRouter:
    """The routes that windows elsewhere use the library by."""
    router = APIRouter(responses=_REFUSALS)
    router.include_router(window.routes, dependencies=[Depends(access.reads)])
    router.include_router(window.changes, dependencies=[Depends(access.writes)])
    router.add_api_route(
        "/api/uploads",
        uploads.take,
        methods=["POST"],
        dependencies=[Depends(access.reads)],
        tags=["window"],
        max_body_size=settings.limits.upload_bytes,
        form_limits={"max_files": 1, "max_fields": 1},
    )
    return router


def _as(content: str) -> dict[str, Any]:
    """How a route is described whose answer is no JSON."""
    return {"response_class": Response, "responses": {200: {"content": {content: {}}}}}


def _writing(library: Library, indexing: Indexing, access: Access) -> APIRouter:
    """The routes that want a token that may write."""
    router = APIRouter(dependencies=[Depends(access.writes)], responses=_REFUSALS, tags=["changes"])
    add = router.add_api_route
    add("/api/items/{item_id}/marks", Items(library).mark, methods=["POST"])
    add("/api/index", indexing.begin, methods=["POST"], status_code=202)
    add("/api/index", indexing.stop, methods=["DELETE"])
    return router


def _health(library: Library) -> Callable[[], Response]:
    def health() -> Response:
        """Whether the server can read its library; says nothing of what is in it."""
        library.revision()
        return json_answer({"status": "ok", "version": __version__})

    return health


def _status(library: Library) -> Callable[[], Response]:
    def status() -> Response:
        """What the library holds."""
        roots = [to_builtins(root) for root in library.roots()]
        return json_answer({"items": library.counts(), "roots": roots})

    return status
