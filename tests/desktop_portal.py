"""The portal of a desktop, which gives keys to programs or refuses, and tells its settings."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

BUS_NAME, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
SHORTCUTS = DBusAddress(PATH, interface="org.freedesktop.portal.GlobalShortcuts")


class Portal:
    """Gives a program the key that it asks for, as its person agrees or does not.

    Args:
        code: how it answers: 0 where the person agrees, 1 where they decline, 2 for all else.
        results: what it answers to some methods in place of what it should.

    Attributes:
        asked: the name of each key, and what is told of it.
    """

    def __init__(
        self, address: str, *, code: int = 0, results: dict[str, dict[str, Any]] | None = None
    ) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.code = code
        self._results = results or {}
        self._connection = open_dbus_connection(address)
        self._connection.send_and_get_reply(message_bus.RequestName(BUS_NAME))
        self._session = ""
        self._sender = ""
        self._thread = threading.Thread(target=_serve, args=(self._connection, self._take))
        self._thread.start()

    def press(self, name: str) -> None:
        """Tell the program that a key was pressed."""
        body = (self._session, name, 7, {})
        self._send(new_signal(SHORTCUTS, "Activated", "osta{sv}", body))

    def close(self) -> None:
        """Leave the bus."""
        # Wakes the thread, whose call it is no longer to read.
        self._connection.sock.shutdown(2)
        self._thread.join()
        self._connection.close()

    def _take(self, message: Message) -> None:
        self._sender = message.header.fields[HeaderFields.sender]
        match message.header.fields[HeaderFields.member]:
            case "CreateSession":
                (options,) = message.body
                self._session = f"{PATH}/session/1/{options['session_handle_token'][1]}"
                self._answer(message, options, {"session_handle": ("s", self._session)})
            case "BindShortcuts":
                session, keys, _, options = message.body
                assert session == self._session
                self.asked += keys
                given = [
                    (name, {"trigger_description": ("s", "Meta+Alt+Space")}) for name, _ in keys
                ]
                self._answer(message, options, {"shortcuts": ("a(sa{sv})", given)})
            case _:
                self._connection.send(new_method_return(message))

    def _answer(self, message: Message, options: dict[str, Any], results: dict[str, Any]) -> None:
        """Return the path of the request, and then tell there what came of it."""
        sender = self._sender[1:].replace(".", "_")
        path = f"{PATH}/request/{sender}/{options['handle_token'][1]}"
        self._connection.send(new_method_return(message, "o", (path,)))
        request = DBusAddress(path, interface="org.freedesktop.portal.Request")
        told = self._results.get(message.header.fields[HeaderFields.member], results)
        body = (self.code, {} if self.code else told)
        self._send(new_signal(request, "Response", "ua{sv}", body))

    def _send(self, signal: Message) -> None:
        signal.header.fields[HeaderFields.destination] = self._sender
        self._connection.send(signal)


class SettingsPortal:
    """Tells programs how the desktop is set.

    Args:
        settings: by group and key, each with its type; one without either is told as nothing.

    Attributes:
        settings: the same; they may be changed.
    """

    def __init__(self, address: str, settings: dict[tuple[str, str], tuple[Any, ...]]) -> None:
        self.settings = settings
        self._connection = open_dbus_connection(address)
        self._connection.send_and_get_reply(message_bus.RequestName(BUS_NAME))
        self._thread = threading.Thread(target=_serve, args=(self._connection, self._take))
        self._thread.start()

    def close(self) -> None:
        """Leave the bus."""
        self._connection.sock.shutdown(2)
        self._thread.join()
        self._connection.close()

    def _take(self, message: Message) -> None:
        if (told := self.settings.get(tuple(message.body))) == ():
            answer = new_method_return(message)
        elif told is not None:
            answer = new_method_return(message, "v", (("v", told),))
        else:
            answer = new_error(message, "org.freedesktop.portal.Error.NotFound")
        self._connection.send(answer)


def _serve(connection: DBusConnection, take: Any) -> None:
    # Until the connection is closed, be it in the midst of an answer.
    with suppress(OSError):
        while True:
            message = connection.receive()
            if message.header.message_type is MessageType.method_call:
                take(message)
