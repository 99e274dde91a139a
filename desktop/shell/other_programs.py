"""The person's other programs: open a file in its own, show it in the file manager."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage
from PySide6.QtGui import QDesktopServices

from engine.errors import UserError


def open_file(path: str) -> None:
    """Open a file in the program that the system chose for it.

    Raises:
        UserError: the file is gone, or no program opens it.
    """
    _require(path)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
        raise UserError(f"No program on this computer opens {Path(path).name}.")


def reveal_file(path: str) -> None:
    """Show a file in the file manager, or its folder where the manager cannot mark files.

    Raises:
        UserError: the file is gone, or there is no file manager.
    """
    _require(path)
    if sys.platform == "win32":
        subprocess.Popen(["explorer", "/select,", path])
    elif sys.platform == "darwin":
        subprocess.Popen(["open", "-R", path])
    elif not _reveal_by_dbus(path):
        folder = str(Path(path).parent)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
            raise UserError(f"No file manager was found to show {folder}.")


def _require(path: str) -> None:
    if not Path(path).exists():
        raise UserError(
            f"{Path(path).name} is not there now. Is its drive connected, or was it moved?"
        )


def _reveal_by_dbus(path: str) -> bool:
    """Ask the desktop's file manager to mark the file; False where there is none to ask."""
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    manager = QDBusInterface(
        "org.freedesktop.FileManager1",
        "/org/freedesktop/FileManager1",
        "org.freedesktop.FileManager1",
        bus,
    )
    if not manager.isValid():
        return False
    reply = manager.call("ShowItems", [QUrl.fromLocalFile(path).toString()], "")
    return reply.type() != QDBusMessage.MessageType.ErrorMessage
