"""What is pasted, or comes as no file, becomes the query: a real clipboard with real data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from desktop_support import (
    OFFSCREEN_NOISE,
    drop,
    engine_of,
    file_mime,
    names,
    type_words,
)
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from web_server import serving

from desktop.shell.app import Desktop
from engine.types import Modality, Term

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def _picture() -> QImage:
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(QColor(20, 20, 230))
    return image


def _png() -> QByteArray:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _picture().save(buffer, "PNG")
    return data


def test_a_raw_picture_is_kept_only_while_the_window_is_open(
    own_desktop: Desktop, qtbot: QtBot
) -> None:
    """A dragged image/png, which is no file, is searched with and gone afterwards."""
    mime = QMimeData()
    mime.setData("image/png", _png())
    with qtbot.waitSignal(own_desktop.session.answered):
        assert drop(own_desktop.window, mime)
    (term,) = own_desktop.session.query.terms
    assert Path(term.value).exists()
    assert names(own_desktop)[0] == "sea.png"
    own_desktop.services.scratch.close()
    assert not Path(term.value).exists()


def test_a_drawing_that_is_called_a_picture_is_not_drawn(desktop: Desktop, qtbot: QtBot) -> None:
    """An SVG has whoever draws it read what it points to."""
    mime = QMimeData()
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect/></svg>'
    mime.setData("image/png", drawing.encode())
    assert drop(desktop.window, mime)
    told = desktop.window.messages.text
    qtbot.waitUntil(lambda: told.text() == "The pasted picture could not be read.")
    assert desktop.session.query.terms == ()


@pytest.mark.parametrize("raw", [False, True], ids=["image", "raw png"])
def test_a_picture_is_pasted_from_the_clipboard(desktop: Desktop, qtbot: QtBot, raw: bool) -> None:
    """Ctrl+V in the search box takes a copied picture as the query."""
    mime = QMimeData()
    if raw:
        mime.setData("image/png", _png())
    else:
        mime.setImageData(_picture())
    QGuiApplication.clipboard().setMimeData(mime)
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.keyClick(desktop.window.search.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert names(desktop)[0] == "sea.png"


def test_copied_files_are_pasted_as_query(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """Files copied in a file manager are searched with, not typed as a path."""
    QGuiApplication.clipboard().setMimeData(file_mime(media / "rose.png"))
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.keyClick(desktop.window.search.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desktop.window.search.box.text() == ""
    assert names(desktop)[0] == "rose.png"


def _menu_of_box(desktop: Desktop) -> tuple[QMenu, QAction]:
    """Open the menu of the search box; what pastes in it comes along."""
    box = desktop.window.search.box
    place = box.rect().center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, box.mapToGlobal(place))
    QApplication.sendEvent(box, asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    paste = menu.findChild(QAction, "edit-paste")
    assert paste is not None
    return menu, paste


def test_where_nothing_was_copied_nothing_is_pasted(desktop: Desktop, qtbot: QtBot) -> None:
    """In the box, in its menu, and from elsewhere in the window."""
    QGuiApplication.clipboard().clear()
    control, box = Qt.KeyboardModifier.ControlModifier, desktop.window.search.box
    for widget in (box, desktop.window.gallery):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_V, control)
    assert desktop.session.is_blank
    menu, paste = _menu_of_box(desktop)
    assert not paste.isEnabled()
    menu.close()


def test_copied_words_are_pasted_as_words(desktop: Desktop, qtbot: QtBot) -> None:
    """Text goes into the box as ever, and from elsewhere in the window too."""
    QGuiApplication.clipboard().setText("green")
    control = Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.keyClick(desktop.window.search.box, Qt.Key.Key_V, control)
    assert desktop.window.search.box.text() == "green"
    desktop.session.clear()
    desktop.window.gallery.setFocus()
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.keyClick(desktop.window.gallery, Qt.Key.Key_V, control)
    assert desktop.window.search.box.text() == "green"


def test_copied_cells_are_pasted_as_words(desktop: Desktop, qtbot: QtBot) -> None:
    """A spreadsheet copies its cells as words and as a picture of them: the words are meant."""
    mime = QMimeData()
    mime.setText("red")
    mime.setData("image/png", _png())
    QGuiApplication.clipboard().setMimeData(mime)
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.keyClick(desktop.window.search.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desktop.window.search.box.text() == "red"
    assert desktop.session.query.terms == (Term(Modality.TEXT, "red"),)


def _as_a_link(address: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(address)])
    return mime


def _as_words(address: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(f"{address}\n")
    return mime


def _drop_it(desktop: Desktop, mime: QMimeData) -> None:
    drop(desktop.window, mime)


def _paste_it(desktop: Desktop, mime: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(mime)
    box = desktop.window.search.box
    QTest.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def _paste_it_elsewhere(desktop: Desktop, mime: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(mime)
    gallery = desktop.window.gallery
    gallery.setFocus()
    QTest.keyClick(gallery, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def _paste_it_by_the_menu(desktop: Desktop, mime: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(mime)
    menu, paste = _menu_of_box(desktop)
    menu.setActiveAction(paste)
    QTest.keyClick(menu, Qt.Key.Key_Return)


WAYS = [_drop_it, _paste_it, _paste_it_elsewhere, _paste_it_by_the_menu]


@pytest.mark.parametrize("bring", WAYS)
@pytest.mark.parametrize("as_mime", [_as_a_link, _as_words])
def test_a_web_address_is_fetched_only_once_that_is_agreed_to(
    desktop: Desktop,
    qtbot: QtBot,
    media: Path,
    bring: Callable[[Desktop, QMimeData], None],
    as_mime: Callable[[str], QMimeData],
) -> None:
    """The window asks with the name of the host; then what is there is searched with."""
    messages = desktop.window.messages
    with serving({"/sea.png": ("image/png", (media / "sea.png").read_bytes())}) as server:
        bring(desktop, as_mime(f"{server.address}/sea.png"))
        assert messages.text.text() == f"Fetch this picture from {server.host}?"
        assert engine_of(desktop).searches == server.asked == []
        assert desktop.window.search.box.text() == ""
        with qtbot.waitSignal(desktop.session.answered):
            qtbot.mouseClick(messages.button, Qt.MouseButton.LeftButton)
        assert server.asked == ["/sea.png"]
    (term,) = desktop.session.query.terms
    assert Path(term.value).read_bytes() == (media / "sea.png").read_bytes()
    assert Path(term.value).name == "sea.png"


@pytest.mark.parametrize("bring", WAYS)
@pytest.mark.parametrize("as_mime", [_as_a_link, _as_words])
def test_a_link_to_a_search_opens_it(
    desktop: Desktop,
    qtbot: QtBot,
    bring: Callable[[Desktop, QMimeData], None],
    as_mime: Callable[[str], QMimeData],
) -> None:
    """In place of what is looked for now, which can be gone back to at once."""
    type_words(desktop, qtbot, "red")
    with qtbot.waitSignal(desktop.session.answered):
        bring(desktop, as_mime("triptych:search?q=blue%20type%3Aimage"))
    assert desktop.window.search.box.text() == "blue type:image"
    assert "sea.png" in names(desktop)
    desktop.trail.go_back()
    assert desktop.window.search.box.text() == "red"


def test_a_link_to_no_search_is_told(desktop: Desktop) -> None:
    """In one line; what is looked for stays."""
    desktop.session.put_text("red")
    drop(desktop.window, _as_words("triptych:open?q=blue"))
    assert "is no link to a search" in desktop.window.messages.text.text()
    assert desktop.window.search.box.text() == "red"


@pytest.mark.parametrize("paste", [_paste_it, _paste_it_by_the_menu])
@pytest.mark.parametrize("text", ["see https://example.org/a.png", "https://", "triptych: it"])
def test_words_beside_an_address_are_words(
    desktop: Desktop, text: str, paste: Callable[[Desktop, QMimeData], None]
) -> None:
    """Who pastes a sentence looks for the sentence."""
    paste(desktop, _as_words(text))
    assert desktop.window.search.box.text().strip() == text
    assert desktop.window.messages.text.text() == ""


def test_what_cannot_be_fetched_is_told(desktop: Desktop, qtbot: QtBot) -> None:
    """In one line, and nothing is searched with."""
    mime = QMimeData()
    messages = desktop.window.messages
    with serving({}) as server:
        mime.setUrls([QUrl(f"{server.address}/gone.png")])
        drop(desktop.window, mime)
        qtbot.mouseClick(messages.button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "404" in messages.text.text())
    assert engine_of(desktop).searches == []


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("text/html", b"<table><tr><td>red</td><td>rose</td></tr></table>"),
        ("text/csv", b'red,"rose"\r\n'),
    ],
)
def test_copied_cells_are_words(desktop: Desktop, qtbot: QtBot, kind: str, data: bytes) -> None:
    """What a page or a table shows is typed, dropped or pasted, without its marks."""
    mime = QMimeData()
    mime.setData(kind, data)
    drop(desktop.window, mime)
    assert desktop.window.search.box.text() == "red rose"
    desktop.session.clear()
    copied = QMimeData()
    copied.setData(kind, data)
    QGuiApplication.clipboard().setMimeData(copied)
    qtbot.keyClick(desktop.window.search.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desktop.window.search.box.text() == "red rose"
