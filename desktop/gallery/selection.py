"""Which items are selected, at any number of them: by ranges of rows, never row by row."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QItemSelectionModel

from .model import GalleryModel


class Selection:
    """Tells how many items are selected, and which.

    Args:
        selected: of the view that shows the model.
    """

    def __init__(self, model: GalleryModel, selected: QItemSelectionModel) -> None:
        self._model = model
        self._selected = selected

    @property
    def count(self) -> int:
        """How many items are selected."""
        return sum(stop - start for start, stop in self._places())

    @property
    def listed(self) -> int:
        """How many items there are to select."""
        return self._model.place_of(0)[1]

    def ids(self) -> tuple[int, ...]:
        """The ids of all selected items, in their order."""
        parts = [self._model.ids_at(start, stop) for start, stop in self._places()]
        ids: NDArray[np.int64] = np.concatenate(parts) if parts else np.empty(0, np.int64)
        return tuple(ids.tolist())

    def _places(self) -> Iterator[tuple[int, int]]:
        """The ranges of places that are selected, in order; a heading has none."""
        ranges = sorted((part.top(), part.bottom()) for part in self._selected.selection().toList())
        return (self._model.places_between(first, last) for first, last in ranges)
