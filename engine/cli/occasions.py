"""`triptych groups --by place` and `--by day`: files by where or when they were taken."""

from __future__ import annotations

from typing import Any

from ..library.reader import LibraryReader
from ..types.item_groups import GroupBy, Occasions
from ..wording import counted, short_path
from .console import print_json, say

# So many files of each group are named.
_SHOWN = 3


def tell_occasions(reader: LibraryReader, by: GroupBy, *, as_json: bool) -> None:
    """List them; nothing is written."""
    found = reader.occasions(by)
    if as_json:
        print_json(_document(reader, found))
    else:
        _tell(reader, found, None, "")
        say(f"{counted(found.ungrouped, 'file is', 'files are')} in no group.")


def _document(reader: LibraryReader, found: Occasions) -> dict[str, Any]:
    names = {group.id: group.name for group in found.groups}
    parents = {group.id: names.get(group.parent or 0) for group in found.groups}

    def told(number: int) -> dict[str, Any]:
        items = reader.items(found.members[number].tolist())
        return {"name": names[number], "size": len(items), "items": [item.path for item in items]}

    leaves = [group.id for group in found.groups if group.level == 0]
    above = [group for group in found.groups if group.level]
    return {
        "groups": [told(number) | {"parent": parents[number]} for number in leaves],
        "above": [
            {"name": group.name, "size": group.size, "parent": parents[group.id]} for group in above
        ],
        "ungrouped": found.ungrouped,
    }


def _tell(reader: LibraryReader, found: Occasions, parent: int | None, indent: str) -> None:
    for group in (group for group in found.groups if group.parent == parent):
        say(f"{indent}{group.name}: {counted(group.size, 'file', 'files')}")
        _tell(reader, found, group.id, f"{indent}  ")
        if group.level == 0:
            for item in reader.items(found.members[group.id][:_SHOWN].tolist()):
                say(f"{indent}    {short_path(item.path)}")
