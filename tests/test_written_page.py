"""The tile of a text in Markdown shows its beginning as it is meant, on a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from colour_media import write_picture
from desktop_support import OFFSCREEN_NOISE, row_of
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gallery.written_page import written_page
from desktop.shell.app import Desktop
from desktop.widgets.theme import Theme

pytest_plugins = ("desktop_fixtures",)
pytestmark = [OFFSCREEN_NOISE, pytest.mark.usefixtures("qapp")]
TEXT = "# Lemon cake\n\nSee [the book](https://example.org) and **mix**.\n\n- flour\n- sugar\n"


def page(text: str) -> QImage:
    """The page of a text that has one."""
    drawn = written_page(text)
    assert drawn is not None
    return drawn


def ink(image: QImage) -> list[QColor]:
    """Every fourth point that is not white."""
    across, down = range(0, image.width(), 4), range(0, image.height(), 4)
    points = (image.pixelColor(x, y) for x in across for y in down)
    return [point for point in points if point.lightness() < 250]


def test_a_page_shows_what_the_marks_mean() -> None:
    """No mark is seen, and a heading is larger than what stands below it."""
    marked, plain = page(TEXT), page(TEXT.replace("# ", "").replace("**", ""))
    assert len(ink(marked)) > len(ink(plain)) > 0
    assert page("**sea**") != page("sea")
    assert page("[sea](https://example.org)") != page("[sea]")


def test_a_page_is_black_on_white_in_every_theme(desktop: Desktop) -> None:
    """As the pages of other documents are; links have no colour of a theme."""
    pages = []
    for theme in (Theme.LIGHT, Theme.DARK):
        desktop.themes.choose(theme)
        pages.append(page(TEXT))
    assert pages[0] == pages[1]
    # A blue link would stay blue where letters are smoothed.
    assert all(point.hslSaturation() < 200 for point in ink(pages[0]))


def test_a_page_reads_no_picture(tmp_path: Path, qapp: QApplication) -> None:
    """What a text points to is neither opened nor asked for; its words stand there."""
    red = QUrl.fromLocalFile(str(write_picture(tmp_path / "a.png", "red"))).toString()
    for address in (red, "https://example.org/a.png"):
        assert page(f"![the sea]({address})") == page("the sea")
    raw = f'<img src="{red}"><script>alert(1)</script>'
    assert not any(point.red() > 200 > point.green() for point in ink(page(raw)))


@pytest.mark.parametrize("text", ["", "   \n", "\n\n---\n"])
def test_a_text_of_nothing_has_no_page(text: str) -> None:
    """Its tile shows the kind, as before."""
    assert written_page(text) is None


def test_the_tile_of_markdown_is_its_page(own_desktop: Desktop, qtbot: QtBot) -> None:
    """Plain text has none and is shown in its words."""
    thumbnails = own_desktop.services.thumbnails()
    items = {
        name: own_desktop.model.item_at(row_of(own_desktop, name))
        for name in ("moss.md", "ruby.txt")
    }
    wanted = [item for item in items.values() if item]
    thumbnails.want(wanted)
    qtbot.waitUntil(lambda: all(thumbnails.art(item) for item in wanted))
    arts = {Path(item.path).suffix: thumbnails.art(item) for item in wanted}
    assert arts[".md"] is not None
    assert arts[".md"].picture is not None
    assert (arts[".md"].picture.width(), arts[".md"].picture.height()) == (360, 480)
    assert arts[".txt"] is not None
    assert arts[".txt"].picture is None
    assert arts[".txt"].text
