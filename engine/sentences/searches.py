"""What is to be known of the answer to a search."""

from __future__ import annotations

import os
from collections.abc import Sequence

from ..language import tr, tr_count
from ..query.values import shown
from ..types import Filters, Query
from ..wording import either, listed

# So many are told one by one.
_MOST_QUOTED = 3
# With fewer hits that match well, it is said what could be done.
_ENOUGH = 12


def did_you_mean(query: str | None) -> str:
    """The question whether another query was meant; empty where there is none."""
    return tr("Did you mean {query}?", query=shown(query)) if query else ""


def not_understood(terms: Sequence[str]) -> str:
    """Why only names and texts were searched for typed words, and what would help.

    Args:
        terms: what the model was not trained on; nothing is said where there are none, or only
            names such as IMG_2034, which no model knows and nobody has to spell otherwise.
    """
    if all(_is_name(word) for term in terms for word in term.split()):
        return ""
    quoted = [shown(term) for term in terms[:_MOST_QUOTED]]
    if len(terms) > _MOST_QUOTED:
        quoted.append("…")
    return tr(
        "This model does not know the words of {terms}, so names and texts come first. Check how "
        "they are spelt; for other languages there is a multilingual model.",
        terms=listed(quoted),
    )


def advice(
    query: Query, strong: int, *, models: str = "", left_out: int = 0, is_reading: bool = False
) -> str:
    """What could be done for more hits that match well, or nothing where there are enough.

    Args:
        strong: how many match well.
        models: where a better model is to be found, if one would help.
        left_out: how many files the filters keep out.
        is_reading: more files are on their way, so that it is too early to try anything else.
    """
    if strong >= _ENOUGH:
        return ""
    if is_reading:
        return tr("More files are still being read")
    ways = [tr("other words") if _has_words(query) else tr("another file")]
    if models:
        ways.append(tr("a better model ({place})", place=models))
    if left_out:
        ways.append(
            tr_count(
                "fewer filters: they leave out {n} files",
                "fewer filters: they leave out {n} file",
                left_out,
            )
        )
    return tr("Try {ways}", ways=either(ways))


def nothing_found(query: Query) -> str:
    """What could be done where a search has no hit at all."""
    is_narrow = query.filters != Filters()
    if query.phrases and is_narrow:
        return tr(
            "Quotes ask for the very words: take them away to search by meaning, or widen the "
            "filters."
        )
    if query.phrases:
        return tr("Quotes ask for the very words: take them away to search by meaning.")
    if _has_words(query):
        return tr("Try other words, or widen the filters.") if is_narrow else tr("Try other words.")
    return tr("Try another file, or widen the filters.") if is_narrow else tr("Try another file.")


def nothing_listed(filters: Filters) -> str:
    """Why filters leave nothing, and what could be done."""
    if all(map(os.path.isabs, filters.folders)):
        return tr("No file fits all of the filters.")
    return tr(
        "No file fits all of the filters. Behind in: stands the whole name of a folder; Ctrl+Space "
        "in the box proposes names."
    )


def _has_words(query: Query) -> bool:
    return bool(query.typed or query.phrases)


def _is_name(word: str) -> bool:
    """Whether a word has a number in it, as names of files have."""
    return any(map(str.isdigit, word))
