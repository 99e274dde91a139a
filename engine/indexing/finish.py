"""What follows a run that changed something: means, calibration, index snapshot."""

from __future__ import annotations

from importlib import resources

import numpy as np

from ..catalogue import Catalogue
from ..catalogue.spaces import RoleMean
from ..encoders.base import Encoder, Role, TextKind, Vectors
from ..index.centring import ROLE_OF_ITEM, shrunk_mean
from ..index.snapshot import SpaceIndex
from ..ranking.calibration import calibrate

# Means are measured again when a role has this many times the vectors they were made from.
REFREEZE_ABOVE = 2.0


def needs_finishing(catalogue: Catalogue, space_id: int) -> bool:
    """Whether segments changed since the last snapshot, or an earlier run ended too soon."""
    stamp = catalogue.spaces.stamp(space_id)
    return stamp is None or catalogue.segments.changed_since(space_id, stamp.revision)


def finish(catalogue: Catalogue, index: SpaceIndex, encoder: Encoder) -> None:
    """Bring means, calibration and snapshot in line with the catalogue."""
    space_id = index.space.id
    bank = encoder.encode_texts(text_bank(), TextKind.QUERY)
    if _grew(catalogue, space_id):
        means = _measure(catalogue, space_id, encoder)
        means[Role.QUERY_TEXT] = RoleMean(_query_mean(encoder, bank), len(bank))
        version = catalogue.spaces.centring_version(space_id) + 1
        with catalogue.transaction():
            catalogue.spaces.freeze_means(space_id, version, means)
    index.refresh(catalogue)
    backgrounds = calibrate(index.table, index.centring.apply(bank, Role.QUERY_TEXT))
    with catalogue.transaction():
        catalogue.spaces.put_backgrounds(space_id, backgrounds)
    index.save(catalogue)


def text_bank() -> list[str]:
    """General queries that we wrote, for the background of typed words."""
    text = resources.files("triptych_resources").joinpath("ranking/bank.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line]


def _grew(catalogue: Catalogue, space_id: int) -> bool:
    frozen = catalogue.spaces.means(space_id)
    counts = catalogue.segments.counts(space_id)
    return not frozen or any(
        counts[modality] > REFREEZE_ABOVE * (frozen[role].count if role in frozen else 0)
        for modality, role in ROLE_OF_ITEM.items()
    )


def _measure(catalogue: Catalogue, space_id: int, encoder: Encoder) -> dict[Role, RoleMean]:
    """The mean of each role's vectors in this library, shrunk to the encoder's own."""
    totals = {role: np.zeros(encoder.dim, np.float64) for role in ROLE_OF_ITEM.values()}
    counts = dict.fromkeys(totals, 0)
    for block in catalogue.segments.blocks(space_id):
        kinds = np.array([str(modality) for modality in block.modalities])
        for modality, role in ROLE_OF_ITEM.items():
            chosen = block.vectors[kinds == modality]
            totals[role] += chosen.sum(axis=0, dtype=np.float64)
            counts[role] += len(chosen)
    return {
        role: RoleMean(
            shrunk_mean(total, counts[role], encoder.reference_means.get(role)), counts[role]
        )
        for role, total in totals.items()
    }


def _query_mean(encoder: Encoder, bank: Vectors) -> Vectors:
    """The encoder's own mean of typed words, or that of our bank where it ships none."""
    reference = encoder.reference_means.get(Role.QUERY_TEXT)
    return np.asarray(bank.mean(axis=0) if reference is None else reference, dtype=np.float32)
