"""The person's other programs: open a file in its own, show it in the file manager.

Whether the file is there and answers has to be asked before, since Qt does not ask.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication, QSocketNotifier, QUrl
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher
from PySide6.QtGui import QDesktopServices

from engine.errors import UserError
from engine.language import tr

_MANAGER = "org.freedesktop.FileManager1"
_ANSWER_MS = 10_000
# Exit codes of xdg-open: no program for it was found, or what was found failed.
_NOTHING_OPENED = (3, 4)
_OPENING_SECONDS = 10.0


def open_file(path: str, on_error: Callable[[UserError], None]) -> None:
    """Open a file in the program that the system chose for it.

    Returns at once; `on_error` hears where no program opens it.
    """
    told = tr("No program on this computer opens {name}.", name=PurePath(path).name)
    _open(path, lambda: on_error(UserError(told)))


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
    told = tr("No file manager was found to show {folder}.", folder=folder)
    _open(folder, lambda: on_error(UserError(told)))


def find_launcher() -> str | None:
    """What Qt would start on Linux, without waiting for what becomes of it."""
    return shutil.which("xdg-open") if sys.platform == "linux" else None


def _open(path: str, on_failure: Callable[[], None]) -> None:
    if (launcher := find_launcher()) is not None:
        _launch([launcher, path], on_failure)
    elif not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
        on_failure()


def _launch(command: list[str], on_failure: Callable[[], None]) -> None:
    """Start a launcher that outlives this window, and hear whether it found a program."""
    silent, begun = subprocess.DEVNULL, time.monotonic()
    try:
        process = subprocess.Popen(
            command, stdin=silent, stdout=silent, stderr=silent, start_new_session=True
        )
    except OSError:
        on_failure()
        return
    try:
        handle = os.pidfd_open(process.pid)
    except (AttributeError, OSError):
        # Linux before 5.3 has none, nor has a Python that was built for one, as that of uv: what
        # became of it is not heard.
        threading.Thread(target=process.wait, daemon=True).start()
        return
    ended = QSocketNotifier(handle, QSocketNotifier.Type.Read, QCoreApplication.instance())

    def finish() -> None:
        ended.setEnabled(False)
        ended.deleteLater()
        os.close(handle)
        # Some launchers last as long as the program; how that ends is its own affair.
        has_failed = process.wait() in _NOTHING_OPENED
        if has_failed and time.monotonic() - begun < _OPENING_SECONDS:
            on_failure()

    ended.activated.connect(finish)
