"""How Qt counts characters: in UTF-16 units, of which those beyond the basic plane are two."""

from __future__ import annotations


def utf16_length(text: str) -> int:
    """How many characters a text has for Qt; half a character, as a file may have it, is one."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
