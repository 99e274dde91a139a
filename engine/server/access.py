"""Asks for a token where one is wanted: in the header, or in the cookie of the server's page."""

from __future__ import annotations

from typing import Annotated, Any

from anyio.to_thread import run_sync
from fastapi import Depends, HTTPException
from fastapi.security import HTTPBearer
from starlette.requests import Request
from starlette.responses import Response

from .answers import json_answer
from .settings import Settings
from .tokens import Scope, Token, Tokens

COOKIE = "triptych-token"
NOT_KNOWN = "This library wants a valid token."
_WEEK_SECONDS = 7 * 24 * 3600
# What OpenAPI says of it; the header itself is read below.
_Bearer = Annotated[
    Any,
    Depends(HTTPBearer(auto_error=False, description="A token of: triptych serve token add NAME")),
]


class Access:
    """Who may do what. `reads`, `writes` and `open_session` are dependencies of routes."""

    def __init__(self, tokens: Tokens, settings: Settings) -> None:
        self._tokens = tokens
        self._settings = settings

    def may_send(self, request: Request) -> bool:
        """Whether a request's body is taken in: FastAPI reads it before it asks `reads`."""
        if self._settings.is_open or request.method in ("GET", "HEAD"):
            return True
        return self._token(request) is not None

    def may_read(self, request: Request) -> bool:
        """Whether who asks may read at this moment: a token can end at any time."""
        return self._is_free(request) or self._token(request) is not None

    def who(self, request: Request) -> str:
        """Who asks, by the name of their token, or their address where they show none."""
        token = self._token(request)
        return token.name if token else request.client.host if request.client else ""

    async def reads(self, request: Request, _: _Bearer) -> None:
        """Refuse who may not read.

        Raises:
            HTTPException: 401, 403.
        """
        # Most requests are free, and to ask a thread for each takes longer than all else here.
        if not self._is_free(request):
            await run_sync(self._ask, request, Scope.READ)

    def writes(self, request: Request, _: _Bearer) -> None:
        """Refuse who may not write; on this computer, too, that needs a token.

        Raises:
            HTTPException: 401, 403.
        """
        self._ask(request, Scope.WRITE)

    def open_session(self, request: Request, _: _Bearer) -> Response:
        """Keep the token of the header in a cookie, for pictures and sounds of the page."""
        self._ask(request, Scope.READ)
        answer = json_answer({"session": True})
        if secret := _bearer(request):
            answer.set_cookie(
                COOKIE,
                secret,
                max_age=_WEEK_SECONDS,
                secure=self._settings.has_tls,
                httponly=True,
                samesite="strict",
            )
        return answer

    def _is_free(self, request: Request) -> bool:
        """Whether no token is wanted; one that is shown all the same must be valid."""
        return self._settings.is_open and not _bearer(request)

    def _token(self, request: Request) -> Token | None:
        return self._tokens.find(_bearer(request) or request.cookies.get(COOKIE, ""))

    def _ask(self, request: Request, wanted: Scope) -> None:
        token = self._token(request)
        if token is None:
            raise HTTPException(401, NOT_KNOWN, {"WWW-Authenticate": "Bearer"})
        if not token.allows(wanted):
            raise HTTPException(403, "This token is for reading alone.")


def _bearer(request: Request) -> str:
    """The token in the header; nothing where there is none."""
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else ""
