"""What the window and the engine say of saved searches."""

from __future__ import annotations

from dataclasses import dataclass

from ..types import SavedSearch


@dataclass(frozen=True, slots=True)
class KeepSearch:
    """Keep a search under its name; place and name as `types.saved.with_search` takes them."""

    search: SavedSearch
    place: int | None = None
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class RemoveSearch:
    """Keep a search no longer."""

    name: str


SavedSearchRequest = KeepSearch | RemoveSearch


@dataclass(frozen=True, slots=True)
class SearchesWritten:
    """The oldest of these requests was done, or failed."""
