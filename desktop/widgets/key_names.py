"""Keys as this system and its language write them."""

from __future__ import annotations

import re

from PySide6.QtGui import QKeySequence


def key_name(keys: str) -> str:
    """Keys as their menu shows them: Ctrl+F, Strg+F.

    Args:
        keys: as Qt writes them in code.
    """
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def named_keys(text: str) -> str:
    """A text in which keys stand in braces, such as {Ctrl+F} or {/}, with their names."""
    return re.sub(r"\{(.+?)\}", lambda found: key_name(found[1]), text)
