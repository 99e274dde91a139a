"""A key of the whole desktop, which the desktop's portal gives where it has one.

The desktop asks the person which key it is to be, and remembers it:
https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.GlobalShortcuts.html
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from .session_bus import open_session_bus

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

_BUS_NAME, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_REGISTRY = "org.freedesktop.host.portal.Registry"
_SHORTCUTS, _REQUEST = "org.freedesktop.portal.GlobalShortcuts", "org.freedesktop.portal.Request"
# The name of the entry in its menus, by which it knows programs that come from no store.
_PROGRAM = "triptych"
# What the desktop may take; the person may choose another.
_SUGGESTED = "LOGO+ALT+space"

Results = dict[str, tuple[str, Any]]


class DesktopKey(QObject):
    """Asks for one key, and tells when it is pressed.

    Args:
        name: what the desktop remembers the key by.

    Signals:
        bound(str): the desktop's words for the key; empty where it has not said which.
        refused(): the person wants none, or this desktop gives none.
        pressed(): wherever the person is.
    """

    bound = Signal(str)
    refused = Signal()
    pressed = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._connection: DBusConnection | None = None
        self._calls: set[int] = set()
        self._tokens = count()
        self._answers: dict[str, Callable[[Results], None]] = {}

    def ask(self, description: str) -> None:
        """Ask for the key; it is described to the person, and comes or not some time later."""
        self.close()
        try:
            self._connection = self._connected()
        except OSError:
            self.refused.emit()
            return
        session = self._token()
        options = {"session_handle_token": ("s", session)}
        then = partial(self._bind, description)
        self._call("CreateSession", "a{sv}", (), options, then)

    def close(self) -> None:
        """Give the key back."""
        if self._connection is not None:
            self._notifier.setEnabled(False)
            self._connection.close()
        self._connection = None
        self._answers.clear()
        self._calls.clear()

    def _connected(self) -> DBusConnection:
        # A desktop that gives no keys has no use for it.
        from jeepney import DBusAddress, MatchRule, message_bus, new_method_call  # noqa: PLC0415

        connection = open_session_bus()
        for interface in (_REQUEST, _SHORTCUTS):
            rule = MatchRule(type="signal", sender=_BUS_NAME, interface=interface)
            connection.send(message_bus.AddMatch(rule))
        # Older portals lack it, and some then give keys nevertheless.
        registry = DBusAddress(_PATH, _BUS_NAME, _REGISTRY)
        connection.send(new_method_call(registry, "Register", "sa{sv}", (_PROGRAM, {})))
        socket, kind = connection.sock.fileno(), QSocketNotifier.Type.Read
        self._notifier = QSocketNotifier(socket, kind, self)
        self._notifier.activated.connect(self._read)
        return connection

    def _token(self) -> str:
        return f"triptych_{self._name}_{next(self._tokens)}"

    def _call(
        self,
        method: str,
        signature: str,
        body: tuple[object, ...],
        options: Results,
        then: Callable[[Results], None],
    ) -> None:
        """Ask the portal, which answers by a signal from a path that is known before."""
        from jeepney import DBusAddress, new_method_call  # noqa: PLC0415

        assert self._connection is not None
        token, sender = self._token(), self._connection.unique_name[1:].replace(".", "_")
        self._answers[f"{_PATH}/request/{sender}/{token}"] = then
        portal = DBusAddress(_PATH, _BUS_NAME, _SHORTCUTS)
        told = (*body, options | {"handle_token": ("s", token)})
        serial = next(self._connection.outgoing_serial)
        self._calls.add(serial)
        self._connection.send(new_method_call(portal, method, signature, told), serial)

    def _bind(self, description: str, created: Results) -> None:
        session = created["session_handle"][1]
        shortcut = {"description": ("s", description), "preferred_trigger": ("s", _SUGGESTED)}
        body = (session, [(self._name, shortcut)], "")
        self._call("BindShortcuts", "oa(sa{sv})sa{sv}", body, {}, self._tell)

    def _tell(self, results: Results) -> None:
        given = dict(results.get("shortcuts", ("", []))[1]).get(self._name, {})
        self.bound.emit(given.get("trigger_description", ("s", ""))[1])

    def _read(self) -> None:
        """Take what has come."""
        while self._connection is not None:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            except OSError:
                # The session of the desktop ends.
                self.close()
                return
            self._take(message)

    def _take(self, message: Message) -> None:
        from jeepney import HeaderFields, MessageType  # noqa: PLC0415

        fields = message.header.fields
        if message.header.message_type is MessageType.error:
            if fields.get(HeaderFields.reply_serial) in self._calls:
                self._refuse()
        elif fields.get(HeaderFields.member) == "Response":
            self._answer(fields.get(HeaderFields.path, ""), *message.body)
        elif fields.get(HeaderFields.member) == "Activated" and message.body[1] == self._name:
            self.pressed.emit()

    def _answer(self, path: str, code: int, results: Results) -> None:
        if (then := self._answers.pop(path, None)) is None:
            return
        if code:
            self._refuse()
        else:
            then(results)

    def _refuse(self) -> None:
        self.close()
        self.refused.emit()
