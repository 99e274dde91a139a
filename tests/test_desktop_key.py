"""The key of the whole desktop: asked for on a real bus, of a portal that gives it or does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from desktop_portal import Portal
from desktop_support import OFFSCREEN_NOISE, OpenDesktop
from pytestqt.qtbot import QtBot
from session_bus import session_bus

from desktop.shell.app import Desktop

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of the session's bus, on which nobody is yet."""
    with session_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


def said(desktop: Desktop) -> str:
    """What the bar of messages says."""
    return desktop.window.messages.text.text()


def test_the_desktops_key_opens_the_quick_search(
    bus: str, open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """The person is told which key it is; it is there at the next start without a word."""
    portal, desktop = Portal(bus), open_desktop()
    assert portal.asked == []
    desktop.menus.desktop_key.trigger()
    qtbot.waitUntil(lambda: "Meta+Alt+Space" in said(desktop))
    assert [(name, told["description"][1]) for name, told in portal.asked] == [
        ("quick_search", "Quick search")
    ]
    pressed: list[None] = []
    desktop.system.key.key.pressed.connect(lambda: pressed.append(None))
    portal.press("another")
    portal.press("quick_search")
    qtbot.waitUntil(lambda: desktop.system.quick.window is not None)
    assert len(pressed) == 1
    desktop.close()

    again = open_desktop()
    qtbot.waitUntil(lambda: len(portal.asked) == 2)
    portal.press("quick_search")
    qtbot.waitUntil(lambda: again.system.quick.window is not None)
    assert said(again) == ""
    portal.close()


@pytest.mark.parametrize("has_portal", [True, False])
def test_a_desktop_that_gives_no_key_is_told_how_else(
    bus: str, open_desktop: OpenDesktop, qtbot: QtBot, has_portal: bool
) -> None:
    """Where the person declines, or there is no portal; at the next start nobody is asked again."""
    portal = Portal(bus, agrees=False) if has_portal else None
    desktop = open_desktop()
    desktop.menus.desktop_key.trigger()
    qtbot.waitUntil(lambda: "triptych-gui --quick-search" in said(desktop))
    desktop.close()
    assert open_desktop().system.key.key._connection is None
    if portal is not None:
        portal.close()


def test_without_a_bus_it_is_said_at_once(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a session that is no desktop's."""
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    desktop.menus.desktop_key.trigger()
    assert "triptych-gui --quick-search" in said(desktop)
