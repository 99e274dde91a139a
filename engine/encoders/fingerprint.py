"""The hash of a weights file, computed once per version of the file.

Hashing 600 MB takes a second or two, and the shipped networks a tenth of each start, so the result
is noted with the file's size and modification time, and holds for as long as these do.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from . import json_cache as notes

_NOTES = "fingerprints.json"


def sha256_of(path: Path, cache_dir: Path) -> str:
    """SHA-256 of a file, in hex; taken from the notes while the file is unchanged.

    Raises:
        OSError: the file cannot be read.
    """
    return noted(path, cache_dir) or remember(path, cache_dir, hash_file(path))


def noted(path: Path, cache_dir: Path) -> str:
    """The hash that the notes have of a file while it is unchanged, in hex; else nothing.

    Raises:
        OSError: the file cannot be seen.
    """
    note = notes.read(cache_dir / _NOTES).get(str(path))
    if isinstance(note, dict) and note.get("stamp") == _stamp(path):
        return str(note["sha256"])
    return ""


def is_content(path: Path, content: bytes, sha256: str, cache_dir: Path) -> bool:
    """Whether the content of a file has this hash, in hex; looked at once while it is unchanged.

    A note of another hash is not believed: a new version of a file may have the time of the old.

    Raises:
        OSError: the file cannot be seen.
    """
    if noted(path, cache_dir) == sha256:
        return True
    if hashlib.sha256(content).hexdigest() != sha256:
        return False
    remember(path, cache_dir, sha256)
    return True


def remember(path: Path, cache_dir: Path, sha256: str) -> str:
    """Note a hash that was just computed, and return it."""
    note = {"stamp": _stamp(path), "sha256": sha256}
    notes.remember(cache_dir / _NOTES, str(path), note)
    return sha256


def hash_file(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def git_blob_hash(path: Path) -> str:
    """The hash that git, and so the hub, gives a small file; SHA-1 in hex."""
    content = path.read_bytes()
    blob = hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False)
    return blob.hexdigest()


def _stamp(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]
