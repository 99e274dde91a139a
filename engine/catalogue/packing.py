"""Text as the catalogue keeps it: short text as SQLite can, long text compressed.

SQL can read compressed text with `unpack(...)`.
"""

from __future__ import annotations

import zlib

_LEVEL = 6


def storable(text: str) -> str:
    """Short text as UTF-8 can hold it, without half an emoji, and with blanks for NULs."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def pack(text: str) -> bytes:
    """Compress a text, lone surrogates included."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(packed: bytes) -> str:
    """The text that was packed."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")
