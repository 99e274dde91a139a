"""A query as the text that `parse` reads it from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..types import Filters, Modality, Query, Sort, Term
from ..types.marks import RATINGS
from ..types.quality import Defect
from .keys import near_key
from .lexer import COLONS, KEY, MINUS, PLUS, QUOTES
from .values import folded, write_number, write_ratings, write_seconds, write_size

_OPERATORS = f"{PLUS}{MINUS}<>="
_MARKS = re.compile(rf"[\\^{QUOTES}]")
_QUOTE = re.compile(rf"([{QUOTES}])")
_NEEDS_QUOTES = re.compile(rf"\s|\A[{QUOTES}]")


def write(query: Query) -> str:
    """Write a query so that `parse` gives it back, but for files, `limit` and `offset`.

    Files come from elsewhere than the text, and a page is chosen by who shows it. The rest comes
    back exactly where it is as `parse` makes it: words with single spaces, weights above or below
    0, folders in normal form, extensions in lower case without a dot, at least one modality.
    """
    words = [term for term in query.terms if not term.is_file and term.value.strip()]
    parts = [
        *(_term(term, bare=place == 0) for place, term in enumerate(words)),
        *(_quoted(phrase) for phrase in query.phrases),
        *(f"-{_quoted(phrase)}" for phrase in query.without),
        *_filters(query.filters),
    ]
    if query.sort is not Sort.RELEVANCE:
        parts.append(f"sort:{query.sort}")
    return " ".join(parts)


def _term(term: Term, *, bare: bool) -> str:
    sign = "-" if term.weight < 0 else "" if bare else "+"
    words = " ".join(_word(word) for word in term.value.split())
    weight = abs(term.weight)
    return f"{sign}{words}" + (f"^{write_number(weight)}" if weight != 1 else "")


def _word(word: str) -> str:
    """A word whose marks mean nothing."""
    escaped = _MARKS.sub(r"\\\g<0>", word)
    if word[0] in _OPERATORS:
        return f"\\{escaped}"
    key = KEY.match(word)
    if key and near_key(folded(key[1])):
        return re.sub(f"[{COLONS}]", r"\\\g<0>", escaped, count=1)
    return escaped


def _filters(filters: Filters) -> Iterator[str]:
    if filters.modalities != frozenset(Modality):
        yield "type:" + ",".join(kind for kind in Modality if kind in filters.modalities)
    for folder in filters.folders:
        yield f"in:{_value(folder)}"
    if filters.after is not None:
        yield f"after:{filters.after.isoformat()}"
    if filters.before is not None:
        yield f"before:{filters.before.isoformat()}"
    if filters.extensions:
        yield f"ext:{_value(','.join(filters.extensions))}"
    yield from _amounts(filters)
    if filters.duplicates:
        yield "is:duplicate"
    yield from _marks(filters)
    yield from (f"album:{_value(name)}" for name in filters.albums)
    yield from (f"-album:{_value(name)}" for name in filters.without_albums)
    yield from (f"group:{_value(name)}" for name in filters.groups)
    yield from (f"-group:{_value(name)}" for name in filters.without_groups)
    yield from (f"is:{defect}" for defect in Defect if defect in filters.defects)
    yield from (f"-is:{defect}" for defect in Defect if defect in filters.without_defects)


def _marks(filters: Filters) -> Iterator[str]:
    if filters.favourite is not None:
        yield "is:favourite" if filters.favourite else "-is:favourite"
    if not filters.ratings:
        # No item has two ratings.
        yield "rating:0 -rating:0"
    elif filters.ratings != RATINGS:
        yield f"rating:{write_ratings(filters.ratings)}"
    yield from (f"tag:{_value(tag)}" for tag in filters.tags)
    yield from (f"-tag:{_value(tag)}" for tag in filters.without_tags)


def _amounts(filters: Filters) -> Iterator[str]:
    if filters.smallest is not None:
        yield f"size:>{write_size(filters.smallest)}"
    if filters.largest is not None:
        yield f"size:<{write_size(filters.largest)}"
    if filters.shortest is not None:
        yield f"duration:>{write_seconds(filters.shortest)}"
    if filters.longest is not None:
        yield f"duration:<{write_seconds(filters.longest)}"


def _value(text: str) -> str:
    return _quoted(text) if _NEEDS_QUOTES.search(text) else text


def _quoted(text: str) -> str:
    return '"' + _QUOTE.sub(r"\1\1", text) + '"'
