"""A library with three subjects in three kinds of media, to be put on a map."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from planted_space import PlantedLibrary

from engine.types import Filters, Metadata, Modality

SUBJECTS = ("beach", "street", "forest")
KINDS = (Modality.IMAGE, Modality.AUDIO, Modality.TEXT)


class MapShelf:
    """Items called after their subjects, in a space where these are known."""

    def __init__(self, directory: Path) -> None:
        self.library = PlantedLibrary(directory)
        self.catalogue = self.library.catalogue
        with self.catalogue.transaction():
            self.catalogue.spaces.activate(self.library.index.space.id)

    def add(self, numbers: range, subjects: tuple[str, ...] = SUBJECTS) -> None:
        """Add items of each subject and kind with these numbers."""
        shown = {
            f"{subject}-{kind}-{number}": (kind, [[subject]])
            for subject in subjects
            for kind in KINDS
            for number in numbers
        }
        self.library.add(shown)
        paths = self.paths()
        with self.catalogue.transaction():
            for item_id, path in paths.items():
                if Path(path).name in shown:
                    self.catalogue.fulltext.put(item_id, path, Metadata(), "")
        self.library.finish()

    def paths(self) -> dict[int, str]:
        """The path of every item."""
        ids = self.catalogue.items.ids(Filters()).tolist()
        return {item.id: item.path for item in self.catalogue.items.get(ids)}

    def subjects(self, ids: NDArray[np.int64]) -> NDArray[np.str_]:
        """The subject of each of some items."""
        paths = self.paths()
        return np.array([Path(paths[int(one)]).name.split("-")[0] for one in ids])
