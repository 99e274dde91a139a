"""How well groups by meaning agree with labels that people gave, beside plain k-means."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ..clusters.item_vectors import items_of, pooled
from ..clusters.leaves import GroupOptions, leaves_of
from ..clusters.methods import LEAST, NOISE, Labels, grouped
from ..clusters.steps import GroupSteps
from ..index.table import VectorTable
from ..types.item_groups import GroupMethod


class GroupingFigures(Struct, frozen=True):
    """How well one way of grouping agrees with labels, over the files that it puts in groups.

    Attributes:
        groups: how many it made.
        grouped: the share of the labelled files that are in one, 0 to 1.
        v_measure, homogeneity, completeness: 0 to 1 (Rosenberg and Hirschberg, 2007).
        ari: agreement of pairs beyond chance, 0 for chance and 1 for all (Hubert and Arabie, 1985).
    """

    groups: int
    grouped: float
    v_measure: float
    homogeneity: float
    completeness: float
    ari: float


def check_groups(
    table: VectorTable, labels: Mapping[int, str], cancelled: Callable[[], bool]
) -> Mapping[str, GroupingFigures]:
    """The figures of each way of grouping, and of k-means on the vectors as searches have them.

    Args:
        labels: of the items that have exactly one, by their ids.

    Returns:
        Nothing where there are fewer than two labels, or too few files.
    """
    items = items_of(table)
    said = np.array([labels.get(item, "") for item in items.tolist()])
    if len(set(said.tolist()) - {""}) < 2 or len(items) < 2 * LEAST:
        return {}
    steps = GroupSteps(cancelled=cancelled)
    made = {
        method.value: leaves_of(table, [], GroupOptions(method), steps).labels
        for method in (GroupMethod.HDBSCAN, GroupMethod.KMEANS)
    }
    count = max(int(made[GroupMethod.KMEANS].max()) + 1, 2)
    made["plain kmeans"] = grouped(pooled(table, items).vectors, GroupMethod.KMEANS, count)
    return {way: _figures(found, said) for way, found in made.items()}


def _figures(found: Labels, said: NDArray[np.str_]) -> GroupingFigures:
    from sklearn.metrics import (  # noqa: PLC0415 - takes a second
        adjusted_rand_score,
        homogeneity_completeness_v_measure,
    )

    judged = (said != "") & (found != NOISE)
    if not judged.any():
        return GroupingFigures(0, 0.0, 0.0, 0.0, 0.0, 0.0)
    homogeneity, completeness, both = homogeneity_completeness_v_measure(
        said[judged], found[judged]
    )
    return GroupingFigures(
        int(found.max()) + 1,
        float(judged.sum() / (said != "").sum()),
        float(both),
        float(homogeneity),
        float(completeness),
        float(adjusted_rand_score(said[judged], found[judged])),
    )
