"""What every route answers with: JSON that any name of a file fits in, and refusals in a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ..errors import (
    BugError,
    EngineError,
    LibraryBusyError,
    SilentDiskError,
    UnknownItemError,
    user_line,
)
from ..query import QuerySyntaxError

Headers = Mapping[str, str] | None


def json_answer(document: object, status: int = 200, headers: Headers = None) -> Response:
    """A document; names that are not UTF-8 keep their surrogates, as on the command line."""
    return encoded(json.dumps(document, ensure_ascii=True).encode(), status, headers)


def encoded(document: bytes, status: int = 200, headers: Headers = None) -> Response:
    """A document that is JSON already."""
    return Response(document, status, headers, media_type="application/json")


def refusal(status: int, line: str, headers: Headers = None) -> Response:
    """Why something is not done."""
    return json_answer({"error": line}, status, headers)


def http_refusal(request: Request, error: Any) -> Response:
    """The answer to what FastAPI refuses."""
    line = error.detail if isinstance(error.detail, str) else HTTPStatus(error.status_code).phrase
    allowed = _allowed(request) if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED else {}
    return refusal(error.status_code, line, {**(error.headers or {}), **allowed})


def _allowed(request: Request) -> dict[str, str]:
    """The ways in which a path may be asked for, each of which is a route of its own."""
    path = getattr(request.scope.get("route"), "path", "")
    ways = request.app.openapi()["paths"].get(path, {})
    return {"Allow": ", ".join(way.upper() for way in ways)} if ways else {}


def engine_refusal(_request: Request, error: Any) -> Response:
    """The answer to what the engine could not do."""
    document: dict[str, object] = {"error": user_line(error)}
    if isinstance(error, QuerySyntaxError):
        document |= {"start": error.start, "end": error.end}
    return json_answer(document, _status_of(error))


def _status_of(error: EngineError) -> int:
    match error:
        case UnknownItemError():
            return 404
        case LibraryBusyError():
            return 409
        case BugError():
            return 500
        case SilentDiskError():
            return 503
    return 400
