"""Showing a file in the file manager, over a real message bus, without ever waiting for it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import IO

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot
from session_bus import session_bus

from desktop.shell.other_programs import reveal_by_dbus


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a message bus of the tests' own."""
    with session_bus() as address:
        yield address


@pytest.fixture
def bus(address: str, qapp: object) -> Iterator[QDBusConnection]:
    """A connection to that bus."""
    yield QDBusConnection.connectToBus(address, "window")
    QDBusConnection.disconnectFromBus("window")


# In a process of its own: the thread of the bus would wait for Python's lock, which the thread that
# waits for the bus may hold.
_FILE_MANAGER = """
import sys
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection

@ClassInfo(**{"D-Bus Interface": "org.freedesktop.FileManager1"})
class FileManager(QObject):
    @Slot("QStringList", str)
    def ShowItems(self, addresses, startup):
        print(*addresses, flush=True)

application, manager = QCoreApplication([]), FileManager()
connection = QDBusConnection.connectToBus(sys.argv[1], "manager")
flags = QDBusConnection.RegisterOption.ExportAllSlots
assert connection.registerObject("/org/freedesktop/FileManager1", manager, flags)
assert connection.registerService("org.freedesktop.FileManager1")
print("ready", flush=True)
application.exec()
"""


@pytest.fixture
def shown(address: str) -> Iterator[IO[str]]:
    """What a file manager on that bus was asked to show, a line each time."""
    command = [sys.executable, "-c", _FILE_MANAGER, address]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as manager:
        assert manager.stdout is not None
        assert manager.stdout.readline() == "ready\n"
        yield manager.stdout
        manager.kill()


def test_a_file_manager_is_asked_and_not_waited_for(bus: QDBusConnection, shown: IO[str]) -> None:
    """It is told the file, though nobody waits for its answer."""
    failed: list[bool] = []
    reveal_by_dbus(bus, "/media/a b.png", lambda: failed.append(True))
    assert shown.readline() == "file:///media/a%20b.png\n"
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
