"""Two models that mean the same along other axes, and what tests ask of a library of theirs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from fake_encoder import ColourEncoder

from engine.catalogue import Catalogue
from engine.catalogue.spaces import SpaceEntry
from engine.encoders.base import Encoder
from engine.library import Library
from engine.paths import LibraryPaths
from engine.types import Modality, Query, Term

OLD, NEW = "starter", "balanced"
RED = ["rose.png", "ruby.txt"]
Encoders = dict[str, Encoder]
OpenLibrary = Callable[[], Library]


class Turned(ColourEncoder):
    """The same meanings along other axes: vectors of both models together would be nonsense."""

    def _rows(self, rows: list[np.ndarray]) -> np.ndarray:
        return np.asarray(super()._rows(rows)[:, ::-1].copy())


def names(library: Library, limit: int = 2) -> list[str]:
    """The best hits of a word, by name."""
    hits = library.search(Query((Term(Modality.TEXT, "red"),), limit=limit)).hits
    return sorted(Path(hit.item.path).name for hit in hits)


def spaces(directory: Path) -> dict[str, SpaceEntry]:
    """The spaces of a library by the preset that made them."""
    catalogue = Catalogue(LibraryPaths(directory).catalogue, readonly=True)
    entries = {entry.space.preset: entry for entry in catalogue.spaces.entries()}
    catalogue.close()
    return entries
