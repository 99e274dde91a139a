"""A connection to a message bus, which the window waits for no longer than it can be waited for.

Imports jeepney, and so is imported only where a bus is needed.
"""

from __future__ import annotations

from contextlib import ExitStack

from jeepney import DBusErrorResponse, Message
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket

PATIENCE_SECONDS = 2.0


# Jeepney tells no types.
class PatientConnection(DBusConnection):  # type: ignore[misc]
    """Gives up on a bus that hangs, also on the first answer that it has to give."""

    def send_and_get_reply(self, message: Message, *, timeout: float | None = None) -> Message:
        seconds = PATIENCE_SECONDS if timeout is None else timeout
        return super().send_and_get_reply(message, timeout=seconds)


def connect() -> DBusConnection:
    """Connect to the bus of this session.

    Raises:
        OSError: this session has none, or it takes nobody in, or does not answer.
    """
    try:
        socket = prep_socket(get_bus("SESSION"), timeout=PATIENCE_SECONDS)
    # No address is told, one of a kind that is not known, or the bus lets nobody in.
    except (KeyError, RuntimeError, ValueError) as error:
        raise ConnectionError(repr(error)) from error
    with ExitStack() as failed:
        failed.callback(socket.close)
        try:
            connection = PatientConnection(socket)
        # There are too many already.
        except DBusErrorResponse as error:
            raise ConnectionError(repr(error)) from error
        failed.pop_all()
    return connection
