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

from ..tokens import name_tokens, tokens, units
from ..types import MatchSource, Metadata
from ..types.ids import Ids, IdSet
from .database import Database
from .packing import pack, unpack
from .revision import RevisionCache

INSERT = "INSERT INTO words VALUES (?, ?, ?, ?, ?, ?)"
SCORE = "-bm25(fulltext, 10.0, 8.0, 5.0, 3.0, 1.0)"
# A word that more than this share of the documents have in their text, or of all items elsewhere,
# is no reason on its own to return one of them; two files are never too many.
COMMON_SHARE = 0.15
NEVER_COMMON = 2
# Of a pasted page the first words are asked for.
MOST_UNITS = 64
# File systems bound a name to 255 bytes or characters.
MOST_IN_NAME = 255
# The pages of a list ask for the same matches; a thousand of them take some 200 KB.
_SEARCHES_KEPT = 8
# Who types goes on with the same words: so many lists of ids are kept, 8 bytes for each item that
# has the word, and of so many words whether they are common.
_LISTS_KEPT = 8
_WORDS_KEPT = 256

Words = tuple[str, ...]


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
        self._found: RevisionCache[tuple[str, int], tuple[WordMatch, ...]] = RevisionCache(
            database, _SEARCHES_KEPT
        )
        self._sizes: RevisionCache[None, tuple[int, int]] = RevisionCache(database, 1)
        self._common: RevisionCache[str, bool] = RevisionCache(database, _WORDS_KEPT)
        self._holders: RevisionCache[tuple[Words, Words], Ids] = RevisionCache(
            database, _LISTS_KEPT
        )

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

    def search(self, words: str, most: int) -> tuple[WordMatch, ...]:
        """The items that have any of the words, best first; those that have more come first.

        Words that most files have bring nothing in beside others, in whatever language; when
        there are no others, an item must have all of them.
        """
        return self._found.get((words, most), lambda: self._search(words, most))

    def _search(self, words: str, most: int) -> tuple[WordMatch, ...]:
        typed = units(words)[:MOST_UNITS]
        if not typed:
            return ()
        needed, wanted = self._wanted(typed)
        rows = self._database.query(
            f"SELECT rowid, {SCORE} AS score FROM fulltext WHERE fulltext MATCH ?"  # noqa: S608
            " ORDER BY score DESC, rowid LIMIT ?",
            (wanted, most),
        )
        scores: dict[int, float] = dict(rows)
        by_name = IdSet(self._matching(f"{{name title}} : ({needed})"))
        named = by_name.has(np.array(list(scores), np.int64))
        return tuple(
            WordMatch(item_id, MatchSource.NAME if is_named else MatchSource.WORDS, score)
            for (item_id, score), is_named in zip(scores.items(), named.tolist(), strict=True)
        )

    def named(self, words: str) -> Ids:
        """Ids of the items whose file name is exactly these words, int64 (n,), rising.

        The extension may be left out; case, accents and what stands between words do not count.
        """
        typed = tokens(words)
        if not typed or len(typed) > MOST_IN_NAME:
            return np.empty(0, np.int64)
        whole = " ".join(typed)
        # A name begins with what stands before its ending.
        stems = [" ".join(typed[:count]) for count in range(len(typed))]
        found = self._database.ids(
            "SELECT id FROM items WHERE stem_words = ? UNION ALL"  # noqa: S608
            f" SELECT id FROM items WHERE stem_words IN ({','.join('?' * len(stems))})"
            " AND name_words = ?",
            (whole, *stems, whole),
        )
        return np.sort(found)

    def containing(self, phrases: Sequence[str], without: Sequence[str]) -> Ids:
        """Ids, int64 (n,) in rising order, of the items where every phrase and no other occurs.

        Args:
            phrases: the words of each must stand side by side in a name, tag, folder or text.
            without: none of these may.
        """
        wanted, unwanted = (
            tuple(_phrase(cut) for cut in map(tokens, asked) if cut) for asked in (phrases, without)
        )
        return self._holders.get((wanted, unwanted), lambda: self._containing(wanted, unwanted))

    def _containing(self, wanted: Words, unwanted: Words) -> Ids:
        found = self._matching(" AND ".join(wanted)) if wanted else self._all()
        if not unwanted:
            return found
        return found[~IdSet(self._matching(" OR ".join(unwanted))).has(found)]

    def compact(self) -> None:
        """Write the index anew: what was removed is only marked until then."""
        self._database.execute("INSERT INTO fulltext (fulltext) VALUES ('optimize')")

    def _wanted(self, typed: list[tuple[str, ...]]) -> tuple[str, str]:
        """What brings an item in, and the same with all that adds score, as FTS5 expressions."""
        phrases = [_phrase(unit) for unit in typed]
        telling = [phrase for phrase in phrases if not self._is_common(phrase)]
        if not telling:
            needed = " AND ".join(phrases)
            return needed, needed
        needed = " OR ".join(telling)
        return needed, f"({needed}) AND ({' OR '.join(phrases)})"

    def _is_common(self, phrase: str) -> bool:
        return self._common.get(phrase, lambda: self._is_in_many(phrase))

    def _is_in_many(self, phrase: str) -> bool:
        documents, items = self._size()
        return self._is_above(NEVER_COMMON + COMMON_SHARE * documents, f"text : {phrase}") or (
            self._is_above(NEVER_COMMON + COMMON_SHARE * items, f"- text : {phrase}")
        )

    def _is_above(self, most: float, expression: str) -> bool:
        """Whether more items than that match; no more of them are counted than it takes."""
        sql = "SELECT count(*) FROM (SELECT 1 FROM fulltext WHERE fulltext MATCH ? LIMIT ?)"
        return self._count(sql, expression, int(most) + 1) > most

    def _size(self) -> tuple[int, int]:
        """How many documents and how many items there are."""
        return self._sizes.get(
            None,
            lambda: (
                self._count("SELECT count(*) FROM documents"),
                self._count("SELECT count(*) FROM items"),
            ),
        )

    def _count(self, sql: str, *values: str | int) -> int:
        row = self._database.one(sql, values)
        return int(row[0]) if row else 0

    def _matching(self, expression: str) -> Ids:
        return self._database.ids(
            "SELECT rowid AS id FROM fulltext WHERE fulltext MATCH ? ORDER BY rowid", (expression,)
        )

    def _all(self) -> Ids:
        return self._database.ids("SELECT id FROM items ORDER BY id")

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


def _phrase(unit: Iterable[str]) -> str:
    """Adjacent tokens as an FTS5 string; tokens hold letters and digits only, so no quotes."""
    return f'"{" ".join(unit)}"'
