"""The rows of the gallery: fetched when shown, last when weak, told to screen readers."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.gallery import GalleryModel, Heading
from desktop.gallery.roles import TileRole
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


def test_what_nobody_looks_at_goes_once_it_may_be_outdated(
    model: GalleryModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was looked at last still shows; of a file that is gone nothing stays for ever."""
    monkeypatch.setattr("desktop.gallery.items.OUTDATED_KEPT", 1)
    model.show_ids(np.array([5, 6]))
    model.put_items([_item(5), _item(6)])
    assert model.item_at(0) == _item(5)
    model.read_again()
    assert [model.item_at(row) for row in range(2)] == [_item(5), None]


def test_weak_hits_stand_below_a_heading(model: GalleryModel) -> None:
    """They come after the strong ones, all of them, under a heading that gives advice."""
    hits = [_hit(1, weak=False), _hit(2, weak=True), _hit(3, weak=False)]
    model.show_hits(hits, advice="Try other words")
    assert [model.id_at(row) for row in range(model.rowCount())] == [1, 3, None, 2]
    heading = model.index(2).data(TileRole.HEADING)
    assert heading == Heading("Closest we have", 1, advice="Try other words")
    assert heading.hint == "Try other words"
    assert model.index(2).data() == "Closest we have"
    assert model.index(2).data(Qt.ItemDataRole.ToolTipRole) == "Try other words"
    assert model.hit_at(3) == _hit(2, weak=True)
    assert model.row_of(2) == 3


def test_a_page_of_weak_hits_begins_with_the_heading(model: GalleryModel) -> None:
    """Where nothing matches well, all is shown."""
    model.show_hits([_hit(1, weak=True), _hit(2, weak=True)])
    assert [model.id_at(row) for row in range(model.rowCount())] == [None, 1, 2]
    assert model.next_stop(0, 1) == 1


def test_groups_have_headings(model: GalleryModel) -> None:
    """Hits of one group stand together below its heading; the weak ones stay at the end."""
    places = {1: "a", 2: "b", 3: "a", 4: "b"}
    hits = [
        replace(_hit(n, weak=n == 4), item=replace(_item(n), path=f"/{folder}/{n}.jpg"))
        for n, folder in places.items()
    ]
    model.show_hits(hits, grouping=Grouping.FOLDER)
    assert [model.id_at(row) for row in range(model.rowCount())] == [None, 1, 3, None, 2, None, 4]
    assert model.headers.tolist() == [0, 3, 5]
    assert model.index(0).data(TileRole.HEADING) == Heading("/a", 2)
    assert model.index(3).data(Qt.ItemDataRole.AccessibleTextRole) == "/b, 1 file"
    assert model.rows_of([2, 3, 4]) == [2, 4, 6]
    assert model.index(5).data(TileRole.HEADING) == Heading("Closest we have", 1)


def test_a_group_that_may_still_grow_says_so(model: GalleryModel) -> None:
    """While pages are still to come, a heading's count is no more than what is there."""
    model.show_hits([_hit(1, weak=False)], grouping=Grouping.MODALITY, is_whole=False)
    section = model.index(0).data(TileRole.HEADING)
    assert (section.title, section.hint, section.spoken) == (
        "Pictures",
        "1+",
        "Pictures, 1 file so far",
    )


def test_weak_hits_that_are_still_to_come_are_counted(model: GalleryModel) -> None:
    """The heading tells the whole number."""
    model.show_hits([_hit(1, weak=False), _hit(2, weak=True)], further=29)
    assert (model.known, model.is_whole) == (31, True)
    assert model.index(1).data(TileRole.HEADING).hint == "30"


def test_a_tip_says_why_a_tile_is_here(model: GalleryModel) -> None:
    """Where the file lies, how well it matches, what brought it in, and how often it is there."""
    sources = frozenset({MatchSource.NAME, MatchSource.WORDS})
    model.show_hits([replace(_hit(1, weak=False), sources=sources, copies=(8, 9))])
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) == (
        "/media/file 1.jpg\nClear match: right 79 times in 100\nBy its words and its name\n"
        "2 copies elsewhere"
    )


def test_every_row_has_an_accessible_text(model: GalleryModel) -> None:
    """Screen readers are told kind, name, length and likelihood, and what a heading says."""
    sound = Hit(_item(1, Modality.AUDIO), 1.0, 91, Segment(SegmentKind.WINDOW, 5, 15))
    weak = replace(_hit(2, weak=True), strength=8)
    model.show_hits([sound, weak], advice="Try other words")
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0).data(role) == "Sound file 1.jpg, 1:15, clear match"
    assert model.index(1).data(role) == "Closest we have, 1 file. Try other words"
    assert model.index(2).data(role) == "Picture file 2.jpg, guess"
    model.show_ids(np.array([9], dtype=np.int64))
    assert model.index(0).data(role) == "Loading"


def test_dragged_rows_are_files(model: GalleryModel) -> None:
    """Tiles are dragged out as the addresses of their files; headings are not."""
    model.show_hits([_hit(1, weak=False), _hit(2, weak=True)])
    mime = model.mimeData([model.index(0), model.index(1)])
    assert [url.toLocalFile() for url in mime.urls()] == ["/media/file 1.jpg"]
    assert not model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    assert model.rowCount(model.index(0)) == 0
    assert model.data(QModelIndex()) is None
