"""`triptych recommend`: files that a person may want to see, from some that they like."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ..api.answer import hit_document
from ..api.library import Library
from ..api.question import Question
from ..errors import UserError
from ..paths import absolute
from ..types.discovery import SeedSource
from ..wording import short_path
from .console import print_json, say
from .hits import hit_line
from .options import JsonOption, LibraryOption, existing_library
from .search_options import InOption, LimitOption, TypeOption, modalities_of

SourceOption = Annotated[
    SeedSource | None,
    typer.Option(
        "--from",
        metavar="favourites|opened",
        help="Favourites and what has four stars, or what was opened of late.",
        show_choices=False,
    ),
]


def recommend(
    context: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH", hidden=True)] = None,
    source: SourceOption = None,
    kinds: TypeOption = "",
    inside: InOption = None,
    limit: LimitOption = 20,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Suggest files like some that you name, your favourites, or what you opened of late.

    Without PATH and --from, they are like your favourites. A folder means all files below it.
    Each interest that the files show counts, and no two suggestions are much alike.
    """
    if paths and source:
        raise typer.BadParameter("Name files, or give --from.")
    directory = existing_library(context, library)
    folders = tuple(absolute(os.fspath(one.expanduser())) for one in inside or ())
    with Library(directory) as opened:
        filters = opened.query(Question(kinds=modalities_of(kinds), inside=folders)).filters
        seeds = _ids_of(opened, paths) if paths else source or SeedSource.FAVOURITES
        found = opened.engine.get().discovery.suggest(seeds, filters, limit)
        like = _paths(opened, [one.seed for one in found])
        copies = _paths(opened, [copy for one in found for copy in one.hit.copies])
    if as_json:
        hits = [{**hit_document(one.hit, copies), "like": like[one.seed]} for one in found]
        print_json({"hits": hits})
        return
    for one in found:
        say(f"{hit_line(one.hit)}  (like {short_path(like[one.seed])})")
    if not found:
        say("The library has nothing else.")


def _ids_of(opened: Library, paths: Sequence[Path]) -> list[int]:
    named = (absolute(os.fspath(one.expanduser())) for one in paths)
    items, unknown = opened.engine.get().by_hand.find(*named)
    if unknown:
        raise UserError(f"The library knows nothing of {', '.join(unknown)}. Index it first.")
    return [item.id for item in items]


def _paths(opened: Library, item_ids: Sequence[int]) -> dict[int, str]:
    return {item.id: item.path for item in opened.items(item_ids)}
