"""Pairs of contents as groups, in which each is like the one in the middle.

Each group is a star: one content, and those that are like it (the star clustering of Aslam,
Pelekhov and Rus, 2004). So nothing is in a group by being like what is like what is like it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

Pair = tuple[bytes, bytes]
Groups = list[list[bytes]]


def stars(
    pairs: Iterable[Pair], can_meet: Callable[[bytes, bytes], bool] = lambda one, other: True
) -> Groups:
    """Groups of contents, the middle of each first; the one that most are like is taken first.

    Each content is in one group at most.

    Args:
        can_meet: whether two contents can be in one group.
    """
    near: dict[bytes, set[bytes]] = defaultdict(set)
    for one, other in pairs:
        near[one].add(other)
        near[other].add(one)
    groups: Groups = []
    taken: set[bytes] = set()
    most_first = sorted(near, key=lambda content: (-len(near[content]), content))
    rank = {content: number for number, content in enumerate(most_first)}
    for middle in most_first:
        if middle not in taken:
            around = sorted(near[middle] - taken, key=rank.__getitem__)
            group = _meeting([middle, *around], can_meet)
            if len(group) > 1:
                groups.append(group)
                taken.update(group)
    return groups


def _meeting(contents: Iterable[bytes], can_meet: Callable[[bytes, bytes], bool]) -> list[bytes]:
    """Those of some contents, from the first on, that can all be in one group."""
    group: list[bytes] = []
    for content in contents:
        if all(can_meet(content, other) for other in group):
            group.append(content)
    return group


def between(pairs: Iterable[Pair], stands_for: Callable[[bytes], bytes]) -> list[Pair]:
    """Pairs of what stands for the contents of some, without those that one stands for both."""
    told = ((stands_for(one), stands_for(other)) for one, other in pairs)
    return [pair for pair in told if pair[0] != pair[1]]


def representatives(
    groups: Sequence[Sequence[bytes]], firsts: Sequence[bytes]
) -> dict[bytes, bytes]:
    """What stands for each content of some groups, of which the first of each is given."""
    return {
        content: first for group, first in zip(groups, firsts, strict=True) for content in group
    }
