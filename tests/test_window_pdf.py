"""A PDF in the viewer: its pages as they are printed, with what finds words on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import MakeLibrary
from desktop_support import OFFSCREEN_NOISE, OpenDesktop, listed, look_at
from pdf_files import write_pdf
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from desktop.viewer import Viewer
from desktop.viewer.pages import PdfPages

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


@pytest.fixture
def pages(qtbot: QtBot, tmp_path: Path) -> PdfPages:
    """The pages of a document that speaks of tea three times."""
    pages = PdfPages()
    qtbot.addWidget(pages)
    pages.resize(600, 400)
    pages.show()
    path = write_pdf(tmp_path / "a.pdf", "Tea for two", "and tea for one", "Teapots")
    assert pages.show_pdf(path.read_bytes(), "page 1")
    return pages


@pytest.fixture
def shelf(
    open_desktop: OpenDesktop, make_library: MakeLibrary, tmp_path: Path, qtbot: QtBot
) -> Desktop:
    """A window on a library of one PDF."""
    media = tmp_path / "media"
    media.mkdir()
    write_pdf(media / "tea.pdf", "Tea for two")
    library = make_library()
    library.index((str(media),))
    desktop = open_desktop(library)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 1)
    return desktop


def shown(viewer: Viewer) -> object:
    """The page of the viewer that is seen."""
    return viewer.body.currentWidget()


def test_words_are_found_on_pages(pages: PdfPages, qtbot: QtBot) -> None:
    """From place to place, round and round, or said to be nowhere."""
    qtbot.waitUntil(lambda: pages.place.text() == "Page 1 of 1")
    qtbot.keyClicks(pages.box, "tea")
    qtbot.waitUntil(lambda: pages.told.text() == "1 of 3")
    told = []
    for _ in range(3):
        qtbot.keyClick(pages.box, Qt.Key.Key_Return)
        told.append(pages.told.text())
    assert told == ["2 of 3", "3 of 3", "1 of 3"]
    qtbot.keyClick(pages.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert pages.told.text() == "3 of 3"
    qtbot.keyClicks(pages.box, "x")
    qtbot.waitUntil(lambda: pages.told.text() == "Not found")


def test_a_place_that_was_found_comes_into_sight(
    pages: PdfPages, tmp_path: Path, qtbot: QtBot
) -> None:
    """However far down it is; the way leads back to the first one, too."""
    lines = ["Kettle", *("of water" for _ in range(40)), "Kettle"]
    assert pages.show_pdf(write_pdf(tmp_path / "long.pdf", *lines).read_bytes(), "page 1")
    view = pages.findChild(QPdfView)
    assert view is not None
    qtbot.keyClicks(pages.box, "kettle")
    qtbot.waitUntil(lambda: pages.told.text() == "1 of 2")
    assert view.verticalScrollBar().value() == 0
    qtbot.keyClick(pages.box, Qt.Key.Key_Return)
    assert view.verticalScrollBar().value() > view.viewport().height() / 2
    qtbot.keyClick(pages.box, Qt.Key.Key_Return)
    assert view.verticalScrollBar().value() == 0


def test_pages_stand_in_the_middle_of_a_view_that_is_as_wide(pages: PdfPages) -> None:
    """Its scroll bar is at the edge, and a page is no wider than is easy to read."""
    (view,) = pages.findChildren(QPdfView)
    for width, page in ((600, 588), (1600, 1000)):
        pages.resize(width, 700)
        QApplication.processEvents()
        margins = view.documentMargins()
        assert view.width() == width
        assert margins.left() == margins.right()
        assert width - 2 * margins.left() == page


def test_what_matched_is_marked_until_other_words_are_looked_for(
    pages: PdfPages, qtbot: QtBot
) -> None:
    """A mark is seen on the page; a word that was typed is not taken away again."""
    before = pages.grab().toImage()
    pages.mark("one")
    qtbot.waitUntil(lambda: pages.grab().toImage() != before)
    qtbot.keyClicks(pages.box, "two")
    qtbot.waitUntil(lambda: pages.told.text() == "1 of 1")
    pages.mark("tea")
    assert pages.told.text() == "1 of 1"


def test_the_page_that_matched_comes_first(pages: PdfPages, tmp_path: Path, qtbot: QtBot) -> None:
    """A passage tells its page, at which the document opens."""
    white = [Image.new("RGB", (300, 400), "white") for _ in range(3)]
    white[0].save(tmp_path / "b.pdf", save_all=True, append_images=white[1:])
    assert pages.show_pdf((tmp_path / "b.pdf").read_bytes(), "page 2")
    qtbot.waitUntil(lambda: pages.place.text() == "Page 2 of 3")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nno more", b"text"])
def test_what_is_no_pdf_has_no_pages(pages: PdfPages, data: bytes) -> None:
    """It is told, so that the text is shown."""
    assert not pages.show_pdf(data, "")


def test_a_pdf_shows_its_pages_and_its_text(shelf: Desktop, qtbot: QtBot) -> None:
    """First the text that the library has, then the file's pages; a button leads to each."""
    viewer = look_at(shelf, qtbot, "tea.pdf")
    qtbot.waitUntil(lambda: shown(viewer) is viewer.pages)
    viewer.pages.text.click()
    assert shown(viewer) is viewer.reading
    qtbot.waitUntil(lambda: "Tea for two" in viewer.reading.text.toPlainText())
    viewer.reading.pages.click()
    assert shown(viewer) is viewer.pages
    shelf.menus.focus_search()
    assert viewer.pages.box.hasFocus()
    qtbot.keyClick(viewer.pages.box, Qt.Key.Key_Escape)
    assert viewer.hasFocus()


def test_a_file_that_is_gone_leaves_its_text(shelf: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    """What the library knows is shown, and no page of another document."""
    (tmp_path / "media" / "tea.pdf").unlink()
    viewer = look_at(shelf, qtbot, "tea.pdf")
    assert shown(viewer) is viewer.reading
    assert viewer.reading.pages.isHidden()
