"""A search that a person keeps under a name, and the list of these, which has an order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from .asking import Term
from .fragments import read_fragment, write_fragment
from .media import Modality


class SavedSearch(Struct, frozen=True):
    """One saved search.

    Attributes:
        name: no other search of the library has it.
        query: as it is typed in the query language.
        files: what is looked for beside that.
    """

    name: str
    query: str
    files: tuple[Term, ...] = ()


def told_file(term: Term) -> list[object]:
    """A file of a query as a list that JSON has: path, kind, weight, and what part is meant."""
    part = [write_fragment(term.fragment)] if term.fragment else []
    return [term.value, str(term.modality), term.weight, *part]


def read_file(told: Sequence[Any]) -> Term:
    """What `told_file` told.

    Raises:
        ValueError, TypeError, UserError: it is something else.
    """
    path, modality, weight, *part = told
    return Term(
        Modality(modality),
        str(path),
        is_file=True,
        weight=float(weight),
        fragment=read_fragment(*part) if part else None,
    )


def with_search(
    searches: Iterable[SavedSearch],
    search: SavedSearch,
    place: int | None = None,
    instead_of: str = "",
) -> tuple[SavedSearch, ...]:
    """A list with a search in place of those of its name and of another name.

    Args:
        place: which one it is to be, from 0; None leaves it where the other was, or last.
    """
    listed = tuple(searches)
    names = [one.name for one in listed]
    former = instead_of if instead_of in names else search.name
    usual = names.index(former) if former in names else len(names)
    others = [one for one in listed if one.name not in (search.name, instead_of)]
    others.insert(usual if place is None else place, search)
    return tuple(others)


def without_search(searches: Iterable[SavedSearch], name: str) -> tuple[SavedSearch, ...]:
    """A list without the search of a name."""
    return tuple(one for one in searches if one.name != name)
