"""The spaces: which encoder made their vectors, how they are centred, which snapshot fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..encoders.base import Role, Vectors
from ..types import Background, Modality
from .database import Database


@dataclass(frozen=True, slots=True)
class Space:
    """(encoder preset, its weights' identity, dimension); vectors of two spaces never mix."""

    id: int
    preset: str
    identity: str
    dim: int


@dataclass(frozen=True, slots=True)
class RoleMean:
    """The mean vector (dim,) of one role, and how many vectors of the library went into it."""

    mean: Vectors
    count: int


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an index snapshot was made from, and the checksum of its file."""

    revision: int
    centring: int
    checksum: str


class SpaceTable:
    """Rows of `spaces`, `centrings` and `snapshots`; writers run inside a transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, preset: str, identity: str, dim: int) -> None:
        """Add a space unless it is known."""
        self._database.execute(
            "INSERT OR IGNORE INTO spaces (preset, identity, dim) VALUES (?, ?, ?)",
            (preset, identity, dim),
        )

    def activate(self, space_id: int) -> None:
        """Make this the space that searches use."""
        self._database.execute("UPDATE spaces SET active = (id = ?)", (space_id,))

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

    def backgrounds(self, space_id: int) -> dict[tuple[Role, Modality], Background]:
        """The calibration in force: what unrelated queries score, per role and modality."""
        rows = self._database.query(
            "SELECT role, modality, mean, deviation FROM backgrounds WHERE space_id = ?",
            (space_id,),
        )
        return {
            (Role(role), Modality(modality)): Background(mean, deviation)
            for role, modality, mean, deviation in rows
        }

    def put_backgrounds(
        self, space_id: int, backgrounds: Mapping[tuple[Role, Modality], Background]
    ) -> None:
        """Put a new calibration in force."""
        self._database.execute("DELETE FROM backgrounds WHERE space_id = ?", (space_id,))
        self._database.execute_many(
            "INSERT INTO backgrounds VALUES (?, ?, ?, ?, ?)",
            [
                (space_id, role, modality, entry.mean, entry.deviation)
                for (role, modality), entry in backgrounds.items()
            ],
        )

    def stamp(self, space_id: int) -> Stamp | None:
        """What the snapshot on disk should be, or None when there is none."""
        row = self._database.one(
            "SELECT revision, centring, checksum FROM snapshots WHERE space_id = ?", (space_id,)
        )
        return Stamp(*row) if row else None

    def put_stamp(self, space_id: int, stamp: Stamp) -> None:
        """Say which snapshot is good; removals it already knows of are forgotten."""
        self._database.execute(
            "INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?)",
            (space_id, stamp.revision, stamp.centring, stamp.checksum),
        )
        self._database.execute(
            "DELETE FROM removed_segments WHERE space_id = ? AND revision <= ?",
            (space_id, stamp.revision),
        )
