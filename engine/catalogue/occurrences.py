"""Where words stand: in which items, in which of their fields, and how often."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from ..types.ids import Ids
from .bm25 import Numbers, normalised
from .database import Database

Words = Sequence[str]


class Field(IntEnum):
    """What of an item has words."""

    NAME = 0
    TAGS = 1
    TEXT = 2


# An item's id and one of its fields in one number.
_FIELDS = len(Field)
_CODE = (
    f"doc * {_FIELDS} + CASE col WHEN 'text' THEN {Field.TEXT:d}"
    f" WHEN 'name' THEN {Field.NAME:d} WHEN 'title' THEN {Field.NAME:d} ELSE {Field.TAGS:d} END"
)
_COLUMNS = {Field.NAME: "name title", Field.TAGS: "tags folder", Field.TEXT: "text"}


class Holders(Struct, frozen=True, eq=False):
    """The items that have a word.

    Attributes:
        items: int64 (n,), rising, without repeats.
        frequencies: how often it stands in each, by the length of the fields, float64 (n,).
        in_name: whether the word stands in its name or title, bool (n,).
    """

    items: Ids
    frequencies: Numbers
    in_name: NDArray[np.bool_]


class OccurrenceTable:
    """Reads where words stand from the index of full text."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def holders(self, forms: Sequence[tuple[Words, float]]) -> Holders:
        """The items that have a word in one of its forms.

        Args:
            forms: the adjacent tokens of each, and what an occurrence of it counts.
        """
        found = [self._codes(form) for form, _ in forms]
        weights = np.repeat([weight for _, weight in forms], [len(codes) for codes in found])
        codes, places = np.unique(np.concatenate(found), return_inverse=True)
        counts = np.bincount(places, weights, len(codes)).astype(np.float64)
        items, fields = codes // _FIELDS, codes % _FIELDS
        amounts = normalised(counts, self._lengths(items, fields == Field.TEXT))
        held, places = np.unique(items, return_inverse=True)
        named = np.bincount(places, fields == Field.NAME, len(held)) > 0
        frequencies = np.bincount(places, amounts, len(held)).astype(np.float64)
        return Holders(held, frequencies, named)

    def _codes(self, form: Words) -> Ids:
        """The item and the field of each occurrence of a form, as one number."""
        if len(form) == 1:
            sql = f"SELECT {_CODE} AS id FROM occurrences WHERE term = ?"  # noqa: S608
            return self._database.ids(sql, form)
        return np.concatenate([self._side_by_side(form, *group) for group in _COLUMNS.items()])

    def _side_by_side(self, form: Words, field: Field, columns: str) -> Ids:
        sql = "SELECT rowid AS id FROM fulltext WHERE fulltext MATCH ?"
        found = self._database.ids(sql, (f'{{{columns}}} : "{" ".join(form)}"',))
        return np.asarray(found * _FIELDS + field)

    def _lengths(self, items: Ids, in_text: NDArray[np.bool_]) -> Numbers:
        """How many words the texts have, where it matters, float64 (n,)."""
        rows = self._database.query_ids(
            "SELECT id, sz FROM fulltext_docsize WHERE id IN", items[in_text].tolist()
        )
        known = {item: _last_number(sizes) for item, sizes in rows}
        lengths = np.zeros(len(items))
        lengths[in_text] = [known.get(item, 0) for item in items[in_text].tolist()]
        return lengths


def _last_number(sizes: bytes) -> int:
    """The last of SQLite's numbers of variable length: the size of the last column, the text."""
    start = len(sizes) - 1
    while start > 0 and sizes[start - 1] >= 0x80:
        start -= 1
    number = 0
    for byte in sizes[start:]:
        number = number << 7 | byte & 0x7F
    return number
