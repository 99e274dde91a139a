"""New files join the groups that there are, each the nearest one if it lies within its radius."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from msgspec.structs import replace

from ..catalogue import Catalogue
from ..catalogue.segments import SegmentBlock
from ..index.centring import Centring, unit_rows
from ..index.table import MODALITIES
from ..types.ids import Ids
from ..types.tracks import CONTENTS
from ..types.vectors import Role, Vectors
from .item_vectors import ItemVectors
from .methods import NOISE
from .nearest import joins


def join_new_items(catalogue: Catalogue, space_id: int, reference: Mapping[Role, Vectors]) -> None:
    """Let items that came since the last time join groups, where these are of that space.

    Args:
        reference: means that stand in for those that the space lacks.
    """
    groups = catalogue.item_groups
    state = groups.state()
    if state is None or state.space_id != space_id:
        return
    with catalogue.snapshot() as revision:
        found = list(_found(catalogue, space_id, state.seen, reference))
    if not found:
        return
    with catalogue.transaction():
        if groups.state() != state:
            # Grouped anew meanwhile: the next run lets them join those groups.
            return
        for ids, numbers in found:
            groups.join(ids, numbers)
        groups.put_state(replace(state, seen=revision))


def _found(
    catalogue: Catalogue, space_id: int, since: int, reference: Mapping[Role, Vectors]
) -> Iterable[tuple[Ids, Ids]]:
    """Items that came after a revision, with the group that each joins."""
    frozen = {role: one.mean for role, one in catalogue.spaces.means(space_id).items()}
    centring = Centring(catalogue.spaces.centring_version(space_id), {**reference, **frozen})
    known = catalogue.item_groups.centres()
    for block in catalogue.segments.blocks(space_id, since):
        items = _pooled(block, centring)
        numbers = joins(items, known)
        near = numbers != NOISE
        yield items.ids[near], numbers[near]


def _pooled(block: SegmentBlock, centring: Centring) -> ItemVectors:
    """One vector for each item; one that goes on in the next block is judged by its begin."""
    centred = centring.apply_to_items(block.vectors, (track.content for track in block.tracks))
    rows = np.array([not track.is_later for track in block.tracks])
    contents = np.array([CONTENTS.index(track.content) for track in block.tracks])[rows]
    ids, firsts, owners = np.unique(block.items[rows], return_index=True, return_inverse=True)
    totals = np.zeros((len(ids), centred.shape[1]), np.float32)
    for content in np.unique(contents):
        sums, own = np.zeros_like(totals), contents == content
        np.add.at(sums, owners[own], centred[rows][own])
        totals += unit_rows(sums)
    kinds = np.array([MODALITIES.index(track.modality) for track in block.tracks], np.int8)
    return ItemVectors(ids, kinds[rows][firsts], unit_rows(totals))
