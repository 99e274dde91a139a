"""The steps from the first tables of the catalogue to those of today, only ever appended to."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import NewerLibraryError
from ..language import tr
from . import item_keys
from .albums import ALBUMS
from .database import Database
from .duplicate_tables import DUPLICATES
from .fulltext import fill
from .hung import HUNG
from .item_groups import ITEM_GROUPS
from .later_text_steps import PASSAGES_READ_LATER, PICTURE_TEXTS, SPEECH
from .maps import MAPS
from .mark_steps import MARKS, SIDECARS
from .measures import MEASURES
from .opened_items import OPENED_ITEMS
from .outbox import OUTBOX
from .saved_searches import SAVED_SEARCHES
from .space_probes import PROBES_OF_SPACES
from .tables import TABLES

SPACES_AT_THE_SAME_TIME = """
ALTER TABLE spaces ADD COLUMN stage TEXT NOT NULL DEFAULT 'building';
ALTER TABLE spaces ADD COLUMN kept INTEGER NOT NULL DEFAULT 0;
ALTER TABLE spaces ADD COLUMN origin TEXT NOT NULL DEFAULT '{}';
UPDATE spaces SET stage = 'served' WHERE active;
INSERT INTO state SELECT 'spaces', coalesce(max(id), 0) FROM spaces;
CREATE TRIGGER segment_fits BEFORE INSERT ON segments
WHEN length(new.vector) <> 2 * (SELECT dim FROM spaces WHERE id = new.space_id) BEGIN
    SELECT RAISE(ABORT, 'the vector is of another space');
END;
"""

ALBUMS_AND_CAMERAS = """
ALTER TABLE items ADD COLUMN album TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN camera TEXT NOT NULL DEFAULT '';
"""

# Every character outside ASCII is a letter to this tokenizer, which leaves the cutting to `tokens`.
WORDS_BESIDE_VECTORS = """
CREATE TABLE words (
    item_id INTEGER PRIMARY KEY REFERENCES items ON DELETE CASCADE, name TEXT NOT NULL,
    title TEXT NOT NULL, tags TEXT NOT NULL, folder TEXT NOT NULL, text BLOB NOT NULL);
CREATE VIRTUAL TABLE fulltext USING fts5 (
    name, title, tags, folder, text, content = '', tokenize = 'ascii');
CREATE TRIGGER words_added AFTER INSERT ON words BEGIN
    INSERT INTO fulltext (rowid, name, title, tags, folder, text) VALUES (
        new.item_id, new.name, new.title, new.tags, new.folder, unpack(new.text));
END;
CREATE TRIGGER words_removed AFTER DELETE ON words BEGIN
    INSERT INTO fulltext (fulltext, rowid, name, title, tags, folder, text) VALUES (
        'delete', old.item_id, old.name, old.title, old.tags, old.folder, unpack(old.text));
END;
"""

# A usual value, until the library is measured again.
SPREADS = "ALTER TABLE backgrounds ADD COLUMN spread REAL NOT NULL DEFAULT 0.08;"

KEYS_OF_ITEMS = """
CREATE TABLE folders (
    id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, folded TEXT NOT NULL);
ALTER TABLE items ADD COLUMN folder_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN name_words TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN stem_words TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN sort_name TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN ending BLOB;
ALTER TABLE items ADD COLUMN taken_day TEXT;
ALTER TABLE items ADD COLUMN moment INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN copied INTEGER NOT NULL DEFAULT 0;
"""

# Indexes come last, since it is quicker to make one than to keep it in step with every row. Each
# has all that one list or filter reads, so that no row is looked up.
ORDERS_OF_ITEMS = """
DROP INDEX items_newest;
CREATE INDEX items_by_moment ON items (moment DESC);
CREATE INDEX items_by_name ON items (sort_name, path);
CREATE INDEX items_by_size ON items (size DESC);
CREATE INDEX items_by_duration ON items (duration DESC);
CREATE INDEX items_day ON items (taken_day, mtime_ns);
CREATE INDEX items_folder ON items (folder_id);
CREATE INDEX items_kind ON items (modality, ending);
CREATE INDEX items_words ON items (stem_words, name_words);
CREATE INDEX items_copied ON items (hash) WHERE copied;
CREATE INDEX documents_item ON documents (item_id);
CREATE TRIGGER item_is_copy AFTER INSERT ON items
WHEN EXISTS (SELECT 1 FROM items WHERE hash = new.hash AND id <> new.id) BEGIN
    UPDATE items SET copied = 1 WHERE id IN (
        new.id, (SELECT id FROM items WHERE hash = new.hash AND id <> new.id LIMIT 1));
END;
CREATE TRIGGER item_changed AFTER UPDATE OF hash ON items WHEN new.hash <> old.hash BEGIN
    UPDATE items SET copied = EXISTS (SELECT 1 FROM items WHERE hash = new.hash AND id <> new.id)
    WHERE id IN (
        new.id, (SELECT id FROM items WHERE hash = new.hash AND id <> new.id LIMIT 1));
    UPDATE items SET copied = (SELECT count(*) FROM (
        SELECT 1 FROM items WHERE hash = old.hash LIMIT 2)) > 1
    WHERE id = (SELECT id FROM items WHERE hash = old.hash LIMIT 1);
END;
CREATE TRIGGER copy_removed AFTER DELETE ON items WHEN old.copied BEGIN
    UPDATE items SET copied = (SELECT count(*) FROM (
        SELECT 1 FROM items WHERE hash = old.hash LIMIT 2)) > 1
    WHERE id = (SELECT id FROM items WHERE hash = old.hash LIMIT 1);
END;
CREATE TRIGGER folder_emptied AFTER DELETE ON items
WHEN NOT EXISTS (SELECT 1 FROM items WHERE folder_id = old.folder_id) BEGIN
    DELETE FROM folders WHERE id = old.folder_id;
END;
CREATE TRIGGER folder_left AFTER UPDATE OF folder_id ON items
WHEN NOT EXISTS (SELECT 1 FROM items WHERE folder_id = old.folder_id) BEGIN
    DELETE FROM folders WHERE id = old.folder_id;
END;
"""

# Ways to read the index that is there; they hold nothing.
WORDS_OF_THE_INDEX = """
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (fulltext, row);
CREATE VIRTUAL TABLE occurrences USING fts5vocab (fulltext, instance);
"""

OPENINGS = """
CREATE TABLE openings (
    day TEXT NOT NULL, modality TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (day, modality)) WITHOUT ROWID;
"""

PASSED_OVER = """
ALTER TABLE roots ADD COLUMN passed_over TEXT NOT NULL DEFAULT '{}';
"""

PLACES = """
ALTER TABLE segments ADD COLUMN place TEXT NOT NULL DEFAULT '';
"""

# What failed before has no reader, and is tried again once.
FAILURES_BY_READER = """
ALTER TABLE failures ADD COLUMN first_seen REAL NOT NULL DEFAULT 0;
ALTER TABLE failures ADD COLUMN attempts INTEGER NOT NULL DEFAULT 1;
ALTER TABLE failures ADD COLUMN reader TEXT NOT NULL DEFAULT '';
UPDATE failures SET first_seen = seen;
"""

# What tells a root from another one at its path.
IDENTITIES_OF_ROOTS = """
ALTER TABLE roots ADD COLUMN identity TEXT NOT NULL DEFAULT '{}';
"""

# The vectors of a space in a file that can be mapped, beside those of its graphs.
FILES_OF_VECTORS = """
ALTER TABLE snapshots ADD COLUMN filed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE snapshots ADD COLUMN digest TEXT NOT NULL DEFAULT '';
"""

STEPS: tuple[tuple[str, str | Callable[[Database], None]], ...] = (
    ("tables of the first release", TABLES),
    ("two spaces at the same time while the model is changed", SPACES_AT_THE_SAME_TIME),
    ("albums and cameras", ALBUMS_AND_CAMERAS),
    ("words beside vectors", WORDS_BESIDE_VECTORS),
    ("the words of what the library holds", fill),
    ("how far a query's scores spread", SPREADS),
    ("what lists and filters ask of items", KEYS_OF_ITEMS),
    ("what they ask of the items that the library holds", item_keys.fill),
    ("orders of items", ORDERS_OF_ITEMS),
    ("which words the index has, and where", WORDS_OF_THE_INDEX),
    ("what no reader takes", PASSED_OVER),
    ("where in a document a passage stands", PLACES),
    ("which kinds of files are opened", OPENINGS),
    ("the text in pictures", PICTURE_TEXTS),
    ("which reader failed, and since when", FAILURES_BY_READER),
    ("which drive a folder is on", IDENTITIES_OF_ROOTS),
    ("what the encoder of a space made of probes", PROBES_OF_SPACES),
    ("what is said in sounds", SPEECH),
    ("files of vectors", FILES_OF_VECTORS),
    ("the meaning of what was read later", PASSAGES_READ_LATER),
    ("favourites, ratings and tags", MARKS),
    ("searches under names", SAVED_SEARCHES),
    ("which sidecars were read", SIDECARS),
    ("what contents are alike", DUPLICATES),
    ("maps", MAPS),
    ("groups and albums", ITEM_GROUPS + ALBUMS),
    ("how far files have defects", MEASURES),
    ("which files are opened", OPENED_ITEMS),
    ("what another program that keeps vectors is to be told", OUTBOX),
    ("where files were taken", "ALTER TABLE items ADD COLUMN place TEXT NOT NULL DEFAULT '';"),
    (
        "which drives are mounted in folders",
        "ALTER TABLE roots ADD COLUMN drives TEXT NOT NULL DEFAULT '{}';",
    ),
    ("at which contents decoders hung", HUNG),
)


def migrate(database: Database, most: int | None = None) -> None:
    """Bring the tables up to date: those of a new library at once, else one transaction a step.

    Args:
        most: take no more than so many steps in all.

    Raises:
        NewerLibraryError: the library was written by a newer version.
    """
    check_version(database)
    wanted = len(STEPS) if most is None else most
    while (done := version(database)) < wanted:
        with database.transaction():
            # Every commit waits for the disk, and a new library has nothing to lose.
            _take_steps(database, wanted if done == 0 else done + 1)


def version(database: Database) -> int:
    """How many steps this file has behind it."""
    row = database.one("PRAGMA user_version")
    return int(row[0]) if row else 0


def check_version(database: Database) -> None:
    """Refuse a library that knows more steps than we do."""
    if version(database) > len(STEPS):
        raise NewerLibraryError(
            tr(
                "The library in {folder} was made by a newer Triptych. Update Triptych, or choose "
                "another library with --library.",
                folder=database.path.parent,
            )
        )


def _take_steps(database: Database, until: int) -> None:
    """Take what another process has not taken while we waited for the lock."""
    for number in range(version(database), until):
        _take(database, STEPS[number][1])
        database.execute(f"PRAGMA user_version = {number + 1}")


def _take(database: Database, step: str | Callable[[Database], None]) -> None:
    if isinstance(step, str):
        _run(database, step)
    else:
        step(database)


def _run(database: Database, script: str) -> None:
    """Run a script inside the open transaction (sqlite3's executescript would commit it)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        whole = "CREATE TRIGGER" not in statement or line.startswith("END;")
        if line.rstrip().endswith(";") and whole:
            database.execute(statement)
            statement = ""
