"""The message bus of the desktop's session, for what Qt cannot write to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection


def open_session_bus() -> DBusConnection:
    """Connect to it.

    Raises:
        OSError: this session has none, or nobody answers there.
    """
    # Not with the window, which seldom has a use for it.
    from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415

    try:
        return open_dbus_connection("SESSION")
    # No address is told, one of a kind that is not known, or the bus lets nobody in.
    except (KeyError, RuntimeError, ValueError) as error:
        raise ConnectionError(repr(error)) from error
