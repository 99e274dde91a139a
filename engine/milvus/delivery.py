"""Brings a collection what the outbox of a library names, some items at a time.

Each step writes the rows of some items as the catalogue has them now, removes what these items had
before, and only then takes them out of the outbox. A kill or a failure in between costs that step
again, and it comes out the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..catalogue import Catalogue
from ..errors import Cancelled
from .collection import Collection, remove_rows
from .expressions import among, both, is_text
from .rows import rows_of
from .server import Server

ITEMS_AT_ONCE = 256


def deliver(
    catalogue: Catalogue, server: Server, cancelled: Callable[[], bool] = lambda: False
) -> None:
    """Tell the server all that is due, of every space; the caller holds the write lock.

    Raises:
        IndexAwayError: the server does not answer; what is due stays so.
        Cancelled: `cancelled` came true.
    """
    for entry in catalogue.spaces.entries():
        collection = Collection(server, entry.space)
        if _deliver_space(catalogue, collection, cancelled):
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


def _deliver_space(
    catalogue: Catalogue, collection: Collection, cancelled: Callable[[], bool]
) -> bool:
    """Tell the server what is due of one space; tells whether that was anything."""
    told = False
    while not cancelled():
        with catalogue.snapshot() as revision:
            due = catalogue.outbox.due(collection.space.id, ITEMS_AT_ONCE)
            rows = list(rows_of(catalogue, due, collection.server.settings.owner))
        if not due.items:
            return told
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


def _remove_own(
    catalogue: Catalogue, server: Server, identities: Iterable[str], condition: str = ""
) -> None:
    for identity in identities:
        remove_rows(server, identity, both(_machine(catalogue), condition))


def _machine(catalogue: Catalogue) -> str:
    return is_text("machine", catalogue.outbox.machine())
