"""Tells files that were moved with their folder by what is known without reading them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence

from ..types import FileStat
from .plan import Plan

Look = tuple[str, int, int]


def moved_as_they_are(plans: Sequence[Plan], encoded: set[int]) -> dict[str, int]:
    """Item ids by the new path of files that have their name, size and time of a missing one.

    Where several files look the same, their content must tell. The rest of what was moved is found
    by content as well.

    Args:
        encoded: ids of the items that have vectors in the space that is built.
    """
    gone = [(_look(stat), item_id) for plan in plans for stat, item_id in plan.gone]
    new = [(_look(stat), stat.path) for plan in plans for stat in plan.candidates]
    counts = Counter(look for look, _ in gone), Counter(look for look, _ in new)
    is_single = {look for look in counts[0] if all(count[look] == 1 for count in counts)}
    items = {look: item_id for look, item_id in gone if look in is_single}
    return {path: items[look] for look, path in new if items.get(look) in encoded}


def take_moved(plan: Plan, moved: Mapping[str, int]) -> list[tuple[FileStat, int]]:
    """Take these files out of a plan's candidates; returns them with the ids of their items."""
    taken = [(stat, moved[stat.path]) for stat in plan.candidates if stat.path in moved]
    plan.candidates = [stat for stat in plan.candidates if stat.path not in moved]
    return taken


def _look(stat: FileStat) -> Look:
    return os.path.basename(stat.path), stat.size, stat.mtime_ns
