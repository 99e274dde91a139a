"""The tables of the first catalogue, which the steps of `migrations` begin with."""

from __future__ import annotations

TABLES = """
CREATE TABLE state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO state VALUES ('revision', 0);
CREATE TABLE roots (
    id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, ignore TEXT NOT NULL DEFAULT '');
CREATE TABLE items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    root_id INTEGER NOT NULL REFERENCES roots ON DELETE CASCADE,
    path BLOB NOT NULL UNIQUE, modality TEXT NOT NULL, size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL, hash BLOB NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,
    duration REAL NOT NULL, title TEXT NOT NULL, author TEXT NOT NULL, taken TEXT NOT NULL,
    note TEXT NOT NULL);
CREATE INDEX items_hash ON items (hash);
CREATE INDEX items_root ON items (root_id);
CREATE INDEX items_newest ON items (mtime_ns DESC, id);
CREATE TABLE documents (
    item_id INTEGER PRIMARY KEY REFERENCES items ON DELETE CASCADE, text BLOB NOT NULL);
CREATE TABLE spaces (
    id INTEGER PRIMARY KEY, preset TEXT NOT NULL, identity TEXT NOT NULL UNIQUE,
    dim INTEGER NOT NULL, active INTEGER NOT NULL DEFAULT 0);
CREATE TABLE segments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
    space_id INTEGER NOT NULL REFERENCES spaces ON DELETE CASCADE,
    kind TEXT NOT NULL, start REAL NOT NULL, end REAL NOT NULL, text TEXT NOT NULL,
    vector BLOB NOT NULL, revision INTEGER NOT NULL);
CREATE INDEX segments_item ON segments (item_id, space_id);
CREATE INDEX segments_revision ON segments (space_id, revision);
CREATE TABLE removed_segments (
    id INTEGER PRIMARY KEY, space_id INTEGER NOT NULL, revision INTEGER NOT NULL);
CREATE TRIGGER segment_removed AFTER DELETE ON segments BEGIN
    INSERT INTO removed_segments VALUES (
        old.id, old.space_id, (SELECT value FROM state WHERE name = 'revision'));
END;
CREATE TABLE centrings (
    space_id INTEGER NOT NULL REFERENCES spaces ON DELETE CASCADE, role TEXT NOT NULL,
    version INTEGER NOT NULL, count INTEGER NOT NULL, mean BLOB NOT NULL,
    PRIMARY KEY (space_id, role)) WITHOUT ROWID;
CREATE TABLE backgrounds (
    space_id INTEGER NOT NULL REFERENCES spaces ON DELETE CASCADE, role TEXT NOT NULL,
    modality TEXT NOT NULL, mean REAL NOT NULL, deviation REAL NOT NULL,
    PRIMARY KEY (space_id, role, modality)) WITHOUT ROWID;
CREATE TABLE snapshots (
    space_id INTEGER PRIMARY KEY REFERENCES spaces ON DELETE CASCADE,
    revision INTEGER NOT NULL, centring INTEGER NOT NULL, checksum TEXT NOT NULL);
CREATE TABLE failures (
    path BLOB PRIMARY KEY, root_id INTEGER NOT NULL REFERENCES roots ON DELETE CASCADE,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, modality TEXT, reason TEXT NOT NULL,
    seen REAL NOT NULL) WITHOUT ROWID;
"""
