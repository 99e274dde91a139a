"""`triptych mark`: favourites, ratings and tags of files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec import to_builtins

from ..errors import Cancelled
from ..paths import absolute
from ..sentences.marks import marks_told
from ..types import Item, MarkChange, Marking
from ..wording import counted, short_path
from .console import complain, print_json, say
from .exit_codes import USER_ERROR
from .interrupt import interrupt_flag
from .opened import open_library
from .options import JsonOption, LibraryOption, existing_library

TagOption = Annotated[
    list[str] | None, typer.Option("--tag", metavar="TAG", help="Give this tag; may be repeated.")
]
UntagOption = Annotated[
    list[str] | None, typer.Option("--untag", metavar="TAG", help="Take this tag away.")
]


def mark(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", hidden=True)],
    favourite: Annotated[
        bool | None, typer.Option("--favourite/--no-favourite", help="A favourite, or none.")
    ] = None,
    rate: Annotated[
        int | None, typer.Option("--rate", metavar="N", help="From 1 to 5; 0 takes it away.")
    ] = None,
    tag: TagOption = None,
    untag: UntagOption = None,
    write_xmp: Annotated[
        bool, typer.Option("--write-xmp", help="Write stars and tags into XMP sidecars.")
    ] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make files favourites, rate them, and give them tags.

    Without options it tells their marks. A folder means all files below it. Marks are kept in
    the library: the files stay as they are. With --write-xmp, stars and tags also go into a file
    beside each, which digiKam and Lightroom read: FILE.jpg.xmp, or the one that is there.
    """
    change = MarkChange.of(favourite, rate, tuple(tag or ()), tuple(untag or ()))
    with open_library(existing_library(context, library)) as opened:
        by_hand, asked = opened.by_hand, [absolute(os.fspath(path)) for path in paths]
        items, unknown = by_hand.find(*asked)
        ids = [item.id for item in items]
        with interrupt_flag() as interrupted:
            by_hand.mark(_markings(change, ids), cancelled=interrupted.is_set)
            wanted = ids if write_xmp else []
            problems = by_hand.write_sidecars(wanted, cancelled=interrupted.is_set)
        if interrupted.is_set():
            raise Cancelled
        items, _ = by_hand.find(*asked)
    if as_json:
        print_json({"files": [_document(item) for item in items], "unknown": unknown})
    elif change or write_xmp:
        say(f"Marked: {counted(len(items), 'file', 'files')}.")
    else:
        _list(items)
    if unknown:
        problems.append(f"The library knows nothing of {', '.join(unknown)}.")
    _complain(problems)


def _markings(change: MarkChange, ids: Sequence[int]) -> list[Marking]:
    return [Marking(change, tuple(ids))] if change and ids else []


def _complain(problems: Sequence[str]) -> None:
    for problem in problems:
        complain(problem)
    if problems:
        raise typer.Exit(USER_ERROR)


def _document(item: Item) -> dict[str, Any]:
    return {"path": item.path, **to_builtins(item.marks)}


def _list(items: Sequence[Item]) -> None:
    for item in items:
        say(f"{short_path(item.path)}  {marks_told(item.marks)}".rstrip())
