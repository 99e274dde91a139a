"""The query as it is being put together: what is typed, what was dropped, what is chosen.

What is typed goes first. What is chosen in the filter bar and the side bar, which is one state,
narrows it further; where both speak of the same thing and cannot both hold, the typed one holds
and the filter bar shows its own as out of use. What is chosen in the side bar takes its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from itertools import islice
from types import MappingProxyType
from typing import Any, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from engine.errors import UserError
from engine.language import tr_count
from engine.query import parse, write
from engine.types import Filters, Modality, Query, Sort, Term
from engine.types.grouping import Grouping

# More chips than that cannot be overlooked, and each has to be compared with the whole library.
MOST_FILES = 24
NOTHING = Filters()
One = TypeVar("One")
_ALL_KINDS = frozenset(Modality)


# Without slots, so that what is worked out is kept: every bar asks it at every key.
class QueryDraft(Struct, frozen=True, dict=True):
    """One state of the query; every change makes another one.

    Attributes:
        typed: the last typed text that could be read.
        files: what was dropped or pasted, each file once.
        chosen: the filters that are chosen in the bars.
        sort: the order chosen in the bar.
        grouping: the groups chosen in the bar, which are no part of the query itself.
    """

    typed: Query = field(default_factory=Query)
    files: tuple[Term, ...] = ()
    chosen: Filters = NOTHING
    sort: Sort = Sort.RELEVANCE
    grouping: Grouping = Grouping.NONE

    @cached_property
    def query(self) -> Query:
        """What all of it comes to."""
        filters = _merged(self.typed.filters, self.chosen)
        return replace(
            self.typed,
            terms=self.typed.terms + self.files,
            filters=filters,
            sort=self.sort if self.typed.sort is Sort.RELEVANCE else self.typed.sort,
        )

    @property
    def kinds(self) -> frozenset[Modality]:
        """The kinds that are chosen; none means all."""
        return frozenset() if self.chosen.modalities == _ALL_KINDS else self.chosen.modalities

    @property
    def folder(self) -> str:
        """The folder that is chosen, or nothing."""
        return next(iter(self.chosen.folders), "")

    @cached_property
    def asks(self) -> bool:
        """Whether there is something to look for; if not, the library is listed."""
        query = self.query
        return bool(query.phrases) or any(term.weight > 0 for term in query.terms)

    @property
    def shown_sort(self) -> Sort:
        """The order that is seen: what is only listed has no best, and is shown newest first."""
        sort = self.query.sort
        return Sort.DATE if sort.is_by_match and not self.asks else sort

    @property
    def only_penalises(self) -> bool:
        """Whether there is a minus, and nothing to push away from."""
        query = self.query
        return not self.asks and bool(query.terms or query.without)

    def read(self, text: str) -> QueryDraft:
        """With another typed text.

        Raises:
            QuerySyntaxError: the text cannot be read.
        """
        return replace(self, typed=parse(text))

    def add(self, terms: Iterable[Term]) -> QueryDraft:
        """With more files or parts of them; one that is there already takes the new weight.

        Raises:
            UserError: that are too many.
        """
        files = {(term.value, term.fragment): term for term in (*self.files, *terms)}
        if len(files) > MOST_FILES:
            raise UserError(
                tr_count(
                    "A query holds at most {n} files. Choose fewer.",
                    "A query holds at most {n} file. Choose fewer.",
                    MOST_FILES,
                )
            )
        return replace(self, files=tuple(files.values()))

    def change(self, term: Term, changed: Term | None) -> QueryDraft:
        """With one part changed, or taken out."""
        if term in self.files:
            return replace(self, files=_exchange(self.files, term, changed))
        terms = _exchange(self.typed.terms, term, changed)
        return replace(self, typed=replace(self.typed, terms=terms))

    def exchange(self, part: Query, new: Query) -> QueryDraft:
        """With one part of what is typed or chosen exchanged for what is typed anew."""
        rid = self.without(set_in(part.filters))
        typed = replace(
            rid.typed,
            terms=_spliced(rid.typed.terms, part.terms, new.terms),
            phrases=_spliced(rid.typed.phrases, part.phrases, new.phrases),
            without=_spliced(rid.typed.without, part.without, new.without),
            filters=_merged(new.filters, rid.typed.filters),
            sort=rid.typed.sort if new.sort is Sort.RELEVANCE else new.sort,
        )
        return replace(rid, typed=typed)

    def neighbours(self, number: int) -> range:
        """Among which parts one can be moved; all by number as they are seen, filters last."""
        begin = 0
        for group in self._movable:
            if number < begin + len(group):
                return range(begin, begin + len(group))
            begin += len(group)
        return range(number, number + 1)

    def moved(self, number: int, place: int) -> QueryDraft:
        """With one part at another place among its neighbours."""
        parts: list[Any] = [part for group in self._movable for part in group]
        parts.insert(place, parts.pop(number))
        rest = iter(parts)
        terms, files, phrases, absent = (tuple(islice(rest, len(group))) for group in self._movable)
        typed = replace(self.typed, terms=terms, phrases=phrases, without=absent)
        return replace(self, typed=typed, files=files)

    @property
    def _movable(self) -> tuple[tuple[Term, ...] | tuple[str, ...], ...]:
        """The parts whose order can be changed, each list in itself, as they are seen."""
        return self.typed.terms, self.files, self.typed.phrases, self.typed.without

    @property
    def is_filtered(self) -> bool:
        """Whether something narrows what is returned, typed or chosen."""
        return self.query.filters != NOTHING

    def unfiltered(self) -> QueryDraft:
        """With no filter, typed or chosen; what is looked for and the order stay."""
        return replace(self, typed=replace(self.typed, filters=NOTHING), chosen=NOTHING)

    def with_kinds(self, kinds: frozenset[Modality]) -> QueryDraft:
        """With these kinds chosen; none means all."""
        return replace(self, chosen=replace(self.chosen, modalities=kinds or _ALL_KINDS))

    def with_folder(self, folder: str) -> QueryDraft:
        """With a folder chosen; empty means anywhere."""
        folders = (folder,) if folder else ()
        return replace(self, chosen=replace(self.chosen, folders=folders))

    def holds(self, filters: Filters) -> bool:
        """Whether what is looked for is narrowed by exactly these, among others."""
        asked = self.query.filters
        return bool(set_in(filters)) and all(
            getattr(asked, name) == value for name, value in set_in(filters).items()
        )

    def toggled(self, filters: Filters) -> QueryDraft:
        """With these chosen in place of what said the same thing, or without them where they hold.

        Kinds are added to each other.
        """
        values = set_in(filters)
        if self.holds(filters):
            return self.without(values)
        if "modalities" in values:
            asked = self.query.filters.modalities
            others = frozenset() if asked == _ALL_KINDS else asked
            values = {**values, "modalities": (others ^ filters.modalities) or _ALL_KINDS}
        rid = self.without(values)
        return replace(rid, chosen=replace(rid.chosen, **values))

    def without(self, names: Iterable[str]) -> QueryDraft:
        """Without these filters, named as the fields of `Filters`, typed or chosen."""
        unset = {name: getattr(NOTHING, name) for name in names}
        typed = replace(self.typed, filters=replace(self.typed.filters, **unset))
        return replace(self, typed=typed, chosen=replace(self.chosen, **unset))

    def proposal(self, meant: str | None) -> str:
        """What would be typed for a query that an answer proposes, without what the bar says."""
        return write(replace(self.typed, terms=parse(meant).terms)) if meant else ""

    def only(self) -> QueryDraft:
        """With nothing to look for; what is chosen in the bars stays."""
        return replace(self, typed=Query(), files=())


def _exchange(terms: tuple[Term, ...], term: Term, changed: Term | None) -> tuple[Term, ...]:
    exchanged = (changed if one == term else one for one in terms)
    return tuple(one for one in exchanged if one is not None)


def _spliced(whole: tuple[One, ...], old: tuple[One, ...], new: tuple[One, ...]) -> tuple[One, ...]:
    """A list with some of it exchanged for others, at the place where the first of them was."""
    place = next((n for n, one in enumerate(whole) if one in old), len(whole))
    others = [one for one in whole if one not in old]
    return (*others[:place], *new, *others[place:])


@lru_cache(maxsize=1000)
def set_in(filters: Filters) -> Mapping[str, Any]:
    """The filters that are set, by the names of their fields."""
    values = {name: getattr(filters, name) for name in Filters.__struct_fields__}
    return MappingProxyType(
        {name: value for name, value in values.items() if value != getattr(NOTHING, name)}
    )


def _merged(typed: Filters, chosen: Filters) -> Filters:
    """All that is typed, and of what is chosen all that is not spoken of there."""
    own = set_in(typed)
    if {"after", "before"} & own.keys():
        chosen = replace(chosen, after=None, before=None)
    kinds = (typed.modalities & chosen.modalities) or typed.modalities
    return replace(chosen, **{**own, "modalities": kinds})
