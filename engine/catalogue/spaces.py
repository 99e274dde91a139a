"""The spaces: which encoder made their vectors, how they are centred, which snapshot fits."""

from __future__ import annotations

import json
from collections.abc import Mapping

import numpy as np
from msgspec import Struct
from msgspec.structs import asdict, astuple

from ..types import Modality, NullDistribution
from ..types.stored import StoredEnum
from ..types.vectors import Role, Vectors
from .database import Database, Row
from .stamp import Stamp


class Space(Struct, frozen=True):
    """(encoder preset, its weights' identity, dimension); vectors of two spaces never mix."""

    id: int
    preset: str
    identity: str
    dim: int


class Origin(Struct, frozen=True):
    """What made a space's vectors, in words; its `identity` is what is compared.

    Attributes:
        model: "architecture:training run".
        repo, revision: where the weights came from; empty for what was not downloaded.
        decoding: what the decoders handed over, as `InputSpec` writes itself.
    """

    model: str = ""
    repo: str = ""
    revision: str = ""
    decoding: str = ""


class SpaceStage(StoredEnum):
    """How far a space has come."""

    BUILDING = "building"
    SERVED = "served"
    LEAVING = "leaving"


class SpaceEntry(Struct, frozen=True):
    """One space of a library, and what became of it.

    Attributes:
        stage: BUILDING until it is whole for the first time, so that going back to a SERVED one
            is instant; LEAVING once its removal has begun.
        active: searches use it.
        kept: it stays when others are cleared away.
    """

    space: Space
    origin: Origin
    stage: SpaceStage
    active: bool
    kept: bool


class RoleMean(Struct, frozen=True):
    """The mean vector (dim,) of one role, and how many vectors of the library went into it."""

    mean: Vectors
    count: int


NO_ORIGIN = Origin()
_ENTRIES = "SELECT id, preset, identity, dim, origin, stage, active, kept FROM spaces"


class SpaceTable:
    """Rows of `spaces`, `centrings` and `snapshots`; writers run inside a transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, preset: str, identity: str, dim: int, origin: Origin = NO_ORIGIN) -> None:
        """Add a space, or note the present name and origin of one that is known."""
        self._database.execute(
            "INSERT INTO spaces (id, preset, identity, dim, origin)"
            " VALUES ((SELECT value + 1 FROM state WHERE name = 'spaces'), ?1, ?2, ?3, ?4)"
            " ON CONFLICT (identity) DO UPDATE SET preset = ?1, origin = ?4,"
            " stage = iif(stage = 'leaving', 'building', stage)",
            (preset, identity, dim, json.dumps(asdict(origin))),
        )
        # The number of a space that was removed is never given to another.
        self._database.execute(
            "UPDATE state SET value = max(value, (SELECT max(id) FROM spaces))"
            " WHERE name = 'spaces'"
        )

    def activate(self, space_id: int) -> None:
        """Make this the space that searches use, and note that it is whole."""
        self.mark_active(space_id)
        self._put_stage(space_id, SpaceStage.SERVED)

    def mark_active(self, space_id: int) -> None:
        """Make this the space that searches use, whole or not."""
        self._database.execute("UPDATE spaces SET active = (id = ?)", (space_id,))

    def keep_others(self, space_id: int, kept: bool) -> None:
        """Say whether all spaces but one stay when others are cleared away."""
        self._database.execute("UPDATE spaces SET kept = ? AND id <> ?", (kept, space_id))

    def begin_removal(self, space_id: int) -> None:
        """Let nobody go back to a space any more."""
        self._put_stage(space_id, SpaceStage.LEAVING)

    def _put_stage(self, space_id: int, stage: SpaceStage) -> None:
        self._database.execute("UPDATE spaces SET stage = ? WHERE id = ?", (stage, space_id))

    def remove_segments(self, space_id: int, most: int) -> bool:
        """Remove some segments of a space that nobody uses; tells whether any are left."""
        self._database.execute(
            "DELETE FROM segments WHERE id IN (SELECT id FROM segments WHERE space_id = ? LIMIT ?)",
            (space_id, most),
        )
        # No index of this space will ever catch up with these.
        self._database.execute("DELETE FROM removed_segments WHERE space_id = ?", (space_id,))
        query = "SELECT EXISTS (SELECT 1 FROM segments WHERE space_id = ?)"
        row = self._database.one(query, (space_id,))
        return bool(row and row[0])

    def remove(self, space_id: int) -> None:
        """Remove a space with all that was measured of it."""
        self._database.execute("DELETE FROM spaces WHERE id = ?", (space_id,))

    def supersede(self, space_id: int, identity: str) -> None:
        """Call a space by a name that no encoder has: what made its vectors is no more."""
        self._database.execute("UPDATE spaces SET identity = ? WHERE id = ?", (identity, space_id))

    def entries(self) -> list[SpaceEntry]:
        """Every space of the library, the oldest first."""
        return [_entry(row) for row in self._database.query(f"{_ENTRIES} ORDER BY id")]

    def entry(self, identity: str) -> SpaceEntry | None:
        """The space of an encoder's identity, with what became of it."""
        row = self._database.one(f"{_ENTRIES} WHERE identity = ?", (identity,))
        return _entry(row) if row else None

    def waiting(self, root_id: int, old_id: int, new_id: int) -> int:
        """How many items of a root have vectors in an old space and none in a new one."""
        row = self._database.one(
            "SELECT count(*) FROM items WHERE root_id = ?"
            " AND id IN (SELECT item_id FROM segments WHERE space_id = ?)"
            " AND id NOT IN (SELECT item_id FROM segments WHERE space_id = ?)",
            (root_id, old_id, new_id),
        )
        return int(row[0]) if row else 0

    def lacking(self, space_id: int) -> dict[tuple[int, Modality], int]:
        """How many items have no vectors in a space, by root and modality."""
        rows = self._database.query(
            "SELECT root_id, modality, count(*) FROM items"
            " WHERE id NOT IN (SELECT item_id FROM segments WHERE space_id = ?) GROUP BY 1, 2",
            (space_id,),
        )
        return {(root_id, Modality(modality)): count for root_id, modality, count in rows}

    def active(self) -> Space | None:
        """The space that searches use, or None in a new library."""
        return self._one("active = 1", ())

    def find(self, identity: str) -> Space | None:
        """The space of an encoder's identity."""
        return self._one("identity = ?", (identity,))

    def _one(self, condition: str, values: tuple[str, ...]) -> Space | None:
        row = self._database.one(
            f"SELECT id, preset, identity, dim FROM spaces WHERE {condition}",  # noqa: S608
            values,
        )
        return Space(*row) if row else None

    def centring_version(self, space_id: int) -> int:
        """The version of the means in force; 0 before any were frozen."""
        row = self._database.one(
            "SELECT coalesce(max(version), 0) FROM centrings WHERE space_id = ?", (space_id,)
        )
        return int(row[0]) if row else 0

    def means(self, space_id: int) -> dict[Role, RoleMean]:
        """The means in force, per role."""
        rows = self._database.query(
            "SELECT role, mean, count FROM centrings WHERE space_id = ?", (space_id,)
        )
        return {
            Role(role): RoleMean(np.frombuffer(mean, dtype="<f4").astype(np.float32), count)
            for role, mean, count in rows
        }

    def freeze_means(self, space_id: int, version: int, means: Mapping[Role, RoleMean]) -> None:
        """Put new means in force."""
        self._database.execute("DELETE FROM centrings WHERE space_id = ?", (space_id,))
        self._database.execute_many(
            "INSERT INTO centrings VALUES (?, ?, ?, ?, ?)",
            [
                (space_id, role, version, entry.count, entry.mean.astype("<f4").tobytes())
                for role, entry in means.items()
            ],
        )

    def null_distributions(self, space_id: int) -> dict[tuple[Role, Modality], NullDistribution]:
        """The calibration in force: what unrelated queries score, per role and modality."""
        rows = self._database.query(
            "SELECT role, modality, mean, deviation, spread FROM backgrounds WHERE space_id = ?",
            (space_id,),
        )
        return {
            (Role(role), Modality(modality)): NullDistribution(*figures)
            for role, modality, *figures in rows
        }

    def put_null_distributions(
        self, space_id: int, nulls: Mapping[tuple[Role, Modality], NullDistribution]
    ) -> None:
        """Put a new calibration in force."""
        self._database.execute("DELETE FROM backgrounds WHERE space_id = ?", (space_id,))
        self._database.execute_many(
            "INSERT INTO backgrounds (space_id, role, modality, mean, deviation, spread)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                (space_id, role, modality, *astuple(entry))
                for (role, modality), entry in nulls.items()
            ],
        )

    def stamp(self, space_id: int) -> Stamp | None:
        """What the snapshot on disk should be, or None when there is none."""
        row = self._database.one(
            "SELECT revision, centring, checksum, filed, digest FROM snapshots WHERE space_id = ?",
            (space_id,),
        )
        return Stamp(*row) if row else None

    def unstamp(self, revision: int) -> None:
        """Let no graph be good, and every index that is older than a revision start afresh."""
        self._database.execute("DELETE FROM removed_segments")
        self._database.execute(
            "INSERT OR REPLACE INTO snapshots SELECT id, ?, coalesce((SELECT max(version)"
            " FROM centrings WHERE space_id = id), 0), '', 0, '' FROM spaces",
            (revision,),
        )

    def put_stamp(self, space_id: int, stamp: Stamp) -> None:
        """Say which snapshot is good; removals it already knows of are forgotten."""
        self._database.execute(
            "INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?, ?, ?)",
            (space_id, *astuple(stamp)),
        )
        self._database.execute(
            "DELETE FROM removed_segments WHERE space_id = ? AND revision <= ?",
            (space_id, stamp.revision),
        )


def _entry(row: Row) -> SpaceEntry:
    space_id, preset, identity, dim, origin, stage, active, kept = row
    return SpaceEntry(
        Space(space_id, preset, identity, dim),
        Origin(**json.loads(origin)),
        SpaceStage(stage),
        bool(active),
        bool(kept),
    )
