"""The text that was read in pictures, and which pictures are still to be read.

A row says of which content it is, so that a file whose content changed is read anew, and copies
share what was read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence

from ..types import Modality, TextLine
from .database import Database
from .packing import pack, unpack

_OFF = "picture_texts_off"


class PictureTextTable:
    """Rows of `picture_texts`. Writing methods run inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def due(self, reader: int) -> dict[str, int]:
        """The pictures that this reader has not read as they are now, newest first: path to id."""
        rows = self._database.query(
            "SELECT path, id FROM items LEFT JOIN picture_texts ON item_id = id"
            " WHERE modality = ? AND (item_id IS NULL OR reader <> ?"
            " OR picture_texts.hash <> items.hash) ORDER BY moment DESC, id",
            (Modality.IMAGE, reader),
        )
        return {os.fsdecode(path): int(item_id) for path, item_id in rows}

    def put(self, item_id: int, digest: bytes, reader: int, lines: Iterable[TextLine]) -> None:
        """Keep what a reader found in an item with this content, which may be nothing."""
        packed = pack(json.dumps([(line.text, line.box, line.page) for line in lines]))
        self._database.execute(
            "INSERT OR REPLACE INTO picture_texts VALUES (?, ?, ?, ?)",
            (item_id, digest, reader, packed),
        )

    def lines(self, item_id: int) -> tuple[TextLine, ...]:
        """The text of an item's present content, as far as it was read."""
        row = self._database.one(
            "SELECT lines FROM picture_texts JOIN items ON id = item_id"
            " WHERE item_id = ? AND picture_texts.hash = items.hash",
            (item_id,),
        )
        return _lines(row[0]) if row else ()

    def of_content(self, digest: bytes, reader: int | None = None) -> tuple[TextLine, ...] | None:
        """What was read in any file of this content, by this reader or whichever, if it was."""
        row = self._database.one(
            "SELECT lines FROM picture_texts WHERE hash = ? AND reader = coalesce(?, reader)"
            " ORDER BY reader DESC LIMIT 1",
            (digest, reader),
        )
        return _lines(row[0]) if row else None

    def is_wanted(self) -> bool:
        """Whether pictures of this library are to be read; they are, unless someone said no."""
        return self._database.one("SELECT 1 FROM state WHERE name = ?", (_OFF,)) is None

    def want(self, wanted: bool) -> None:
        """Remember whether pictures of this library are to be read."""
        self._database.execute("DELETE FROM state WHERE name = ?", (_OFF,))
        if not wanted:
            self._database.execute("INSERT INTO state VALUES (?, 1)", (_OFF,))


def text_of(lines: Sequence[TextLine]) -> str:
    """All lines as one text."""
    return "\n".join(line.text for line in lines)


def _lines(packed: bytes) -> tuple[TextLine, ...]:
    return tuple(TextLine(text, tuple(box), page) for text, box, page in json.loads(unpack(packed)))
