"""Showing a file in the file manager, over a real message bus, without ever waiting for it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtCore import ClassInfo, QObject, Slot
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from desktop.shell.other_programs import reveal_by_dbus

SERVICE = "org.freedesktop.FileManager1"
PLACE = "/org/freedesktop/FileManager1"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a message bus of the tests' own."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("dbus-daemon is not installed")
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


@pytest.fixture
def bus(address: str, qapp: object) -> Iterator[QDBusConnection]:
    """A connection to that bus."""
    yield QDBusConnection.connectToBus(address, "window")
    QDBusConnection.disconnectFromBus("window")


@ClassInfo(**{"D-Bus Interface": SERVICE})
class FileManager(QObject):
    """Keeps what it was asked to show."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    @Slot("QStringList", str)
    def ShowItems(self, addresses: list[str], startup: str) -> None:  # noqa: N802 (as it is asked)
        self.shown += addresses


@pytest.fixture(scope="session")
def kept() -> list[FileManager]:
    """What lives as long as the tests do."""
    return []


@pytest.fixture
def manager(address: str, kept: list[FileManager]) -> Iterator[FileManager]:
    """A file manager on that bus, in the thread of the window: it answers once that is free."""
    manager = FileManager()
    connection = QDBusConnection.connectToBus(address, "manager")
    flags = QDBusConnection.RegisterOption.ExportAllSlots
    assert connection.registerObject(PLACE, manager, flags)
    assert connection.registerService(SERVICE)
    yield manager
    QDBusConnection.disconnectFromBus("manager")
    # The thread of the bus lets go of it some time after it was disconnected.
    kept.append(manager)


def test_a_file_manager_is_asked_and_not_waited_for(
    bus: QDBusConnection, manager: FileManager, qtbot: QtBot
) -> None:
    """It is told the file, when it comes to that; meanwhile the window goes on."""
    failed: list[bool] = []
    reveal_by_dbus(bus, "/media/a b.png", lambda: failed.append(True))
    assert (manager.shown, failed) == ([], [])
    qtbot.waitUntil(lambda: manager.shown == ["file:///media/a%20b.png"])
    assert failed == []


def test_where_there_is_no_file_manager_something_else_is_done(
    bus: QDBusConnection, qtbot: QtBot
) -> None:
    """The bus says that nobody is there, and the caller is told."""
    failed: list[bool] = []
    reveal_by_dbus(bus, "/media/a.png", lambda: failed.append(True))
    assert failed == []
    qtbot.waitUntil(lambda: failed == [True])


def test_without_a_bus_something_else_is_done_at_once(qapp: object) -> None:
    """A desktop without a message bus has no file manager to ask."""
    failed: list[bool] = []
    reveal_by_dbus(QDBusConnection("none"), "/media/a.png", lambda: failed.append(True))
    assert failed == [True]
