"""`triptych albums`: files put together by hand, from a group, or by a search."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

import typer

from ..errors import UserError
from ..library.facade import Library
from ..paths import absolute
from ..wording import counted
from .console import print_json, say
from .opened import open_library
from .options import JsonOption, LibraryOption, existing_library

_ACTIONS = "make|add|take|rename|remove"


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
        match action, bool(name.strip()), bool(given):
            case "", False, False:
                opened.albums.refresh()
            case "make", True, False if search:
                opened.albums.make_of_search(name, search)
            case "make", True, False if group:
                opened.albums.make_of_group(_group_called(opened, group), name)
            case "make", True, _:
                opened.albums.make(name, _items(opened, given))
            case "add", True, True:
                opened.albums.add(name, _items(opened, given))
            case "take", True, True:
                opened.albums.take_out(name, _items(opened, given))
            case "rename", True, True:
                opened.albums.rename(name, " ".join(given))
            case "remove", True, False:
                opened.albums.remove(name)
            case _:
                raise typer.BadParameter(
                    "Say make NAME PATH, add NAME PATH, take NAME PATH, rename NAME NEW, remove "
                    "NAME, or nothing to list."
                )
        _tell(opened, as_json=as_json)


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


def _tell(library: Library, *, as_json: bool) -> None:
    found = library.albums.all()
    if as_json:
        print_json({"albums": [asdict(album) for album in found]})
        return
    if not found:
        say("There is no album. To make one: triptych albums make NAME PATH")
    for album in found:
        query = f": {album.query}" if album.query else ""
        say(f"{album.name}{query}  ({counted(album.count, 'file', 'files')})")
