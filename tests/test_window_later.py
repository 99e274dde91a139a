"""The window asks before more is read of what is indexed, and tells how far that is."""

from __future__ import annotations

import pytest
from desktop_support import OFFSCREEN_NOISE, engine_of
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from engine.library.speech import find_speech_model
from engine.service.messages import (
    CancelIndexing,
    ReadingDone,
    ReadingProgress,
    UseSpeechModel,
    WantPictureTexts,
)
from engine.types import Progress, Stage

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def _asked(desktop: Desktop, qtbot: QtBot, what: str = "speech") -> str:
    """Choose the entry of the menu; the question that it leads to."""
    entry = next(one for one in desktop.menus.reading.entries if what in one.text())
    messages = desktop.window.messages
    messages.hide()
    entry.trigger()
    qtbot.waitUntil(messages.isVisible)
    return messages.text.text()


def _switches(desktop: Desktop) -> list[UseSpeechModel]:
    """What the engine was asked about speech."""
    return [one for one in engine_of(desktop).requests if isinstance(one, UseSpeechModel)]


def test_it_is_said_how_long_it_takes_before_it_begins(desktop: Desktop, qtbot: QtBot) -> None:
    """Two sounds of two seconds; the engine is asked once the person says so."""
    assert "4.0 s of sound is to be listened to" in _asked(desktop, qtbot)
    assert _switches(desktop) == []
    desktop.window.messages.button.click()
    assert _switches(desktop) == [UseSpeechModel(find_speech_model())]


def test_it_can_be_stopped(desktop: Desktop, qtbot: QtBot) -> None:
    """Where it is on, the same entry offers to stop it."""
    library = engine_of(desktop).library
    assert library is not None
    library.readings.use_speech_model(find_speech_model())
    assert "Stop that?" in _asked(desktop, qtbot)
    desktop.window.messages.button.click()
    assert _switches(desktop) == [UseSpeechModel(None)]


def test_what_is_missing_is_told(
    own_desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without Whisper one line says how to install it."""
    monkeypatch.setattr("engine.library.speech.find_spec", lambda name: None)
    assert "pip install" in _asked(own_desktop, qtbot)


def test_the_text_in_pictures_is_switched_off_and_on(desktop: Desktop, qtbot: QtBot) -> None:
    """It is read unless someone says no; either way it is told how many pictures are left."""
    library = engine_of(desktop).library
    assert library is not None
    assert "3 pictures are left. Stop that?" in _asked(desktop, qtbot, "text in pictures")
    desktop.window.messages.button.click()
    library.preferences.want_picture_texts(False)
    assert _asked(desktop, qtbot, "text in pictures").startswith("Read the text in pictures")
    desktop.window.messages.button.click()
    asked = [one for one in engine_of(desktop).requests if isinstance(one, WantPictureTexts)]
    assert asked == [WantPictureTexts(False), WantPictureTexts(True)]


def test_it_is_seen_how_far_reading_is(desktop: Desktop, qtbot: QtBot) -> None:
    """In numbers, with a button to stop it; afterwards the panel is gone."""
    panel = desktop.window.side.progress
    engine_of(desktop).post(ReadingProgress(Progress(Stage.READING, 120, 800)))
    qtbot.waitUntil(panel.isVisible)
    assert panel.details.text().replace("\N{NO-BREAK SPACE}", " ") == "120 of 800 files"
    assert (panel.bar.value(), panel.bar.maximum()) == (120, 800)
    assert panel.stage.text() == "Reading the text in pictures…"
    assert panel.cancel.text() == "Stop for now"
    panel.cancel.click()
    assert CancelIndexing() in engine_of(desktop).requests
    engine_of(desktop).post(ReadingDone())
    qtbot.waitUntil(panel.isHidden)
