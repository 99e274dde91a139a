"""Text as the catalogue keeps it: short text as SQLite can, long text compressed.

SQL can read compressed text with `unpack(...)`.
"""

from __future__ import annotations

import zlib

_LEVEL = 6


def storable(text: str) -> str:
    """Short text as UTF-8 can hold it, without half an emoji, and with blanks for NULs."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def kept(text: str) -> str | bytes:
    """Text in which a path may stand that is no UTF-8: then as bytes, which keep it."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def told(value: str | bytes) -> str:
    """The text that was kept so."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def pack(text: str) -> bytes:
    """Compress a text, lone surrogates included."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(packed: bytes) -> str:
    """The text that was packed."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")
