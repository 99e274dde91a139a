"""Which new group is a former one: that with most of the same files."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..types.ids import Ids
from ..types.item_groups import ItemGroup

# Of all files that are in either, so many are in both.
SAME_FROM = 0.4


def same(new: tuple[Ids, Ids], old: tuple[Ids, Ids]) -> dict[int, int]:
    """The former group that each new one is, where there is such a one; each is one at most.

    The pairs with the largest share of common files come first (Jaccard, 1912).

    Args:
        new, old: ids of items, rising, and the group of each; int64 (n,).
    """
    common, of_new, of_old = np.intersect1d(new[0], old[0], return_indices=True)
    pairs = np.stack([new[1][of_new], old[1][of_old]], axis=1).reshape(len(common), 2)
    both, counts = np.unique(pairs, axis=0, return_counts=True)
    sizes = [dict(zip(*np.unique(side[1], return_counts=True), strict=True)) for side in (new, old)]
    shares = [
        count / (sizes[0][ours] + sizes[1][theirs] - count)
        for (ours, theirs), count in zip(both, counts, strict=True)
    ]
    found: dict[int, int] = {}
    for place in np.argsort(-np.array(shares), kind="stable"):
        ours, theirs = map(int, both[place])
        if shares[place] >= SAME_FROM and ours not in found and theirs not in found.values():
            found[ours] = theirs
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Former:
    """The groups that a library had.

    Attributes:
        membership: ids of items, rising, and the leaf of each; int64 (n,).
    """

    groups: tuple[ItemGroup, ...]
    membership: tuple[Ids, Ids]

    def same(self, level: int, new: tuple[Ids, Ids]) -> dict[int, ItemGroup]:
        """The former group of a level that each new one is, as `same` tells."""
        known = {group.id: group for group in self.groups}
        above = {number: self._above(number, level, known) for number in known}
        of_level = np.array([above.get(leaf, 0) for leaf in self.membership[1].tolist()], np.int64)
        has_one = of_level > 0
        old = self.membership[0][has_one], of_level[has_one]
        return {place: known[number] for place, number in same(new, old).items()}

    def _above(self, number: int, level: int, known: dict[int, ItemGroup]) -> int:
        """The group of a level that a group is in, 0 where there is none."""
        group: ItemGroup | None = known[number]
        while group is not None and group.level < level:
            group = known.get(group.parent or 0)
        return group.id if group is not None and group.level == level else 0
