"""`triptych serve token`: who may ask a served library."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import typer

from ..server.tokens import Scope, Tokens
from .console import complain, print_json, say

WHAT = "token add|list|revoke NAME"


def change_tokens(directory: Path, words: list[str], scope: Scope, *, as_json: bool) -> None:
    """Do what the words say, such as `token add NAME`.

    Raises:
        UserError: there is such a token already, or none.
    """
    tokens = Tokens(directory)
    match words:
        case ["token", "add", name]:
            secret = tokens.add(name, scope)
            if as_json:
                print_json({"name": name, "scope": scope, "token": secret})
            else:
                say(secret)
                complain("It is shown this once. Send it as: Authorization: Bearer TOKEN")
        case ["token", "revoke", name]:
            tokens.revoke(name)
            say(f"The token {name} is worth nothing any more.")
        case ["token", "list"] | ["token"]:
            _list(tokens, as_json=as_json)
        case _:
            raise typer.BadParameter(f"Write {WHAT}, or nothing.")


def _list(tokens: Tokens, *, as_json: bool) -> None:
    if as_json:
        told = [{"name": t.name, "scope": t.scope, "made": t.made} for t in tokens.all()]
        print_json({"tokens": told})
        return
    if not tokens.all():
        complain("There is no token. To make one: triptych serve token add NAME")
    for token in tokens.all():
        made = datetime.fromtimestamp(token.made).date()
        say(f"{token.scope:5}  {made}  {token.name}")
