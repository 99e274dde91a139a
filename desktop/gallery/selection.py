"""Which items are selected, at any number of them: by ranges of rows, never row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QItemSelection, QItemSelectionModel

from .model import GalleryModel


class Selection:
    """Tells how many items are selected, and which.

    Args:
        selected: of the view that shows the model.
    """

    def __init__(self, model: GalleryModel, selected: QItemSelectionModel) -> None:
        self._model = model
        self._selected = selected
        self._every: tuple[int, ...] | None = None

    @property
    def has_all_listed(self) -> bool:
        """Whether all that the model lists is selected."""
        return 0 < self._model.place_of(0)[1] == self._count_of_rows()

    @property
    def is_whole(self) -> bool:
        """Whether all of an answer is selected, also what the model does not list yet."""
        return self._every is not None and self.has_all_listed

    @property
    def count(self) -> int:
        """How many items are selected."""
        return len(self._every or ()) if self.is_whole else self._count_of_rows()

    def has(self, item_id: int) -> bool:
        """Whether an item is selected."""
        row = self._model.row_of(item_id)
        return row is not None and self._selected.isSelected(self._model.index(row))

    def take_whole(self, ids: tuple[int, ...]) -> None:
        """All that is listed is selected: so are all of these, of which it is the beginning."""
        self._every = ids

    def release(self) -> None:
        """Only what is listed can be selected from now on."""
        self._every = None

    def ids(self) -> tuple[int, ...]:
        """The ids of all selected items, in their order."""
        if self.is_whole:
            return self._every or ()
        parts = [self._model.ids_at(start, stop) for start, stop in self._places()]
        ids: NDArray[np.int64] = np.concatenate(parts) if parts else np.empty(0, np.int64)
        return tuple(ids.tolist())

    def _count_of_rows(self) -> int:
        return sum(stop - start for start, stop in self._places())

    def _places(self) -> Iterator[tuple[int, int]]:
        """The ranges of places that are selected, in order; a heading has none."""
        ranges = sorted((part.top(), part.bottom()) for part in self._selected.selection().toList())
        return (self._model.places_between(first, last) for first, last in ranges)


def ranges_of(model: GalleryModel, ids: Sequence[int]) -> QItemSelection:
    """The rows of some items, as far as they are listed, in as few ranges as they lie in."""
    rows = np.array(model.rows_of(ids), np.int64)
    selection = QItemSelection()
    for part in np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1):
        if len(part):
            selection.select(model.index(int(part[0])), model.index(int(part[-1])))
    return selection
