"""What a person asks for: the terms of a query, its filters and its order."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from .fragments import Fragment
from .marks import RATINGS
from .media import Modality
from .quality import Defect


class Term(Struct, frozen=True):
    """One part of a query: words or a file, with its weight (below 0 pushes away).

    Attributes:
        modality: how `value` is to be read; TEXT with `is_file` is a dropped document.
        value: the words typed, or the path of the file.
        fragment: the part of the file that is meant; None for all of it.
    """

    modality: Modality
    value: str
    is_file: bool = False
    weight: float = 1.0
    fragment: Fragment | None = None

    @property
    def is_typed(self) -> bool:
        """Whether it is words."""
        return self.modality is Modality.TEXT and not self.is_file


class Filters(Struct, frozen=True):
    """Which items may be returned at all; every condition that is set must hold.

    Attributes:
        modalities: which media.
        folders: a hit must lie in one of them; an absolute path, or the name of any folder on
            the way to the file.
        after: the first day that counts; an item's day is the one its own tags give, or else
            that of its last change.
        before: the first day that no longer counts.
        extensions: endings in lower case, without the dot.
        smallest, largest: bytes, both included.
        shortest, longest: seconds of sound, both included.
        duplicates: only items whose content the library has more than once.
        favourite: only favourites, or only others; None for both.
        ratings: 0 stands for those that have none.
        tags, without_tags: an item has all of the former and none of the latter; each means
            itself, all tags below it, and any step of a tag.
        albums, without_albums: an item is in all of the former and in none of the latter.
        groups, without_groups: the same of groups by meaning, by their names.
        defects, without_defects: an item has all of the former and none of the latter; what was
            not measured yet has none.
    """

    modalities: frozenset[Modality] = frozenset(Modality)
    folders: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None
    extensions: tuple[str, ...] = ()
    smallest: int | None = None
    largest: int | None = None
    shortest: float | None = None
    longest: float | None = None
    duplicates: bool = False
    favourite: bool | None = None
    ratings: frozenset[int] = RATINGS
    tags: tuple[str, ...] = ()
    without_tags: tuple[str, ...] = ()
    albums: tuple[str, ...] = ()
    without_albums: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    without_groups: tuple[str, ...] = ()
    defects: frozenset[Defect] = frozenset()
    without_defects: frozenset[Defect] = frozenset()


class Sort(StrEnum):
    """What a list is ordered by; newest, largest and longest first, names from A.

    RELEVANCE: a page with the best of all modalities; SCORE: how probable it is that each is right.
    """

    RELEVANCE = "relevance"
    SCORE = "score"
    DATE = "date"
    NAME = "name"
    SIZE = "size"
    DURATION = "duration"

    @property
    def is_by_match(self) -> bool:
        """Whether how well things match decides."""
        return self in (Sort.RELEVANCE, Sort.SCORE)


class Query(Struct, frozen=True):
    """What is looked for.

    Attributes:
        terms: at least one of positive weight or a phrase, for a search; none browses.
        phrases: words that must occur, in this order, in a hit's text, name or tags.
        without: words that must not occur there.
        limit: how many hits, counted from `offset` in the order of `sort`.
        per_kind: in place of these, so many hits of each kind, one kind after the other.
        lists_all: tell the ids of all hits beside this page of them.
    """

    terms: tuple[Term, ...] = ()
    filters: Filters = Filters()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    limit: int = 60
    offset: int = 0
    per_kind: int = 0
    lists_all: bool = False

    @property
    def typed(self) -> tuple[str, ...]:
        """The words of the typed terms that are wanted."""
        return tuple(term.value for term in self.terms if term.is_typed and term.weight > 0)

    @property
    def has_phrases_alone(self) -> bool:
        """Whether all that is wanted are quoted words."""
        return bool(self.phrases) and not any(term.weight > 0 for term in self.terms)

    @property
    def meant(self) -> tuple[Term, ...]:
        """The terms to compare by meaning; where none is wanted, the phrases make one together."""
        if not self.has_phrases_alone:
            return self.terms
        return (*self.terms, Term(Modality.TEXT, " ".join(self.phrases)))
