"""The query as it is being put together: what is typed, what was dropped, what is pressed.

What is typed goes first. The filter bar narrows it further; where both speak of the same thing
and cannot both hold, the typed one holds and the bar shows its own as out of use.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from engine.errors import UserError
from engine.query import parse
from engine.types import Filters, Modality, Query, Sort, Term
from engine.types.grouping import Grouping

# More chips than that cannot be overlooked, and each has to be compared with the whole library.
MOST_FILES = 24


@dataclass(frozen=True, slots=True)
class QueryDraft:
    """One state of the query; every change makes another one.

    Attributes:
        typed: the last typed text that could be read.
        files: what was dropped or pasted, each file once.
        kinds: the toggles that are pressed; none means all.
        folder: the folder chosen in the bar, or nothing.
        sort: the order chosen in the bar.
        grouping: the groups chosen in the bar, which are no part of the query itself.
    """

    typed: Query = field(default_factory=Query)
    files: tuple[Term, ...] = ()
    kinds: frozenset[Modality] = frozenset()
    folder: str = ""
    sort: Sort = Sort.RELEVANCE
    grouping: Grouping = Grouping.NONE

    @property
    def query(self) -> Query:
        """What all of it comes to."""
        own = self.typed.filters
        filters = replace(
            own,
            modalities=(own.modalities & self.kinds) or own.modalities,
            folders=own.folders or ((self.folder,) if self.folder else ()),
        )
        return replace(
            self.typed,
            terms=self.typed.terms + self.files,
            filters=filters,
            sort=self.sort if self.typed.sort is Sort.RELEVANCE else self.typed.sort,
        )

    @property
    def asks(self) -> bool:
        """Whether there is something to look for; if not, the library is listed."""
        query = self.query
        return bool(query.phrases) or any(term.weight > 0 for term in query.terms)

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
            raise UserError(f"A query holds at most {MOST_FILES} files. Choose fewer.")
        return replace(self, files=tuple(files.values()))

    def change(self, term: Term, changed: Term | None) -> QueryDraft:
        """With one part changed, or taken out."""
        if term in self.files:
            return replace(self, files=_exchange(self.files, term, changed))
        terms = _exchange(self.typed.terms, term, changed)
        return replace(self, typed=replace(self.typed, terms=terms))

    @property
    def is_filtered(self) -> bool:
        """Whether something narrows what is returned, typed or chosen."""
        return self.query.filters != Filters()

    def unfiltered(self) -> QueryDraft:
        """With no filter, typed or chosen; what is looked for and the order stay."""
        typed = replace(self.typed, filters=Filters())
        return replace(self, typed=typed, kinds=frozenset(), folder="")

    def only(self) -> QueryDraft:
        """With nothing to look for; what is pressed in the bar stays."""
        return replace(self, typed=Query(), files=())


def _exchange(terms: tuple[Term, ...], term: Term, changed: Term | None) -> tuple[Term, ...]:
    exchanged = (changed if one == term else one for one in terms)
    return tuple(one for one in exchanged if one is not None)
