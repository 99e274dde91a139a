"""Albums: files that a person puts together, by hand or by a search."""

from __future__ import annotations

from msgspec import Struct


class Album(Struct, frozen=True):
    """One album.

    Attributes:
        name: no other album of the library has it, whatever its capitals.
        count: how many files it has.
        query: the search that fills it, in the query language; empty for one made by hand.
    """

    name: str
    count: int = 0
    query: str = ""
