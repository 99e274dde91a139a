"""What a window asks of a library that is served: name, request and answer of each call.

The server answers `POST /api/window/NAME` with a request as its JSON body (`wire`), and the side of
the window asks by the same table.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Generic, TypeVar, get_args

from msgspec import Meta

from ..explain import CharSpan, Explanation
from ..types import (
    Completed,
    Failure,
    FolderCount,
    Item,
    MarkChange,
    Marking,
    Modality,
    MonthCount,
    Preview,
    Root,
    SearchResult,
    TagCount,
)
from ..types.albums import Album
from ..types.discovery import OnThisDay, SeedSource, Suggestion
from ..types.grouping import Grouping
from ..types.ids import Ids
from ..types.item_groups import GroupBy, GroupedLibrary, ItemGroup
from ..types.maps import LibraryMap, MapMethod
from ..types.outlines import Outlines

A = TypeVar("A")
R = TypeVar("R")

# Of items whose rows are wanted at a time, and of hits of one page.
MOST_ITEMS, MOST_HITS = 2000, 2000
# A screen's, of which each is some ten thousand bytes.
MOST_TILES = 12
MOST_TERMS = 8
_MOST_CHARS = 10_000
_GREATEST = 2**63 - 1
# Those of files on other machines are below 0.
ItemId = Annotated[int, Meta(ge=-_GREATEST, le=_GREATEST)]
_Text = Annotated[str, Meta(max_length=_MOST_CHARS)]


class Call(Generic[A, R]):
    """One call, made as `Call[what it takes, what it gives]`.

    Attributes:
        name: the last part of its address.
        is_large: what it takes may be a list of all items.
    """

    def __init__(self, name: str, *, is_large: bool = False) -> None:
        self.name = name
        self.is_large = is_large

    @property
    def takes(self) -> Any:
        """The type of a request."""
        return get_args(self.__orig_class__)[0]  # type: ignore[attr-defined]

    @property
    def gives(self) -> Any:
        """The type of an answer."""
        return get_args(self.__orig_class__)[1]  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Nothing:
    """There is nothing to be said."""


@dataclass(frozen=True, slots=True)
class OfItem:
    """One item, by its id."""

    item_id: ItemId


@dataclass(frozen=True, slots=True)
class OfItems:
    """Items that are shown, by their ids."""

    ids: Annotated[tuple[ItemId, ...], Meta(max_length=MOST_ITEMS)]


@dataclass(frozen=True, slots=True)
class OfTiles:
    """A few of these."""

    ids: Annotated[tuple[ItemId, ...], Meta(max_length=MOST_TILES)]


@dataclass(frozen=True, slots=True)
class Tile:
    """What a tile shows; `beginning` is that of a document."""

    preview: Preview
    beginning: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class OfList:
    """Items of a list, however long, int64 (n,)."""

    ids: Ids

    def __post_init__(self) -> None:
        if self.ids.ndim != 1:
            raise ValueError("a list has one dimension")


@dataclass(frozen=True, slots=True, eq=False)
class InGroups(OfList):
    """The same, put in groups."""

    grouping: Grouping


@dataclass(frozen=True, slots=True)
class OfQuery:
    """A query in the query language: filters and an order, for a list."""

    q: _Text


@dataclass(frozen=True, slots=True)
class OfPath:
    """A file or folder, as the server calls it."""

    path: _Text


@dataclass(frozen=True, slots=True)
class Begun:
    """What begins so is to be proposed."""

    what: Completed
    beginning: _Text


@dataclass(frozen=True, slots=True)
class OfDay:
    """A day."""

    day: date


@dataclass(frozen=True, slots=True)
class ByOccasion:
    """What the files of one group have in common."""

    by: GroupBy


@dataclass(frozen=True, slots=True)
class OfGroup:
    """A group by meaning, by its id."""

    group_id: ItemId


@dataclass(frozen=True, slots=True)
class OfMethod:
    """A way to make maps."""

    method: MapMethod


@dataclass(frozen=True, slots=True)
class AskedWith:
    """A file that is asked with: an item of the library, or one that was sent (`/api/uploads`).

    Attributes:
        weight: below 0 it pushes away.
        fragment: the part that is meant, as it stands behind a `#`; empty for all of it.
    """

    modality: Modality
    item: ItemId | None = None
    upload: Annotated[str, Meta(max_length=100)] = ""
    weight: Annotated[float, Meta(ge=-100, le=100)] = 1.0
    fragment: Annotated[str, Meta(max_length=200)] = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query: `q` in the query language, with files; the rest as `types.Query` has it."""

    q: _Text = ""
    files: Annotated[tuple[AskedWith, ...], Meta(max_length=MOST_TERMS)] = ()
    limit: Annotated[int, Meta(ge=1, le=MOST_HITS)] = 60
    offset: Annotated[int, Meta(ge=0, le=10**9)] = 0
    per_kind: Annotated[int, Meta(ge=0, le=MOST_HITS)] = 0
    lists_all: bool = False


@dataclass(frozen=True, slots=True)
class AskedWhy:
    """Why an item is an answer; `quoted` is the passage of a document that its hit quotes."""

    asked: Asked
    item_id: ItemId
    quoted: CharSpan | None = None


@dataclass(frozen=True, slots=True)
class Seeds:
    """Files are to be suggested: from what the library knows of a person, or from some items."""

    seeds: SeedSource | Annotated[tuple[ItemId, ...], Meta(max_length=MOST_ITEMS)]
    limit: Annotated[int, Meta(ge=1, le=MOST_HITS)]


@dataclass(frozen=True, slots=True)
class Trail:
    """The items that a random walk has passed, and its lot."""

    passed: Annotated[tuple[ItemId, ...], Meta(max_length=MOST_ITEMS)]
    seed: Annotated[int, Meta(ge=0, le=2**32)]


@dataclass(frozen=True, slots=True)
class Marked:
    """A change of the marks of items, as `types.Marking` has it."""

    change: MarkChange
    ids: tuple[ItemId, ...]


@dataclass(frozen=True, slots=True)
class ToMark:
    """Changes of marks."""

    changes: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class ToldSearch:
    """`types.SavedSearch`, with its files as `types.saved.told_file` tells them."""

    name: str
    query: str
    files: tuple[tuple[str | float, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ToldOccasions:
    """`types.item_groups.Occasions`, with the members of each group in the order of the groups."""

    groups: tuple[ItemGroup, ...] = ()
    members: tuple[Ids, ...] = field(default_factory=tuple)
    ungrouped: int = 0


SEARCH = Call[Asked, SearchResult]("search")
EXPLAIN = Call[AskedWhy, Explanation | None]("explain")
ITEM_IDS = Call[OfQuery, Ids]("item_ids")
OUTLINES = Call[OfList, Outlines]("outlines", is_large=True)
GROUP_NAMES = Call[InGroups, list[str]]("group_names", is_large=True)
ITEMS = Call[OfItems, list[Item]]("items")
FIND = Call[OfPath, int | None]("find")
TEXT = Call[OfItem, str]("text")
SPECTROGRAM = Call[OfItem, bytes]("spectrogram")
TILES = Call[OfTiles, list[Tile]]("tiles")
TAGS = Call[Nothing, list[TagCount]]("tags")
FAVOURITES = Call[Nothing, int]("favourites")
REVISION = Call[Nothing, int]("revision")
ROOTS = Call[Nothing, list[Root]]("roots")
FAILURES = Call[Nothing, list[Failure]]("failures")
COUNTS = Call[Nothing, dict[Modality, int]]("counts")
PRESET = Call[Nothing, str]("preset")
FOLDERS_IN = Call[OfPath, tuple[FolderCount, ...]]("folders_in")
MONTHS = Call[Nothing, tuple[MonthCount, ...]]("months")
COMPLETE = Call[Begun, tuple[str, ...]]("complete")
SAVED_SEARCHES = Call[Nothing, tuple[ToldSearch, ...]]("saved_searches")
COUNT = Call[OfQuery, int | None]("count")
ALBUMS = Call[Nothing, tuple[Album, ...]]("albums")
GROUPED = Call[Nothing, GroupedLibrary]("grouped")
OCCASIONS = Call[ByOccasion, ToldOccasions]("occasions")
GROUP_MEMBERS = Call[OfGroup, Ids]("group_members")
ON_THIS_DAY = Call[OfDay, OnThisDay]("on_this_day")
SUGGEST = Call[Seeds, tuple[Suggestion, ...]]("suggest")
WALK = Call[Trail, Item | None]("walk")
# Wants a token that may write; gives what takes it back.
MARK = Call[ToMark, tuple[Marking, ...]]("mark", is_large=True)
MAP = Call[OfMethod, LibraryMap | None]("map")
