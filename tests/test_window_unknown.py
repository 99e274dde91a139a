"""What the window does with words that no model knows: marks, and other languages."""

from __future__ import annotations

import pytest
from conftest import MakeLibrary
from desktop_support import (
    OFFSCREEN_NOISE,
    OpenDesktop,
    engine_of,
    listed,
    names,
    type_words,
)
from fake_encoder import EnglishEncoder
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.gallery.roles import TileRole
from desktop.search.answer_note import AnswerNote
from desktop.shell.app import Desktop
from engine.service.messages import SearchFailed
from engine.types import Modality

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def test_marks_alone_list_the_library(desktop: Desktop, qtbot: QtBot) -> None:
    """What has neither a letter nor a digit is answered as the empty box, and a line says so."""
    empty, box, summary = listed(desktop), desktop.window.search.box, desktop.window.filters.summary
    for marks in ("-", "(((((", "!!!", "🐶", "\u200b", '"!!!"', "- 🐶 (\u200b"):
        box.clear()
        type_words(desktop, qtbot, "red")
        asked = len(engine_of(desktop).searches)
        with qtbot.waitSignal(desktop.store.listed):
            box.setText(marks)
        qtbot.waitUntil(lambda: listed(desktop) == empty)
        assert len(engine_of(desktop).searches) == asked
        assert not desktop.session.asks
        assert summary.text() == "Marks alone ask for nothing · 8 files"
        with qtbot.waitSignal(desktop.store.listed):
            box.setText("sort:name")
        qtbot.waitUntil(lambda: summary.text() == "8 files")


@pytest.fixture
def knows_english(open_desktop: OpenDesktop, make_indexed: MakeLibrary, qtbot: QtBot) -> Desktop:
    """A window whose model knows a handful of English words."""
    desktop = open_desktop(make_indexed(EnglishEncoder()))
    qtbot.waitUntil(lambda: len(listed(desktop)) == 8)
    return desktop


def test_a_line_says_why_and_leads_to_the_models(knows_english: Desktop, qtbot: QtBot) -> None:
    """The answer has the file with the words, the rest below a heading, and one line above."""
    note = knows_english.window.note
    assert not note.isVisible()
    type_words(knows_english, qtbot, "moos oder moss")
    assert note.isVisible()
    assert note.text.text() == (
        'This model does not know the words of "moos oder moss", so names and texts come first. '
        "Check how they are spelt; for other languages there is a multilingual model."
    )
    assert names(knows_english)[0] == "moss.md"
    (row,) = knows_english.model.headers.tolist()
    assert knows_english.model.index(row).data(TileRole.HEADING).advice == ""
    qtbot.mouseClick(note.button, Qt.MouseButton.LeftButton)
    assert knows_english.window.pages.models.isVisible()


def test_a_page_is_never_blank(knows_english: Desktop, qtbot: QtBot) -> None:
    """Where nothing matches well, what is closest is shown."""
    type_words(knows_english, qtbot, "Hund")
    assert len(listed(knows_english)) == 8


def test_the_line_goes_with_its_answer(knows_english: Desktop, qtbot: QtBot) -> None:
    """An answer to known words, a list and a failure have no such line."""
    window, engine = knows_english.window, engine_of(knows_english)
    for words, has_note in (("vert", True), ("green", False), ("rot", True)):
        window.search.box.clear()
        type_words(knows_english, qtbot, words)
        assert window.note.isVisible() == has_note
    engine.holds = True
    with qtbot.waitSignal(knows_english.session.waiting):
        window.search.box.setText("blau")
    assert window.note.isVisible()
    engine.post(SearchFailed(engine.searches[-1].generation, "The disk is gone."))
    qtbot.waitUntil(lambda: not window.note.isVisible())
    engine.holds = False
    window.search.box.clear()
    type_words(knows_english, qtbot, "gelb")
    assert window.note.isVisible()
    with qtbot.waitSignal(knows_english.store.listed):
        window.search.box.clear()
    assert not window.note.isVisible()


def test_the_question_begins_where_the_line_above_does(qtbot: QtBot) -> None:
    """The line has the room before it that a button has around its words."""
    note = AnswerNote()
    qtbot.addWidget(note)
    note.resize(800, 90)
    note.say("None of this is known.", "red & whistle")
    note.show()
    words = note.question.fontMetrics().horizontalAdvance('Did you mean "red & whistle"?')
    begins = note.question.geometry().center().x() - words / 2
    assert begins == pytest.approx(note.text.geometry().left() + note.text.indent(), abs=1)


def test_a_slip_is_corrected_by_a_click(knows_english: Desktop, qtbot: QtBot) -> None:
    """The question stands in the note, alone where all else was understood; its answer replaces
    the words and nothing else, and the question goes with them.
    """
    window, session = knows_english.window, knows_english.session
    window.filters.toggles[Modality.TEXT].click()
    type_words(knows_english, qtbot, "red whistel")
    assert not window.note.text.isVisible()
    assert window.note.question.text() == 'Did you mean "red whistle"?'
    with qtbot.waitSignal(session.answered):
        qtbot.mouseClick(window.note.question, Qt.MouseButton.LeftButton)
    assert window.search.box.text() == "red whistle"
    assert window.search.box.hasFocus()
    assert session.query.filters.modalities == {Modality.TEXT}
    assert not window.note.isVisible()
