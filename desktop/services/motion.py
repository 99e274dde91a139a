"""Whether the person wants little motion, as far as the system tells.

Qt tells it from version 6.12 on. Before that it is asked of the portal of a Linux desktop, in GNOME
also as animations that were turned off:
https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant
from PySide6.QtGui import QGuiApplication

_NAME, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_SETTINGS = "org.freedesktop.portal.Settings"
_ANSWER_MS = 3000
# Settings, each with its value where little motion is wanted.
_WISHES = (
    ("org.freedesktop.appearance", "reduced-motion", 1),
    ("org.gnome.desktop.interface", "enable-animations", False),
)
_Wishes = Sequence[tuple[str, str, object]]


class MotionWish(QObject):
    """Asks for the wish whenever the person comes to the window, maybe from where it is set.

    Args:
        connect: gives the message bus of the session.

    Signals:
        told(bool): little motion is wanted, or as much as ever.
    """

    told = Signal(bool)

    def __init__(
        self,
        parent: QObject | None = None,
        connect: Callable[[], QDBusConnection] = QDBusConnection.sessionBus,
    ) -> None:
        super().__init__(parent)
        self._connect = connect
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._on_state)

    def ask(self) -> None:
        """Have it told, where the system tells it: now or a moment later."""
        if (motion := _of_qt()) is not None:
            self.told.emit(motion)
        elif sys.platform == "linux" and (bus := self._connect()).isConnected():
            self._ask_portal(bus, _WISHES)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.ask()

    def _ask_portal(self, bus: QDBusConnection, wishes: _Wishes) -> None:
        """Ask for one setting after the other, until little motion is wanted by one."""
        group, key, wanted = wishes[0]
        call = QDBusMessage.createMethodCall(_NAME, _PATH, _SETTINGS, "Read")
        call.setArguments([group, key])
        watcher = QDBusPendingCallWatcher(bus.asyncCall(call, _ANSWER_MS), self)

        def take() -> None:
            told = [] if watcher.isError() else watcher.reply().arguments()
            value = _bare(told[0]) if told else None
            watcher.deleteLater()
            if value != wanted and len(wishes) > 1:
                self._ask_portal(bus, wishes[1:])
            else:
                self.told.emit(value == wanted)

        watcher.finished.connect(take)


def _of_qt() -> bool | None:
    """What Qt knows of the wish; nothing before 6.12."""
    accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)
    preference = getattr(accessibility and accessibility(), "motionPreference", None)
    return None if preference is None else bool(preference().value)


def _bare(value: Any) -> Any:
    """A value as the portal tells it, which wraps it twice."""
    while isinstance(value, QDBusVariant):
        value = value.variant()
    return value
