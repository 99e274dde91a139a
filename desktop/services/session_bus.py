"""The message bus of the desktop's session, for what Qt cannot write to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection


def open_session_bus() -> DBusConnection:
    """Connect to it, or give up after a moment.

    Raises:
        OSError: this session has none, or nobody answers there.
    """
    # Not with the window, which seldom has a use for it.
    from .bus_connection import connect  # noqa: PLC0415

    return connect()
