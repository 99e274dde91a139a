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
# Signals, each with the types of what it tells.
_RESPONSE, _ACTIVATED = ("Response", "ua{sv}"), ("Activated", "osta{sv}")
# The answer of a person who does not want what was asked for.
_DECLINED = 1
# What the path of a session is told as: a mistake of the first portals that later ones keep.
_PATH_KINDS = ("s", "o")
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
        declined(): the person wants none.
        refused(): this desktop gives none, or something went wrong with it.
        pressed(): wherever the person is.
    """

    bound = Signal(str)
    declined = Signal()
    refused = Signal()
    pressed = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._connection: DBusConnection | None = None
        self._notifier: QSocketNotifier | None = None
        self._calls: set[int] = set()
        self._tokens = count()
        self._answers: dict[str, Callable[[Results], None]] = {}

    def ask(self, description: str) -> None:
        """Ask for the key; it is described to the person, and comes or not some time later."""
        self.close()
        try:
            self._connection = connection = open_session_bus()
            self._listen(connection)
            options = {"session_handle_token": ("s", self._token())}
            then = partial(self._bind, description)
            self._call("CreateSession", "a{sv}", (), options, then)
        except OSError:
            self._refuse()

    def close(self) -> None:
        """Give the key back."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
        if self._connection is not None:
            self._connection.close()
        self._connection = self._notifier = None
        self._answers.clear()
        self._calls.clear()

    def _listen(self, connection: DBusConnection) -> None:
        """Have it told here what the portal says, and who we are told there."""
        # A desktop that gives no keys has no use for it.
        from jeepney import DBusAddress, MatchRule, message_bus, new_method_call  # noqa: PLC0415

        self._notifier = QSocketNotifier(connection.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        for interface in (_REQUEST, _SHORTCUTS):
            rule = MatchRule(type="signal", sender=_BUS_NAME, interface=interface)
            connection.send(message_bus.AddMatch(rule))
        # Older portals lack it, and some then give keys nevertheless.
        registry = DBusAddress(_PATH, _BUS_NAME, _REGISTRY)
        connection.send(new_method_call(registry, "Register", "sa{sv}", (_PROGRAM, {})))

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
        kind, session = created.get("session_handle", ("", ""))
        if kind not in _PATH_KINDS:
            self._refuse()
            return
        shortcut = {"description": ("s", description), "preferred_trigger": ("s", _SUGGESTED)}
        body = (session, [(self._name, shortcut)], "")
        self._call("BindShortcuts", "oa(sa{sv})sa{sv}", body, {}, self._tell)

    def _tell(self, results: Results) -> None:
        kind, given = results.get("shortcuts", ("", []))
        of_key = dict(given).get(self._name, {}) if kind == "a(sa{sv})" else {}
        kind, words = of_key.get("trigger_description", ("", ""))
        self.bound.emit(words if kind == "s" else "")

    def _read(self) -> None:
        """Take what has come."""
        try:
            while self._connection is not None:
                self._take(self._connection.receive(timeout=0))
        except TimeoutError:
            return
        except OSError:
            # The session of the desktop ends.
            if self._answers:
                self._refuse()
            else:
                self.close()

    def _take(self, message: Message) -> None:
        from jeepney import HeaderFields, MessageType  # noqa: PLC0415

        fields = message.header.fields
        kind = fields.get(HeaderFields.member), fields.get(HeaderFields.signature)
        if message.header.message_type is MessageType.error:
            if fields.get(HeaderFields.reply_serial) in self._calls:
                self._refuse()
        elif kind == _RESPONSE:
            self._answer(fields.get(HeaderFields.path, ""), *message.body)
        elif kind == _ACTIVATED and message.body[1] == self._name:
            self.pressed.emit()

    def _answer(self, path: str, code: int, results: Results) -> None:
        if (then := self._answers.pop(path, None)) is None:
            return
        if code == _DECLINED:
            self.close()
            self.declined.emit()
        elif code:
            self._refuse()
        else:
            then(results)

    def _refuse(self) -> None:
        self.close()
        self.refused.emit()
