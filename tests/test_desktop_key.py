"""The key of the whole desktop: asked for on a real bus, of a portal that gives it or does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from desktop_support import OFFSCREEN_NOISE, OpenDesktop
from PySide6.QtCore import QSocketNotifier, Qt
from pytestqt.qtbot import QtBot
from session_bus import session_bus

from desktop.pages import PageName
from desktop.services.desktop_key import DesktopKey
from desktop.shell.app import Desktop

pytest_plugins = ("desktop_fixtures",)
pytestmark = OFFSCREEN_NOISE
portals = pytest.importorskip("desktop_portal", reason="elsewhere no desktop gives keys")
Portal = portals.Portal
NO_KEY = "triptych-gui --quick-search"


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
    portal = Portal(bus, code=1) if has_portal else None
    desktop = open_desktop()
    desktop.menus.desktop_key.trigger()
    qtbot.waitUntil(lambda: NO_KEY in said(desktop))
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
    assert NO_KEY in said(desktop)


@pytest.mark.parametrize(("code", "asks_again"), [(1, False), (2, True)])
def test_who_declines_at_a_start_is_not_asked_at_the_next(
    bus: str, open_desktop: OpenDesktop, qtbot: QtBot, code: int, asks_again: bool
) -> None:
    """And not told of it; a portal that fails is asked again, since the person wants the key."""
    portal, desktop = Portal(bus), open_desktop()
    with qtbot.waitSignal(desktop.system.key.key.bound):
        desktop.menus.desktop_key.trigger()
    desktop.close()
    portal.code = code
    second = open_desktop()
    qtbot.waitUntil(lambda: second.system.key.key._connection is None)
    assert said(second) == ""
    assert second.menus.no_desktop_key.isVisible() is asks_again
    second.close()
    third = open_desktop()
    assert (third.system.key.key._connection is not None) is asks_again
    portal.close()


def test_a_key_is_turned_off_in_the_settings(
    bus: str, open_desktop: OpenDesktop, qtbot: QtBot
) -> None:
    """By a button that is there while there is a key; the bus is left, and so at the next start."""
    portal, desktop = Portal(bus), open_desktop()
    desktop.window.show_pages(PageName.SETTINGS)
    button = desktop.window.pages.settings.no_desktop_key
    assert button.isHidden()
    with qtbot.waitSignal(desktop.system.key.key.bound):
        desktop.menus.desktop_key.trigger()
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isHidden()
    assert said(desktop) == "No key of the whole desktop opens the quick search now."
    assert_is_left(desktop.system.key.key, qtbot)
    desktop.close()
    assert open_desktop().system.key.key._connection is None
    portal.close()


@pytest.mark.parametrize(
    ("code", "results"),
    [(2, {}), (0, {"CreateSession": {}}), (0, {"CreateSession": {"session_handle": ("u", 7)}})],
    ids=["fails", "no session", "odd session"],
)
def test_a_portal_that_fails_is_told_once_and_left(
    bus: str, open_desktop: OpenDesktop, qtbot: QtBot, code: int, results: dict[str, Any]
) -> None:
    """With one line, and nothing of the attempt is kept."""
    portal, desktop = Portal(bus, code=code, results=results), open_desktop()
    key, told = desktop.system.key.key, list[None]()
    key.refused.connect(lambda: told.append(None))
    desktop.menus.desktop_key.trigger()
    qtbot.waitUntil(lambda: NO_KEY in said(desktop))
    assert len(told) == 1
    assert_is_left(key, qtbot)
    portal.close()


@pytest.mark.parametrize(
    "shortcuts",
    [("s", "Meta+K"), ("a(sa{sv})", [("quick_search", {"trigger_description": ("u", 7)})])],
    ids=["no list", "no words"],
)
def test_a_key_that_is_told_oddly_is_a_key_without_a_name(
    bus: str, open_desktop: OpenDesktop, qtbot: QtBot, shortcuts: tuple[str, object]
) -> None:
    """The person chose it, and knows which it is."""
    portal = Portal(bus, results={"BindShortcuts": {"shortcuts": shortcuts}})
    desktop = open_desktop()
    desktop.menus.desktop_key.trigger()
    qtbot.waitUntil(lambda: "the key that you chose" in said(desktop))
    portal.close()


def test_a_bus_that_goes_as_it_is_written_to_is_as_none(
    own_desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The session may end between two words to it."""
    with session_bus() as address:
        connection = portals.open_dbus_connection(address)
    monkeypatch.setattr("desktop.services.desktop_key.open_session_bus", lambda: connection)
    own_desktop.menus.desktop_key.trigger()
    assert NO_KEY in said(own_desktop)
    assert connection.sock.fileno() == -1
    assert_is_left(own_desktop.system.key.key, qtbot)


def test_a_bus_that_goes_before_the_answer_is_told_of(
    desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The person has asked, and is answered."""
    with session_bus() as address, portals.open_dbus_connection(address) as portal:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        portal.send_and_get_reply(portals.message_bus.RequestName(portals.BUS_NAME))
        desktop.menus.desktop_key.trigger()
        # Nobody answers what has come here.
        portal.receive(timeout=30)
        assert said(desktop) == ""
    qtbot.waitUntil(lambda: NO_KEY in said(desktop))
    assert_is_left(desktop.system.key.key, qtbot)


def test_a_session_that_ends_takes_the_key_without_a_word(
    own_desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desktop goes, and all of it ends."""
    key = own_desktop.system.key.key
    with session_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        portal = Portal(address)
        with qtbot.waitSignal(key.bound):
            own_desktop.menus.desktop_key.trigger()
        portal.close()
        before = said(own_desktop)
    qtbot.waitUntil(lambda: key._connection is None)
    assert said(own_desktop) == before
    assert_is_left(key, qtbot)


def assert_is_left(key: DesktopKey, qtbot: QtBot) -> None:
    """Neither the bus nor who listened to it is kept."""
    assert key._connection is None
    qtbot.waitUntil(lambda: not key.findChildren(QSocketNotifier))
