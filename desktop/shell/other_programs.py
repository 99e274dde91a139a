"""The person's other programs: open a file in its own, show it in the file manager.

Whether the file is there and answers has to be asked before, since Qt does not ask.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtCore import QUrl
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
from PySide6.QtGui import QDesktopServices

from engine.errors import UserError
from engine.language import tr

_MANAGER = "org.freedesktop.FileManager1"
_ANSWER_MS = 10_000


def open_file(path: str) -> None:
    """Open a file in the program that the system chose for it.

    Raises:
        UserError: no program opens it.
    """
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
        raise UserError(tr("No program on this computer opens {name}.", name=PurePath(path).name))


def reveal_file(path: str, on_error: Callable[[UserError], None]) -> None:
    """Show a file in the file manager, or its folder where the manager cannot mark files.

    Returns at once; `on_error` hears where there is no file manager.
    """
    if sys.platform == "win32":
        subprocess.Popen(["explorer", "/select,", path])
    elif sys.platform == "darwin":
        subprocess.Popen(["open", "-R", path])
    else:
        bus = QDBusConnection.sessionBus()
        reveal_by_dbus(bus, path, lambda: _open_folder(path, on_error))


def reveal_by_dbus(bus: QDBusConnection, path: str, otherwise: Callable[[], None]) -> None:
    """Ask the desktop's file manager to mark the file, which may take its time to start."""
    if not bus.isConnected():
        otherwise()
        return
    call = QDBusMessage.createMethodCall(
        _MANAGER, "/org/freedesktop/FileManager1", _MANAGER, "ShowItems"
    )
    address = QUrl.fromLocalFile(path).toString(QUrl.ComponentFormattingOption.FullyEncoded)
    call.setArguments([[address], ""])
    watcher = QDBusPendingCallWatcher(bus.asyncCall(call, _ANSWER_MS))

    def finish() -> None:
        if watcher.isError():
            otherwise()
        watcher.deleteLater()

    watcher.finished.connect(finish)


def _open_folder(path: str, on_error: Callable[[UserError], None]) -> None:
    folder = str(PurePath(path).parent)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
        told = tr("No file manager was found to show {folder}.", folder=folder)
        on_error(UserError(told))
