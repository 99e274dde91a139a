"""A query's filters as one SQL condition on the table of items, and a list's order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from ..types import Filters, Sort
from .days import MOMENT, compared_with
from .folders import under
from .functions import folded

Condition = tuple[str, list[object]]

_MOST = 2**63 - 1
_COPIED = "hash IN (SELECT hash FROM items GROUP BY hash HAVING count(*) > 1)"
_ORDERS = {
    Sort.DATE: f"{MOMENT} DESC",
    Sort.NAME: "sort_name(path), path",
    Sort.SIZE: "size DESC",
    Sort.DURATION: "duration DESC",
}


def item_condition(filters: Filters) -> Condition:
    """The condition on `items` that filters make, and its values."""
    conditions = [
        _any_of(("modality = ?", [str(kind)]) for kind in sorted(filters.modalities)),
        *_amounts(filters),
        *_days(filters),
        *_places(filters),
    ]
    if filters.duplicates:
        conditions.append((_COPIED, []))
    return _joined(" AND ", conditions)


def item_order(sort: Sort) -> str:
    """The order of a list; without a query all are as relevant, and the newest come first.

    Items that are equal in it come in the order in which they were added.
    """
    return f"{_ORDERS.get(sort, _ORDERS[Sort.DATE])}, id"


def _amounts(filters: Filters) -> Iterator[Condition]:
    if filters.smallest is not None:
        yield "size >= ?", [min(filters.smallest, _MOST)]
    if filters.largest is not None:
        yield "size <= ?", [min(filters.largest, _MOST)]
    # A duration that is not known is stored as 0.
    if filters.shortest is not None:
        yield "duration > 0 AND duration >= ?", [filters.shortest]
    if filters.longest is not None:
        yield "duration > 0 AND duration <= ?", [filters.longest]


def _days(filters: Filters) -> Iterator[Condition]:
    if filters.after is not None:
        yield compared_with(filters.after, ">=")
    if filters.before is not None:
        yield compared_with(filters.before, "<")


def _places(filters: Filters) -> Iterator[Condition]:
    if filters.extensions:
        yield _any_of(_extension(extension) for extension in filters.extensions)
    if filters.folders:
        yield _any_of(_folder(folder) for folder in filters.folders)


def _extension(extension: str) -> Condition:
    ending = os.fsencode(f".{extension.lower()}")
    return "lower(CAST(substr(path, ?) AS TEXT)) = CAST(? AS TEXT)", [-len(ending), ending]


def _folder(folder: str) -> Condition:
    """Below an absolute folder; or a name, or several in a row, anywhere on the way."""
    if os.path.isabs(folder):
        condition, values = under("path", folder)
        return condition, list(values)
    names = os.fsencode(folder.strip(os.sep)).decode("utf-8", "replace")
    return "instr(folded_folder(path), ?) > 0", [folded(f"{os.sep}{names}{os.sep}")]


def _any_of(conditions: Iterable[Condition]) -> Condition:
    sql, values = _joined(" OR ", conditions)
    return (f"({sql})" if sql else "FALSE"), values


def _joined(word: str, conditions: Iterable[Condition]) -> Condition:
    found = list(conditions)
    sql = word.join(f"({sql})" for sql, _ in found)
    return sql, [value for _, values in found for value in values]
