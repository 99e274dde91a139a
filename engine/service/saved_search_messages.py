"""What the window and the engine say of saved searches."""

from __future__ import annotations

from msgspec import Struct

from ..types import SavedSearch


class KeepSearch(Struct, frozen=True):
    """Keep a search under its name; place and name as `types.saved.with_search` takes them."""

    search: SavedSearch
    place: int | None = None
    instead_of: str = ""


class RemoveSearch(Struct, frozen=True):
    """Keep a search no longer."""

    name: str


SavedSearchRequest = KeepSearch | RemoveSearch


class SearchesWritten(Struct, frozen=True):
    """The oldest of these requests was done, or failed."""
