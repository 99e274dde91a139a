"""What a person says of files: favourites, ratings and tags.

Marks follow their item wherever it moves. Where the item goes, they wait for one of the same
content, by triggers; `forget` removes those, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from ..types.marks import STEP, MarkChange, Marking, Marks, TagCount
from .database import IDS_AT_ONCE, Database
from .folders import under
from .names import folded

_UNMARKED = (
    "NOT favourite AND rating = 0 AND NOT EXISTS (SELECT 1 FROM mark_tags WHERE mark_id = marks.id)"
)


class MarkTable:
    """Rows of `marks` and `tags`. Writing methods run inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, item_ids: Sequence[int]) -> dict[int, Marks]:
        """The marks of those of some items that have any, by their ids."""
        sql = (
            "SELECT item_id, favourite, rating, name FROM marks"
            " LEFT JOIN mark_tags ON mark_id = marks.id LEFT JOIN tags ON tags.id = tag_id"
            " WHERE item_id IN"
        )
        found: dict[int, list[tuple[int, int, str | None]]] = defaultdict(list)
        for item_id, *told in self._database.query_ids(sql, item_ids):
            found[item_id].append((told[0], told[1], told[2]))
        return {item_id: _marks(rows) for item_id, rows in found.items()}

    def tags(self) -> list[TagCount]:
        """Every tag with the number of items that have it, by the alphabet."""
        rows = self._database.query(
            "SELECT name, count(*) FROM tags JOIN mark_tags ON tag_id = tags.id"
            " JOIN marks ON marks.id = mark_id AND item_id IS NOT NULL"
            " GROUP BY tags.id ORDER BY folded"
        )
        return [TagCount(name, count) for name, count in rows]

    def favourites(self) -> int:
        """How many items are favourites."""
        row = self._database.one(
            "SELECT count(*) FROM marks WHERE favourite = 1 AND item_id IS NOT NULL"
        )
        return int(row[0]) if row else 0

    def change(self, marking: Marking) -> list[Marking]:
        """Change the marks of items; returns what makes them again what they were.

        Ids that are not there any more are passed over.
        """
        back: list[Marking] = []
        for start in range(0, len(marking.item_ids), IDS_AT_ONCE):
            chunk = marking.item_ids[start : start + IDS_AT_ONCE]
            some = _Some(self._database, chunk)
            some.begin()
            back += some.change(marking.change)
            some.end()
        return _gathered(back)

    def join_waiting(self, item_id: int, digest: bytes) -> None:
        """Give an item that has marks those, too, that wait for the content it turns out to have.

        It keeps its own stars. Where it has no marks, those that wait return by themselves.
        """
        mine = self._database.one("SELECT id FROM marks WHERE item_id = ?", (item_id,))
        waiting = self._database.one(
            "SELECT id FROM marks WHERE item_id IS NULL AND hash = ? ORDER BY"
            " path = (SELECT path FROM items WHERE id = ?) DESC LIMIT 1",
            (digest, item_id),
        )
        if mine is None or waiting is None:
            return
        both = (*waiting, *mine)
        self._database.execute(
            "UPDATE marks SET"
            " favourite = max(favourite, (SELECT favourite FROM marks WHERE id = ?1)),"
            " rating = coalesce(nullif(rating, 0), (SELECT rating FROM marks WHERE id = ?1))"
            " WHERE id = ?2",
            both,
        )
        self._database.execute(
            "UPDATE OR IGNORE mark_tags SET mark_id = ?2 WHERE mark_id = ?1", both
        )
        self._database.execute("DELETE FROM marks WHERE id = ?", waiting)

    def waiting_under(self, path: str) -> int:
        """How many marks wait whose items were at or below a path."""
        condition, values = under("path", path)
        row = self._database.one(
            f"SELECT count(*) FROM marks WHERE item_id IS NULL AND {condition}",  # noqa: S608
            values,
        )
        return int(row[0]) if row else 0

    def remove_waiting(self, path: str) -> None:
        """Remove those."""
        condition, values = under("path", path)
        self._database.execute(
            f"DELETE FROM marks WHERE item_id IS NULL AND {condition}",  # noqa: S608
            values,
        )


class _Some:
    """The marks of some hundred items at most, to be changed."""

    def __init__(self, database: Database, item_ids: Sequence[int]) -> None:
        self._database = database
        self._ids = item_ids
        self._are_these = f"item_id IN ({','.join('?' * len(item_ids))})"

    def begin(self) -> None:
        """Make rows for the items that have none yet."""
        these = self._are_these.replace("item_id", "id", 1)
        sql = f"INSERT OR IGNORE INTO marks (item_id) SELECT id FROM items WHERE {these}"  # noqa: S608
        self._database.execute(sql, self._ids)

    def end(self) -> None:
        """Remove the rows that say nothing any more."""
        sql = f"DELETE FROM marks WHERE {self._are_these} AND {_UNMARKED}"  # noqa: S608
        self._database.execute(sql, self._ids)

    def change(self, change: MarkChange) -> Iterator[Marking]:
        """Change them; yields what takes each change back."""
        if change.favourite is not None:
            yield from self._set("favourite", change.favourite, _favourite_again)
        if change.rating is not None:
            yield from self._set("rating", change.rating, _rated_again)
        for tag in change.add:
            yield from self._add(tag)
        for tag in change.remove:
            yield from self._remove(tag)

    def _set(
        self, column: str, value: int, again: Callable[[int], MarkChange]
    ) -> Iterator[Marking]:
        before: dict[int, list[int]] = defaultdict(list)
        sql = f"SELECT {column}, item_id FROM marks WHERE {self._are_these} AND {column} <> ?"  # noqa: S608
        for known, item_id in self._database.query(sql, (*self._ids, value)):
            before[known].append(item_id)
        sql = f"UPDATE marks SET {column} = ? WHERE {self._are_these}"  # noqa: S608
        self._database.execute(sql, (int(value), *self._ids))
        for known, item_ids in before.items():
            yield Marking(again(known), tuple(item_ids))

    def _add(self, tag: str) -> Iterator[Marking]:
        values = (tag, folded(tag))
        self._database.execute("INSERT OR IGNORE INTO tags (name, folded) VALUES (?, ?)", values)
        tag_id, _ = self._tag(tag)
        sql = (
            f"SELECT item_id FROM marks WHERE {self._are_these}"  # noqa: S608
            " AND id NOT IN (SELECT mark_id FROM mark_tags WHERE tag_id = ?)"
        )
        lack = tuple(row[0] for row in self._database.query(sql, (*self._ids, tag_id)))
        these = f"SELECT ?, id FROM marks WHERE {self._are_these}"  # noqa: S608
        self._database.execute(f"INSERT OR IGNORE INTO mark_tags {these}", (tag_id, *self._ids))
        if lack:
            yield Marking(MarkChange(remove=(tag,)), lack)

    def _remove(self, tag: str) -> Iterator[Marking]:
        tag_id, name = self._tag(tag)
        these = f"SELECT id FROM marks WHERE {self._are_these}"  # noqa: S608
        held = f"FROM mark_tags WHERE tag_id = ? AND mark_id IN ({these})"
        sql = f"SELECT item_id FROM marks WHERE id IN (SELECT mark_id {held})"  # noqa: S608
        had = tuple(row[0] for row in self._database.query(sql, (tag_id, *self._ids)))
        self._database.execute(f"DELETE {held}", (tag_id, *self._ids))
        if had:
            yield Marking(MarkChange(add=(name,)), had)

    def _tag(self, tag: str) -> tuple[int, str]:
        """The id of a tag, and its name as it is spelt; 0 where there is none."""
        row = self._database.one("SELECT id, name FROM tags WHERE folded = ?", (folded(tag),))
        return row if row else (0, tag)


def has_tag(name: str) -> tuple[str, list[object]]:
    """The ids of the tags that a name means: itself, those below it, and the step of any."""
    step = f"{STEP}{folded(name)}{STEP}"
    way = f"'{STEP}' || folded || '{STEP}'"
    return f"SELECT id FROM tags WHERE instr({way}, ?) > 0", [step]  # noqa: S608


def _marks(rows: Iterable[tuple[int, int, str | None]]) -> Marks:
    told = list(rows)
    tags = sorted((name for *_, name in told if name is not None), key=folded)
    return Marks(bool(told[0][0]), told[0][1], tuple(tags))


def _favourite_again(known: int) -> MarkChange:
    return MarkChange(favourite=bool(known))


def _rated_again(known: int) -> MarkChange:
    return MarkChange(rating=known)


def _gathered(markings: Iterable[Marking]) -> list[Marking]:
    """Changes of several parts, each told once."""
    found: dict[MarkChange, list[int]] = defaultdict(list)
    for marking in markings:
        found[marking.change].extend(marking.item_ids)
    return [Marking(change, tuple(item_ids)) for change, item_ids in found.items()]
