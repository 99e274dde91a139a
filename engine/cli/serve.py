"""`triptych serve`: the library for a browser and for programs, and who may ask it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from ..api.library import Library
from ..errors import Cancelled, UserError
from ..server.settings import DEFAULT_PORT, Limits, Settings
from ..server.tokens import Scope, Tokens
from .console import complain, print_json, say
from .options import JsonOption, LibraryOption, PresetOption, existing_library, whole_number

_MEGABYTE = 1_000_000
_WHAT = "token add|list|revoke NAME"


def serve(
    context: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar=_WHAT, hidden=True)] = None,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Where to listen; 0.0.0.0 is anywhere.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(parser=whole_number(0), metavar="N", help="0 for any that is free.")
    ] = DEFAULT_PORT,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="A name that browsers reach this server by."),
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option(metavar="F", help="For TLS: the certificate, in PEM.")
    ] = None,
    key: Annotated[Path | None, typer.Option(metavar="F", help="Its key, in PEM.")] = None,
    token: Annotated[
        bool, typer.Option("--require-token", help="Want a token on this computer, too.")
    ] = False,
    upload: Annotated[
        int, typer.Option("--upload", parser=whole_number(1), metavar="MB", help="Most to send.")
    ] = 200,
    rate: Annotated[
        int,
        typer.Option("--rate", parser=whole_number(1), metavar="N", help="Requests a second each."),
    ] = 50,
    write: Annotated[
        bool, typer.Option("--write", help="With token add: it may change marks, and index.")
    ] = False,
    preset: PresetOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Serve the library to browsers and programs, by default of this computer alone.

    Any other address wants a token. `token add NAME` makes one and shows it this once, `token
    list` tells which there are, `token revoke NAME` ends one at once.
    """
    directory = existing_library(context, library)
    if words:
        _tokens(directory, words, Scope.WRITE if write else Scope.READ, as_json=as_json)
        return
    if (certificate is None) != (key is None):
        raise typer.BadParameter("TLS needs both --certificate and --key.")
    settings = Settings(host, port, tuple(name or ()), certificate, key, token)
    limits = replace(Limits(), upload_bytes=upload * _MEGABYTE, rate=rate, burst=8 * rate)
    with Library(directory, preset=preset) as opened:
        _serve(opened, replace(settings, limits=limits))


def _serve(library: Library, settings: Settings) -> None:
    try:
        from ..server.running import Running  # noqa: PLC0415 - the extra may not be installed
    except ImportError as error:
        raise UserError('Serving needs more: pip install "triptych[serve]"') from error
    running = Running(library, settings)
    say(f"Serving {library.directory} at {running.url}. Ctrl-C ends it.")
    if not settings.is_local and not settings.has_tls:
        complain(
            "There is no TLS: tokens and files can be read on their way. Give --certificate and "
            "--key, or let a proxy with TLS stand before it."
        )
    # uvicorn ends in good order, and then hands Ctrl-C on.
    with suppress(Cancelled):
        running.run(complain)


def _tokens(directory: Path, words: list[str], scope: Scope, *, as_json: bool) -> None:
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
            raise typer.BadParameter(f"Write {_WHAT}, or nothing.")


def _list(tokens: Tokens, *, as_json: bool) -> None:
    if as_json:
        told = [{"name": t.name, "scope": t.scope, "made": t.made} for t in tokens.all()]
        print_json({"tokens": told})
        return
    for token in tokens.all():
        made = datetime.fromtimestamp(token.made).date()
        say(f"{token.scope:5}  {made}  {token.name}")
