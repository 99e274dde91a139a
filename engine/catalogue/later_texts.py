"""Texts that are read in items after they are indexed, and which items are still to be read.

The text in pictures is one kind, what is said in sounds the other. A row says of which content it
is, so that a file whose content changed is read anew, and copies share what was read.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain
from typing import Any, Generic, Protocol, TypeVar

from msgspec.structs import astuple

from ..types import Modality, TextLine, TextWord, Utterance
from .database import Database
from .hung import NOT_HUNG
from .items import UNREAD_BYTES
from .packing import pack, unpack
from .segments import LATER_KINDS

# Raised whenever the reader finds more than before: all pictures are then read anew.
PICTURE_READER = 2
_OFF = "picture_texts_off"
_GAP = "\n\n"
_SPEECH_MODEL = "speech_model"


class Line(Protocol):
    """A piece of text that was read."""

    @property
    def text(self) -> str:
        """What it says."""


L = TypeVar("L", TextLine, Utterance)


class LaterTextTable(Generic[L]):
    """Rows of one table. Writing methods run inside the caller's transaction.

    Args:
        kind, values: which items are read, as SQL and what stands for its question marks.
        make: a line from the fields that JSON kept.
    """

    def __init__(
        self,
        database: Database,
        table: str,
        kind: str,
        values: Sequence[str | bytes],
        make: Callable[[Any], L],
    ) -> None:
        self._database = database
        self._table = table
        self._kind = kind
        self._values = tuple(values)
        self._make: Callable[[Any], L] = make

    def due(self, reader: int) -> dict[str, int]:
        """The items that this reader has not read as they are now, newest first: path to id."""
        rows = self._database.query(
            f"SELECT path, id FROM items LEFT JOIN {self._table} AS done ON item_id = id"  # noqa: S608
            f" WHERE length(items.hash) <> {UNREAD_BYTES} AND {self._kind} AND {NOT_HUNG}"
            " AND (item_id IS NULL OR reader <> ?"
            " OR done.hash <> items.hash) ORDER BY moment DESC, id",
            (*self._values, reader),
        )
        return {os.fsdecode(path): int(item_id) for path, item_id in rows}

    def put(self, item_id: int, digest: bytes, reader: int, lines: Iterable[L]) -> None:
        """Keep what a reader found in an item with this content, which may be nothing.

        The vectors of what was read before are removed.
        """
        kept = tuple(lines)
        self._database.execute(
            f"INSERT OR REPLACE INTO {self._table} VALUES (?, ?, ?, ?, ?)",  # noqa: S608
            (item_id, digest, reader, pack(json.dumps(kept, default=astuple)), bool(kept)),
        )
        self._database.execute(
            f"DELETE FROM segments WHERE item_id = ? AND kind IN {LATER_KINDS}",  # noqa: S608
            (item_id,),
        )

    def without_vectors(self, space_id: int) -> list[int]:
        """The items of a space that lack vectors of passages in their text; newest first."""
        rows = self._database.query(
            f"SELECT id FROM {self._table} AS done JOIN items ON id = item_id"  # noqa: S608
            " WHERE passages AND done.hash = items.hash"
            " AND EXISTS (SELECT 1 FROM segments WHERE item_id = items.id AND space_id = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM segments WHERE item_id = items.id AND space_id = ?1"
            f" AND kind IN {LATER_KINDS}) ORDER BY moment DESC, id",
            (space_id,),
        )
        return [int(row[0]) for row in rows]

    def note_no_passages(self, item_id: int) -> None:
        """Remember that nothing in the text of an item is worth a vector."""
        self._database.execute(
            f"UPDATE {self._table} SET passages = 0 WHERE item_id = ?",  # noqa: S608
            (item_id,),
        )

    def lines(self, item_id: int) -> tuple[L, ...]:
        """The text of an item's present content, as far as it was read."""
        row = self._database.one(
            f"SELECT lines FROM {self._table} AS done JOIN items ON id = item_id"  # noqa: S608
            " WHERE item_id = ? AND done.hash = items.hash",
            (item_id,),
        )
        return self._unpack(row[0]) if row else ()

    def of_content(self, digest: bytes, reader: int | None = None) -> tuple[L, ...] | None:
        """What was read in any file of this content, by this reader or whichever, if it was."""
        row = self._database.one(
            f"SELECT lines FROM {self._table} WHERE hash = ?"  # noqa: S608
            " AND reader = coalesce(?, reader) ORDER BY reader DESC LIMIT 1",
            (digest, reader),
        )
        return self._unpack(row[0]) if row else None

    def _unpack(self, packed: bytes) -> tuple[L, ...]:
        return tuple(map(self._make, json.loads(unpack(packed))))


class PictureTextTable(LaterTextTable[TextLine]):
    """The text in pictures, and in those pages of a PDF that are pictures."""

    def __init__(self, database: Database) -> None:
        kind = "(modality = ? OR modality = ? AND ending = ?)"
        values = (Modality.IMAGE, Modality.TEXT, b"pdf")
        super().__init__(database, "picture_texts", kind, values, _text_line)

    def is_wanted(self) -> bool:
        """Whether pictures of this library are to be read; they are, unless someone said no."""
        return self._database.one("SELECT 1 FROM state WHERE name = ?", (_OFF,)) is None

    def want(self, wanted: bool) -> None:
        """Remember whether pictures of this library are to be read."""
        self._database.execute("DELETE FROM state WHERE name = ?", (_OFF,))
        if not wanted:
            self._database.execute("INSERT INTO state VALUES (?, 1)", (_OFF,))


class SpeechTable(LaterTextTable[Utterance]):
    """What is said in sounds and videos."""

    def __init__(self, database: Database) -> None:
        values = (Modality.AUDIO, Modality.VIDEO)
        super().__init__(
            database, "speech", "modality IN (?, ?)", values, lambda fields: Utterance(*fields)
        )

    def model(self) -> str | None:
        """The directory of the model that is to listen, or None where nobody asked for it."""
        row = self._database.one("SELECT value FROM settings WHERE name = ?", (_SPEECH_MODEL,))
        return str(row[0]) if row else None

    def use_model(self, directory: str | None) -> None:
        """Remember which model is to listen from now on, or that none is."""
        self._database.execute("DELETE FROM settings WHERE name = ?", (_SPEECH_MODEL,))
        if directory is not None:
            self._database.execute("INSERT INTO settings VALUES (?, ?)", (_SPEECH_MODEL, directory))

    def seconds_due(self, reader: int) -> float:
        """How long all that is still to be listened to lasts."""
        row = self._database.one(
            "SELECT total(duration) FROM items LEFT JOIN speech AS done ON item_id = id"  # noqa: S608
            f" WHERE {self._kind} AND {NOT_HUNG} AND (item_id IS NULL OR reader <> ?"
            " OR done.hash <> items.hash)",
            (*self._values, reader),
        )
        return float(row[0]) if row else 0.0


def with_later_text(own: str, later: str) -> str:
    """A text of the file's own, and below it what was read later."""
    return _GAP.join(filter(None, (own, later)))


def without_later_text(text: str, later: str) -> str:
    """What of such a text is the file's own."""
    return text.removesuffix(later).removesuffix(_GAP) if later else text


def text_of(lines: Sequence[Line]) -> str:
    """All lines as one text."""
    return "\n".join(line.text for line in lines)


def lines_within(lines: Sequence[L], start: float, end: float) -> Sequence[L]:
    """The lines that have some of the characters from `start` up to `end` of all as one text."""
    ends = list(accumulate(len(line.text) + 1 for line in lines))
    first = bisect_right(ends, start)
    return lines[first : max(first, bisect_left(ends, end)) + 1]


def _text_line(fields: Any) -> TextLine:
    # The first reader knew no words.
    text, box, page, *known = fields
    words = (TextWord(start, end, tuple(place)) for start, end, place in chain(*known))
    return TextLine(text, tuple(box), page, tuple(words))
