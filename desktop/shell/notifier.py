"""Shows lines outside of the window: by the icon in the tray, or else as desktops of Linux do."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSystemTrayIcon

from ..services.session_bus import open_session_bus

if TYPE_CHECKING:
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
        # Desktops take away what a program told once it is gone from the bus.
        self._bus: DBusConnection | None = None

    def tell(self, text: str) -> None:
        """Show a line; returns at once."""
        if self._tray.isVisible():
            self._tray.showMessage(_TITLE, text, self._tray.icon())
        elif sys.platform == "linux":
            threading.Thread(target=self._notify, args=(text,), daemon=True).start()

    def close(self) -> None:
        """Leave the bus."""
        if self._bus is not None:
            self._bus.close()

    def _notify(self, text: str) -> None:
        # Not with the window: few are told anything.
        from jeepney import DBusAddress, new_method_call  # noqa: PLC0415

        address = DBusAddress("/org/freedesktop/Notifications", _SERVICE, _SERVICE)
        buttons: list[str] = []
        hints: dict[str, object] = {}
        body = (_TITLE, 0, _ICON, _TITLE, text, buttons, hints, _AS_LONG_AS_OTHERS)
        try:
            self._bus = self._bus or open_session_bus()
            self._bus.send(new_method_call(address, "Notify", _SIGNATURE, body))
        except OSError as error:
            _log.info("nobody takes notifications: %r", error)
