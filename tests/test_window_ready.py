"""Before the model is ready, and after the engine has stopped, no old list passes for an answer."""

from __future__ import annotations

import pytest
from conftest import MakeLibrary
from desktop_support import OFFSCREEN_NOISE, EngineInProcess, OpenDesktop, engine_of, listed
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from engine.service.messages import Ready, SearchFailed, Stopped

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
STOPPED = "The engine stopped. Start it again to go on."


@pytest.fixture
def starting(open_desktop: OpenDesktop, make_indexed: MakeLibrary, qtbot: QtBot) -> Desktop:
    """A window that lists eight files while the engine is still getting its model ready."""
    library = make_indexed()
    desktop = open_desktop(connect=lambda post: EngineInProcess(post, library, loads=False))
    engine_of(desktop).holds = True
    qtbot.waitUntil(lambda: len(listed(desktop)) == 8)
    return desktop


def _type(desktop: Desktop, qtbot: QtBot, words: str) -> None:
    """Type, and wait until the search was sent."""
    with qtbot.waitSignal(desktop.session.waiting):
        qtbot.keyClicks(desktop.window.search.box, words)


def test_what_is_typed_before_the_model_is_ready_waits_for_it(
    starting: Desktop, qtbot: QtBot
) -> None:
    """The page says so in the middle, whatever else comes meanwhile; then the answer is shown."""
    window, engine = starting.window, engine_of(starting)
    _type(starting, qtbot, "red")
    assert not window.shows_gallery
    assert window.empty.title.text() == "Getting the model ready…"
    with qtbot.waitSignal(starting.store.contents_read):
        starting.store.read_contents()
    assert window.empty.title.text() == "Getting the model ready…"
    engine.post(Ready("starter"))
    with qtbot.waitSignal(starting.session.answered):
        engine.answer(engine.searches[-1])
    assert window.shows_gallery


def test_the_library_can_be_looked_at_meanwhile(starting: Desktop, qtbot: QtBot) -> None:
    """Who takes the words back sees the files again; listing needs no model."""
    _type(starting, qtbot, "red")
    with qtbot.waitSignal(starting.store.listed):
        starting.session.clear()
    assert starting.window.shows_gallery


def test_once_ready_the_last_results_stay_until_the_next(starting: Desktop, qtbot: QtBot) -> None:
    """With the model in memory an answer is a moment away, and nothing flickers."""
    engine_of(starting).post(Ready("starter"))
    with qtbot.waitSignal(starting.engine_events):
        pass
    _type(starting, qtbot, "red")
    assert starting.window.shows_gallery


def test_a_search_that_fails_before_it_is_ready_says_why(starting: Desktop, qtbot: QtBot) -> None:
    """A model that cannot be loaded is told in the middle, too, where the answer was to be."""
    engine = engine_of(starting)
    _type(starting, qtbot, "red")
    with qtbot.waitSignal(starting.session.failed):
        engine.post(SearchFailed(engine.searches[-1].generation, "The model is damaged."))
    assert not starting.window.shows_gallery
    assert starting.window.empty.title.text() == "The search failed"
    assert starting.window.empty.hint.text() == "The model is damaged."


def test_an_engine_that_stopped_is_started_from_the_page(starting: Desktop, qtbot: QtBot) -> None:
    """Even where the message was dismissed, what is typed leads to the button that mends it."""
    engine, window = engine_of(starting), starting.window
    engine.post(Stopped(STOPPED))
    qtbot.waitUntil(window.messages.isVisible)
    qtbot.mouseClick(window.messages.close_button, Qt.MouseButton.LeftButton)
    _type(starting, qtbot, "red")
    assert window.empty.title.text() == "Searching has stopped"
    starts = engine.starts
    qtbot.mouseClick(window.empty.restart, Qt.MouseButton.LeftButton)
    assert engine.starts == starts + 1
    assert window.empty.title.text() == "Getting the model ready…"
    with qtbot.waitSignal(starting.session.answered):
        engine.answer(engine.searches[-1])
    assert window.shows_gallery


def test_an_engine_that_stops_on_an_answer_is_told(starting: Desktop, qtbot: QtBot) -> None:
    """The answer that was awaited will not come: the page says so, and has the only button."""
    engine, window = engine_of(starting), starting.window
    engine.post(Ready("starter"))
    _type(starting, qtbot, "red")
    engine.post(Stopped(STOPPED))
    qtbot.waitUntil(window.empty.restart.isVisible)
    assert window.filters.summary.text() == ""
    assert window.messages.isHidden()
    qtbot.mouseClick(window.empty.restart, Qt.MouseButton.LeftButton)
    assert window.messages.isHidden()


def test_there_is_one_button_to_start_again(starting: Desktop, qtbot: QtBot) -> None:
    """It is in the bar, goes to the page with what is typed, and comes back when that is left."""
    engine, window = engine_of(starting), starting.window
    engine.post(Stopped(STOPPED))
    qtbot.waitUntil(window.messages.isVisible)
    assert window.messages.button.text() == "Start again"
    _type(starting, qtbot, "red")
    assert window.empty.restart.isVisible()
    assert window.messages.isHidden()
    with qtbot.waitSignal(starting.store.listed):
        starting.session.clear()
    assert window.messages.button.text() == "Start again"
    starts = engine.starts
    qtbot.mouseClick(window.messages.button, Qt.MouseButton.LeftButton)
    assert engine.starts == starts + 1
    assert window.messages.isHidden()
