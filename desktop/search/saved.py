"""The saved searches as the window shows them: those of the library, with what was just done.

Until the engine has written a change, it is made to the list that is shown.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from engine.language import tr
from engine.service.saved_search_messages import KeepSearch, RemoveSearch
from engine.types import SavedSearch
from engine.types.saved import with_search, without_search

Change = KeepSearch | RemoveSearch
_LONGEST_NAME = 40


class SavedSearches(QObject):
    """Keeps, renames, moves and removes searches.

    Signals:
        changed(tuple[SavedSearch, ...]): the list is another one now.
    """

    changed = Signal(object)

    def __init__(self, send: Callable[[Change], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._send = send
        self._stored: tuple[SavedSearch, ...] = ()
        self._pending: deque[Change] = deque()

    @property
    def all(self) -> tuple[SavedSearch, ...]:
        """Every search, in order."""
        listed = self._stored
        for change in self._pending:
            listed = _changed(listed, change)
        return listed

    def find(self, name: str) -> SavedSearch | None:
        """The search of a name."""
        return next((one for one in self.all if one.name == name), None)

    def take(self, stored: Iterable[SavedSearch]) -> None:
        """Take in what the library has."""
        self._stored = tuple(stored)
        self.changed.emit(self.all)

    def take_written(self) -> None:
        """The oldest change is in the library now, or could not be written."""
        change = self._pending.popleft()
        self._stored = _changed(self._stored, change)

    def save(self, search: SavedSearch) -> SavedSearch:
        """Keep a search last, under a name that no other has, unless it is kept already.

        Returns:
            The search as it is kept.
        """
        for one in self.all:
            if (one.query, one.files) == (search.query, search.files):
                return one
        kept = SavedSearch(self._free_name(search.name), search.query, search.files)
        self._change(KeepSearch(kept, len(self.all)))
        return kept

    def rename(self, name: str, wanted: str) -> bool:
        """Give a search another name; tells whether that could be done."""
        known, wanted = self.find(name), " ".join(wanted.split())
        if known is None or not wanted or self.find(wanted) is not None:
            return False
        renamed = SavedSearch(wanted, known.query, known.files)
        self._change(KeepSearch(renamed, instead_of=name))
        return True

    def move(self, name: str, by: int) -> None:
        """Move a search up or down."""
        names = [one.name for one in self.all]
        known = self.find(name)
        place = names.index(name) + by if known else -1
        if known is not None and 0 <= place < len(names):
            self._change(KeepSearch(known, place))

    def remove(self, name: str) -> Callable[[], None]:
        """Keep a search no longer; returns what puts it back where it was."""
        names = [one.name for one in self.all]
        known = self.find(name)
        if known is None:
            return lambda: None
        place = names.index(name)
        self._change(RemoveSearch(name))
        return lambda: self._change(KeepSearch(known, place))

    def _change(self, change: Change) -> None:
        self._pending.append(change)
        self._send(change)
        self.changed.emit(self.all)

    def _free_name(self, wanted: str) -> str:
        """A name like the one that is wanted, and not too long to be read at the side."""
        names = {one.name for one in self.all}
        plain = " ".join(wanted.split()) or tr("Search")
        short = plain if len(plain) <= _LONGEST_NAME else f"{plain[: _LONGEST_NAME - 1].rstrip()}…"
        name, number = short, 1
        while name in names:
            number += 1
            name = f"{short} {number}"
        return name


def _changed(searches: tuple[SavedSearch, ...], change: Change) -> tuple[SavedSearch, ...]:
    match change:
        case KeepSearch(search, place, instead_of):
            return with_search(searches, search, place, instead_of)
        case RemoveSearch(name):
            return without_search(searches, name)
