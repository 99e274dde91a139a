"""Two models that mean the same along other axes, and what tests ask of a library of theirs."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
from colour_media import write_picture
from fake_encoder import ColourEncoder

from engine.catalogue import Catalogue
from engine.catalogue.spaces import SpaceEntry
from engine.encoders import probes
from engine.encoders.base import Encoder
from engine.library.facade import Library
from engine.paths import LibraryPaths
from engine.types import Modality, Query, Term
from engine.types.vectors import TextKind

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


def add_forty(media: Path) -> None:
    """Add so many pictures that a change can be stopped in their midst."""
    for number in range(40):
        write_picture(media / f"more-{number}.png", "blue", number)


def stop_after(encoder: Encoder, count: int) -> Callable[[], bool]:
    """Stop a run once the encoder has taken in so many media, after the probes of a new space."""
    assert isinstance(encoder, ColourEncoder)
    made = len(probes.pictures(8)) + len(probes.sounds(encoder.spec))
    probed = made + len(TextKind) * len(probes.TEXTS)
    return lambda: encoder.encoded >= count + probed


def entries_of(directory: Path) -> list[SpaceEntry]:
    """The spaces of a library."""
    with closing(Catalogue(LibraryPaths(directory).catalogue, readonly=True)) as catalogue:
        return catalogue.spaces.entries()


def spaces(directory: Path) -> dict[str, SpaceEntry]:
    """The spaces of a library by the preset that made them."""
    return {entry.space.preset: entry for entry in entries_of(directory)}
