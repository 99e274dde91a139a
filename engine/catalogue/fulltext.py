"""Full text beside the vectors: which files have these words in their name, tags, folder or text.

`words` has one row per item, which goes when its item goes, however that comes about; triggers keep
`fulltext`, an FTS5 index without content of its own, in step with `words`. To take words out, such
an index must be told exactly what was put in: `words` keeps that, compressed, which takes half the
room of content inside FTS5. `tokens` cuts what goes in and what is asked for, so FTS5 only has to
split at blanks, and nothing typed reaches its query syntax.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np

from ..tokens import name_tokens, tokens
from ..types import Metadata
from ..types.ids import Ids, IdSet
from .database import Database
from .packing import pack, unpack
from .revision import RevisionCache
from .vocabulary import Vocabulary
from .word_search import WordMatches, WordSearch

INSERT = "INSERT INTO words VALUES (?, ?, ?, ?, ?, ?)"
# File systems bound a name to 255 bytes or characters.
MOST_IN_NAME = 255
# Who types goes on with the same words: so many lists of ids are kept, 8 bytes for each item.
_LISTS_KEPT = 8

Words = tuple[str, ...]


class FullText:
    """Rows of `words` and their index. Writing methods run inside the caller's transaction.

    Attributes:
        vocabulary: the words that there are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.vocabulary = Vocabulary(database)
        self._words = WordSearch(database, self.vocabulary)
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

    def words_of(self, item_ids: Sequence[int]) -> Iterator[tuple[int, str, str]]:
        """The words of items: those of name, title and folder, and those of the text."""
        sql = "SELECT item_id, name, title, folder, text FROM words WHERE item_id IN"
        for item_id, name, title, folder, text in self._database.query_ids(sql, item_ids):
            yield item_id, f"{name} {title} {folder}", unpack(text)

    def search(self, words: str, phrases: Sequence[str] = ()) -> WordMatches:
        """The items that have any of the words or phrases, and how much they are about them."""
        return self._words.find(words, phrases)

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
