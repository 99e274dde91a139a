"""Word documents in the window: drawn as they are meant, with what matched marked and found."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import docx
import pytest
from colour_media import write_text
from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    engine_of,
    listed,
    look_at,
    row_of,
    type_words,
)
from hypothesis import given
from hypothesis import strategies as st
from media_files import write_docx
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gallery.thumbnails import Art
from desktop.gallery.written_page import written_page
from desktop.shell.app import Desktop
from desktop.widgets.markdown import rendered
from engine.catalogue import ThumbnailStore
from engine.library.facade import Library
from engine.media.markdown_text import MarkdownWriter, Run, inline
from engine.paths import LibraryPaths
from engine.service.later_reading import read_more
from engine.service.messages import Explain, Explained
from engine.types import Modality, Preview, Query, Term

pytest_plugins = ("desktop_fixtures",)
pytestmark = [OFFSCREEN_NOISE, pytest.mark.usefixtures("qapp")]
SHOWN = "Colours\nwhat\nmuch\nred red\n2\n\nblue and *green*\n- no point"
PIECES = ["a", "Z", "9", "1.", " ", "**", "_", "`", "#", "~", "|", "[ ]", "(x)", "<b>", "&amp;"]
PIECES += ["\\", "- ", "+", "===", ":", "![", "http://a.b/c_d", "注", "：", "\n", "\t", "🐟", "> "]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=4).map("".join)
RUNS = st.lists(st.builds(Run, TEXTS, st.booleans(), st.booleans()), max_size=5)


def write_colours(folder: Path) -> Path:
    """Write a Word document with a heading, a table, a word in bold and marks of Markdown."""
    document = docx.Document()
    document.add_heading("Colours", 1)
    cells = document.add_table(2, 2)
    for at, text in enumerate(("what", "much", "red red", "2")):
        cells.cell(at // 2, at % 2).text = text
    document.add_paragraph("blue and ").add_run("*green*").bold = True
    document.add_paragraph("- no point")
    document.save(str(folder / "colours.docx"))
    return folder


@pytest.fixture
def library(make_library: MakeLibrary, tmp_path: Path) -> Library:
    """A library of a Word document and a note."""
    write_text(tmp_path / "shelf" / "note.txt", "high high high")
    library = make_library()
    library.index((str(write_colours(tmp_path / "shelf")),))
    return library


@pytest.fixture
def desktop(open_desktop: OpenDesktop, library: Library, qtbot: QtBot) -> Desktop:
    """A window on it."""
    desktop = open_desktop(library)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 2)
    return desktop


def explain(desktop: Desktop, library: Library, words: str, qtbot: QtBot) -> None:
    """Answer as the engine does why the last file was found."""
    asked = [one for one in engine_of(desktop).requests if isinstance(one, Explain)][-1]
    told = library.explain(Query((Term(Modality.TEXT, words),)), asked.item_id)
    with qtbot.waitSignal(desktop.engine_events):
        engine_of(desktop).post(Explained(asked.generation, told))


def forget_previews(library_dir: Path) -> None:
    """Leave of documents what was kept before those of Word were drawn."""
    with closing(ThumbnailStore(LibraryPaths(library_dir).thumbnails)) as thumbnails:
        thumbnails.put(dict.fromkeys(thumbnails.digests(), Preview()))


@given(runs=RUNS)
def test_all_that_is_typed_is_shown_as_typed(qapp: QApplication, runs: list[Run]) -> None:
    """In paragraphs, headings, points and cells; and nothing is bold that was not meant so."""
    words = "".join("".join(run.text for run in runs).split())
    writer, text, line = MarkdownWriter(), inline(runs), inline(runs, " ")
    if not words:
        assert (text, line) == ("", "")
        return
    writer.paragraph(text)
    writer.heading(2, line)
    writer.item(0, 3, text)
    writer.item(1, None, text)
    writer.quotation(text)
    writer.table([[line]])
    document = rendered("".join(writer.pieces))
    assert "".join(document.toPlainText().split()) == 6 * words


def test_a_word_document_is_shown_as_it_is_meant(
    desktop: Desktop, library_dir: Path, qtbot: QtBot
) -> None:
    """With its heading and table, and its marks as characters; a button shows the words alone."""
    reading = look_at(desktop, qtbot, "colours.docx").reading
    assert reading.shown is reading.rendered
    assert reading.shown.toPlainText() == SHOWN
    with closing(ThumbnailStore(LibraryPaths(library_dir).thumbnails)) as thumbnails:
        assert thumbnails.unreadable() == []
    document = reading.rendered.document()
    assert document.begin().blockFormat().headingLevel() == 1
    assert document.find("much").currentTable() is not None
    assert document.find("green").charFormat().fontWeight() > 400
    assert (reading.as_written.isHidden(), reading.as_written.text()) == (False, "Plain text")
    reading.as_written.click()
    assert reading.shown.toPlainText() == "Colours\n\nwhat, much\n\nred red, 2\n\n" + "\n\n".join(
        ("blue and *green*", "- no point")
    )
    look_at(desktop, qtbot, "note.txt")
    assert reading.shown is reading.text
    assert reading.as_written.isHidden()


def test_what_matched_is_marked_where_it_is_shown(
    desktop: Desktop, library: Library, qtbot: QtBot
) -> None:
    """The passage and the very words, below a table as well; the passage is brought into sight."""
    type_words(desktop, qtbot, "green")
    reading = look_at(desktop, qtbot, "colours.docx").reading
    explain(desktop, library, "green", qtbot)
    assert reading.rendered.marked_texts == ["blue and *green", "green"]
    assert reading.rendered.textCursor().position() == SHOWN.index("blue")


def test_words_are_found_and_looked_for(desktop: Desktop, qtbot: QtBot) -> None:
    """In what is shown; what is selected there can be searched for in the library."""
    reading = look_at(desktop, qtbot, "colours.docx").reading
    reading.box.setText("BLUE AND")
    reading.box.next_wanted.emit(False)
    assert reading.rendered.textCursor().selectedText() == "blue and"
    with qtbot.waitSignal(reading.words_wanted) as wanted:
        reading.search.click()
    assert wanted.args == ["blue and"]


def art_of(desktop: Desktop, qtbot: QtBot, name: str) -> Art:
    """What the tile of a file shows."""
    thumbnails = desktop.services.thumbnails()
    # The thread that loads must not be the last one that holds it.
    thumbnails.setParent(desktop.window)
    item = desktop.model.item_at(row_of(desktop, name))
    assert item is not None
    thumbnails.want([item])
    qtbot.waitUntil(lambda: thumbnails.art(item) is not None)
    art = thumbnails.art(item)
    assert art is not None
    return art


def test_the_tile_is_the_first_page(desktop: Desktop, qtbot: QtBot) -> None:
    """Drawn as Markdown is; the words beside it stay those of the bare text."""
    art = art_of(desktop, qtbot, "colours.docx")
    page = written_page(
        "# Colours\n\n| what | much |\n| --- | --- |\n| red red | 2 |\n\n"
        "blue and \\***green**\\*\n\n\\- no point"
    )
    assert page is not None
    assert art.picture is not None
    assert art.picture.toImage().convertToFormat(page.format()) == page
    assert "blue and *green*" in art.text


def test_a_library_of_before_shows_the_words(
    open_desktop: OpenDesktop, library: Library, library_dir: Path, qtbot: QtBot
) -> None:
    """Of a document that was read before such forms were kept, on its tile and in the viewer."""
    forget_previews(library_dir)
    desktop = open_desktop(library)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 2)
    art = art_of(desktop, qtbot, "colours.docx")
    assert art.picture is None
    assert art.text.startswith("Colours")
    reading = look_at(desktop, qtbot, "colours.docx").reading
    assert reading.shown is reading.text
    assert reading.as_written.isHidden()


def test_a_tile_of_before_gets_its_page_once_it_is_read(
    open_desktop: OpenDesktop, library: Library, library_dir: Path, qtbot: QtBot
) -> None:
    """The pass after a run is told of, and the tile that is on the screen is drawn anew."""
    forget_previews(library_dir)
    desktop = open_desktop(library)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 2)
    item = desktop.model.item_at(row_of(desktop, "colours.docx"))
    assert item is not None
    shown = desktop.window.gallery._thumbnails
    qtbot.waitUntil(lambda: shown.art(item) is not None)
    art = shown.art(item) or Art()
    assert art.picture is None
    assert art.text == "Colours what, much red red, 2 blue and *green* - no point"
    assert read_more(library.readings, engine_of(desktop).post, lambda: False)
    qtbot.waitUntil(lambda: (shown.art(item) or Art()).picture is not None)


def test_what_is_long_has_its_first_page_and_is_read_in_plain_words(
    open_desktop: OpenDesktop, make_library: MakeLibrary, tmp_path: Path, qtbot: QtBot
) -> None:
    """No window waits for a book to be drawn."""
    (tmp_path / "shelf").mkdir()
    write_docx(tmp_path / "shelf" / "book.docx", "green", *["blue " * 2_000] * 6)
    library = make_library()
    library.index((str(tmp_path / "shelf"),))
    desktop = open_desktop(library)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 1)
    assert art_of(desktop, qtbot, "book.docx").picture is not None
    reading = look_at(desktop, qtbot, "book.docx").reading
    assert reading.shown is reading.text
    assert len(reading.shown.toPlainText()) > 50_000
