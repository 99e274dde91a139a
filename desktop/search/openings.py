"""Tells the engine what a person opens, for suggestions and for what searches show first."""

from __future__ import annotations

from collections.abc import Callable

from engine.query.kinds import named_in
from engine.service.opening_messages import NoteOpened
from engine.types import Filters, Item, Query

from .session import SearchSession


class Openings:
    """Tells of each opened file and, once for each search that left the kind open, of its kind.

    Attributes:
        is_on: whether anything is told.
    """

    def __init__(self, send: Callable[[NoteOpened], None], session: SearchSession) -> None:
        self.is_on = True
        self._send = send
        self._session = session
        self._noted: set[tuple[Query, int]] = set()

    def note(self, item: Item) -> None:
        """An item was opened, played or shown in its folder."""
        query = self._session.query
        if not self.is_on:
            return
        counts = _leaves_kind_open(query) and (query, item.id) not in self._noted
        if counts:
            self._noted.add((query, item.id))
        self._send(NoteOpened(item.id, item.modality if counts else None))


def _leaves_kind_open(query: Query) -> bool:
    """Whether words alone are looked for, which name no kind."""
    is_typed = bool(query.typed) and not any(term.is_file for term in query.terms)
    return is_typed and query.filters == Filters() and not named_in(query)
