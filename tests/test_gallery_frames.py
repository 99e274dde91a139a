"""A frame of the gallery takes no longer than a frame may, whatever comes into sight at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop.gallery import painted_tiles
from desktop.gallery.painted_tiles import Content, PaintedTiles
from desktop.gallery.quotes import Quote
from desktop.gallery.thumbnails import Art
from engine.types import Item, Modality

EDGE, COUNT = 20, 3


def _contents() -> list[Content]:
    items = [Item(n, f"/{n}.png", Modality.IMAGE, 1, 1) for n in range(COUNT)]
    return [Content(item, None, Art(), Quote(), None, plays=False) for item in items]


def _frame(tiles: PaintedTiles, contents: list[Content], colour: Qt.GlobalColor) -> list[str]:
    """The colours of tiles side by side, new ones of one colour; white where none was painted."""
    image = QImage(EDGE * len(contents), EDGE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter, option = QPainter(image), QStyleOptionViewItem()
    for place, content in enumerate(contents):
        option.rect = QRect(place * EDGE, 0, EDGE, EDGE)
        tiles.show(painter, option, content, lambda on, at, _: on.fillRect(at.rect, colour))
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
    contents = [Content(one.item, None, Art(), Quote(), None, plays=False) for one in contents]
    with qtbot.waitSignal(tiles.unfinished):
        assert _frame(tiles, contents, Qt.GlobalColor.blue) == [blue, red]
    assert _frame(tiles, contents, Qt.GlobalColor.blue) == [blue, blue]
