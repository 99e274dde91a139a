"""A query's filters as SELECTs of ids: what all of them give is left.

Each is answered by an index alone. Most of a large library passes most filters, and then it takes
far longer to look up every row than to compare lists of ids.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from ..types import Filters, Modality
from ..types.marks import RATINGS
from ..types.quality import COUNTS_FROM, Defect
from .albums import in_album
from .days import between
from .folders import under
from .item_groups import in_group
from .marks import has_tag
from .names import folded

Statement = tuple[str, list[object]]
Condition = tuple[str, list[object]]

_MOST = 2**63 - 1


def selections(filters: Filters) -> Iterator[Statement]:
    """A SELECT of the ids that pass, and its values, for each filter that is set."""
    if filters.modalities != frozenset(Modality):
        yield _where("modality", sorted(map(str, filters.modalities)))
    if filters.after is not None or filters.before is not None:
        yield between(filters.after, filters.before)
    if sizes := list(_bounds("size", filters.smallest, filters.largest)):
        yield _all(sizes)
    # A duration that is not known is stored as 0.
    if seconds := list(_bounds("duration", filters.shortest, filters.longest)):
        yield _all([("duration > 0", []), *seconds])
    if filters.extensions:
        yield _extensions(filters.extensions)
    if filters.folders:
        yield _folders(filters.folders)
    if filters.duplicates:
        yield _all([("copied", [])])
    yield from _marks(filters)
    yield from (_measured(defect, but_these=False) for defect in sorted(filters.defects))
    yield from (_measured(defect, but_these=True) for defect in sorted(filters.without_defects))
    yield from _collections(filters)


def _collections(filters: Filters) -> Iterator[Statement]:
    for album in filters.albums:
        yield in_album(album)
    for album in filters.without_albums:
        yield _but(*in_album(album))
    for group in filters.groups:
        yield in_group(group)
    for group in filters.without_groups:
        yield _but(*in_group(group))


def _but(sql: str, values: list[object]) -> Statement:
    return f"SELECT id FROM items WHERE id NOT IN ({sql})", values  # noqa: S608


def _measured(defect: Defect, *, but_these: bool) -> Statement:
    chosen = "SELECT item_id AS id FROM measures WHERE defect = ? AND value >= ?"
    values: list[object] = [defect, COUNTS_FROM[defect]]
    return _but(chosen, values) if but_these else (chosen, values)


def _marks(filters: Filters) -> Iterator[Statement]:
    if filters.favourite is not None:
        yield _marked("favourite = 1", [], but_these=not filters.favourite)
    if filters.ratings != RATINGS:
        # What has no rating may have no marks at all.
        but_these = 0 in filters.ratings
        ratings = sorted(RATINGS - filters.ratings if but_these else filters.ratings)
        marks = ",".join("?" * len(ratings))
        yield _marked(f"rating IN ({marks})", ratings, but_these=but_these)
    for tag in filters.tags:
        yield _tagged(tag, but_these=False)
    for tag in filters.without_tags:
        yield _tagged(tag, but_these=True)


def _marked(condition: str, values: Sequence[object], *, but_these: bool) -> Statement:
    # What has no item waits for one.
    these = f"FROM marks WHERE {condition} AND item_id > 0"
    if but_these:
        return f"SELECT id FROM items WHERE id NOT IN (SELECT item_id {these})", [*values]  # noqa: S608
    return f"SELECT item_id AS id {these}", [*values]


def _tagged(tag: str, *, but_these: bool) -> Statement:
    tags, values = has_tag(tag)
    these = f"id IN (SELECT mark_id FROM mark_tags WHERE tag_id IN ({tags}))"  # noqa: S608
    return _marked(these, values, but_these=but_these)


def _bounds(column: str, low: float | None, high: float | None) -> Iterator[Condition]:
    if low is not None:
        yield f"{column} >= ?", [min(low, _MOST)]
    if high is not None:
        yield f"{column} <= ?", [min(high, _MOST)]


def _extensions(extensions: Iterable[str]) -> Statement:
    # The index of endings begins with the kind.
    kinds = ",".join(f"'{kind}'" for kind in Modality)
    ends, values = _joined(" OR ", map(_extension, extensions))
    return f"SELECT id FROM items WHERE modality IN ({kinds}) AND ({ends})", values  # noqa: S608


def _extension(extension: str) -> Condition:
    ending = os.fsencode(extension.lower())
    last = ending.rpartition(b".")[2]
    if last == ending:
        return "ending = ?", [ending]
    whole = b"." + ending
    return (
        "ending = ? AND lower(CAST(substr(path, ?) AS TEXT)) = CAST(? AS TEXT)",
        [last, -len(whole), whole],
    )


def _folders(folders: Iterable[str]) -> Statement:
    """Below an absolute folder, or it is that file; or a name, or several in a row, on the way."""
    ways, values = _joined(" OR ", map(_folder, folders))
    files = [os.fsencode(folder) for folder in folders if os.path.isabs(folder)]
    inside = f"IN (SELECT id FROM folders WHERE {ways})"  # noqa: S608
    sql = f"SELECT id FROM items WHERE folder_id {inside}"  # noqa: S608
    if not files:
        return sql, values
    marks = ",".join("?" * len(files))
    sql += (
        f" UNION ALL SELECT id FROM items"  # noqa: S608
        f" WHERE path IN ({marks}) AND folder_id NOT {inside}"
    )
    return sql, [*values, *files, *values]


def _folder(folder: str) -> Condition:
    if os.path.isabs(folder):
        condition, values = under("path", folder)
        return condition, list(values)
    names = os.fsencode(folder.strip(os.sep)).decode("utf-8", "replace")
    return "instr(folded, ?) > 0", [folded(f"{os.sep}{names}{os.sep}")]


def _where(column: str, values: list[str]) -> Statement:
    marks = ",".join("?" * len(values))
    return f"SELECT id FROM items WHERE {column} IN ({marks})", list(values)  # noqa: S608


def _all(conditions: Iterable[Condition]) -> Statement:
    sql, values = _joined(" AND ", conditions)
    return f"SELECT id FROM items WHERE {sql}", values  # noqa: S608


def _joined(word: str, conditions: Iterable[Condition]) -> Condition:
    found = list(conditions)
    sql = word.join(f"({sql})" for sql, _ in found)
    return sql, [value for _, values in found for value in values]
