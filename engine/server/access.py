"""Asks for a token where one is wanted: in the header, or in the cookie of the server's page."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, HTTPException
from fastapi.security import HTTPBearer
from starlette.requests import Request
from starlette.responses import Response

from .answers import json_answer
from .settings import Settings
from .tokens import Scope, Tokens

COOKIE = "triptych-token"
NOT_KNOWN = "This library wants a valid token."
_WEEK_SECONDS = 7 * 24 * 3600
_BEARER = HTTPBearer(auto_error=False, description="A token of: triptych serve token add NAME")


class Access:
    """Who may do what. Its methods are dependencies of routes."""

    def __init__(self, tokens: Tokens, settings: Settings) -> None:
        self._tokens = tokens
        self._settings = settings

    def may_send(self, request: Request) -> bool:
        """Whether a request's body is taken in: FastAPI reads it before it asks `reads`."""
        if self._settings.is_open or request.method in ("GET", "HEAD"):
            return True
        scheme, _, secret = request.headers.get("authorization", "").partition(" ")
        shown = secret.strip() if scheme.lower() == "bearer" else request.cookies.get(COOKIE, "")
        return self._tokens.find(shown) is not None

    def reads(self, request: Request, bearer: Annotated[Any, Depends(_BEARER)]) -> None:
        """Refuse who may not read.

        Raises:
            HTTPException: 401, 403.
        """
        if bearer or not self._settings.is_open:
            self._ask(request, bearer, Scope.READ)

    def writes(self, request: Request, bearer: Annotated[Any, Depends(_BEARER)]) -> None:
        """Refuse who may not write; on this computer, too, that needs a token.

        Raises:
            HTTPException: 401, 403.
        """
        self._ask(request, bearer, Scope.WRITE)

    def _ask(self, request: Request, bearer: Any, wanted: Scope) -> None:
        secret = bearer.credentials if bearer else request.cookies.get(COOKIE, "")
        token = self._tokens.find(secret)
        if token is None:
            raise HTTPException(401, NOT_KNOWN, {"WWW-Authenticate": "Bearer"})
        if not token.allows(wanted):
            raise HTTPException(403, "This token is for reading alone.")

    def open_session(self, request: Request, bearer: Annotated[Any, Depends(_BEARER)]) -> Response:
        """Keep the token of the header in a cookie, for pictures and sounds of the page."""
        self._ask(request, bearer, Scope.READ)
        answer = json_answer({"session": True})
        if bearer:
            answer.set_cookie(
                COOKIE,
                bearer.credentials,
                max_age=_WEEK_SECONDS,
                secure=self._settings.has_tls,
                httponly=True,
                samesite="strict",
            )
        return answer
