"""The parts of a query beside its terms: exact words, words that must not occur, and filters."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from engine.language import tr
from engine.query import write
from engine.types import Filters, Query

from .draft import NOTHING, QueryDraft, set_in

# What is said together, by the names of the fields of `Filters`.
_TOGETHER = (
    ("modalities",),
    ("folders",),
    ("after", "before"),
    ("extensions",),
    ("smallest", "largest"),
    ("shortest", "longest"),
    ("duplicates",),
    ("favourite",),
    ("ratings",),
    ("tags", "without_tags"),
    ("albums", "without_albums"),
    ("groups", "without_groups"),
)
_ICONS = {"folders": "folder", "tags": "tag", "without_tags": "tag", "favourite": "heart"}


class Part(Struct, frozen=True):
    """One part of a query.

    Attributes:
        query: as if it were all of it.
        line: what a screen reader says of it.
    """

    query: Query
    line: str
    icon: str

    @property
    def text(self) -> str:
        """As it is typed."""
        return write(self.query)


def parts_of(draft: QueryDraft) -> list[Part]:
    """All of them, but for what the filter bar shows as chosen: kinds and a folder."""
    typed = draft.typed
    exact = [
        Part(Query(phrases=(one,)), tr("Exact words “{words}”", words=one), "by-words")
        for one in typed.phrases
    ]
    absent = [
        Part(Query(without=(one,)), tr("Without the words “{words}”", words=one), "by-words")
        for one in typed.without
    ]
    return [*exact, *absent, *_filters(draft)]


def _filters(draft: QueryDraft) -> Iterator[Part]:
    asked, typed = draft.query.filters, set_in(draft.typed.filters)
    for names in _TOGETHER:
        values = {name: value for name, value in set_in(asked).items() if name in names}
        in_the_bar = names[0] in ("modalities", "folders") and not typed.keys() & set(names)
        if values and not in_the_bar:
            filters: Filters = replace(NOTHING, **values)
            query = Query(filters=filters)
            line = tr("Filter {query}", query=write(query))
            yield Part(query, line, _ICONS.get(next(iter(values)), "filter"))
