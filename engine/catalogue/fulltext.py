"""Full text beside the vectors: which files have these words in their name, tags, folder or text.

`words` has one row per item, which goes when its item goes, however that comes about; triggers keep
`fulltext`, an FTS5 index without content of its own, in step with `words`. To take words out, such
an index must be told exactly what was put in: `words` keeps that, compressed, which takes half the
room of content inside FTS5. `tokens` cuts what goes in and what is asked for, so FTS5 only has to
split at blanks, and nothing typed reaches its query syntax.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from ..types import MatchSource, Metadata
from .database import Database
from .packing import pack, unpack
from .tokens import name_tokens, tokens, units

INSERT = "INSERT INTO words VALUES (?, ?, ?, ?, ?, ?)"
SCORE = "-bm25(fulltext, 10.0, 8.0, 5.0, 3.0, 1.0)"
# A word that more than this share of the documents have in their text, or of all items elsewhere,
# is no reason on its own to return one of them; two files are never too many.
COMMON_SHARE = 0.15
NEVER_COMMON = 2
# Of a pasted page the first words are asked for.
MOST_UNITS = 64


@dataclass(frozen=True, slots=True)
class WordMatch:
    """An item that has some of the words.

    Attributes:
        source: NAME when the file's name or title has one of them, WORDS otherwise.
        score: BM25 with weighted columns (Robertson and Zaragoza, 2009), at least 0; higher is
            better, and only comparable within one search.
    """

    item_id: int
    source: MatchSource
    score: float


class FullText:
    """Rows of `words` and their index. Writing methods run inside the caller's transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, item_id: int, path: str, metadata: Metadata, text: str) -> None:
        """Make an item, which the catalogue has by now, findable by its words and no others."""
        self.remove([item_id])
        self._database.execute(
            INSERT, (item_id, *_row(self._root_of(item_id), path, metadata, text))
        )

    def remove(self, item_ids: Iterable[int]) -> None:
        """Remove the words of items; items that are removed lose theirs without being asked."""
        self._database.execute_many(
            "DELETE FROM words WHERE item_id = ?", [(item_id,) for item_id in item_ids]
        )

    def search(self, words: str, most: int) -> list[WordMatch]:
        """The items that have any of the words, best first; those that have more come first.

        Words that most files have bring nothing in beside others, in whatever language; when
        there are no others, an item must have all of them.
        """
        typed = units(words)[:MOST_UNITS]
        if not typed:
            return []
        wanted = self._wanted(typed)
        rows = self._database.query(
            f"SELECT rowid, {SCORE} AS score FROM fulltext WHERE fulltext MATCH ?"  # noqa: S608
            " ORDER BY score DESC, rowid LIMIT ?",
            (wanted, most),
        )
        scores: dict[int, float] = dict(rows)
        by_name = self._matching(f"{{name title}} : ({wanted})")
        return [
            WordMatch(item_id, MatchSource.NAME if item_id in by_name else MatchSource.WORDS, score)
            for item_id, score in scores.items()
        ]

    def named(self, words: str) -> list[int]:
        """Ids of the items whose file name is exactly these words, in the order they were added.

        The extension may be left out; case, accents and what stands between words do not count.
        """
        typed = tokens(words)
        if not typed:
            return []
        rows = self._database.query(
            "SELECT id, path FROM items WHERE id IN"
            " (SELECT rowid FROM fulltext WHERE fulltext MATCH ?) ORDER BY id",
            (f"name : {_phrase(typed)}",),
        )
        return [item_id for item_id, path in rows if _is_named(os.fsdecode(path), typed)]

    def containing(self, phrases: Sequence[str], without: Sequence[str]) -> NDArray[np.int64]:
        """Ids, int64 (n,) in rising order, of the items where every phrase and no other occurs.

        Args:
            phrases: the words of each must stand side by side in a name, tag, folder or text.
            without: none of these may.
        """
        wanted = [_phrase(cut) for cut in map(tokens, phrases) if cut]
        unwanted = [_phrase(cut) for cut in map(tokens, without) if cut]
        found = self._matching(" AND ".join(wanted)) if wanted else self._all()
        banned = self._matching(" OR ".join(unwanted)) if unwanted else set()
        return np.array(sorted(found - banned), dtype=np.int64)

    def compact(self) -> None:
        """Write the index anew: what was removed is only marked until then."""
        self._database.execute("INSERT INTO fulltext (fulltext) VALUES ('optimize')")

    def _wanted(self, typed: list[tuple[str, ...]]) -> str:
        """The FTS5 expression for units: telling ones bring an item in, all of them add score."""
        phrases = [_phrase(unit) for unit in typed]
        documents = self._count("SELECT count(*) FROM documents")
        items = self._count("SELECT count(*) FROM items")
        telling = [p for p in phrases if not self._is_common(p, documents, items)]
        if not telling:
            return " AND ".join(phrases)
        return f"({' OR '.join(telling)}) AND ({' OR '.join(phrases)})"

    def _is_common(self, phrase: str, documents: int, items: int) -> bool:
        return self._holders(f"text : {phrase}") > NEVER_COMMON + COMMON_SHARE * documents or (
            self._holders(f"- text : {phrase}") > NEVER_COMMON + COMMON_SHARE * items
        )

    def _holders(self, expression: str) -> int:
        return self._count("SELECT count(*) FROM fulltext WHERE fulltext MATCH ?", expression)

    def _count(self, sql: str, *values: str) -> int:
        row = self._database.one(sql, values)
        return int(row[0]) if row else 0

    def _matching(self, expression: str) -> set[int]:
        rows = self._database.query(
            "SELECT rowid FROM fulltext WHERE fulltext MATCH ?", (expression,)
        )
        return {row[0] for row in rows}

    def _all(self) -> set[int]:
        return {row[0] for row in self._database.query("SELECT id FROM items")}

    def _root_of(self, item_id: int) -> str:
        row = self._database.one(
            "SELECT roots.path FROM items JOIN roots ON roots.id = root_id WHERE items.id = ?",
            (item_id,),
        )
        return os.fsdecode(row[0]) if row else ""


def fill(database: Database) -> None:
    """Take in what a library held before it had full text; one document is in memory at a time."""
    rows = database.query(
        "SELECT items.id, roots.path, items.path, title, author, taken, album, camera, text"
        " FROM items JOIN roots ON roots.id = root_id LEFT JOIN documents ON item_id = items.id"
    )
    for item_id, root, path, title, author, taken, album, camera, text in rows:
        metadata = Metadata(title=title, author=author, taken=taken, album=album, camera=camera)
        columns = _row(os.fsdecode(root), os.fsdecode(path), metadata, unpack(text) if text else "")
        database.execute(INSERT, (item_id, *columns))


def _row(root: str, path: str, metadata: Metadata, text: str) -> tuple[str | bytes, ...]:
    """The columns of one item, as tokens between blanks."""
    tags = (metadata.author, metadata.album, metadata.camera, metadata.taken[:10])
    # Folders above the root are the same for all and tell nothing.
    inside = os.path.relpath(os.path.dirname(path), os.path.dirname(root) or os.sep)
    columns = (
        name_tokens(os.path.basename(path)),
        name_tokens(metadata.title),
        chain.from_iterable(map(tokens, tags)),
        chain.from_iterable(map(name_tokens, inside.split(os.sep))),
    )
    return (*map(" ".join, columns), pack(" ".join(tokens(text))))


def _is_named(path: str, typed: list[str]) -> bool:
    name = os.path.basename(path)
    return typed in (tokens(name), tokens(os.path.splitext(name)[0]))


def _phrase(unit: Iterable[str]) -> str:
    """Adjacent tokens as an FTS5 string; tokens hold letters and digits only, so no quotes."""
    return f'"{" ".join(unit)}"'
