"""How folders and names are compared, in any script; paths are given as stored, in bytes."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import lru_cache

_SEPARATOR = os.fsencode(os.sep)
_DIGITS = re.compile(r"\d+")
_ACCENTS = re.compile("[\u0300-\u036f]")
_FOLDERS_REMEMBERED = 4096


def folded(text: str) -> str:
    """Text as it is compared: without regard to case, and to how accents are stored."""
    return unicodedata.normalize("NFC", text.casefold())


def folded_folder(path: bytes) -> str:
    """The folders on the way to a file, folded, with a separator before and after each."""
    return _folded_folder(path[: path.rfind(_SEPARATOR) + 1])


@lru_cache(_FOLDERS_REMEMBERED)
def _folded_folder(folder: bytes) -> str:
    return folded(folder.decode("utf-8", "replace"))


def sort_name(path: bytes) -> str:
    """What a file's name sorts by: no case, no accents, and numbers by their value."""
    name = path[path.rfind(_SEPARATOR) + 1 :].decode("utf-8", "replace").casefold()
    if not name.isascii():
        name = _ACCENTS.sub("", unicodedata.normalize("NFKD", name))
    return _DIGITS.sub(lambda number: number[0].zfill(12), name)
