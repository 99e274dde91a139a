"""The small window of the quick search, by keyboard alone."""

from __future__ import annotations

import pytest
from desktop_support import (
    OFFSCREEN_NOISE,
    FileOpener,
    engine_of,
    type_words,
)
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.search.quick import MOST_HITS, QuickSearch
from desktop.shell.app import Desktop
from engine.service.messages import (
    Ready,
    Search,
    SearchDone,
    SearchFailed,
    Stopped,
)
from engine.service.window_messages import WindowWanted

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def quick(desktop: Desktop, qtbot: QtBot) -> QuickSearch:
    """The small window, as a second start has it opened."""
    engine_of(desktop).post(WindowWanted((), quick_search=True))
    qtbot.waitUntil(lambda: desktop.system.quick.window is not None)
    window = desktop.system.quick.window
    assert window is not None
    qtbot.waitUntil(window.isVisible)
    return window


def ask(quick: QuickSearch, qtbot: QtBot, words: str) -> None:
    """Type and wait for hits."""
    qtbot.keyClicks(quick.box, words)
    qtbot.waitUntil(lambda: quick.list.count() > 0)


def test_a_quick_search_opens_the_first_hit_by_the_keyboard(
    desktop: Desktop, quick: QuickSearch, qtbot: QtBot, opener: FileOpener
) -> None:
    """Typed, chosen with an arrow and opened with Enter, which closes the small window."""
    assert quick.box.hasFocus()
    ask(quick, qtbot, "red")
    assert 1 < quick.list.count() <= MOST_HITS
    second = quick.list.item(1).text().splitlines()[0]
    qtbot.keyClick(quick.box, Qt.Key.Key_Down)
    qtbot.keyClick(quick.box, Qt.Key.Key_Return)
    assert not quick.isVisible()
    qtbot.waitUntil(lambda: [path.name for path in opener.paths] == [second])


def test_a_quick_search_leaves_the_window_as_it_is(
    desktop: Desktop, quick: QuickSearch, qtbot: QtBot
) -> None:
    """Its answers are no answers to what is looked for there, and Escape closes it."""
    type_words(desktop, qtbot, "green")
    rows, text = desktop.model.rowCount(), desktop.session.text
    ask(quick, qtbot, "red")
    assert (desktop.model.rowCount(), desktop.session.text) == (rows, text)
    assert [one.is_quick for one in engine_of(desktop).searches][-1]
    qtbot.keyClick(quick.box, Qt.Key.Key_Escape)
    assert not quick.isVisible()
    desktop.menus.quick_search.trigger()
    assert quick.isVisible()
    assert quick.box.text() == ""
    assert quick.list.count() == 0


def test_all_hits_are_shown_in_the_window(
    desktop: Desktop, quick: QuickSearch, qtbot: QtBot
) -> None:
    """The button hands the words over."""
    ask(quick, qtbot, "red")
    with qtbot.waitSignal(desktop.session.answered):
        qtbot.mouseClick(quick.all, LEFT)
    assert desktop.window.search.box.text() == "red"
    assert not quick.isVisible()


def test_a_quick_search_owns_up_to_guesses(
    desktop: Desktop, quick: QuickSearch, qtbot: QtBot
) -> None:
    """Files that hardly match are not shown as if they were what was looked for."""
    engine = engine_of(desktop)
    engine.holds = True
    qtbot.keyClicks(quick.box, "red")
    qtbot.waitUntil(lambda: bool(engine.searches) and engine.searches[-1].is_quick)
    asked = engine.searches[-1]
    assert engine.library is not None
    found = engine.library.search(asked.query)
    for weak in (True, False):
        hits = tuple(replace(hit, weak=weak) for hit in found.hits)
        engine.post(SearchDone(asked.generation, replace(found, hits=hits)))
        qtbot.waitUntil(lambda weak=weak: (quick.note.text() == "Closest we have") is weak)
    assert quick.list.count() > 0


def test_a_quick_search_says_why_it_has_no_hits(
    desktop: Desktop, quick: QuickSearch, qtbot: QtBot
) -> None:
    """That it looks, that words cannot be read, or that the engine failed."""
    engine = engine_of(desktop)
    engine.holds = True
    qtbot.keyClicks(quick.box, "red")
    qtbot.waitUntil(lambda: quick.note.text() == "Looking…")
    asked: Search = engine.searches[-1]
    engine.post(SearchFailed(asked.generation, "The model is damaged."))
    qtbot.waitUntil(lambda: quick.note.text() == "The model is damaged.")
    quick.box.setText("size:many")
    qtbot.waitUntil(lambda: "size" in quick.note.text())
    assert engine.searches[-1] == asked
    quick.box.setText("")
    qtbot.waitUntil(quick.note.isHidden)


def test_a_quick_search_says_that_the_engine_has_ended(
    desktop: Desktop, quick: QuickSearch, qtbot: QtBot
) -> None:
    """No answer comes any more, to what was asked or to what is asked then."""
    engine = engine_of(desktop)
    engine.holds = True
    qtbot.keyClicks(quick.box, "red")
    qtbot.waitUntil(lambda: quick.note.text() == "Looking…")
    engine.post(Stopped("The engine has ended."))
    qtbot.waitUntil(lambda: quick.note.text() == "The engine has ended.")
    quick.box.setText("")
    qtbot.waitUntil(quick.note.isHidden)
    quick.box.setText("green")
    qtbot.waitUntil(lambda: quick.note.text() == "The engine has ended.")
    engine.post(Ready("starter"))
    quick.box.setText("green tree")
    qtbot.waitUntil(lambda: quick.note.text() == "Looking…")
