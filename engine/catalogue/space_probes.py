"""The vectors that a space's encoder made of a few made media, kept with the space.

They tell, after an update of Triptych or of any library, whether the encoder still makes the same
vectors.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from msgspec import Struct

from ..types import Modality
from ..types.vectors import Vectors
from .database import Database

PROBES_OF_SPACES = """
CREATE TABLE space_probes (
    space_id INTEGER NOT NULL REFERENCES spaces ON DELETE CASCADE, modality TEXT NOT NULL,
    made_with TEXT NOT NULL, count INTEGER NOT NULL, vectors BLOB NOT NULL,
    PRIMARY KEY (space_id, modality)) WITHOUT ROWID;
"""


class KeptProbes(Struct, frozen=True):
    """The vectors of the probes of one kind, float32 (n, dim), and what made them.

    Attributes:
        made_with: versions of libraries, in a form that is only compared.
    """

    vectors: Vectors
    made_with: str


class SpaceProbeTable:
    """Rows of `space_probes`; writers run inside a transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_space(self, space_id: int) -> Mapping[Modality, KeptProbes]:
        """What is kept of a space, by the kind of media."""
        rows = self._database.query(
            "SELECT modality, made_with, count, vectors FROM space_probes WHERE space_id = ?",
            (space_id,),
        )
        return {
            Modality(modality): KeptProbes(
                np.frombuffer(vectors, "<f4").astype(np.float32).reshape(count, -1), made_with
            )
            for modality, made_with, count, vectors in rows
        }

    def put(self, space_id: int, modality: Modality, probes: KeptProbes) -> None:
        """Keep the probes of one kind, in place of any that are there."""
        vectors = probes.vectors.astype("<f4")
        self._database.execute(
            "INSERT OR REPLACE INTO space_probes VALUES (?, ?, ?, ?, ?)",
            (space_id, modality, probes.made_with, len(vectors), vectors.tobytes()),
        )
