"""The tables of what a person says of files, as steps of the migrations."""

from __future__ import annotations

# Marks whose item is gone wait, with where it lay, for an item of the same content. A root takes
# those of its files along, which is why they name it only then.
MARKS = """
CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE);
CREATE TABLE marks (
    id INTEGER PRIMARY KEY,
    item_id INTEGER UNIQUE REFERENCES items ON DELETE SET NULL,
    favourite INTEGER NOT NULL DEFAULT 0 CHECK (favourite IN (0, 1)),
    rating INTEGER NOT NULL DEFAULT 0 CHECK (rating BETWEEN 0 AND 5),
    root_id INTEGER REFERENCES roots ON DELETE CASCADE, path BLOB, hash BLOB);
CREATE INDEX marks_favourite ON marks (favourite, item_id);
CREATE INDEX marks_rating ON marks (rating, item_id);
CREATE INDEX marks_waiting ON marks (hash, path) WHERE item_id IS NULL;
CREATE TABLE mark_tags (
    tag_id INTEGER NOT NULL REFERENCES tags ON DELETE CASCADE,
    mark_id INTEGER NOT NULL REFERENCES marks ON DELETE CASCADE,
    PRIMARY KEY (tag_id, mark_id)) WITHOUT ROWID;
CREATE INDEX mark_tags_mark ON mark_tags (mark_id);
CREATE TRIGGER marks_wait BEFORE DELETE ON items
WHEN EXISTS (SELECT 1 FROM marks WHERE item_id = old.id) BEGIN
    DELETE FROM marks WHERE item_id = old.id
        AND NOT EXISTS (SELECT 1 FROM roots WHERE id = old.root_id);
    UPDATE marks SET root_id = old.root_id, path = old.path, hash = old.hash
    WHERE item_id = old.id;
END;
CREATE TRIGGER marks_return AFTER INSERT ON items
WHEN EXISTS (SELECT 1 FROM marks WHERE item_id IS NULL AND hash = new.hash) BEGIN
    UPDATE marks SET item_id = new.id, root_id = NULL, path = NULL, hash = NULL
    WHERE id = (SELECT id FROM marks WHERE item_id IS NULL AND hash = new.hash
        ORDER BY path = new.path DESC LIMIT 1);
END;
CREATE TRIGGER marks_return_once_read AFTER UPDATE OF hash ON items
WHEN new.hash <> old.hash AND NOT EXISTS (SELECT 1 FROM marks WHERE item_id = new.id)
    AND EXISTS (SELECT 1 FROM marks WHERE item_id IS NULL AND hash = new.hash) BEGIN
    UPDATE marks SET item_id = new.id, root_id = NULL, path = NULL, hash = NULL
    WHERE id = (SELECT id FROM marks WHERE item_id IS NULL AND hash = new.hash
        ORDER BY path = new.path DESC LIMIT 1);
END;
CREATE TRIGGER tag_left AFTER DELETE ON mark_tags
WHEN NOT EXISTS (SELECT 1 FROM mark_tags WHERE tag_id = old.tag_id) BEGIN
    DELETE FROM tags WHERE id = old.tag_id;
END;
"""

# A line for each sidecar that was read, with the item that has what it says.
SIDECARS = """
CREATE TABLE sidecars (
    path BLOB PRIMARY KEY, item_id INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX sidecars_item ON sidecars (item_id);
"""
