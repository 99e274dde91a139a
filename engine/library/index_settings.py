"""Which index a library uses, kept in a file of its own that its owner alone can read.

It is not in the catalogue: a token of a server has no place in backups and exports.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import to_builtins

from ..encoders import json_cache
from ..paths import LibraryPaths, unwritable
from ..types.index_settings import Consistency, IndexKind, IndexSettings


def read_index_settings(paths: LibraryPaths) -> IndexSettings:
    """What is kept; the library's own graphs where nothing is, or it is damaged."""
    told = json_cache.read(_file_of(paths))
    try:
        return IndexSettings(
            IndexKind(told["kind"]),
            str(told["uri"]),
            str(told["token"]),
            str(told["certificate"]),
            Consistency(told["consistency"]),
            str(told["owner"]),
            str(told.get("store", "")),
        )
    except (ValueError, KeyError):
        return IndexSettings()


def keep_index_settings(paths: LibraryPaths, settings: IndexSettings) -> None:
    """Keep these from now on; every process that searches follows with its next search.

    Raises:
        UserError: the library's folder cannot be written.
    """
    try:
        # A temporary file is its owner's alone, and so is what it becomes.
        json_cache.write(_file_of(paths), to_builtins(settings))
    except OSError as error:
        raise unwritable(paths.directory, error) from error


def _file_of(paths: LibraryPaths) -> Path:
    return paths.directory / "index.json"
