"""What is to be known of the answer to a search."""

from __future__ import annotations

from collections.abc import Sequence

from ..query.values import shown
from ..types import Filters, Query
from ..wording import counted, either

# So many are told one by one.
_MOST_QUOTED = 3
# With fewer hits that match well, it is said what could be done.
_ENOUGH = 12


def did_you_mean(query: str | None) -> str:
    """The question whether another query was meant; empty where there is none."""
    return f"Did you mean {shown(query)}?" if query else ""


def not_understood(terms: Sequence[str]) -> str:
    """Why only names and texts were searched for typed words, and what would help.

    Args:
        terms: what the model was not trained on; nothing is said where there are none, or only
            names such as IMG_2034, which no model knows and nobody has to spell otherwise.
    """
    if all(_is_name(word) for term in terms for word in term.split()):
        return ""
    quoted = ", ".join(map(shown, terms[:_MOST_QUOTED]))
    if len(terms) > _MOST_QUOTED:
        quoted += ", …"
    return (
        f"This model does not know the words of {quoted}, so names and texts come first. Check how "
        "they are spelt; for other languages there is a multilingual model."
    )


def advice(query: Query, strong: int, *, models: str = "", left_out: int = 0) -> str:
    """What could be done for more hits that match well, or nothing where there are enough.

    Args:
        strong: how many match well.
        models: where a better model is to be found, if one would help.
        left_out: how many files the filters keep out.
    """
    if strong >= _ENOUGH:
        return ""
    ways = [_another(query)]
    if models:
        ways.append(f"a better model ({models})")
    if left_out:
        ways.append(f"fewer filters: they leave out {counted(left_out, 'file', 'files')}")
    return f"Try {either(ways)}"


def nothing_found(query: Query) -> str:
    """What could be done where a search has no hit at all."""
    way = f"Try {_another(query)}"
    if query.phrases:
        way = "Quotes ask for the very words: take them away to search by meaning"
    return f"{way}, or widen the filters." if query.filters != Filters() else f"{way}."


def _another(query: Query) -> str:
    return "other words" if query.typed or query.phrases else "another file"


def _is_name(word: str) -> bool:
    """Whether a word has a number in it, as names of files have."""
    return any(map(str.isdigit, word))
