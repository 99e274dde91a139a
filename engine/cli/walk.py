"""`triptych walk`: a random walk through the library."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Annotated

import typer

from ..errors import UserError
from ..library.facade import Library
from ..paths import absolute
from ..types import Item
from ..wording import short_path
from .console import print_json, say
from .opened import open_library
from .options import JsonOption, LibraryOption, existing_library, whole_number

StepsOption = Annotated[
    int, typer.Option("--steps", parser=whole_number(1), metavar="N", help="How many steps.")
]
SeedOption = Annotated[
    int | None,
    typer.Option(
        "--seed", parser=whole_number(0), metavar="N", help="The same number goes the same way."
    ),
]


def walk(
    context: typer.Context,
    path: Annotated[Path | None, typer.Argument(metavar="PATH", hidden=True)] = None,
    steps: StepsOption = 10,
    seed: SeedOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Walk at random from a file to one that is near, and on.

    It begins at PATH, or anywhere, and never goes to a file twice.
    """
    number = secrets.randbelow(10**6) if seed is None else seed
    with open_library(existing_library(context, library)) as opened:
        trail = [_item_of(opened, path)] if path else []
        for _ in range(steps + 1 - len(trail)):
            ids = [item.id for item in trail]
            following = opened.discovery.walk(ids, number)
            if following is None:
                break
            trail.append(following)
    if as_json:
        passed = [{"path": item.path, "modality": item.modality} for item in trail]
        print_json({"seed": number, "trail": passed})
        return
    for item in trail:
        say(f"{item.modality:5}  {short_path(item.path)}")
    if len(trail) <= steps:
        say("There is nothing further.")


def _item_of(opened: Library, path: Path) -> Item:
    items, _ = opened.by_hand.find(absolute(os.fspath(path.expanduser())))
    if len(items) != 1:
        raise UserError(f"The library has no file {path}. Index it first.")
    return items[0]
