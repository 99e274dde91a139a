"""A frame of the gallery takes no longer than a frame may, whatever comes into sight at once."""

from __future__ import annotations

import weakref

import numpy as np
import pytest
from desktop_support import OFFSCREEN_NOISE
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QCursor, QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop.gallery import GalleryModel, GalleryView, ThumbnailLoader, painted_tiles
from desktop.gallery.painted_tiles import Content, PaintedTiles
from desktop.gallery.quotes import Quote
from desktop.gallery.thumbnails import NO_ART, Art
from desktop.services.tasks import Worker
from engine.library.reader import LibraryReader
from engine.types import Hit, Item, MatchSource, Modality, Segment, SegmentKind

pytest_plugins = ("desktop_fixtures",)

pytestmark = OFFSCREEN_NOISE
EDGE, COUNT = 20, 3


def _contents() -> list[Content]:
    items = [Item(n, f"/{n}.png", Modality.IMAGE, 1, 1) for n in range(COUNT)]
    return [Content(item, None, Art(), Quote(), None, plays=False, is_away=False) for item in items]


def _frame(tiles: PaintedTiles, contents: list[Content], colour: Qt.GlobalColor) -> list[str]:
    """The colours of tiles side by side, new ones of one colour; white where all is plain."""
    image = QImage(EDGE * len(contents), EDGE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter, option = QPainter(image), QStyleOptionViewItem()
    # Else it has another palette each time, once a test has chosen one for all.
    option.palette = QApplication.palette()
    tiles.begin(painter, option)

    def paint(on: QPainter, at: QStyleOptionViewItem, shown: Content) -> None:
        on.fillRect(at.rect, colour if shown.item else Qt.GlobalColor.white)

    for place, content in enumerate(contents):
        option.rect = QRect(place * EDGE, 0, EDGE, EDGE)
        tiles.show(painter, option, content, paint)
    painter.end()
    return [image.pixelColor(place * EDGE + 9, 9).name() for place in range(len(contents))]


@pytest.fixture
def tiles(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> PaintedTiles:
    """Of which a frame paints but one anew."""
    monkeypatch.setattr(painted_tiles, "FRAME_MS", 1e-9)
    return PaintedTiles()


def test_a_frame_leaves_to_the_next_what_it_has_no_time_for(
    tiles: PaintedTiles, qtbot: QtBot
) -> None:
    """Each frame paints on where the one before it stopped, until all is there."""
    contents, white, red = _contents(), "#ffffff", "#ff0000"
    for there in range(1, COUNT):
        with qtbot.waitSignal(tiles.unfinished):
            seen = _frame(tiles, contents, Qt.GlobalColor.red)
        assert seen == [red] * there + [white] * (COUNT - there)
    with qtbot.assertNotEmitted(tiles.unfinished, wait=50):
        assert _frame(tiles, contents, Qt.GlobalColor.red) == [red] * COUNT


def test_a_tile_that_changes_looks_as_before_until_its_turn(
    tiles: PaintedTiles, qtbot: QtBot
) -> None:
    """Nothing flickers while hits of the same files come in."""
    contents, red, blue = _contents()[:2], "#ff0000", "#0000ff"
    for _ in contents:
        with qtbot.waitSignal(tiles.unfinished, raising=False, timeout=50):
            _frame(tiles, contents, Qt.GlobalColor.red)
    contents = [
        Content(one.item, None, Art(), Quote(), None, plays=False, is_away=False)
        for one in contents
    ]
    with qtbot.waitSignal(tiles.unfinished):
        assert _frame(tiles, contents, Qt.GlobalColor.blue) == [blue, red]
    assert _frame(tiles, contents, Qt.GlobalColor.blue) == [blue, blue]


def test_a_painted_tile_keeps_no_art(qapp: QApplication) -> None:
    """The picture that it was painted of takes more than the tile does."""
    tiles, picture = PaintedTiles(), QPixmap(EDGE, EDGE)
    is_kept = weakref.ref(picture)
    content = replace(_contents()[0], art=Art(picture))
    assert _frame(tiles, [content], Qt.GlobalColor.red) == ["#ff0000"]
    del content, picture
    assert is_kept() is None


def test_a_tile_is_painted_once_its_art_is_here(qapp: QApplication, qtbot: QtBot) -> None:
    """Until then it is plain, and not painted twice."""
    tiles, shown = PaintedTiles(), _contents()[0]
    waits = replace(shown, art=NO_ART)
    assert _frame(tiles, [waits], Qt.GlobalColor.red) == ["#ffffff"]
    with qtbot.assertNotEmitted(tiles.unfinished, wait=2 * painted_tiles.PATIENCE_MS):
        assert _frame(tiles, [shown], Qt.GlobalColor.red) == ["#ff0000"]


def test_a_tile_whose_art_is_late_shows_its_name(qapp: QApplication, qtbot: QtBot) -> None:
    """A drive or a library elsewhere may take its time, or have none."""
    tiles, waits = PaintedTiles(), replace(_contents()[0], art=NO_ART)
    with qtbot.waitSignal(tiles.unfinished) as late:
        assert _frame(tiles, [waits], Qt.GlobalColor.red) == ["#ffffff"]
    assert waits.item is not None
    assert late.args == [frozenset({waits.item.id})]
    assert _frame(tiles, [waits], Qt.GlobalColor.red) == ["#ff0000"]


def test_a_tile_that_comes_back_looks_as_it_did_while_its_art_is_read(
    qapp: QApplication, qtbot: QtBot
) -> None:
    """Scrolling back does not blank what was there; of another hit, or played, it is another."""
    tiles, shown = PaintedTiles(), _contents()[0]
    assert _frame(tiles, [shown], Qt.GlobalColor.red) == ["#ff0000"]
    again = replace(shown, art=NO_ART)
    assert _frame(tiles, [again], Qt.GlobalColor.blue) == ["#ff0000"]
    assert shown.item is not None
    hit = Hit(shown.item, 1.0, 90, Segment(SegmentKind.WHOLE))
    with qtbot.waitSignal(tiles.unfinished):
        assert _frame(tiles, [replace(again, hit=hit)], Qt.GlobalColor.blue) == ["#ff0000"]
    for changed in (replace(again, hit=hit), replace(again, plays=True)):
        assert _frame(tiles, [changed], Qt.GlobalColor.blue) == ["#0000ff"]


def test_no_tile_of_a_large_screen_makes_room_for_another(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else each one would be painted anew, and be blank until then, as the pointer moves."""
    monkeypatch.setattr(painted_tiles, "CACHE_BYTES", 1)
    monkeypatch.setattr(painted_tiles, "FRAME_MS", 60_000.0)
    tiles, contents = PaintedTiles(), _contents()
    for colour in (Qt.GlobalColor.red, Qt.GlobalColor.blue):
        assert _frame(tiles, contents, colour) == ["#ff0000"] * COUNT


def test_what_is_as_it_was_is_not_painted_anew(qapp: QApplication) -> None:
    """What a row stands for is the very same when it is asked for again, with no passage, too."""
    note = Item(1, "/note.txt", Modality.TEXT, 1, 1)
    by_name = Hit(note, 1.0, 90, Segment(SegmentKind.WHOLE), sources=frozenset({MatchSource.NAME}))
    found, browsed = GalleryModel(), GalleryModel()
    found.show_hits([by_name])
    browsed.show_ids(np.array([1]))
    browsed.put_items([note])
    for model in (found, browsed):
        first, again = model.content(0), model.content(0)
        assert first.item is again.item is not None
        assert (first.hit, first.quote) == (again.hit, again.quote)
        assert first.quote is again.quote


class _Painted(QObject):
    """Keeps how much of a widget was painted last, in pixels from the top to the bottom."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        if isinstance(event, QPaintEvent):
            self.region = event.region()
        return False


def test_no_more_is_painted_than_what_has_changed(
    qtbot: QtBot, library_dir: object, all_tiles_painted: None
) -> None:
    """The wheel brings in a line and leaves the others; what comes for a tile paints that one."""
    model, worker = GalleryModel(), Worker("art", pytest.fail)
    model.items_wanted.connect(
        lambda ids: model.put_items(Item(n, f"/{n}.png", Modality.IMAGE, 1, 1) for n in ids)
    )
    thumbnails = ThumbnailLoader(LibraryReader(library_dir), worker)
    view, painted, told = GalleryView(model, thumbnails), _Painted(), set[int]()
    thumbnails.ready.connect(told.update)
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show()
    qtbot.waitExposed(view)
    # Where other tests have left the pointer a tile may come below it, and is painted for that.
    QCursor.setPos(view.mapToGlobal(view.rect().bottomRight() + QPoint(9, 9)))
    model.show_ids(np.arange(1000, dtype=np.int64))

    # Each tile is painted again once its art is told of, which is some time after it has come.
    qtbot.waitUntil(lambda: told.issuperset(model.id_at(row) for row in view.visible_rows))
    QCoreApplication.processEvents()
    view.viewport().installEventFilter(painted)
    view.verticalScrollBar().setValue(120)
    QCoreApplication.sendPostedEvents(view, QEvent.Type.UpdateRequest.value)
    assert painted.region.boundingRect().height() <= 130
    thumbnails.ready.emit(frozenset({model.id_at(view.visible_rows[2])}))
    QCoreApplication.sendPostedEvents(view, QEvent.Type.UpdateRequest.value)
    assert painted.region.boundingRect().width() < 300
    worker.close()
