"""Which items are selected, of very many, with headings between them."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel

from desktop.gallery import GalleryModel, Headings
from desktop.gallery.selection import Selection
from engine.types.grouping import Grouping, grouped

MANY = 100_000
Flag = QItemSelectionModel.SelectionFlag


@pytest.fixture
def model(qapp: object) -> GalleryModel:
    """So many items, in three groups of which each has a heading."""
    groups = grouped(["a"] * 10 + ["b"] * 20 + ["c"] * (MANY - 30))
    model = GalleryModel()
    model.show_ids(np.arange(1, MANY + 1), Headings.of(groups, Grouping.FOLDER))
    return model


@pytest.fixture
def selected(model: GalleryModel) -> QItemSelectionModel:
    """What is selected of them."""
    return QItemSelectionModel(model)


def select(selected: QItemSelectionModel, model: GalleryModel, first: int, last: int) -> None:
    """Select the rows of a range, beside others."""
    selected.select(QItemSelection(model.index(first), model.index(last)), Flag.Select)


def test_nothing_is_selected_to_begin_with(
    model: GalleryModel, selected: QItemSelectionModel
) -> None:
    """There is nothing to act on."""
    selection = Selection(model, selected)
    assert (selection.count, selection.ids()) == (0, ())


def test_all_are_selected_as_one_range(model: GalleryModel, selected: QItemSelectionModel) -> None:
    """Headings are no items."""
    select(selected, model, 0, model.rowCount() - 1)
    selection = Selection(model, selected)
    assert selection.count == MANY
    assert selection.ids() == tuple(range(1, MANY + 1))


def test_ranges_come_in_the_order_of_the_list(
    model: GalleryModel, selected: QItemSelectionModel
) -> None:
    """Whatever was selected first; a heading within, before or after a range does not count."""
    select(selected, model, 31, 33)
    select(selected, model, 9, 12)
    select(selected, model, 0, 0)
    assert Selection(model, selected).ids() == (9, 10, 11, 30, 31)
