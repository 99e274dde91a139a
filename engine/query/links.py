"""Links to searches: `triptych:search?q=...`, with the query as it is typed."""

from __future__ import annotations

from urllib.parse import parse_qs, quote, urlsplit

from ..errors import UserError
from ..language import tr
from ..types import Query
from .parser import parse
from .writer import write

SCHEME = "triptych"
_ACTION = "search"


def link_of(query: Query) -> str:
    """The link to a query; files are left out, which lie on one computer alone."""
    return f"{SCHEME}:{_ACTION}?q={quote(write(query), safe='')}"


def is_link(text: str) -> bool:
    """Whether a text is meant as a link of ours."""
    return text.lower().startswith(f"{SCHEME}:")


def query_of(link: str) -> str:
    """The query that a link tells, as it is typed.

    Raises:
        UserError: it is no link to a search, or its query cannot be read.
    """
    try:
        parts = urlsplit(link)
        told = parse_qs(parts.query, keep_blank_values=True, errors="strict").get("q", [])
    except ValueError as error:
        raise _refusal(link) from error
    # As some programs write it, too: triptych://search?q=...
    action = parts.netloc or parts.path
    if parts.scheme != SCHEME or action.strip("/") != _ACTION or len(told) != 1:
        raise _refusal(link)
    parse(told[0])
    return told[0]


def _refusal(link: str) -> UserError:
    return UserError(
        tr(
            "{link} is no link to a search. One is {scheme}:{action}?q=sunset",
            link=link[:80],
            scheme=SCHEME,
            action=_ACTION,
        )
    )
