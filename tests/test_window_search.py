"""Typing, chips and filters become queries, and only the newest answer is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from desktop_support import (
    OFFSCREEN_NOISE,
    drop,
    engine_of,
    file_mime,
    listed,
    names,
    type_words,
)
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.search.session import TYPING_PAUSE_MS, SearchSession
from desktop.shell.app import Desktop
from engine.service.messages import Search, SearchDone, SearchFailed
from engine.types import Modality, Query, SearchResult

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


@pytest.fixture
def sent() -> list[Search]:
    """What a bare searcher sent."""
    return []


@pytest.fixture
def session(qapp: object, sent: list[Search]) -> SearchSession:
    """A searcher on its own."""
    return SearchSession(sent.append)


def test_typing_waits_for_a_pause_and_sends_once(
    session: SearchSession, sent: list[Search], qtbot: QtBot
) -> None:
    """Quick keystrokes make one search, for what was typed last, after a moment."""
    assert TYPING_PAUSE_MS < 50
    with qtbot.waitSignal(session.waiting):
        for words in ("r", "re", "red"):
            session.set_text(words)
        assert sent == []
    assert [one.query.terms[0].value for one in sent] == ["red"]


def test_an_answer_to_an_older_query_is_dropped(session: SearchSession, sent: list[Search]) -> None:
    """Once the query has changed, neither answer nor error to the old one is passed on."""
    told: list[object] = []
    session.answered.connect(told.append)
    session.failed.connect(told.append)
    session.set_text("red")
    session.run()
    session.set_text("red boat")
    session.take(SearchDone(sent[0].generation, SearchResult((), {}, 0)))
    session.take(SearchFailed(sent[0].generation, "late"))
    assert told == []
    session.run()
    session.take(SearchDone(sent[1].generation, SearchResult((), {}, 0)))
    assert len(told) == 1


def test_no_kind_chosen_means_all_kinds(session: SearchSession) -> None:
    """Letting go of every toggle returns all media."""
    session.set_modalities(frozenset({Modality.AUDIO}))
    assert session.query.filters.modalities == {Modality.AUDIO}
    session.set_modalities(frozenset())
    assert session.query == Query()


def test_typed_words_find_mixed_media(desktop: Desktop, qtbot: QtBot) -> None:
    """Words typed in the box bring the picture and the document they mean to the top."""
    type_words(desktop, qtbot, "red")
    assert set(names(desktop)[:2]) == {"rose.png", "ruby.txt"}
    assert "result" in desktop.window.filters.summary.text()


def test_clearing_the_words_shows_the_library_again(desktop: Desktop, qtbot: QtBot) -> None:
    """Escape empties the box and lists every file."""
    type_words(desktop, qtbot, "red")
    with qtbot.waitSignal(desktop.store.listed):
        qtbot.keyClick(desktop.window.search.box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(listed(desktop)) == 8)
    assert desktop.window.search.box.text() == ""


def test_clearing_again_takes_the_filters_off(desktop: Desktop, qtbot: QtBot) -> None:
    """Escape takes words and files first, filters by the next press; the way back has all of it."""
    box, session = desktop.window.search.box, desktop.session
    type_words(desktop, qtbot, "red")
    desktop.window.filters.modalities_chosen.emit(frozenset({Modality.TEXT}))
    asked = session.query
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert session.query.filters.modalities == {Modality.TEXT}
    with qtbot.waitSignal(desktop.store.listed):
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert session.is_blank
    qtbot.waitUntil(lambda: len(listed(desktop)) == 8)
    for _ in range(2):
        desktop.trail.go_back()
    assert session.query == asked
    assert box.text() == "red"


def test_words_picture_and_sound_combine_as_chips(
    desktop: Desktop, qtbot: QtBot, media: Path
) -> None:
    """Each part of a combined query has its chip, and a chip's button takes it out."""
    type_words(desktop, qtbot, "red")
    with qtbot.waitSignal(desktop.session.answered):
        drop(desktop.window, file_mime(media / "sea.png", media / "drum.wav"))
    chips = desktop.window.search.chips.chips
    assert [chip.accessibleName() for chip in chips] == [
        "Words “red”",
        "Picture sea.png",
        "Sound drum.wav",
    ]
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.mouseClick(chips[0].remove, Qt.MouseButton.LeftButton)
    assert [term.modality for term in desktop.session.query.terms] == ["image", "audio"]
    assert desktop.window.search.box.text() == ""


def test_words_alone_need_no_chips(desktop: Desktop, qtbot: QtBot) -> None:
    """The row of chips is hidden while the box says it all."""
    type_words(desktop, qtbot, "red")
    assert desktop.window.search.chips.isHidden()


def test_kind_toggles_filter_results_and_show_counts(desktop: Desktop, qtbot: QtBot) -> None:
    """Pressing Pictures leaves pictures only; the toggles tell how many there are."""
    toggles = desktop.window.filters.toggles
    qtbot.waitUntil(lambda: "3" in toggles[Modality.IMAGE].text())
    assert "2" in toggles[Modality.AUDIO].text()
    qtbot.mouseClick(toggles[Modality.IMAGE], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sorted(names(desktop)) == ["leaf.png", "rose.png", "sea.png"])
    type_words(desktop, qtbot, "red")
    assert {item.modality for item in listed(desktop)} == {Modality.IMAGE}


def test_the_toggles_count_the_result(desktop: Desktop, qtbot: QtBot) -> None:
    """They tell how much of each kind matches, also while only one kind is shown."""

    def told() -> list[str]:
        texts = (button.text() for button in desktop.window.filters.toggles.values())
        return [text.split()[-1] for text in texts]

    def counts() -> list[str]:
        return [str(desktop.session.paging.pages.counts.get(kind, 0)) for kind in Modality]

    qtbot.waitUntil(lambda: told() == ["3", "2", "3", "0"])
    type_words(desktop, qtbot, "red")
    found = counts()
    assert told() == found != ["3", "2", "3", "0"]
    with qtbot.waitSignal(desktop.session.answered):
        desktop.window.filters.toggles[Modality.AUDIO].click()
    assert told() == found
    with qtbot.waitSignal(desktop.session.answered):
        desktop.session.put_text("green")
    assert told()[1:2] == counts()[1:2]
    # Of pictures nothing was told for these words.
    assert not told()[0].isdigit()
    with qtbot.waitSignal(desktop.store.listed):
        desktop.session.clear()
    assert told() == ["3", "2", "3", "0"]


def test_choosing_a_folder_filters_by_it(desktop: Desktop, qtbot: QtBot, media: Path) -> None:
    """A folder chosen in the box becomes part of the query."""
    folder = desktop.window.filters.folder
    qtbot.waitUntil(lambda: folder.count() == 2)
    folder.setFocus()
    qtbot.keyClick(folder, Qt.Key.Key_Down)
    assert desktop.session.query.filters.folders == (str(media),)
    qtbot.keyClick(folder, Qt.Key.Key_Up)
    assert desktop.session.query.filters.folders == ()


def test_a_slow_answer_is_announced(desktop: Desktop, qtbot: QtBot) -> None:
    """While an answer is awaited for long, the window says that it is working."""
    engine = engine_of(desktop)
    engine.holds = True
    qtbot.keyClicks(desktop.window.search.box, "red")
    qtbot.waitUntil(lambda: desktop.window.filters.summary.text().endswith("…"))
    with qtbot.waitSignal(desktop.session.answered):
        engine.answer(engine.searches[-1])
    assert "result" in desktop.window.filters.summary.text()


def test_a_failed_search_is_told_in_the_bar(desktop: Desktop, qtbot: QtBot) -> None:
    """The engine's line is shown, and the gallery stays."""
    engine = engine_of(desktop)
    engine.holds = True
    with qtbot.waitSignal(desktop.session.waiting):
        qtbot.keyClicks(desktop.window.search.box, "red")
    with qtbot.waitSignal(desktop.session.failed):
        engine.post(SearchFailed(engine.searches[-1].generation, "The model is missing."))
    assert desktop.window.messages.text.text() == "The model is missing."
    assert desktop.window.filters.summary.text() == "The search failed"
    assert desktop.window.shows_gallery


@pytest.mark.parametrize("words", ["blue", ""], ids=["another search", "the whole library"])
def test_what_a_search_failed_with_goes_with_it(desktop: Desktop, qtbot: QtBot, words: str) -> None:
    """Once something else is shown, the line on the failed search is gone."""
    engine, box = engine_of(desktop), desktop.window.search.box
    engine.holds = True
    with qtbot.waitSignal(desktop.session.waiting):
        qtbot.keyClicks(box, "red")
    with qtbot.waitSignal(desktop.session.failed):
        engine.post(SearchFailed(engine.searches[-1].generation, "The model is missing."))
    engine.holds = False
    box.setText(words)
    qtbot.waitUntil(desktop.window.messages.isHidden)
    assert desktop.window.shows_gallery


def test_another_message_outlives_a_failed_search(desktop: Desktop, qtbot: QtBot) -> None:
    """An answer takes back what was said of an older search, and nothing else."""
    desktop.results.show_failed_search("The model is missing.")
    desktop.window.messages.show_error("The disk is full.")
    type_words(desktop, qtbot, "red")
    assert desktop.window.messages.text.text() == "The disk is full."
    assert desktop.window.messages.isVisible()


def test_the_same_query_again_leaves_the_person_in_place(desktop: Desktop, qtbot: QtBot) -> None:
    """When the library changed, the current tile stays."""
    type_words(desktop, qtbot, "red")
    gallery = desktop.window.gallery
    last = desktop.model.rowCount() - 1
    gallery.select_row(last)
    shown = desktop.model.id_at(last)
    with qtbot.waitSignal(desktop.session.answered):
        desktop.session.run()
    assert desktop.model.id_at(gallery.currentIndex().row()) == shown


def test_another_query_starts_at_the_top(desktop: Desktop, qtbot: QtBot) -> None:
    """New words bring new results: nothing is current and the first line is in sight."""
    desktop.window.resize(700, 400)
    desktop.window.gallery.select_row(7)
    type_words(desktop, qtbot, "red")
    assert not desktop.window.gallery.currentIndex().isValid()
    assert desktop.window.gallery.visible_rows.start == 0
