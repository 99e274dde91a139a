"""Brings a collection what the outbox of a library names, some items at a time.

Each step writes the rows of some items as the catalogue has them now, removes what these items had
before, and only then takes them out of the outbox. A kill or a failure in between costs that step
again, and it comes out the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..catalogue import Catalogue, ThumbnailStore
from ..catalogue.outbox import Due
from ..errors import Cancelled
from .collection import Collection, remove_rows
from .expressions import among, both, is_text
from .rows import rows_of
from .server import Server
from .store import PreviewStore, words_of

ITEMS_AT_ONCE = 256


def deliver(
    catalogue: Catalogue,
    server: Server,
    showing: Showing | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Tell the server all that is due, of every space; the caller holds the write lock.

    Args:
        showing: where previews and words go; None for nowhere.

    Raises:
        IndexAwayError: the server or the store does not answer; what is due stays so.
        Cancelled: `cancelled` came true.
    """
    for entry in catalogue.spaces.entries():
        collection = Collection(server, entry.space)
        if _deliver_space(catalogue, collection, showing, cancelled):
            collection.fit_index()
    _sweep(catalogue, server)
    _leave_spaces(catalogue, server)


def withdraw(catalogue: Catalogue, server: Server) -> None:
    """Remove all rows of this library from the server.

    Raises:
        IndexAwayError: the server does not answer.
    """
    identities = [entry.space.identity for entry in catalogue.spaces.entries()]
    _remove_own(catalogue, server, [*identities, *catalogue.outbox.spaces_left()])
    if server.settings.store:
        PreviewStore(server.settings.store).remove_machine(catalogue.outbox.machine())


def _deliver_space(
    catalogue: Catalogue,
    collection: Collection,
    showing: Showing | None,
    cancelled: Callable[[], bool],
) -> bool:
    """Tell the server what is due of one space; tells whether that was anything."""
    told = False
    while not cancelled():
        with catalogue.snapshot() as revision:
            due = catalogue.outbox.due(collection.space.id, ITEMS_AT_ONCE)
            rows = list(rows_of(catalogue, due, collection.server.settings.owner))
        if not due.items:
            return told
        if showing:
            showing.tell(catalogue, due)
        collection.upsert(rows)
        own = both(_machine(catalogue), among("item", due.items))
        collection.delete(both(own, f"sent < {revision}"))
        with catalogue.transaction():
            catalogue.outbox.note_told(due)
        told = True
    raise Cancelled


def _sweep(catalogue: Catalogue, server: Server) -> None:
    """Remove what the server has of this library from before its outbox was opened."""
    if catalogue.outbox.is_swept():
        return
    before = f"sent < {catalogue.outbox.opened_at()}"
    _remove_own(
        catalogue, server, [one.space.identity for one in catalogue.spaces.entries()], before
    )
    with catalogue.transaction():
        catalogue.outbox.note_swept()


def _leave_spaces(catalogue: Catalogue, server: Server) -> None:
    """Remove what the server has of spaces that are no more."""
    left = catalogue.outbox.spaces_left()
    if left:
        _remove_own(catalogue, server, left)
        with catalogue.transaction():
            catalogue.outbox.note_left(left)


@dataclass(frozen=True, slots=True)
class Showing:
    """Puts what can be seen of items into the store that machines share."""

    store: PreviewStore
    thumbnails: ThumbnailStore

    def tell(self, catalogue: Catalogue, due: Due) -> None:
        """Bring the store in line with some items."""
        machine = catalogue.outbox.machine()
        there = {item.id for item in catalogue.items.get(list(due.items))}
        for item in sorted(there):
            preview = self.thumbnails.get(catalogue.items.digest(item))
            self.store.put(machine, item, words_of(catalogue, item, due.space_id), preview)
        self.store.remove(machine, set(due.items) - there)


def _remove_own(
    catalogue: Catalogue, server: Server, identities: Iterable[str], condition: str = ""
) -> None:
    for identity in identities:
        remove_rows(server, identity, both(_machine(catalogue), condition))


def _machine(catalogue: Catalogue) -> str:
    return is_text("machine", catalogue.outbox.machine())
