"""What is to be known of the answer to a search."""

from __future__ import annotations

from collections.abc import Sequence

from ..query.values import shown

# So many are told one by one.
_MOST_QUOTED = 3


def did_you_mean(query: str | None) -> str:
    """The question whether another query was meant; empty where there is none."""
    return f"Did you mean {shown(query)}?" if query else ""


def not_understood(terms: Sequence[str]) -> str:
    """Why only names and texts were searched for typed words, and what would help.

    Args:
        terms: what the model was not trained on; nothing is said where there are none.
    """
    if not terms:
        return ""
    quoted = ", ".join(map(shown, terms[:_MOST_QUOTED]))
    if len(terms) > _MOST_QUOTED:
        quoted += ", …"
    return (
        f"This model does not know the words of {quoted}, so names and texts come first. Check how "
        "they are spelt; for other languages there is a multilingual model."
    )
