"""What is left in groups of files that a library forgets: words of theirs in names.

A group keeps its number and its other files. A word that none of these has goes from its name,
unless a person gave that; general words, which name groups of pictures, are nobody's own.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ..catalogue import Catalogue
from ..language import tr, whole
from ..ranking.bank import text_bank
from ..tokens import tokens
from ..types.item_groups import ItemGroup
from .name_words import BETWEEN


def groups_of(catalogue: Catalogue, item_ids: Iterable[int]) -> frozenset[int]:
    """The ids of the groups, of all levels, that some items are in."""
    ids, leaves = catalogue.item_groups.membership()
    found = set(np.unique(leaves[np.isin(ids, list(item_ids))]).tolist())
    parents = {group.id: group.parent for group in catalogue.item_groups.all()}
    for number in list(found):
        above = parents.get(number)
        while above is not None:
            found.add(above)
            above = parents.get(above)
    return frozenset(found)


def clear_names(catalogue: Catalogue, group_ids: frozenset[int]) -> None:
    """Let the names of groups have no word that is in no file of theirs any more.

    Groups without files go. Runs inside the caller's transaction.
    """
    groups = catalogue.item_groups
    groups.remove_empty()
    general = {word for phrase in text_bank() for word in tokens(phrase)}
    every = groups.all()
    taken = {group.name for group in every}
    for group in every:
        if group.id in group_ids and not group.is_named:
            name = _without_lost_words(catalogue, group, general)
            if name != group.name:
                name = name if name and name not in taken else _numbered(taken)
                taken.add(name)
                groups.call(group.id, name)


def _without_lost_words(catalogue: Catalogue, group: ItemGroup, general: set[str]) -> str:
    members = catalogue.item_groups.members(group.id)

    def is_lost(word: str) -> bool:
        holders = catalogue.fulltext.containing((word,), ())
        return word not in general and not np.isin(members, holders).any()

    parts = group.name.split(BETWEEN)
    return BETWEEN.join(part for part in parts if not any(map(is_lost, tokens(part))))


def _numbered(taken: set[str]) -> str:
    numbers = range(1, len(taken) + 2)
    names = (tr("Group {n}", n=whole(number)) for number in numbers)
    return next(name for name in names if name not in taken)
