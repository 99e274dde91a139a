"""`triptych albums`: files put together by hand, from a group, or by a search."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Annotated

import typer
from msgspec import to_builtins

from ..errors import UserError
from ..library.facade import Library
from ..paths import absolute
from ..types.albums import Album
from ..wording import counted
from .console import print_json, say
from .opened import open_library
from .options import JsonOption, LibraryOption, existing_library

_CHANGES = ("add", "take", "rename", "remove")
_ACTIONS = "|".join(("make", *_CHANGES))


def albums(
    context: typer.Context,
    action: Annotated[str, typer.Argument(metavar=_ACTIONS, hidden=True)] = "",
    name: Annotated[str, typer.Argument(metavar="NAME", hidden=True)] = "",
    arguments: Annotated[list[str] | None, typer.Argument(metavar="PATH", hidden=True)] = None,
    search: Annotated[
        str | None,
        typer.Option(
            "--search", metavar="QUERY", help="With make: what this finds, now and later."
        ),
    ] = None,
    group: Annotated[
        str | None, typer.Option("--group", metavar="NAME", help="With make: the files of a group.")
    ] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """List, make and change albums.

    `make NAME PATH...` makes one of files, `add NAME PATH...` puts more in, and `take NAME
    PATH...` takes some out; a folder means all files below it. `rename NAME NEW` and `remove NAME`
    leave the files where they are. `triptych search album:NAME` lists one.
    """
    given = arguments or []
    with open_library(existing_library(context, library)) as opened:
        if not (action or name or given):
            opened.albums.refresh()
            done = ""
        elif action == "make" and name.strip():
            done = _make(opened, name, given, search, group)
        else:
            done = _change(opened, action, name, given)
        found = opened.albums.all()
    if as_json:
        print_json({"albums": [to_builtins(album) for album in found]})
    else:
        _tell(done, found)


def _make(
    library: Library, name: str, paths: Sequence[str], search: str | None, group: str | None
) -> str:
    """Make an album; what was done, in one line."""
    if search and not paths:
        library.albums.make_of_search(name, search)
    elif group and not paths:
        library.albums.make_of_group(_group_called(library, group), name)
    else:
        library.albums.make(name, _items(library, paths))
    return f"The album {name} is made."


def _change(library: Library, action: str, name: str, given: Sequence[str]) -> str:
    """Change an album; what was done, in one line."""
    if action in _CHANGES:
        _refuse_unknown(library, name)
    match action, bool(name.strip()), bool(given):
        case "add", True, True:
            library.albums.add(name, _items(library, given))
            return f"The files are in the album {name}."
        case "take", True, True:
            library.albums.take_out(name, _items(library, given))
            return f"The files are no longer in the album {name}."
        case "rename", True, True:
            library.albums.rename(name, new := " ".join(given))
            return f"The album {name} is called {new} now."
        case "remove", True, False:
            library.albums.remove(name)
            return f"The album {name} is removed. Its files stay where they are."
    raise typer.BadParameter(
        "Say make NAME PATH, add NAME PATH, take NAME PATH, rename NAME NEW, remove NAME, or "
        "nothing to list."
    )


def _refuse_unknown(library: Library, name: str) -> None:
    if name.strip() and library.albums.find(name) is None:
        raise UserError(f"There is no album {name}. See: triptych albums")


def _items(library: Library, paths: Sequence[str]) -> list[int]:
    items, unknown = library.by_hand.find(*(absolute(os.fspath(path)) for path in paths))
    if unknown:
        raise UserError(f"The library knows nothing of {', '.join(unknown)}.")
    return [item.id for item in items]


def _group_called(library: Library, name: str) -> int:
    for group in library.groups.told().groups:
        if group.name.casefold() == name.casefold():
            return group.id
    raise UserError(f"There is no group {name}. See: triptych groups")


def _tell(done: str, found: Sequence[Album]) -> None:
    if done:
        say(done)
    elif not found:
        say("There is no album. To make one: triptych albums make NAME PATH")
    for album in found:
        query = f": {album.query}" if album.query else ""
        say(f"{album.name}{query}  ({counted(album.count, 'file', 'files')})")
