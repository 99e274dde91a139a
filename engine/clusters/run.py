"""Puts all files of a library in groups, and keeps what a person made of the groups before.

Groups that are pinned stay as they are, with all their files. Any other new group that has most of
the files of a former one keeps its number and its name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec.structs import replace

from ..catalogue import Catalogue
from ..catalogue.item_groups import GroupingState, KeptGroup
from ..encoders.base import Encoder
from ..index.view import IndexView
from ..types.ids import IdSet
from ..types.item_groups import FormerGrouping, ItemGroup
from .former import Former
from .item_vectors import items_of
from .leaves import GroupOptions, Leaves, leaves_of
from .likeness import Likeness, likeness_of, together
from .methods import NOISE, Labels
from .naming import Namer
from .quality import inertia, silhouettes
from .steps import SILENT, GroupStep, GroupSteps
from .tree import levels


def group_library(
    catalogue: Catalogue,
    view: IndexView,
    encoder: Encoder,
    options: GroupOptions | None = None,
    steps: GroupSteps = SILENT,
) -> FormerGrouping:
    """Group all items that have vectors, and write the groups down in one transaction.

    Returns:
        What takes it back.

    Raises:
        UserError: there are too few files.
        Cancelled: it was to stop; the former groups stay.
    """
    options, groups = options or GroupOptions(), catalogue.item_groups
    former = Former(groups.all(), groups.membership())
    there = IdSet(items_of(view.table))
    # One whose files have all gone has nothing that could be kept.
    pinned = [
        group
        for group in former.groups
        if group.is_pinned and group.level == 0 and there.has(groups.members(group.id)).any()
    ]
    fixed = [groups.members(group.id) for group in pinned]
    leaves = leaves_of(view.table, fixed, options, steps)
    tree = _Tree(former, Namer(encoder, view.centring), steps)
    tree.begin(catalogue, view, leaves, pinned)
    for labels in levels(leaves.centres):
        tree.grow(labels)
    state = GroupingState(
        view.space.id,
        options.method,
        _mean(tree.silhouettes, leaves),
        inertia(leaves.points, leaves.labels, leaves.centres),
        view.revision,
    )
    with catalogue.transaction():
        before = groups.all_as_they_are()
        groups.replace_all(tree.tops)
        groups.put_state(state)
        return replace(before, made=tuple(group.id for group in groups.all()))


class _Tree:
    """The groups of a library, from the leaves up.

    Attributes:
        tops: the groups that no other is above, so far.
        silhouettes: of the leaves.
    """

    def __init__(self, former: Former, namer: Namer, steps: GroupSteps) -> None:
        self.tops: list[KeptGroup] = []
        self.silhouettes: Sequence[float] = ()
        self._former = former
        self._namer = namer
        self._steps = steps
        self._level = 0
        self._parts: list[Likeness] = []
        # The group of each item on the present level.
        self._ids, self._labels = np.empty(0, np.int64), np.empty(0, np.int64)
        self._taken = [group.name for group in former.groups if group.is_named]

    def begin(
        self, catalogue: Catalogue, view: IndexView, leaves: Leaves, pinned: Sequence[ItemGroup]
    ) -> None:
        """Make the leaves; the last of them are pinned."""
        count = len(leaves.centres)
        self._ids, self._labels = leaves.grouped
        self.silhouettes = silhouettes(leaves.points, leaves.labels, count).tolist()
        for place in range(count):
            self._steps.begin(GroupStep.NAMING, place, count)
            self._parts.append(likeness_of(catalogue, view.table, leaves.members(place)))
        known = self._former.same(0, leaves.grouped)
        known |= dict(enumerate(pinned, count - len(pinned)))
        self.tops = [
            replace(
                one,
                members=leaves.members(place),
                centres=self._parts[place].centres,
                silhouette=self.silhouettes[place],
            )
            for place, one in enumerate(self._identities(known))
        ]

    def grow(self, labels: Labels) -> None:
        """Put the groups together that have the same label; one that is alone stays as it is."""
        self._level += 1
        below, parts, count = self.tops, self._parts, int(labels.max()) + 1
        inside = [np.flatnonzero(labels == place) for place in range(count)]
        self._labels = labels[self._labels]
        self._parts = [together([parts[i] for i in places]) for places in inside]
        known = self._former.same(self._level, (self._ids, self._labels))
        within = [[parts[i] for i in places] for places in inside]
        self.tops = [
            below[places[0]] if len(places) == 1 else _above(one, [below[i] for i in places])
            for one, places in zip(self._identities(known, within), inside, strict=True)
        ]

    def _identities(
        self, known: Mapping[int, ItemGroup], inside: Sequence[Sequence[Likeness]] = ()
    ) -> list[KeptGroup]:
        """Groups of the present level with their numbers and names, and nothing in them.

        Args:
            inside: the groups that will be in each.
        """
        unnamed = [place for place in range(len(self._parts)) if place not in known]
        taken = [*self._taken, *(group.name for group in known.values())]
        if inside:
            names = self._namer.broad_names([inside[place] for place in unnamed], taken)
        else:
            names = self._namer.names([self._parts[place] for place in unnamed], taken)
        self._taken = [*taken, *names]
        made = {
            place: KeptGroup(name, 0.0, level=self._level)
            for place, name in zip(unnamed, names, strict=True)
        }
        for place, group in known.items():
            made[place] = KeptGroup(
                group.name, 0.0, group.id, group.is_pinned, group.is_named, self._level
            )
        return [made[place] for place in range(len(self._parts))]


def _above(group: KeptGroup, children: Sequence[KeptGroup]) -> KeptGroup:
    worth = float(np.mean([child.silhouette for child in children]))
    return replace(group, children=tuple(children), silhouette=worth)


def _mean(silhouettes: Sequence[float], leaves: Leaves) -> float:
    """The mean over all files that are in groups."""
    inside = leaves.labels[leaves.labels != NOISE]
    return float(np.array(silhouettes)[inside].mean()) if len(inside) else 0.0
