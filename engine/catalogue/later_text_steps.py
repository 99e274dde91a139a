"""The tables of what is read in items later, as steps of `migrations`, which only get more."""

from __future__ import annotations

# A line for each line of text that was read in a picture, by a reader that has a number.
PICTURE_TEXTS = """
CREATE TABLE picture_texts (
    item_id INTEGER PRIMARY KEY REFERENCES items ON DELETE CASCADE, hash BLOB NOT NULL,
    reader INTEGER NOT NULL, lines BLOB NOT NULL);
CREATE INDEX picture_texts_hash ON picture_texts (hash);
"""

# A line for each utterance of a sound, and settings that are texts.
SPEECH = """
CREATE TABLE speech (
    item_id INTEGER PRIMARY KEY REFERENCES items ON DELETE CASCADE, hash BLOB NOT NULL,
    reader INTEGER NOT NULL, lines BLOB NOT NULL);
CREATE INDEX speech_hash ON speech (hash);
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

# Whether what was read may have passages, until it turns out that it has none. An empty list
# takes 10 bytes.
PASSAGES_READ_LATER = """
ALTER TABLE picture_texts ADD COLUMN passages INTEGER NOT NULL DEFAULT 1;
ALTER TABLE speech ADD COLUMN passages INTEGER NOT NULL DEFAULT 1;
UPDATE picture_texts SET passages = 0 WHERE length(lines) <= 10;
UPDATE speech SET passages = 0 WHERE length(lines) <= 10;
CREATE INDEX segments_read_later ON segments (item_id, space_id)
WHERE kind IN ('written', 'spoken');
"""
