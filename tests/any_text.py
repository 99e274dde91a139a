"""Any text at all, for what is promised of whatever a person types or a file holds."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

# All that UTF-8 can hold, as in `st.text()`. That would find it out by trying each character, which
# takes every process of a first run two seconds.
_CHARACTERS = st.characters(exclude_categories=("Cs",))


def any_text(min_size: int = 0, max_size: int | None = None) -> SearchStrategy[str]:
    """Text of any characters, of so many."""
    return st.text(_CHARACTERS, min_size=min_size, max_size=max_size)
