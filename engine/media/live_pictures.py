"""Live pictures: a film of seconds beside the picture that it belongs to, told by an identifier.

A telephone writes both under one name, and the same identifier into both: into the notes of its
maker in the picture's EXIF, and under a name of QuickTime's in the film. They are only looked at,
not taken apart: this runs in processes that are not confined.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from functools import lru_cache

from .movie_index import movie_index, value_of

_FILMS = (".mov", ".mp4")
_PICTURES = (".HEIC", ".heic", ".JPG", ".jpg", ".JPEG", ".jpeg")
_IDENTIFIER = b"com.apple.quicktime.content.identifier"
_MOST_BOXES, _MOST_INDEX_BYTES = 100, 1_000_000
_MOST_FILM_BYTES, _MOST_PICTURE_BYTES = 50_000_000, 30_000_000
_LEAST_IDENTIFIER_BYTES = 8
_PART_BYTES = 1 << 17


def picture_of(film: str, status: os.stat_result) -> str:
    """The path of the picture that a film belongs to; empty for any other file."""
    stem, ending = os.path.splitext(film)
    if ending.lower() not in _FILMS or status.st_size > _MOST_FILM_BYTES:
        return ""
    pictures = [stem + other for other in _PICTURES if os.path.isfile(stem + other)]
    identifier = _identifier(film, status.st_mtime_ns) if pictures else b""
    return next((one for one in pictures if identifier and _tells(one, identifier)), "")


def may_be_live(path: str) -> bool:
    """Whether a film may belong to what has, or had, this path."""
    return os.path.splitext(path)[1] in _PICTURES


def films_beside(pictures: Collection[str]) -> list[str]:
    """The films that have the name of one of some pictures, whether those are there or not."""
    stems = {os.path.splitext(picture)[0] for picture in pictures}
    films = []
    for folder in {os.path.dirname(stem) for stem in stems}:
        # By their names as they are written: not all systems tell capitals apart.
        named = (os.path.splitext(name) for name in _names(folder))
        films += [
            os.path.join(folder, name + ending)
            for name, ending in named
            if ending.lower() in _FILMS and os.path.join(folder, name) in stems
        ]
    return films


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


@lru_cache(maxsize=10_000)
def _identifier(film: str, _changed_ns: int) -> bytes:
    try:
        with open(film, "rb") as file:
            index = movie_index(file, _MOST_BOXES, _MOST_INDEX_BYTES) or b""
    except OSError:
        return b""
    found = value_of(index, _IDENTIFIER).strip(b"\0")
    return found if len(found) >= _LEAST_IDENTIFIER_BYTES else b""


def _tells(picture: str, identifier: bytes) -> bool:
    try:
        return _has(picture, identifier, os.stat(picture).st_mtime_ns)
    except OSError:
        return False


@lru_cache(maxsize=10_000)
def _has(picture: str, identifier: bytes, _changed_ns: int) -> bool:
    with open(picture, "rb") as file:
        before = b""
        # It stands near the beginning as a rule, and folders of telephones have thousands of these.
        while file.tell() < _MOST_PICTURE_BYTES and (part := file.read(_PART_BYTES)):
            if identifier in before + part:
                return True
            before = part[-len(identifier) :]
    return False
