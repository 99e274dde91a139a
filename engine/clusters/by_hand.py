"""Groups that a person puts together or takes apart; they are pinned, so that they stay so."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from ..catalogue import Catalogue
from ..catalogue.item_groups import KeptGroup
from ..errors import UserError
from ..index.view import IndexView
from ..language import tr
from ..types.item_groups import FormerGroups, GroupMethod
from ..types.vectors import Vectors
from .item_vectors import pooled
from .likeness import likeness_of
from .methods import LEAST, NOISE, Labels, grouped
from .naming import Namer
from .nearest import means, nearest
from .quality import silhouettes
from .shared_space import SharedSpace


def merge(catalogue: Catalogue, view: IndexView, group_ids: Sequence[int]) -> FormerGroups:
    """Make one group of several, with number and name of the first; returns what undoes it.

    Raises:
        UserError: these are fewer than two groups of files, or one of them is gone.
    """
    groups = catalogue.item_groups
    first = groups.get(group_ids[0])
    numbers = list(
        dict.fromkeys(leaf for one in group_ids for leaf in groups.leaves_below(groups.get(one).id))
    )
    if len(numbers) < 2:
        raise UserError(tr("Choose two groups or more to be made one."))
    members = np.sort(np.concatenate([groups.members(number) for number in numbers]))
    centres = likeness_of(catalogue, view.table, members).centres
    kept = KeptGroup(
        first.name,
        first.silhouette,
        numbers[0],
        is_pinned=True,
        is_named=first.is_named,
        members=members,
        centres=centres,
    )
    with catalogue.transaction():
        former = groups.as_they_are(numbers, with_files=True)
        groups.replace(numbers, [kept])
    return replace(former, made=(numbers[0],))


def split(catalogue: Catalogue, view: IndexView, namer: Namer, group_id: int) -> FormerGroups:
    """Take a group of files apart, into dense parts or else into two; returns what undoes it.

    Raises:
        UserError: it is gone, too small, or a group of groups.
    """
    groups = catalogue.item_groups
    whole, items = groups.get(group_id), pooled(view.table, groups.members(group_id))
    if whole.level:
        raise UserError(tr("Only a group of files can be split. Choose one of those below it."))
    if len(items) < 2 * LEAST:
        raise UserError(tr("A group of fewer than {n} files cannot be split.", n=2 * LEAST))
    points = SharedSpace.of(items).apply(items)
    labels = _parts(points)
    count = int(labels.max()) + 1
    worth = silhouettes(points, labels, count)
    parts = [likeness_of(catalogue, view.table, items.ids[labels == n]) for n in range(count)]
    taken = [group.name for group in groups.all() if group.id != group_id]
    names = namer.names(parts, taken)
    made = [
        KeptGroup(
            names[place],
            float(worth[place]),
            is_pinned=True,
            members=items.ids[labels == place],
            centres=parts[place].centres,
        )
        for place in range(count)
    ]
    with catalogue.transaction():
        former = groups.as_they_are([group_id], with_files=True)
        groups.replace([group_id], made)
        parts_made = (group.id for group in groups.all() if group.name in names)
        return replace(former, made=tuple(parts_made))


def _parts(points: Vectors) -> Labels:
    """The part of each point; none is left out."""
    labels = grouped(points, GroupMethod.HDBSCAN)
    count = int(labels.max()) + 1
    if count < 2:
        return grouped(points, GroupMethod.KMEANS, 2)
    centres = means(points, labels, count)
    rest = labels == NOISE
    labels[rest] = nearest(points[rest], centres, np.full(count, np.inf))
    return labels
