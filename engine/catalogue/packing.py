"""Long text as the catalogue keeps it: compressed; SQL can read it with `unpack(...)`."""

from __future__ import annotations

import zlib

_LEVEL = 6


def pack(text: str) -> bytes:
    """Compress a text, lone surrogates included."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(packed: bytes) -> str:
    """The text that was packed."""
    return zlib.decompress(packed).decode("utf-8", "surrogatepass")
