"""Shows lines outside of the window: by the icon in the tray, or else as desktops of Linux do."""

from __future__ import annotations

import logging
import sys
import threading
from queue import SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSystemTrayIcon

from ..services.session_bus import open_session_bus

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

_log = logging.getLogger(__name__)
_TITLE = "Triptych"
_ICON = "triptych"
_SERVICE = "org.freedesktop.Notifications"
# Application, what it takes the place of, icon, title, text, buttons, hints, milliseconds.
_SIGNATURE = "susssasa{sv}i"
_AS_LONG_AS_OTHERS = -1


class Notifier:
    """Tells lines; where a system has no way to, they are not told."""

    def __init__(self, tray: QSystemTrayIcon) -> None:
        self._tray = tray
        # None is the end.
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def tell(self, text: str) -> None:
        """Show a line; returns at once."""
        if self._tray.isVisible():
            self._tray.showMessage(_TITLE, text, self._tray.icon())
        elif sys.platform == "linux":
            self._lines.put(text)
            self._begin()

    def close(self) -> None:
        """Leave the bus."""
        self._lines.put(None)

    def _begin(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=_notify, args=(self._lines,), daemon=True)
            self._thread.start()


def _notify(lines: SimpleQueue[str | None]) -> None:
    """Tell lines to the desktop as they come, by one connection until it fails."""
    bus: DBusConnection | None = None
    while (text := lines.get()) is not None:
        try:
            # Desktops take away what a program told once it is gone from the bus.
            bus = bus or open_session_bus()
            bus.send(_message(text))
        except OSError as error:
            _log.info("nobody takes notifications: %r", error)
            _leave(bus)
            bus = None
    _leave(bus)


def _leave(bus: DBusConnection | None) -> None:
    if bus is not None:
        bus.close()


def _message(text: str) -> Message:
    # Not with the window: few are told anything.
    from jeepney import DBusAddress, new_method_call  # noqa: PLC0415

    address = DBusAddress("/org/freedesktop/Notifications", _SERVICE, _SERVICE)
    buttons: list[str] = []
    hints: dict[str, object] = {}
    body = (_TITLE, 0, _ICON, _TITLE, text, buttons, hints, _AS_LONG_AS_OTHERS)
    return new_method_call(address, "Notify", _SIGNATURE, body)
