"""`triptych searches`: the searches that are kept under names."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated

import typer

from ..errors import UserError
from ..library.by_hand import ByHand
from ..library.reader import LibraryReader
from ..paths import LibraryPaths
from ..query import parse
from ..types import SavedSearch
from ..types.saved import told_file
from ..wording import counted
from .console import print_json, say
from .options import JsonOption, LibraryOption, existing_library


def searches(
    context: typer.Context,
    action: Annotated[str, typer.Argument(metavar="save|remove", hidden=True)] = "",
    name: Annotated[str, typer.Argument(metavar="NAME", hidden=True)] = "",
    query: Annotated[list[str] | None, typer.Argument(metavar="QUERY", hidden=True)] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """List, save or remove searches under names.

    To save one: `save NAME QUERY`, with the query as it is typed in the search box. To remove one:
    `remove NAME`. The window shows them in its side bar.
    """
    directory = existing_library(context, library)
    by_hand = ByHand(LibraryPaths(directory))
    words = " ".join(query or ())
    done = ""
    match action, bool(name.strip()), bool(words.strip()):
        case "", False, False:
            pass
        case "save", True, True:
            parse(words)
            by_hand.keep_search(SavedSearch(name.strip(), words))
            done = f"The search {name.strip()} is saved."
        case "remove", True, False:
            if not by_hand.remove_search(name.strip()):
                raise UserError(f"There is no saved search {name.strip()}. See: triptych searches")
            done = f"The search {name.strip()} is removed."
        case _:
            raise typer.BadParameter("Say save NAME QUERY, or remove NAME, or nothing to list.")
    with closing(LibraryReader(directory)) as reader:
        _tell(reader, done, as_json=as_json)


def _tell(reader: LibraryReader, done: str, *, as_json: bool) -> None:
    kept = reader.saved_searches()
    counts = [reader.count(one) for one in kept]
    if as_json:
        told = [_told(one, count) for one, count in zip(kept, counts, strict=True)]
        print_json({"searches": told})
        return
    if done:
        say(done)
    elif not kept:
        say("No search is saved. To save one: triptych searches save NAME QUERY")
    for one, count in zip(kept, counts, strict=True):
        files = "" if count is None else f"  ({counted(count, 'file', 'files')})"
        say(f"{one.name}: {one.query}{files}")


def _told(search: SavedSearch, count: int | None) -> dict[str, object]:
    files = [told_file(term) for term in search.files]
    return {"name": search.name, "query": search.query, "files": files, "count": count}
