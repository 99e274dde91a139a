"""Markdown in the viewer: shown as it is meant, with the same places marked and found."""

from __future__ import annotations

from pathlib import Path

import pytest
from desktop_support import OFFSCREEN_NOISE, look_at
from PySide6.QtGui import QImage, QTextFormat
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from desktop.viewer.markdown import MOST_BARS, MOST_RENDERED, Places, is_rendered
from desktop.viewer.reading import ReadingPage
from desktop.widgets.markdown import rendered
from engine.explain import CharSpan, Highlight
from engine.types import Item, Modality

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE

TRIP = """# A trip to the **sea**

We went by [the *slow* train](https://example.org/sea/slow) & saw 🐟 a grey seal.

- bread
- cheese
"""
SIZE = QTextFormat.Property.FontSizeAdjustment
NOTE = Item(1, "/notes/trip.md", Modality.TEXT, 1, 1)


@pytest.fixture
def reading(qtbot: QtBot) -> ReadingPage:
    """A page with the trip on it."""
    page = ReadingPage()
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()
    page.show_document(NOTE, TRIP, None)
    return page


def span_of(words: str) -> CharSpan:
    """Where words stand in the trip as written."""
    start = TRIP.index(words)
    return CharSpan(start, start + len(words))


def test_markdown_is_shown_as_it_is_meant(reading: ReadingPage) -> None:
    """No marks of writing are seen, until they are asked for."""
    shown = reading.rendered.toPlainText()
    assert shown.startswith("A trip to the sea\nWe went by the slow train & saw")
    assert not set(shown) & set("#*[]")
    assert reading.shown is reading.rendered
    reading.as_written.click()
    assert reading.shown is reading.text
    assert reading.text.toPlainText() == TRIP


def test_other_texts_stay_as_they_are(reading: ReadingPage) -> None:
    """What is not Markdown by its name, or very long, is shown as it was written."""
    reading.show_document(Item(2, "/notes/trip.txt", Modality.TEXT, 1, 1), TRIP, None)
    assert reading.shown is reading.text
    assert reading.as_written.isHidden()
    assert is_rendered("A.MD", "x")
    assert not is_rendered("a.md", "x" * (MOST_RENDERED + 1))


@pytest.mark.parametrize("marks", ["|" * (MOST_BARS + 1), "x" * (2 * MOST_RENDERED + 1)])
def test_what_would_hold_up_the_window_is_not_drawn(reading: ReadingPage, marks: str) -> None:
    """A table of very many cells, or what a decoder says that was taken over."""
    document = Item(2, "/notes/trip.docx", Modality.TEXT, 1, 1)
    reading.show_document(document, "words", None, "*as meant*")
    assert reading.shown is reading.rendered
    reading.show_document(document, "words", None, marks)
    assert reading.shown is reading.text
    assert reading.as_written.isHidden()
    assert not is_rendered("a.md", marks)


def test_the_passage_and_words_are_marked_where_they_are_shown(reading: ReadingPage) -> None:
    """Spans of the text as written become spans of what is read; beyond an emoji, too."""
    reading.show_document(NOTE, TRIP, span_of("# A trip to the **sea**"))
    assert reading.rendered.marked_texts == ["A trip to the sea"]
    place = span_of(
        "We went by [the *slow* train](https://example.org/sea/slow) & saw 🐟 a grey seal."
    )
    text = TRIP[place.start : place.end]
    words = tuple(CharSpan(text.index(one), text.index(one) + len(one)) for one in ("slow", "seal"))
    reading.show_highlights([Highlight(place, text, words)])
    passage, *marked = reading.rendered.marked_texts
    assert passage.startswith("We went by the slow train")
    assert passage.endswith("a grey seal")
    assert marked == ["slow", "seal"]


def test_words_are_found_and_selected_in_what_is_shown(reading: ReadingPage, qtbot: QtBot) -> None:
    """Finding goes by what is read, and what is selected can be looked for."""
    reading.box.setText("the slow train")
    reading.box.next_wanted.emit(False)
    assert reading.told.text() == ""
    assert reading.rendered.textCursor().selectedText() == "the slow train"
    assert reading.search.isEnabled()
    with qtbot.waitSignal(reading.words_wanted) as wanted:
        reading.search.click()
    assert wanted.args == ["the slow train"]
    reading.box.setText("https")
    reading.box.next_wanted.emit(False)
    assert reading.told.text() == "Not found"
    reading.as_written.click()
    reading.box.next_wanted.emit(False)
    assert reading.text.textCursor().selectedText() == "https"


def test_the_best_place_comes_into_sight_and_the_next_after_it(reading: ReadingPage) -> None:
    """A long text is scrolled to its passage, and from there to the next one."""
    text = TRIP + "\n\nfiller\n" * 200 + "\n**here** it is\n" + "\n\nfiller\n" * 200
    start = text.index("**here**")
    here = CharSpan(start, start + len("**here** it is"))
    reading.show_document(NOTE, text, here)
    scroll = reading.rendered.verticalScrollBar()
    middle = scroll.value()
    assert 0 < middle < scroll.maximum()
    reading.show_highlights([Highlight(here, ""), Highlight(CharSpan(0, 23), "")])
    assert scroll.value() == middle
    reading.next_match.click()
    assert scroll.value() == 0


def test_nothing_is_loaded_and_no_html_is_run(qapp: QApplication, tmp_path: Path) -> None:
    """Pictures are their text, those on this machine too, and HTML stands as typed."""
    picture = tmp_path / "secret.png"
    QImage(300, 300, QImage.Format.Format_RGB32).save(str(picture))
    document = rendered(f"![a *map*]({picture}) and ![](x.png)<img src='{picture}'> <b>bold</b>")
    text = document.toPlainText()
    assert "\ufffc" not in text
    assert text.startswith("a map and ")
    assert "<b>bold</b>" in text
    assert document.size().height() < 100


def test_places_hold_for_scripts_without_blanks() -> None:
    """Characters of Chinese are places of their own, whatever is emphasised among them."""
    places = Places.between("# 我们**去海边**玩", "我们去海边玩")
    assert places.of(CharSpan(6, 9)) == CharSpan(2, 5)
    assert places.of(CharSpan(0, 1)) == CharSpan(0, 0)
    assert Places.between("***", "").of(CharSpan(0, 3)) == CharSpan(0, 0)


def test_a_document_of_the_library_is_read_rendered(desktop: Desktop, qtbot: QtBot) -> None:
    """The viewer shows the Markdown of a library so, in the colours of the theme in use."""
    reading = look_at(desktop, qtbot, "moss.md").reading
    assert reading.shown is reading.rendered
    assert reading.shown.toPlainText() == "green green green"
    look_at(desktop, qtbot, "ruby.txt")
    assert reading.shown is reading.text


def test_headings_and_tables_are_set_out_whole(qapp: QApplication) -> None:
    """All words of a heading are as large, and a table after a quotation has no empty line."""
    document = rendered(f"{TRIP}\n> quoted\n\n| what | much |\n|--|--|\n| tea | 2 |\n")
    sizes, part = set(), document.begin().begin()
    while not part.atEnd():
        sizes.add(part.fragment().charFormat().intProperty(SIZE))
        part += 1
    assert sizes == {3}
    assert document.toPlainText().endswith("\nquoted\nwhat\nmuch\ntea\n2\n")
    is_bold = [document.find(word).charFormat().fontWeight() > 400 for word in ("what", "tea")]
    assert is_bold == [True, False]


def test_code_lists_and_tables_stand_off_from_what_is_above(qapp: QApplication) -> None:
    """By as much as paragraphs; the lines of code stay together."""
    above = "one\n\n```\nfirst\nsecond\n```\n\n- point\n- further\n\n| what |\n|--|\n| tea |\n"
    document = rendered(above)
    words = ("first", "second", "point")
    gaps = [document.find(word).blockFormat().topMargin() for word in words]
    assert gaps == [8, 0, 8]
    assert document.find("tea").currentTable().format().toTableFormat().topMargin() == 8
