"""The rows of the gallery: fetched when shown, folded when weak, told to screen readers."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.gallery import GalleryModel, Section
from desktop.gallery.model import Role
from engine.types import Hit, Item, Metadata, Modality, Segment, SegmentKind


def _item(number: int, modality: Modality = Modality.IMAGE) -> Item:
    return Item(number, f"/media/file {number}.jpg", modality, 1, 1, Metadata(duration=75.0))


def _hit(number: int, *, weak: bool) -> Hit:
    return Hit(_item(number), 1.0, 80 - number, Segment(SegmentKind.WHOLE), weak)


@pytest.fixture
def model(qapp: object) -> GalleryModel:
    """A model that Qt's own tester watches."""
    model = GalleryModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


@pytest.fixture
def wanted(model: GalleryModel) -> list[int]:
    """The ids that the model asked for, after the tester's own first look."""
    ids: list[int] = []
    model.items_wanted.connect(ids.extend)
    return ids


def test_a_million_rows_ask_only_for_what_is_shown(qapp: object, qtbot: QtBot) -> None:
    """Listing a million ids asks for none; looking at one row asks for that one, once."""
    model, wanted = GalleryModel(), []
    model.items_wanted.connect(wanted.extend)
    model.show_ids(np.arange(1_000_000, dtype=np.int64))
    assert model.rowCount() == 1_000_000
    model.flags(model.index(7))
    assert model.index(999_999).data() is None
    assert model.index(999_999).data() is None
    qtbot.waitUntil(lambda: bool(wanted))
    assert wanted == [999_999]


def test_items_fill_their_rows_when_they_come(model: GalleryModel, qtbot: QtBot) -> None:
    """An item that arrives is told of by its row, and has its name from then on."""
    model.show_ids(np.array([5, 6], dtype=np.int64))
    with qtbot.waitSignal(model.items_wanted):
        model.item_at(1)
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.put_items([_item(6)])
    assert changed.args[0].row() == 1
    assert model.index(1).data() == "file 6.jpg"


def test_listing_anew_keeps_what_is_known_and_asks_again(
    model: GalleryModel, wanted: list[int], qtbot: QtBot
) -> None:
    """After a change of the library a known row shows at once, and is read again."""
    model.show_ids(np.array([5], dtype=np.int64))
    model.put_items([_item(5)])
    model.show_ids(np.array([5, 6], dtype=np.int64))
    assert model.index(0).data() == "file 5.jpg"
    qtbot.waitUntil(lambda: 5 in wanted)


def test_weak_hits_are_folded_below_a_section(model: GalleryModel) -> None:
    """Weak hits come after the section row, and only once it is unfolded."""
    model.show_hits([_hit(1, weak=False), _hit(2, weak=True), _hit(3, weak=False)])
    assert [model.id_at(row) for row in range(model.rowCount())] == [1, 3, None]
    section = model.index(2).data(Role.SECTION)
    assert section == Section(1, folded=True, alone=False)
    assert model.index(2).data() == "1 weaker match"
    model.toggle_section()
    assert [model.id_at(row) for row in range(model.rowCount())] == [1, 3, None, 2]
    assert model.hit_at(3) == _hit(2, weak=True)
    assert model.row_of(2) == 3
    model.toggle_section()
    assert model.row_of(2) is None


def test_no_good_match_is_said(model: GalleryModel) -> None:
    """Where every hit is weak, the section says so and comes first."""
    model.show_hits([_hit(1, weak=True), _hit(2, weak=True)])
    assert model.rowCount() == 1
    assert model.index(0).data() == "No good match · 2 weaker matches"


def test_every_row_has_an_accessible_text(model: GalleryModel) -> None:
    """Screen readers are told kind, name, length and strength, and what the section does."""
    sound = Hit(_item(1, Modality.AUDIO), 1.0, 91, Segment(SegmentKind.WINDOW, 5, 15))
    model.show_hits([sound, _hit(2, weak=True)])
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0).data(role) == "Sound file 1.jpg, 1:15, match 91 of 100"
    assert model.index(1).data(role) == "1 weaker match. Press Enter to show them"
    model.toggle_section()
    assert model.index(2).data(role) == "Picture file 2.jpg, match 78 of 100, weaker match"
    model.show_ids(np.array([9], dtype=np.int64))
    assert model.index(0).data(role) == "Loading"


def test_dragged_rows_are_files(model: GalleryModel) -> None:
    """Tiles are dragged out as the addresses of their files; the section is not."""
    model.show_hits([_hit(1, weak=False), _hit(2, weak=True)])
    mime = model.mimeData([model.index(0), model.index(1)])
    assert [url.toLocalFile() for url in mime.urls()] == ["/media/file 1.jpg"]
    assert not model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    assert model.rowCount(model.index(0)) == 0
    assert model.data(QModelIndex()) is None
