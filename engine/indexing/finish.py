"""What follows a run that changed something: means, calibration, index snapshot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import numpy as np

from ..catalogue import Catalogue
from ..catalogue.spaces import RoleMean
from ..clusters.joining import join_new_items
from ..encoders.base import Encoder
from ..index.centring import ROLE_OF_CONTENT, own_part, shrunk_mean
from ..index.space_index import SpaceIndex
from ..paths import model_cache
from ..ranking.calibration import calibrate
from ..types import Modality
from ..types.vectors import Role, Vectors
from .bank_notes import bank_vectors
from .context import RunContext
from .room import Room

# A role's mean is measured again when the library's own part in it would move by this much: new
# means ask for a new graph. Up to so many segments that is cheap enough to do after every change.
PART_MOVED = 0.1
ALWAYS_UP_TO = 2_000
# So many segments are scored beside the graphs in no time.
MAY_LACK = 256


def finish_run(
    context: RunContext, room: Room, begin: Callable[[], None], *, may_wait: bool = False
) -> None:
    """Bring in line what is made of the segments, where a run changed any.

    Args:
        begin: called before anything that takes long.
        may_wait: what searches can do without is left to a later run.
    """
    catalogue, index, encoder = context.catalogue, context.index, context.encoder
    if not (may_wait and can_wait(catalogue, index)) and needs_finishing(catalogue, index):
        begin()
        room.wait_for(index.size(catalogue))
        # First: what a kill leaves to be finished, the next run does as a whole.
        context.thumbnails.keep_only(catalogue.items.digests())
        finish(catalogue, index, encoder)
    join_new_items(catalogue, index.space.id, encoder.reference_means)


def needs_finishing(catalogue: Catalogue, index: SpaceIndex) -> bool:
    """Whether segments changed since the last snapshot, or the snapshot lacks some."""
    space_id = index.space.id
    stamp = catalogue.spaces.stamp(space_id)
    return (
        stamp is None
        or catalogue.segments.changed_since(space_id, stamp.revision)
        or index.lacks_graphs(catalogue)
    )


def can_wait(catalogue: Catalogue, index: SpaceIndex) -> bool:
    """Whether searches are as good without it: the graphs lack little, which is scored exactly."""
    stamp = catalogue.spaces.stamp(index.space.id)
    return stamp is not None and index.lag(catalogue) <= MAY_LACK


def finish(catalogue: Catalogue, index: SpaceIndex, encoder: Encoder) -> None:
    """Bring means, calibration and snapshot in line with the catalogue."""
    space_id = index.space.id
    bank = bank_vectors(encoder, model_cache())
    moved = _moved_roles(catalogue, space_id)
    if moved:
        means = catalogue.spaces.means(space_id) | _measure(catalogue, space_id, encoder, moved)
        means[Role.QUERY_TEXT] = RoleMean(_query_mean(encoder, bank), len(bank))
        index.freeze_means(catalogue, means)
    view = index.refresh(catalogue)
    nulls = calibrate(view.table, view.centring.apply(bank, Role.QUERY_TEXT))
    with catalogue.transaction():
        catalogue.spaces.put_null_distributions(space_id, nulls)
    index.save(catalogue)


def _moved_roles(catalogue: Catalogue, space_id: int) -> set[Role]:
    """The roles of items whose frozen mean no longer tells what the library holds."""
    frozen = catalogue.spaces.means(space_id)
    counts: Counter[Modality] = Counter()
    for track, count in catalogue.segments.counts(space_id).items():
        counts[track.content] += count
    limit = 0.0 if counts.total() <= ALWAYS_UP_TO else PART_MOVED
    return {
        role
        for content, role in ROLE_OF_CONTENT.items()
        if role not in frozen
        or abs(own_part(counts[content]) - own_part(frozen[role].count)) > limit
    }


def _measure(
    catalogue: Catalogue, space_id: int, encoder: Encoder, roles: set[Role]
) -> dict[Role, RoleMean]:
    """The means of roles' vectors in this library, shrunk to the encoder's own."""
    totals = {role: np.zeros(encoder.dim, np.float64) for role in roles}
    counts = dict.fromkeys(roles, 0)
    for block in catalogue.segments.blocks(space_id):
        kinds = np.array([ROLE_OF_CONTENT[track.content] for track in block.tracks])
        for role in roles:
            chosen = block.vectors[kinds == role]
            totals[role] += chosen.sum(axis=0, dtype=np.float64)
            counts[role] += len(chosen)
    return {
        role: RoleMean(
            shrunk_mean(totals[role], counts[role], encoder.reference_means.get(role)), counts[role]
        )
        for role in roles
    }


def _query_mean(encoder: Encoder, bank: Vectors) -> Vectors:
    """The encoder's own mean of typed words, or that of our bank where it ships none."""
    reference = encoder.reference_means.get(Role.QUERY_TEXT)
    return np.asarray(bank.mean(axis=0) if reference is None else reference, dtype=np.float32)
