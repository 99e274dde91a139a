"""Which group each file of a library is in: groups learnt of a sample, and all others to them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from msgspec import Struct

from ..errors import UserError
from ..index.table import VectorTable
from ..language import tr
from ..types.ids import Ids, IdSet
from ..types.item_groups import GroupMethod
from ..types.vectors import Vectors
from .item_vectors import items_of, sampled_items
from .methods import LEAST, NOISE, Labels, grouped
from .nearest import means, nearest, radii
from .points import SAMPLE, points_of
from .steps import GroupStep, GroupSteps
from .tree import joined


class GroupOptions(Struct, frozen=True):
    """How a library is grouped.

    Attributes:
        count: how many groups there are to be; None for as many as the files ask for.
        sample: of so many files the groups are learnt: their dense regions are those of all, and
            what they cost grows by the square.
    """

    method: GroupMethod = GroupMethod.HDBSCAN
    count: int | None = None
    sample: int = SAMPLE


class Leaves(Struct, frozen=True, eq=False):
    """The groups of files.

    Attributes:
        ids: of all items with vectors, int64 (n,), rising.
        labels: the group of each, from 0 on, or `NOISE`; the last are those that were fixed.
        points: where they lie in the space that was grouped in, float32 (n, d).
        centres: of the groups, float32 (g, d).
    """

    ids: Ids
    labels: Labels
    points: Vectors
    centres: Vectors

    def members(self, place: int) -> Ids:
        """The ids of the items of one group."""
        return np.asarray(self.ids[self.labels == place])

    @property
    def grouped(self) -> tuple[Ids, Labels]:
        """The items that are in groups, with their groups."""
        inside = self.labels != NOISE
        return self.ids[inside], self.labels[inside]


def leaves_of(
    table: VectorTable, fixed: Sequence[Ids], options: GroupOptions, steps: GroupSteps
) -> Leaves:
    """Put all items of a table in groups.

    Args:
        fixed: the items of groups that stay as they are; others may join them.

    Raises:
        UserError: there are too few files.
        Cancelled: it was to stop.
    """
    steps.begin(GroupStep.READING)
    items = items_of(table)
    if len(items) < 2 * LEAST:
        raise UserError(
            tr("There are too few files to be grouped: {n} are needed at least.", n=2 * LEAST)
        )
    points = points_of(table, options.sample, partial(steps.begin, GroupStep.READING)).vectors
    steps.begin(GroupStep.GROUPING)
    is_held = IdSet(np.concatenate([items[:0], *fixed])).has(items)
    sampled = IdSet(sampled_items(table, options.sample)).has(items) & ~is_held
    labels = np.full(len(items), NOISE)
    labels[sampled] = _labels(points[sampled], options)
    count = labels.max() + 1
    for place, members in enumerate(fixed, count):
        labels[IdSet(members).has(items)] = place
    steps.begin(GroupStep.ASSIGNING)
    centres = means(points, labels, count + len(fixed))
    if len(centres):
        far = np.inf if options.method is GroupMethod.KMEANS else 0.0
        radius = np.maximum(radii(points, labels, centres), far)
        rest = labels == NOISE
        labels[rest] = nearest(points[rest], centres, radius)
    return Leaves(items, labels, points, centres)


def _labels(points: Vectors, options: GroupOptions) -> Labels:
    """The group of each point; where there are more than wanted, near ones are put together."""
    labels = grouped(points, options.method, options.count)
    count = labels.max(initial=NOISE) + 1
    if options.count is None or count <= options.count:
        return labels
    together = joined(means(points, labels, count), options.count)
    return np.where(labels == NOISE, NOISE, together[labels])
