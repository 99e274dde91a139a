"""`triptych groups`: files that mean something alike, whatever kind they are."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import Annotated, Any

import typer
from rich.console import Console

from ..clusters.leaves import GroupOptions
from ..clusters.steps import GroupStep, GroupSteps
from ..errors import UserError
from ..library.facade import Library
from ..library.groups import Groups
from ..library.reader import LibraryReader
from ..sentences.groups import STEPS
from ..types.item_groups import GroupBy, GroupedLibrary, GroupMethod, ItemGroup
from ..wording import counted, listed, short_path
from .console import print_json, say
from .interrupt import interrupt_flag
from .occasions import tell_occasions
from .opened import open_library
from .options import JsonOption, LibraryOption, existing_library, whole_number

# So many files of each group are named.
_SHOWN = 3
_CHANGES = "rename|merge|split|pin|unpin"
MethodOption = Annotated[
    GroupMethod | None,
    typer.Option(
        "--method", metavar="METHOD", help="hdbscan finds dense groups; or kmeans, or dbscan."
    ),
]
ByOption = Annotated[
    GroupBy,
    typer.Option(
        "--by",
        metavar="WHAT",
        help="meaning; or place, where files say that they were taken; or day, of days in a row.",
    ),
]
CountOption = Annotated[
    int | None,
    typer.Option("--groups", parser=whole_number(2), metavar="N", help="How many there are to be."),
]


def groups(
    context: typer.Context,
    action: Annotated[str, typer.Argument(metavar=_CHANGES, hidden=True)] = "",
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME", hidden=True)] = None,
    by: ByOption = GroupBy.MEANING,
    method: MethodOption = None,
    count: CountOption = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Put files that mean something alike in groups.

    A group has files of all kinds. With --by place or --by day they are put together by where or
    when they were taken, which is worked out each time. Groups by meaning are kept: new files join
    by themselves, and --method or --groups groups anew. To change one: `rename NAME NEW`, `merge
    NAME NAME`, `split NAME`, `pin NAME` (it stays as it is when files are grouped anew) or `unpin
    NAME`. `triptych search group:NAME` lists one.
    """
    directory = existing_library(context, library)
    is_kept = by is GroupBy.MEANING
    if not is_kept and (action or method or count):
        raise typer.BadParameter(f"Groups by {by} are not kept: leave out what changes them.")
    # A library of an earlier version is brought up to date by this.
    with open_library(directory) as opened:
        done = ""
        if action:
            done = _change(opened.groups, action, names or [])
        elif is_kept and (method or count or opened.groups.told().method is None):
            _group(opened, GroupOptions(method or GroupMethod.HDBSCAN, count))
    with closing(LibraryReader(directory)) as reader:
        if not is_kept:
            tell_occasions(reader, by, as_json=as_json)
        elif as_json:
            print_json(_document(reader))
        else:
            if done:
                say(done)
            _tell(reader)


def _group(library: Library, options: GroupOptions) -> None:
    console = Console(stderr=True)
    with interrupt_flag() as interrupted, console.status("") as status:

        def tell(step: GroupStep, done: int, total: int) -> None:
            status.update(STEPS[step] + (f" {done} / {total}" if total else ""))

        shown = tell if sys.stderr.isatty() else lambda step, done, total: None
        library.groups.make(options, GroupSteps(shown, interrupted.is_set))


def _change(groups: Groups, action: str, names: list[str]) -> str:
    """Change a group; what was done, in one line."""
    known = {group.name.casefold(): group.id for group in groups.told().groups}

    def number(name: str) -> int:
        if name.casefold() not in known:
            raise UserError(f"There is no group {name}. See: triptych groups")
        return known[name.casefold()]

    match action, names:
        case "rename", [name, new]:
            groups.rename(number(name), new)
            return f"The group {name} is called {new} now."
        case "merge", [first, _, *_]:
            groups.merge([number(name) for name in names])
            return f"The group {first} has the files of {listed(names[1:])} as well."
        case "split", [name]:
            groups.split(number(name))
            return f"The group {name} is taken apart."
        case "pin", [name]:
            groups.pin(number(name))
            return f"The group {name} stays as it is when files are grouped anew."
        case "unpin", [name]:
            groups.pin(number(name), False)
            return f"The group {name} may change when files are grouped anew."
    raise typer.BadParameter(
        "Say rename NAME NEW, merge NAME NAME, split NAME, pin NAME, unpin NAME, or nothing to "
        "list."
    )


def _document(reader: LibraryReader) -> dict[str, Any]:
    grouped = reader.grouped()
    names = {group.id: group.name for group in grouped.groups}
    return {
        "groups": [_told(reader, group, names) for group in grouped.leaves],
        "above": [
            {"name": group.name, "size": group.size, "parent": names.get(group.parent or 0)}
            for group in grouped.groups
            if group.level
        ],
        "ungrouped": grouped.ungrouped,
        "method": grouped.method,
        "silhouette": grouped.silhouette,
        "inertia": grouped.inertia,
    }


def _told(reader: LibraryReader, group: ItemGroup, names: dict[int, str]) -> dict[str, Any]:
    items = reader.items(reader.group_members(group.id).tolist())
    return {
        "name": group.name,
        "size": group.size,
        "items": [item.path for item in items],
        "silhouette": group.silhouette,
        "parent": names.get(group.parent or 0),
        "pinned": group.is_pinned,
    }


def _tell(reader: LibraryReader) -> None:
    grouped = reader.grouped()
    for group in (group for group in grouped.groups if group.parent is None):
        _tell_group(reader, grouped, group, "")
    files = counted(grouped.ungrouped, "file is", "files are")
    say(
        f"{files} in no group. By {grouped.method}: silhouette {grouped.silhouette:.2f}, "
        f"inertia {grouped.inertia:.1f}."
    )


def _tell_group(
    reader: LibraryReader, grouped: GroupedLibrary, group: ItemGroup, indent: str
) -> None:
    pinned = ", pinned" if group.is_pinned else ""
    files = counted(group.size, "file", "files")
    say(f"{indent}{group.name}: {files}, silhouette {group.silhouette:.2f}{pinned}")
    for child in (child for child in grouped.groups if child.parent == group.id):
        _tell_group(reader, grouped, child, f"{indent}  ")
    if group.level == 0:
        for item in reader.items(reader.group_members(group.id)[:_SHOWN].tolist()):
            say(f"{indent}    {short_path(item.path)}")
