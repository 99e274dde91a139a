"""Lines that are told outside of the window, by the desktop's own notifications on a real bus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from session_bus import session_bus

from desktop.shell.notifier import Notifier

jeepney = pytest.importorskip("jeepney", reason="elsewhere the icon in the tray tells it")
blocking = pytest.importorskip("jeepney.io.blocking")


@pytest.fixture
def notifier(qapp: QApplication) -> Iterator[Notifier]:
    """Who tells lines on a desktop without a tray."""
    notifier = Notifier(QSystemTrayIcon())
    yield notifier
    notifier.close()
    if notifier._thread is not None:
        notifier._thread.join()


@contextmanager
def notification_service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Any]]:
    """A bus for this session alone, and the next call of who takes notices there."""
    with session_bus() as address, blocking.open_dbus_connection(address) as desktop:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        desktop.send_and_get_reply(jeepney.message_bus.RequestName("org.freedesktop.Notifications"))

        def take() -> Any:
            while (
                call := desktop.receive(timeout=30)
            ).header.message_type is jeepney.MessageType.signal:
                pass
            return call

        yield take


def test_a_notice_reaches_the_service_of_a_desktop(
    notifier: Notifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In just the types that it takes: it would refuse all others without a word."""
    with notification_service(monkeypatch) as take:
        notifier.tell("Indexing is done.")
        call = take()
    assert call.header.fields[jeepney.HeaderFields.member] == "Notify"
    assert call.header.fields[jeepney.HeaderFields.signature] == "susssasa{sv}i"
    assert call.body == ("Triptych", 0, "triptych", "Triptych", "Indexing is done.", [], {}, -1)


def test_notices_come_in_order_by_one_connection(
    notifier: Notifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However soon one follows the other."""
    lines = [f"Number {number}." for number in range(5)]
    with notification_service(monkeypatch) as take:
        for line in lines:
            notifier.tell(line)
        calls = [take() for _ in lines]
    assert [call.body[4] for call in calls] == lines
    assert len({call.header.fields[jeepney.HeaderFields.sender] for call in calls}) == 1


def test_notices_are_told_again_once_there_is_a_bus_again(
    notifier: Notifier, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What is told meanwhile is lost, and nothing else."""
    with notification_service(monkeypatch) as take:
        notifier.tell("Before.")
        take()
    with caplog.at_level("INFO"), notification_service(monkeypatch) as take:
        notifier.tell("To the one that has gone.")
        notifier.tell("After.")
        assert take().body[4] == "After."
    assert "nobody takes notifications" in caplog.text


def test_without_a_desktop_a_notice_is_left(
    notifier: Notifier, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """There is nobody to tell, which is no fault."""
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    with caplog.at_level("INFO"):
        notifier.tell("Indexing is done.")
        notifier.close()
        assert notifier._thread is not None
        notifier._thread.join()
    assert "nobody takes notifications" in caplog.text
