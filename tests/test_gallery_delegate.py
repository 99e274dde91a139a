"""What is written on a tile stays apart, however narrow the tile and large the font."""

from __future__ import annotations

from pathlib import PurePath

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from desktop.gallery.caption import caption_height, copies_height, paint_caption
from desktop.gallery.delegate import TileDelegate
from desktop.gallery.film import Film, shot_to_show
from desktop.gallery.film_tile import paint_film_marks
from desktop.gallery.model import GalleryModel
from desktop.gallery.pictures import paint_edge
from desktop.gallery.sound_tile import _paint_times
from desktop.gallery.thumbnails import Art, ThumbnailLoader
from desktop.widgets.elided import elided_name
from desktop.widgets.labels import tile_description, tile_tip
from desktop.widgets.theme import palette
from engine.types import Hit, Item, MatchSource, Metadata, Modality, Segment, SegmentKind
from engine.types.film_strip import FilmStrip, ShotPicture

ITEM = Item(1, "/home/me/Minutes of the meeting in March 0023.docx", Modality.TEXT, 1, 1)
WIDTH, HEIGHT = 170, 120
ALL = frozenset(MatchSource)


def _times(width: int, place: str, length: str) -> QImage:
    """The line of times on a tile so wide, in a large font."""
    image = QImage(width, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    font = painter.font()
    font.setPointSizeF(20)
    painter.setFont(font)
    _paint_times(painter, QRect(0, 0, width, 40), palette(dark=False), place, length)
    painter.end()
    return image


def test_the_length_of_a_sound_gives_way_to_the_place_that_matched(qapp: QApplication) -> None:
    """Both are written where there is room; else the place alone, and never one over the other."""
    place, length = "0:40 to 0:45", "0:46"
    assert _times(170, place, length) == _times(170, place, "")
    assert _times(400, place, length) != _times(400, place, "")
    assert _times(170, "", length) != _times(170, "", "")


def _film_marks(
    width: int,
    length: float,
    match: tuple[float, float] | None,
    kind: SegmentKind = SegmentKind.FRAME,
) -> QImage:
    """The lower edge of a film's tile."""
    film = Item(1, "/a.mp4", Modality.VIDEO, 1, 1, Metadata(duration=length))
    hit = Hit(film, 1.0, 80, Segment(kind, *match)) if match else None
    image = QImage(width, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_film_marks(painter, image.rect(), palette(dark=False), film, hit, None)
    painter.end()
    return image


def test_a_film_says_what_there_is_room_for(qapp: QApplication) -> None:
    """Its mark; the length, and where the match begins and ends; and that a match is heard."""
    both = [_film_marks(width, 90, (40, 45)) for width in (300, 130, 50)]
    other_end = [_film_marks(width, 90, (40, 49)) for width in (300, 130, 50)]
    other_length = [_film_marks(width, 99, (40, 45)) for width in (300, 130, 50)]
    assert [one == other for one, other in zip(both, other_end, strict=True)] == [False, True, True]
    assert [one == other for one, other in zip(both, other_length, strict=True)][:2] == [False] * 2
    assert _film_marks(26, 90, None) == _film_marks(26, 99, None) != _film_marks(8, 90, None)
    heard = _film_marks(300, 90, (40, 45), SegmentKind.WINDOW)
    assert heard not in (both[0], _film_marks(300, 90, None))
    assert _film_marks(300, 90, (0, 90)) == _film_marks(300, 90, None)


def test_a_film_found_as_a_whole_shows_its_poster() -> None:
    """A hit that names no moment, as one by its name may be, is no reason for its first shot."""
    film = Film(FilmStrip(ShotPicture(2, 4, b""), (ShotPicture(0, 2, b""), ShotPicture(2, 4, b""))))
    frame, whole = (Segment(kind, 2.5) for kind in (SegmentKind.FRAME, SegmentKind.WHOLE))
    hit = replace(_hit(MatchSource.NAME), segment=whole)
    assert shot_to_show(film, hit, None) is None
    assert shot_to_show(film, replace(hit, segment=frame), None) == 1
    assert shot_to_show(film, replace(hit, segment=frame), 0) == 0


def _hit(*sources: MatchSource) -> Hit:
    return Hit(ITEM, 1.0, 88, Segment(SegmentKind.WHOLE), sources=frozenset(sources))


def _caption(hit: Hit, width: int = WIDTH) -> QImage:
    """The lines below a tile."""
    image = QImage(width, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    option = QStyleOptionViewItem()
    option.rect, option.palette = QRect(0, 0, width, HEIGHT), palette(dark=False)
    painter = QPainter(image)
    option.font = painter.font()
    paint_caption(painter, option, ITEM, hit)
    painter.end()
    height = caption_height(option.font)
    return image.copy(0, HEIGHT - height, width, height)


def _ink(caption: QImage) -> int:
    """How many pixels of the line are drawn on."""
    places = ((x, y) for x in range(caption.width()) for y in range(caption.height()))
    return sum(caption.pixelColor(x, y) != Qt.GlobalColor.white for x, y in places)


class _NoArt(ThumbnailLoader):
    """Tiles of which there is no picture."""

    def __init__(self) -> None:
        """Nothing is read."""

    def art(self, item: Item) -> Art:
        return Art()


def _tile(quote: str) -> QImage:
    """A document that has a copy and quotes a passage."""
    passage = Segment(SegmentKind.PASSAGE, 0, 1, quote)
    model = GalleryModel()
    model.show_hits([replace(_hit(MatchSource.WORDS), segment=passage, copies=(2,))])
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    option = QStyleOptionViewItem()
    option.rect, option.palette = QRect(0, 0, WIDTH, HEIGHT), palette(dark=False)
    painter = QPainter(image)
    option.font = painter.font()
    delegate = TileDelegate(_NoArt())
    delegate.begin(painter, option)
    delegate.paint_row(painter, option, model.content(0))
    painter.end()
    return image


def test_the_number_of_copies_covers_no_words(qapp: QApplication) -> None:
    """A quoted passage begins below it."""
    badge = QRect(0, 0, WIDTH, copies_height(qapp.font()))
    assert _tile("words " * 50).copy(badge) == _tile("").copy(badge)
    assert _tile("words " * 50) != _tile("")


def test_marks_give_way_on_a_narrow_tile(qapp: QApplication) -> None:
    """Where there is little room it is the name's; else marks stand behind it."""
    by_meaning, by_words = _hit(MatchSource.MEANING), _hit(MatchSource.WORDS)
    assert _caption(by_meaning, 70) == _caption(by_words, 70)
    assert _caption(by_meaning) != _caption(by_words)


def test_each_way_of_being_found_looks_its_own(qapp: QApplication) -> None:
    """Marks differ where there is room for the words beside them, too."""
    looks = [_caption(_hit(source), 460) for source in MatchSource]
    assert all(one != other for n, one in enumerate(looks) for other in looks[:n])
    with_words, without = (_ink(_caption(_hit(*ALL), width)) for width in (900, 330))
    assert with_words > without > 0


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        ({MatchSource.MEANING}, ""),
        ({MatchSource.NAME}, "by its name"),
        ({MatchSource.MEANING, MatchSource.TITLE}, "by its title"),
        (
            {MatchSource.WORDS, MatchSource.NAME, MatchSource.PICTURE_TEXT},
            "by its words, its name and the text in the picture",
        ),
    ],
)
def test_what_the_marks_mean_is_told(sources: set[MatchSource], told: str) -> None:
    """The tool tip of a tile and what a screen reader says of it put them into words."""
    hit = _hit(*sources)
    lines = [ITEM.path, "Clear match: right 88 times in 100", told.capitalize()]
    assert tile_tip(ITEM, hit).splitlines() == list(filter(None, lines))
    assert tile_description(ITEM, hit).endswith(", ".join(filter(None, ("clear match", told))))


@pytest.mark.parametrize("width", [90, 120, 150, 200, 260])
@pytest.mark.parametrize(
    "name",
    [
        "Minutes of the meeting in March 0023.docx",
        "IMG_20240503_112233.jpg",
        "a name with no ending and many many words in it, to be cut somewhere",
        "archive of everything that was in the attic.tar.gz",
    ],
)
def test_a_shortened_name_keeps_its_start_and_its_ending(
    qapp: QApplication, name: str, width: int
) -> None:
    """It fits, most of it is the start, and the last letters tell it from its neighbours."""
    metrics = QFontMetrics(qapp.font())
    shown = elided_name(name, width, metrics)
    assert metrics.horizontalAdvance(shown) <= width
    if shown != name:
        start, last = shown.split("…")
        assert name.startswith(start)
        assert name.endswith(last) or PurePath(name).stem.endswith(last)
        assert last
    if width >= 150 and shown != name:
        assert len(start) >= len(last)
        assert len(last) >= len(name) - name.rindex(".") if "." in name[-7:] else len(last) >= 4


@pytest.mark.parametrize("dark", [False, True])
def test_a_picture_of_the_colour_of_the_ground_has_an_edge(
    qapp: QApplication, *, dark: bool
) -> None:
    """A white scan on the white ground of the gallery, or a dark one, is seen to be a picture."""
    colours = palette(dark=dark)
    ground = colours.color(QPalette.ColorRole.Base)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    paint_edge(painter, image.rect(), colours)
    painter.end()
    middles = [(0, 60), (WIDTH - 1, 60), (85, 0)]
    assert all(image.pixelColor(x, y) != ground for x, y in middles)
    assert image.pixelColor(85, 60) == ground


def test_the_ending_goes_before_what_tells_files_apart(qapp: QApplication) -> None:
    """Below a narrow picture the number is seen, and not that all of them are pictures."""
    metrics = QFontMetrics(qapp.font())
    assert elided_name("IMG_1172.jpg", metrics.horizontalAdvance("IMG_1172"), metrics) == "IMG_1172"


def test_a_name_that_fits_is_left_as_it_is(qapp: QApplication) -> None:
    """Nothing is cut where there is room."""
    assert elided_name("sea.png", 400, QFontMetrics(qapp.font())) == "sea.png"


def test_a_name_with_a_line_end_stays_on_its_line(qapp: QApplication) -> None:
    """What would break the line, or turn the order of its letters around, is written out."""
    metrics = QFontMetrics(qapp.font())
    assert elided_name("new\nline.png", 400, metrics) == r"new\nline.png"
    assert elided_name("invoice\u202efdp.exe", 400, metrics) == r"invoice\u202efdp.exe"
