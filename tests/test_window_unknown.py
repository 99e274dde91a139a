"""What the window does with words that no model knows: marks, and other languages."""

from __future__ import annotations

import pytest
from desktop_support import OFFSCREEN_NOISE, engine_of, listed, type_words
from pytestqt.qtbot import QtBot

from desktop.shell.app import Desktop

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


@pytest.mark.parametrize("marks", ["-", "(((((", "!!!", "🐶", "\u200b", '"!!!"', "- 🐶 (\u200b"])
def test_marks_alone_list_the_library(desktop: Desktop, qtbot: QtBot, marks: str) -> None:
    """What has neither a letter nor a digit is answered as the empty box, without the engine."""
    empty = listed(desktop)
    type_words(desktop, qtbot, "red")
    asked = len(engine_of(desktop).searches)
    with qtbot.waitSignal(desktop.store.listed):
        desktop.window.search.box.setText(marks)
    qtbot.waitUntil(lambda: listed(desktop) == empty)
    assert len(engine_of(desktop).searches) == asked
    assert not desktop.session.asks
