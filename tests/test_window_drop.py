"""What is dropped or pasted becomes the query: real drag events, a real clipboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from desktop_support import (
    OFFSCREEN_NOISE,
    drop,
    engine_of,
    file_mime,
    listed,
    names,
    select,
    type_words,
)
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from web_server import serving

from desktop.search.intake import Intake
from desktop.shell.app import Desktop
from desktop.shell.dropped import recognise
from engine.language import Language, speak
from engine.service.messages import Index, RemoveRoot
from engine.types import Modality, Term
from engine.types.tracks import CONTENTS

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


def test_a_dropped_picture_finds_pictures_like_it(
    desktop: Desktop, qtbot: QtBot, media: Path
) -> None:
    """A picture file dropped on the window brings what looks like it to the top."""
    with qtbot.waitSignal(desktop.session.answered):
        assert drop(desktop.window, file_mime(media / "sea.png"))
    assert names(desktop)[0] == "sea.png"
    assert desktop.window.search.chips.isVisible()


def test_files_of_any_kind_are_taken_together(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """A picture, a sound and a document dropped at once are three parts of one query."""
    paths = [media / "sea.png", media / "drum.wav", media / "ruby.txt"]
    with qtbot.waitSignal(desktop.session.answered):
        drop(desktop.window, file_mime(*paths))
    assert desktop.session.query.terms == tuple(
        Term(modality, str(path), is_file=True)
        for modality, path in zip(CONTENTS, paths, strict=True)
    )


def test_the_whole_window_takes_drops(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """What another program drags over any panel is dropped on the window."""
    window, picture = desktop.window, media / "sea.png"
    for panel in (window.gallery, window.preview, window.side, window.search):
        desktop.session.clear()
        qtbot.waitUntil(lambda: len(listed(desktop)) == 8 and not desktop.model.shows_hits)
        # The preview gives way while it has nothing to show.
        select(desktop, qtbot, names(desktop)[0])
        qtbot.waitUntil(panel.isVisible)
        centre = panel.mapTo(window, panel.rect().center())
        with qtbot.waitSignal(desktop.session.answered):
            assert drop(window.childAt(centre), file_mime(picture))
        assert [term.value for term in desktop.session.query.terms] == [str(picture)]


def test_a_file_that_is_no_media_is_told_in_plain_words(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    """What cannot be a query is named with its reason until the next query; this one stays."""
    bad = tmp_path / "program.bin"
    bad.write_bytes(bytes(range(256)) * 20)
    drop(desktop.window, file_mime(bad))
    qtbot.waitUntil(desktop.window.messages.isVisible)
    assert desktop.window.messages.text.text().startswith("program.bin: not a picture")
    assert desktop.session.query.terms == ()
    type_words(desktop, qtbot, "red")
    assert not desktop.window.messages.isVisible()


def _folder(path: Path) -> Path:
    path.mkdir(parents=True)
    return path


def test_a_dropped_folder_is_added_at_once(desktop: Desktop, qtbot: QtBot, tmp_path: Path) -> None:
    """It is indexed without a question; the bar says so, and takes it out again on request."""
    folder = _folder(tmp_path / "Holidays")
    drop(desktop.window, file_mime(folder))
    messages, engine = desktop.window.messages, engine_of(desktop)
    qtbot.waitUntil(messages.isVisible)
    assert engine.requests[-1] == Index((str(folder),))
    assert messages.text.text().startswith("Added Holidays to the library.")
    assert messages.button.text() == "Undo"
    qtbot.mouseClick(messages.button, Qt.MouseButton.LeftButton)
    assert engine.requests[-1] == RemoveRoot(str(folder))


def test_folders_that_lie_in_each_other_are_one(
    desktop: Desktop, qtbot: QtBot, tmp_path: Path
) -> None:
    """Only the upper ones are added and taken out again, each once."""
    home = _folder(tmp_path / "Home")
    inner, other = _folder(home / "Inner"), _folder(tmp_path / "Other")
    drop(desktop.window, file_mime(home, inner, other))
    messages, engine = desktop.window.messages, engine_of(desktop)
    qtbot.waitUntil(messages.isVisible)
    assert engine.requests[-1] == Index((str(home), str(other)))
    assert messages.text.text().startswith("Added Home, Other to the library.")
    desktop.selection.undo.undo()
    assert engine.requests[-2:] == [RemoveRoot(str(home)), RemoveRoot(str(other))]
    assert messages.text.text().startswith("Undone: Added Home, Other to the library.")
    desktop.selection.undo.undo()
    assert messages.text.text() == "There is nothing to undo."


@pytest.mark.parametrize("inner", ["", "trees"], ids=["itself", "inside"])
def test_a_folder_of_the_library_is_looked_through_again(
    desktop: Desktop, qtbot: QtBot, media: Path, inner: str
) -> None:
    """Dropping what is there already never offers to take it out."""
    folder = media / inner
    drop(desktop.window, file_mime(folder))
    messages = desktop.window.messages
    qtbot.waitUntil(messages.isVisible)
    assert engine_of(desktop).requests[-1] == Index((str(folder),))
    assert messages.text.text() == (
        f"{folder.name} is in the library already. Looking for changes in it."
    )
    assert messages.button.isHidden()


def test_a_folder_above_others_is_not_undone(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """It takes over what was there before, which undoing would remove as well."""
    drop(desktop.window, file_mime(media.parent))
    messages = desktop.window.messages
    qtbot.waitUntil(messages.isVisible)
    assert engine_of(desktop).requests[-1] == Index((str(media.parent),))
    assert "with media, which was there before" in messages.text.text()
    assert messages.button.isHidden()


def test_what_is_dropped_beside_a_folder_is_told_too(
    desktop: Desktop, qtbot: QtBot, media: Path, tmp_path: Path
) -> None:
    """Files become the query and bad ones are named, also where a folder came with them."""
    bad = tmp_path / "program.bin"
    bad.write_bytes(bytes(range(256)) * 20)
    with qtbot.waitSignal(desktop.session.answered):
        drop(desktop.window, file_mime(_folder(tmp_path / "Holidays"), media / "sea.png", bad))
    assert [Path(term.value).name for term in desktop.session.query.terms] == ["sea.png"]
    messages = desktop.window.messages
    assert messages.text.text().startswith("Added Holidays")
    assert "program.bin: not a picture" in messages.text.text()
    assert messages.button.text() == "Undo"


def test_a_raw_picture_is_kept_only_while_the_window_is_open(
    desktop: Desktop, qtbot: QtBot
) -> None:
    """A dragged image/png, which is no file, is searched with and gone afterwards."""
    mime = QMimeData()
    mime.setData("image/png", _png())
    with qtbot.waitSignal(desktop.session.answered):
        assert drop(desktop.window, mime)
    (term,) = desktop.session.query.terms
    assert Path(term.value).exists()
    assert names(desktop)[0] == "sea.png"
    desktop.services.scratch.close()
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
    box = desktop.window.search.box
    place = box.rect().center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, box.mapToGlobal(place))
    QApplication.sendEvent(box, asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    paste = menu.findChild(QAction, "edit-paste")
    assert paste is not None
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


def test_a_drag_shows_where_to_drop_until_it_leaves(desktop: Desktop, media: Path) -> None:
    """The overlay appears with the drag, and a drag with nothing useful is refused."""
    window = desktop.window
    mime = file_mime(media / "sea.png")
    enter = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, enter)
    assert window.drops.overlay.isVisible()
    drop(window, mime)
    assert not window.drops.overlay.isVisible()
    assert not drop(window, QMimeData())


def test_a_new_query_joins_the_words_that_are_there(
    desktop: Desktop, qtbot: QtBot, media: Path
) -> None:
    """A drop after typing keeps the words."""
    type_words(desktop, qtbot, "low")
    with qtbot.waitSignal(desktop.session.answered):
        drop(desktop.window, file_mime(media / "rose.png"))
    assert [term.value for term in desktop.session.query.terms] == [
        "low",
        str(media / "rose.png"),
    ]


def test_why_a_file_is_refused_is_told_in_the_language_of_the_window(tmp_path: Path) -> None:
    """What readers store in English is translated where it is told."""
    bad = tmp_path / "program.bin"
    bad.write_bytes(bytes(range(256)) * 20)
    speak(Language.GERMAN)
    try:
        told = recognise(Intake(paths=(str(bad),)), lambda path, ask: ask(path)).problems
    finally:
        speak(Language.ENGLISH)
    assert len(told) == 1
    assert told[0].startswith("program.bin: ")
    assert "not a picture" not in told[0]
