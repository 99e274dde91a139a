"""Counts the kinds of what a person opens out of a search, where all kinds were to choose from."""

from __future__ import annotations

from collections.abc import Callable

from engine.query.kinds import named_in
from engine.service.messages import NoteOpened
from engine.types import Filters, Item, Query

from .session import SearchSession


class Openings:
    """Tells the engine of an opened file no more than its kind, once for each search.

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
        if self.is_on and _leaves_kind_open(query) and (query, item.id) not in self._noted:
            self._noted.add((query, item.id))
            self._send(NoteOpened(item.modality))


def _leaves_kind_open(query: Query) -> bool:
    """Whether words alone are looked for, which name no kind."""
    is_typed = bool(query.typed) and not any(term.is_file for term in query.terms)
    return is_typed and query.filters == Filters() and not named_in(query)
