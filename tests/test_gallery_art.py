"""What the tiles of documents and sounds show: first pages, covers, words, waves, a play button."""

from __future__ import annotations

import pytest
from desktop_support import OFFSCREEN_NOISE, row_of
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gallery.caption import caption_height
from desktop.gallery.document_tile import paint_document
from desktop.gallery.quotes import Quote, readable
from desktop.gallery.sound_tile import button_of_sound, paint_sound
from desktop.gallery.thumbnails import Art
from desktop.shell.app import Desktop
from desktop.widgets.theme import palette
from engine.explain import CharSpan
from engine.types import PEAKS, Item, Metadata, Modality

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE

AREA = QRect(0, 0, 200, 140)
RED = QColor(200, 20, 20)
SONG = Item(1, "/a.mp3", Modality.AUDIO, 1, 1, Metadata(duration=90))


def ground() -> QImage:
    """A grey area to paint on."""
    image = QImage(AREA.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.lightGray)
    return image


def page(width: int, height: int) -> QPixmap:
    """A red page."""
    picture = QPixmap(width, height)
    picture.fill(RED)
    return picture


def document(picture: QPixmap | None, words: str | Quote = "", *, is_quote: bool = False) -> QImage:
    """The art of a document."""
    image = ground()
    painter = QPainter(image)
    colours = palette(dark=False)
    quote = words if isinstance(words, Quote) else Quote(words)
    paint_document(painter, AREA, colours, page=picture, words=quote, is_quote=is_quote, top=0)
    painter.end()
    return image


def sound(art: Art, item: Item = SONG, height: int = 140) -> QImage:
    """The art of a sound."""
    image = ground()
    painter = QPainter(image)
    paint_sound(painter, QRect(0, 0, 200, height), palette(dark=False), art, item, None)
    painter.end()
    return image


def is_red(image: QImage, x: int, y: int) -> bool:
    """Whether a pixel is of the page or the cover."""
    return image.pixelColor(x, y) == RED


def button_place(desktop: Desktop, name: str) -> QPoint:
    """Where the button of a sound's tile is."""
    gallery = desktop.window.gallery
    tile = gallery.visualRect(desktop.model.index(row_of(desktop, name)))
    return button_of_sound(tile.adjusted(0, 0, 0, -caption_height(gallery.font()))).center()


def test_a_page_fills_its_tile_from_the_top(qapp: QApplication) -> None:
    """A high one is cut below, and a low one stands in the middle of the paper."""
    high, low = document(page(100, 200), "words"), document(page(200, 60), "words")
    assert is_red(high, 100, 3)
    assert is_red(high, 100, 130)
    assert is_red(low, 100, 70)
    assert not is_red(low, 100, 10)
    assert low.pixelColor(100, 10) == palette(dark=False).base().color()


def test_words_that_matched_stand_beside_the_page(qapp: QApplication) -> None:
    """The whole page is at the left, small; what is written differs with the words."""
    one, other = (document(page(100, 140), words, is_quote=True) for words in ("sea", "hill"))
    assert is_red(one, 30, 40)
    assert not is_red(one, 120, 40)
    assert one != other


def test_letters_of_a_small_page_are_grey_and_not_specks(qapp: QApplication) -> None:
    """Every pixel of a page counts where it is drawn at a sixth of its size."""
    written = QPixmap(360, 480)
    painter = QPainter(written)
    painter.fillRect(written.rect(), QBrush(Qt.GlobalColor.black))
    painter.fillRect(written.rect(), QBrush(Qt.GlobalColor.white, Qt.BrushStyle.Dense4Pattern))
    painter.end()
    painted = document(written, "words", is_quote=True)
    shades = {painted.pixelColor(x, y).value() for x in range(20, 60) for y in range(20, 80)}
    assert min(shades) > 90
    assert max(shades) < 165


def test_a_document_without_a_page_shows_words(qapp: QApplication) -> None:
    """Those that matched, or those that it begins with."""
    assert document(None, "sea") != document(None, "hill")
    assert document(None, "sea") == document(None, "sea", is_quote=True)


def test_the_words_that_were_sought_are_marked(qapp: QApplication) -> None:
    """Each where it stands, beyond an emoji, too; the rest is written as before."""
    text, at = "a \N{FISH} in the sea", CharSpan(11, 14)
    plain, marked = (document(None, Quote(text, words)) for words in ((), (at,)))
    metrics = QFontMetrics(QApplication.font())
    before = metrics.horizontalAdvance(text[: at.start]) + 12
    assert plain.copy(QRect(0, 0, before, 140)) == marked.copy(QRect(0, 0, before, 140))
    assert plain != marked


def test_a_quote_begins_shortly_before_a_word_far_inside() -> None:
    """So that it is seen on a small tile; one that stands near the beginning changes nothing."""
    near = Quote("the sea", (CharSpan(4, 7),))
    assert near.from_first_word() == near
    text = "so many other words " * 10 + "the sea is here"
    far = Quote(text, (CharSpan(text.index("sea"), text.index("sea") + 3),)).from_first_word()
    assert far.text.startswith("\N{HORIZONTAL ELLIPSIS} ")
    assert far.text.endswith("other words the sea is here")
    assert far.text[far.words[0].start : far.words[0].end] == "sea"
    assert far.words[0].start < 50


def test_markdown_is_quoted_without_its_marks() -> None:
    """Headings, emphasis, links, pictures, lists, tables and code are told by their words."""
    text = (
        "# A **bold *and* slanted** day\n\n> see [the map](http://x.org) ![pic](a.png)\n"
        "- `one` two_or_three\n\n| a | b |\n|---|:-:|\n| 2 * 3 | _c_ |\n```python\nx=1\n```\n---\n"
    )
    note = Item(1, "/a.MD", Modality.TEXT, 1, 1)
    told = "A bold and slanted day see the map pic \N{BULLET} one two_or_three a b 2 * 3 c x=1"
    assert readable(text, note) == told
    assert readable("# As  it is", replace(note, path="/a.txt")) == "# As it is"


def test_a_cover_stands_beside_the_waves(qapp: QApplication) -> None:
    """It takes the left, and the waveform what is left of the tile."""
    loud = sound(Art(page(300, 300), peaks=bytes([255] * PEAKS)))
    quiet = sound(Art(page(300, 300), peaks=bytes(PEAKS)))
    assert is_red(loud, 40, 70)
    assert not is_red(loud, 150, 70)
    assert loud.copy(QRect(90, 0, 110, 140)) != quiet.copy(QRect(90, 0, 110, 140))


def test_title_and_artist_are_written_where_there_is_room(qapp: QApplication) -> None:
    """Above the waveform, and not on a tile so low that nothing of that were left."""
    titled = replace(SONG, metadata=Metadata(duration=90, title="Waves", author="The Band"))
    waves = Art(peaks=bytes(PEAKS))
    assert sound(waves, titled) != sound(waves)
    assert sound(waves, titled, height=60) == sound(waves, height=60)


def test_a_click_on_the_button_plays_a_sound(desktop: Desktop, qtbot: QtBot) -> None:
    """It plays beside the results and its tile says so; another click pauses it."""
    pytest.importorskip(
        "PySide6.QtMultimedia", reason="no system library for sound", exc_type=ImportError
    )
    gallery, player = desktop.window.gallery, desktop.window.preview.player
    place = button_place(desktop, "drum.wav")
    before = gallery.viewport().grab(QRect(place - QPoint(9, 9), place + QPoint(9, 9))).toImage()
    with qtbot.waitSignal(player.playing_changed):
        qtbot.mouseClick(gallery.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desktop.window.preview.item == desktop.model.item_at(row_of(desktop, "drum.wav"))
    playing = gallery.viewport().grab(QRect(place - QPoint(9, 9), place + QPoint(9, 9))).toImage()
    assert playing != before
    with qtbot.waitSignal(player.playing_changed):
        qtbot.mouseClick(gallery.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not desktop.window.shows_viewer


def test_a_key_plays_what_is_selected(desktop: Desktop, qtbot: QtBot) -> None:
    """Ctrl+P is for sounds and videos; a picture has nothing to play."""
    gallery = desktop.window.gallery
    wanted: list[Item] = []
    gallery.plays.wanted.connect(wanted.append)
    for name in ("rose.png", "bird.wav"):
        gallery.select_row(row_of(desktop, name))
        gallery.plays.click()
    assert [item.path.rpartition("/")[2] for item in wanted] == ["bird.wav"]


def test_a_click_beside_the_button_selects(desktop: Desktop, qtbot: QtBot) -> None:
    """Elsewhere on the tile of a sound, and on that of a picture, a click plays nothing."""
    gallery = desktop.window.gallery
    wanted: list[Item] = []
    gallery.plays.wanted.connect(wanted.append)
    for place in (
        button_place(desktop, "drum.wav") + QPoint(40, 40),
        button_place(desktop, "rose.png"),
    ):
        qtbot.mouseClick(gallery.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted == []
    assert gallery.currentIndex().row() == row_of(desktop, "rose.png")


def test_a_document_that_was_not_read_yet_is_no_blank(qapp: QApplication) -> None:
    """As of a picture without a thumbnail, its kind is drawn in the middle."""
    paper = palette(dark=False).base().color()
    middle = document(None, "").copy(80, 50, 40, 40)
    assert any(middle.pixelColor(x, y) != paper for x in range(40) for y in range(40))
