"""Lists as they are defined, told from whole items one by one: what quick lists are compared with.

Times are told by SQLite, as they are defined by what it reads in a tag.
"""

from __future__ import annotations

import os
import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache

from engine.catalogue import Catalogue
from engine.local_days import midnight
from engine.types import Filters, Item, Sort

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@cache
def _asked(sql: str, value: str, zone: str | None) -> object:
    connection = sqlite3.connect(":memory:")
    try:
        return connection.execute(f"SELECT {sql}", (value,)).fetchone()[0]
    finally:
        connection.close()


def moment(item: Item) -> float:
    """What an item sorts by in time."""
    taken = item.metadata.taken
    told = _asked("strftime('%s', ?, 'utc') * 1000000000", taken, os.environ.get("TZ"))
    known = _ISO_DAY.match(taken) and told is not None
    return told if known else item.mtime_ns  # type: ignore[return-value]


def tagged_day(item: Item) -> object:
    """The day that an item's own tags give, as ISO 8601, or None."""
    taken = item.metadata.taken
    return _asked("date(?)", taken[:10], None) if _ISO_DAY.match(taken) else None


def sort_name(path: str) -> str:
    """What a name sorts by."""
    name = os.fsencode(path).rpartition(b"/")[2].decode("utf-8", "replace").casefold()
    if not name.isascii():
        name = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", name))
    return re.sub(r"\d+", lambda number: number[0].zfill(12), name)


def every_item(catalogue: Catalogue) -> list[Item]:
    """All items, in the order they were added."""
    rows = catalogue._database.query("SELECT id FROM items ORDER BY id")
    return catalogue.items.get([row[0] for row in rows])


def leaves(catalogue: Catalogue, filters: Filters) -> list[Item]:
    """The items that filters leave, in the order they were added."""
    items = every_item(catalogue)
    digests = {item.id: catalogue.items.digest(item.id) for item in items}
    counts = Counter(digests.values())
    checks: list[Callable[[Item], object]] = [
        lambda item: item.modality in filters.modalities,
        lambda item: filters.smallest is None or item.size >= filters.smallest,
        lambda item: filters.largest is None or item.size <= filters.largest,
        lambda item: _lasts(item, filters),
        lambda item: _lies(item, filters),
        lambda item: not filters.extensions or any(_ends(item, e) for e in filters.extensions),
        lambda item: not filters.folders or any(_in(item, f) for f in filters.folders),
        lambda item: not filters.duplicates or counts[digests[item.id]] > 1,
    ]
    return [item for item in items if all(check(item) for check in checks)]


def listed(catalogue: Catalogue, filters: Filters, sort: Sort) -> list[int]:
    """The ids of the items that filters leave, in order."""
    keys: dict[Sort, Callable[[Item], tuple[object, ...]]] = {
        Sort.NAME: lambda item: (sort_name(item.path), os.fsencode(item.path)),
        Sort.SIZE: lambda item: (-item.size,),
        Sort.DURATION: lambda item: (-item.metadata.duration,),
    }
    key = keys.get(sort, lambda item: (-moment(item),))
    return [item.id for item in sorted(leaves(catalogue, filters), key=key)]  # type: ignore[type-var]


def _lasts(item: Item, filters: Filters) -> bool:
    seconds = item.metadata.duration
    if (filters.shortest, filters.longest) == (None, None):
        return True
    return seconds > 0 and (filters.shortest or 0) <= seconds <= (
        float("inf") if filters.longest is None else filters.longest
    )


def _lies(item: Item, filters: Filters) -> bool:
    day = tagged_day(item)
    time = (lambda one: one.isoformat()) if day else (lambda one: midnight(one) * 10**9)
    own = day or item.mtime_ns
    return (filters.after is None or own >= time(filters.after)) and (  # type: ignore[operator]
        filters.before is None or own < time(filters.before)  # type: ignore[operator]
    )


def _ends(item: Item, extension: str) -> bool:
    return os.fsencode(item.path).lower().endswith(os.fsencode(f".{extension}"))


def _in(item: Item, folder: str) -> bool:
    if os.path.isabs(folder):
        return item.path == folder or item.path.startswith(folder.rstrip("/") + "/")
    way = os.path.dirname(item.path) + "/"
    return f"/{_folded(folder.strip('/'))}/" in _folded(way)


def _folded(text: str) -> str:
    shown = os.fsencode(text).decode("utf-8", "replace")
    return unicodedata.normalize("NFC", shown.casefold())
