"""`triptych settings`: how a library works; `index` says where its vectors are searched."""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, ClassVar
from urllib.parse import urlsplit

import typer
from msgspec import to_builtins
from msgspec.structs import replace

from ..errors import UserError
from ..library.index_choice import IndexState
from ..types.index_settings import Consistency, IndexKind, IndexSettings
from ..wording import counted, short_path
from .console import complain, print_json, say
from .lazy import LazyCommand, LazyGroup
from .opened import open_library
from .options import JsonOption, LibraryOption, existing_library

_HERE = ("localhost", "127.0.0.1", "::1")


class Settings(LazyGroup):
    """What can be set."""

    lazy: ClassVar[Mapping[str, LazyCommand]] = {
        "index": LazyCommand(
            "engine.cli.settings:index", "Where vectors are searched: hnsw, exact, or milvus."
        ),
    }


settings = typer.Typer(cls=Settings, add_completion=False, no_args_is_help=True)


@settings.callback()
def group() -> None:
    """How a library works: where its vectors are searched."""


def index(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="[hnsw|exact|milvus]", hidden=True)] = "",
    uri: Annotated[
        str,
        typer.Option(metavar="URI", help="http(s)://HOST:PORT, or a folder with a name in .db."),
    ] = "",
    token_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Holds user:password, or a key, for the server."),
    ] = None,
    certificate: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The certificates that https is trusted by."),
    ] = None,
    consistency: Annotated[
        Consistency,
        typer.Option(case_sensitive=False, help="How soon a search sees what was written."),
    ] = Consistency.STRONG,
    owner: Annotated[
        str, typer.Option(metavar="NAME", help="Whose files these are; by default your own name.")
    ] = "",
    store: Annotated[
        str,
        typer.Option(
            metavar="FOLDER|URL", help="Where previews and words go for others: also s3://..."
        ),
    ] = "",
    keep_rows: Annotated[
        bool, typer.Option("--keep-rows", help="Leave in Milvus what it has, when going away.")
    ] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say where vectors are searched: hnsw, exact, or milvus with --uri. No file is read again."""
    with open_library(existing_library(context, library)) as opened:
        choice = opened.index_choice
        if kind:
            wanted = _wanted(kind, uri, token_file, certificate, consistency, owner)
            wanted = replace(wanted, store=_store(store))
            state = choice.choose(wanted, keep_rows=keep_rows)
        else:
            state = choice.state()
    if as_json:
        print_json({"index": _document(state)})
        return
    for sentence in _sentences(state):
        say(sentence)
    if state.trouble:
        complain(state.trouble)


def _wanted(
    kind: str,
    uri: str,
    token_file: Path | None,
    certificate: Path | None,
    consistency: Consistency,
    owner: str,
) -> IndexSettings:
    if kind not in list(IndexKind):
        raise typer.BadParameter(f"Say hnsw, exact or milvus, not {kind}.")
    if IndexKind(kind) is not IndexKind.MILVUS:
        return IndexSettings(IndexKind(kind))
    token = token_file.read_text("utf-8").strip() if token_file else ""
    trusted = str(certificate.absolute()) if certificate else ""
    name = owner or getpass.getuser()
    place = _place(uri)
    _warn_of_plain_way(place, token)
    return IndexSettings(IndexKind.MILVUS, place, token, trusted, consistency, name)


def _place(uri: str) -> str:
    """Where Milvus is, as it is kept.

    Raises:
        UserError: it is neither a server nor a folder that Milvus Lite takes.
    """
    if urlsplit(uri).scheme in ("http", "https") and urlsplit(uri).hostname:
        return uri
    if "://" not in uri and uri.endswith(".db"):
        return os.path.abspath(os.path.expanduser(uri))
    raise UserError("Say where Milvus is: --uri https://HOST:19530, or --uri FOLDER.db")


def _store(store: str) -> str:
    """Where previews go, as it is kept: a folder by its whole path."""
    is_folder = store and "://" not in store
    return os.path.abspath(os.path.expanduser(store)) if is_folder else store


def _warn_of_plain_way(uri: str, token: str) -> None:
    parts = urlsplit(uri)
    if parts.scheme == "http" and parts.hostname not in _HERE:
        what = "The token and all vectors go" if token else "All vectors go"
        complain(f"{what} to {parts.hostname} without encryption. Use https where you can.")


def _document(state: IndexState) -> dict[str, object]:
    """The state without the token."""
    kept = to_builtins(state.settings)
    return {**kept, "token": bool(kept["token"]), "due": state.due, "trouble": state.trouble}


def _sentences(state: IndexState) -> list[str]:
    chosen = state.settings
    match chosen.kind:
        case IndexKind.HNSW:
            return ["Vectors are searched by graphs in the library's own files (hnsw)."]
        case IndexKind.EXACT:
            return ["Every vector is compared (exact)."]
        case IndexKind.MILVUS:
            where = short_path(chosen.uri) if chosen.is_folder else chosen.uri
            how = f"as {chosen.owner}; consistency: {chosen.consistency}"
            lines = [f"Vectors are searched in Milvus at {where}, {how}."]
            if chosen.is_folder:
                lines.append("One program at a time can use that folder; others compare instead.")
            if chosen.store:
                lines.append(f"Previews and words for others go to {chosen.store}.")
            if state.due:
                lines.append(f"It is still to be told of {counted(state.due, 'file', 'files')}.")
            return lines
