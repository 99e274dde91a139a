"""English words without their endings, where a table has no row for the word itself."""

from __future__ import annotations

_ENDINGS = ("'s", "es", "s", "ing", "ed", "er", "est", "ly", "ies")


def stems(word: str) -> list[str]:
    """What is left of a lower-cased word without each ending it has."""
    return [
        word[: -len(ending)] + ("y" if ending == "ies" else "")
        for ending in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) > 2
    ]
