"""Albums, and which items are in them.

An item leaves its albums when it leaves the library; one that moves stays in them. What is in an
album of a search is written down, so that a filter is answered by an index alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import UserError
from ..language import tr
from ..types.albums import Album
from ..types.ids import Ids
from .database import Database
from .names import folded
from .packing import kept, storable, told

ALBUMS = """
CREATE TABLE albums (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE,
    query TEXT NOT NULL);
CREATE TABLE album_items (
    album_id INTEGER NOT NULL REFERENCES albums ON DELETE CASCADE,
    item_id INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
    PRIMARY KEY (album_id, item_id)) WITHOUT ROWID;
CREATE INDEX album_items_item ON album_items (item_id);
"""
_ALBUMS = (
    "SELECT name, (SELECT count(*) FROM album_items WHERE album_id = albums.id), query FROM albums"
)


class AlbumTable:
    """Rows of `albums` and `album_items`. Writing methods run inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Album, ...]:
        """Every album, by the alphabet."""
        return tuple(_album(*row) for row in self._database.query(f"{_ALBUMS} ORDER BY folded"))

    def find(self, name: str) -> Album | None:
        """The album of a name, whatever its capitals."""
        row = self._database.one(f"{_ALBUMS} WHERE folded = ?", (folded(storable(name)),))
        return _album(*row) if row else None

    def get(self, name: str) -> Album:
        """The same.

        Raises:
            UserError: there is none.
        """
        album = self.find(name)
        if album is None:
            raise UserError(tr("There is no album {name}.", name=name))
        return album

    def items(self, name: str) -> Ids:
        """The ids of an album's items, int64 (n,), rising."""
        sql, values = in_album(name)
        return self._database.ids(f"{sql} ORDER BY 1", values)

    def make(self, name: str, query: str = "") -> None:
        """Make an empty album.

        Raises:
            UserError: there is one of that name.
        """
        self._refuse_known(name)
        self._database.execute(
            "INSERT INTO albums (name, folded, query) VALUES (?, ?, ?)",
            (name, folded(name), kept(query)),
        )

    def rename(self, name: str, new: str) -> None:
        """Give an album another name.

        Raises:
            UserError: there is no album of that name, or one of the new name.
        """
        number = self._id(name)
        if folded(new) != folded(name):
            self._refuse_known(new)
        self._database.execute(
            "UPDATE albums SET name = ?, folded = ? WHERE id = ?", (new, folded(new), number)
        )

    def remove(self, name: str) -> None:
        """Remove an album; its files stay where they are.

        Raises:
            UserError: there is no album of that name.
        """
        self._database.execute("DELETE FROM albums WHERE id = ?", (self._id(name),))

    def add(self, name: str, item_ids: Sequence[int]) -> tuple[int, ...]:
        """Put items in an album; returns those that were not in it.

        Raises:
            UserError: there is no album of that name.
        """
        number = self._id(name)
        known = set(self.items(name).tolist())
        new = tuple(dict.fromkeys(int(i) for i in item_ids if int(i) not in known))
        # Items may have gone meanwhile.
        self._database.execute_many(
            "INSERT INTO album_items SELECT ?, id FROM items WHERE id = ?",
            [(number, item_id) for item_id in new],
        )
        return new

    def take_out(self, name: str, item_ids: Sequence[int]) -> tuple[int, ...]:
        """Take items out of an album; returns those that were in it.

        Raises:
            UserError: there is no album of that name.
        """
        number = self._id(name)
        known = set(self.items(name).tolist())
        gone = tuple(dict.fromkeys(int(i) for i in item_ids if int(i) in known))
        self._database.execute_many(
            "DELETE FROM album_items WHERE album_id = ? AND item_id = ?",
            [(number, item_id) for item_id in gone],
        )
        return gone

    def stand_in(self, item_id: int, others: Sequence[int]) -> None:
        """Put an item in the albums of others, which it is to stand for."""
        for other in others:
            self._database.execute(
                "INSERT OR IGNORE INTO album_items SELECT album_id, ?1 FROM album_items"
                " WHERE item_id = ?2 AND EXISTS (SELECT 1 FROM items WHERE id = ?1)",
                (item_id, other),
            )

    def fill(self, name: str, item_ids: Sequence[int]) -> None:
        """Let these be all that an album has.

        Raises:
            UserError: there is no album of that name.
        """
        number = self._id(name)
        self._database.execute("DELETE FROM album_items WHERE album_id = ?", (number,))
        self.add(name, item_ids)

    def _id(self, name: str) -> int:
        row = self._database.one(
            "SELECT id FROM albums WHERE folded = ?", (folded(self.get(name).name),)
        )
        return int(row[0]) if row else 0

    def _refuse_known(self, name: str) -> None:
        if self.find(name) is not None:
            raise UserError(tr("There is an album {name} already. Choose another name.", name=name))


def in_album(name: str) -> tuple[str, list[object]]:
    """A SELECT of the ids of an album's items, and its values."""
    sql = (
        "SELECT item_id AS id FROM album_items"
        " WHERE album_id = (SELECT id FROM albums WHERE folded = ?)"
    )
    return sql, [folded(storable(name))]


def _album(name: str, count: int, query: str | bytes) -> Album:
    return Album(name, count, told(query))
