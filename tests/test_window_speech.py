"""The window asks before speech is written down, and says what it takes."""

from __future__ import annotations

import pytest
from desktop_support import OFFSCREEN_NOISE, engine_of
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop
from engine.library.speech import find_speech_model
from engine.service.messages import UseSpeechModel

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


def _asked(desktop: Desktop, qtbot: QtBot) -> str:
    """Choose the entry of the menu; the question that it leads to."""
    entry = next(one for one in desktop.menus.file.actions() if "speech" in one.text())
    entry.trigger()
    told = desktop.window.messages.text.text
    qtbot.waitUntil(lambda: bool(told()))
    return told()


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
    desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without Whisper one line says how to install it."""
    monkeypatch.setattr("engine.library.speech.find_spec", lambda name: None)
    assert "pip install" in _asked(desktop, qtbot)
