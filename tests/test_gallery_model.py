"""The rows of the gallery: fetched when shown, folded when weak, told to screen readers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.gallery import GalleryModel, Heading, Section
from desktop.gallery.model import TileRole
from engine.types import Hit, Item, MatchSource, Metadata, Modality, Segment, SegmentKind
from engine.types.grouping import Grouping


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
    """ListedItems a million ids asks for none; looking at one row asks for that one, once."""
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
    section = model.index(2).data(TileRole.SECTION)
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
    assert model.index(0).data() == "Nothing matches well · 2 weaker"


def test_groups_have_headings(model: GalleryModel) -> None:
    """Hits of one group stand together below its heading; the weaker ones stay at the end."""
    places = {1: "a", 2: "b", 3: "a", 4: "b"}
    hits = [
        replace(_hit(n, weak=n == 4), item=replace(_item(n), path=f"/{folder}/{n}.jpg"))
        for n, folder in places.items()
    ]
    model.show_hits(hits, grouping=Grouping.FOLDER)
    assert [model.id_at(row) for row in range(model.rowCount())] == [None, 1, 3, None, 2, None]
    assert model.headers.tolist() == [0, 3, 5]
    assert model.index(0).data(TileRole.SECTION) == Heading("/a", 2)
    assert model.index(3).data(Qt.ItemDataRole.AccessibleTextRole) == "/b, 1 file"
    assert model.rows_of([2, 3, 4]) == [2, 4]
    model.toggle_section()
    assert model.id_at(6) == 4
    assert model.index(0).data(TileRole.SECTION) == Heading("/a", 2)


def test_a_group_that_may_still_grow_says_so(model: GalleryModel) -> None:
    """While pages are still to come, a heading's count is no more than what is there."""
    model.show_hits([_hit(1, weak=False)], grouping=Grouping.MODALITY, is_whole=False)
    section = model.index(0).data(TileRole.SECTION)
    assert (section.title, section.hint, section.spoken) == (
        "Pictures",
        "1+",
        "Pictures, 1 file so far",
    )


def test_weak_hits_that_are_still_to_come_are_counted(model: GalleryModel) -> None:
    """The section tells the whole number, and can be unfolded before any of them is there."""
    model.show_hits([_hit(1, weak=False)], further=30)
    assert model.index(1).data() == "30 weaker matches"
    model.toggle_section()
    assert model.rowCount() == 2
    model.show_hits([_hit(1, weak=False), _hit(2, weak=True)], further=29, expanded=True)
    assert model.index(1).data() == "30 weaker matches"
    assert model.id_at(2) == 2


def test_a_tip_says_why_a_tile_is_here(model: GalleryModel) -> None:
    """Where the file lies, how well it matches, what brought it in, and how often it is there."""
    sources = frozenset({MatchSource.NAME, MatchSource.WORDS})
    model.show_hits([replace(_hit(1, weak=False), sources=sources, copies=(8, 9))])
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) == (
        "/media/file 1.jpg\nMatch 79 of 100, by its words and its name\n2 copies elsewhere"
    )


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
