"""The groups of a library as they are read from it, with a few files of each to show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from engine.types import Filters, Item, Sort
from engine.types.ids import Ids, IdSet
from engine.types.item_groups import GroupBy, GroupedLibrary, ItemGroup
from engine.types.outlines import KINDS

from ..services.protocols import LibraryView

Members = Mapping[int, Ids]

MOST_SHOWN = 4
_NONE: Ids = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """A group, and what is seen of it.

    Attributes:
        ids: of its files, int64 (n,), rising.
        samples: at most `MOST_SHOWN` of these, of all its kinds.
        finer: how many groups are right below it.
        by: what they have in common.
    """

    group: ItemGroup
    ids: Ids
    samples: tuple[Item, ...]
    finer: int
    by: GroupBy = GroupBy.MEANING


@dataclass(frozen=True, slots=True, eq=False)
class GroupContent:
    """All groups of a library, by one thing that their files have in common.

    Attributes:
        cards: by the ids of their groups.
        ungrouped: the ids of the files in none, int64 (n,).
        is_empty: the library has no files.
    """

    grouped: GroupedLibrary = field(default_factory=GroupedLibrary)
    cards: Mapping[int, Card] = field(default_factory=dict)
    ungrouped: Ids = field(default_factory=lambda: _NONE)
    is_empty: bool = False
    by: GroupBy = GroupBy.MEANING

    def below(self, parent: int | None) -> tuple[Card, ...]:
        """The groups right below one, or with None those that none is above, in their order."""
        groups = (group for group in self.grouped.groups if group.parent == parent)
        return tuple(self.cards[group.id] for group in groups)

    def path(self, group_id: int | None) -> tuple[ItemGroup, ...]:
        """A group with all above it, from the broadest on; nothing where it is not there."""
        found: list[ItemGroup] = []
        while (card := self.cards.get(group_id or 0)) is not None:
            found.insert(0, card.group)
            group_id = card.group.parent
        return tuple(found)

    @property
    def has_levels(self) -> bool:
        """Whether some groups are in others."""
        return len(self.grouped.leaves) < len(self.grouped.groups)


def read_groups(library: LibraryView, by: GroupBy = GroupBy.MEANING) -> GroupContent:
    """All groups with their files; of 100,000 files a matter of a few seconds at most."""
    every = library.item_ids(Filters(), Sort.DATE)
    grouped, members = _by_meaning(library) if by is GroupBy.MEANING else _occasions(library, by)
    inside = np.concatenate([_NONE, *(members[group.id] for group in grouped.leaves)])
    left = every[~IdSet(inside).has(every)]
    return GroupContent(grouped, _cards(library, grouped, members, by), left, not len(every), by)


def _by_meaning(library: LibraryView) -> tuple[GroupedLibrary, Members]:
    grouped = library.grouped()
    return grouped, {group.id: library.group_members(group.id) for group in grouped.groups}


def _occasions(library: LibraryView, by: GroupBy) -> tuple[GroupedLibrary, Members]:
    found = library.occasions(by)
    return GroupedLibrary(found.groups, found.ungrouped), found.members


def _cards(
    library: LibraryView, grouped: GroupedLibrary, members: Members, by: GroupBy
) -> dict[int, Card]:
    finer = Counter(group.parent for group in grouped.groups)
    kinds = {number: library.outlines(ids).kinds for number, ids in members.items()}
    shown = {number: mixed(ids, kinds[number]) for number, ids in members.items()}
    wanted = sorted({one for some in shown.values() for one in some})
    items = {item.id: item for item in library.items(wanted)}
    return {
        group.id: Card(
            group,
            members[group.id],
            tuple(items[one] for one in shown[group.id] if one in items),
            finer[group.id],
            by,
        )
        for group in grouped.groups
    }


def mixed(ids: Ids, kinds: NDArray[np.int8]) -> list[int]:
    """A few of a group's files: of each of its kinds in turn, spread over all that it has."""
    sets = (ids[kinds == place] for place in range(len(KINDS)))
    spread = [_spread(own) for own in sets if len(own)]
    turns = zip_longest(*spread)
    return [one for turn in turns for one in turn if one is not None][:MOST_SHOWN]


def _spread(ids: Ids) -> list[int]:
    places = np.linspace(0, len(ids) - 1, min(MOST_SHOWN, len(ids))).astype(np.int64)
    some: list[int] = ids[places].tolist()
    return some
