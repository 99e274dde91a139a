"""The files of a library that is served elsewhere, for the window: as copies, or to be played."""

from __future__ import annotations

from collections.abc import Callable

from ..api.connection import Connection
from ..errors import UserError
from ..language import tr
from ..types import Item
from .copies import Copies, name_of
from .refusals import refusal_line
from .relay import Relay
from .view import ServedView


class ServedFiles:
    """Where the files of one library are to be had. Any thread may ask, and waits for the server.

    Raises:
        UserError: the server is away, or does not give a file.
    """

    def __init__(self, server: Connection, view: ServedView) -> None:
        self._server = server
        self._view = view
        self._copies = Copies(server)
        self._relay = Relay(server)

    @property
    def address(self) -> str:
        """The server's."""
        return self._server.address

    @property
    def refusal(self) -> str:
        """What is said of what is done where the library lies alone."""
        return refusal_line(self._server.address)

    def has(self, path: str) -> bool:
        """Whether a path is that of a file there, and not of one here."""
        # One that was removed there is not looked for here, where another may lie.
        return self._view.has_told_of(path) or self._view.find(path) is not None

    def bring(self, path: str, cancelled: Callable[[], bool]) -> str:
        """Where a copy of a file lies here."""
        return self._copies.bring(self._item(path), cancelled)

    def stream(self, path: str) -> str:
        """The address at which a player here reads a file, part by part."""
        return self._relay.address_of(self._item(path).id, path)

    def close(self) -> None:
        """Remove all copies."""
        self._relay.close()
        self._copies.close()

    def _item(self, path: str) -> Item:
        item_id = self._view.find(path)
        found = self._view.items([item_id]) if item_id is not None else []
        if not found:
            raise UserError(tr("The library has no {name} any more.", name=name_of(path)))
        return found[0]
