"""The seams between the window and the engine: to ask, to look, and to get files from afar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engine.library.manners import Manners
from engine.library.picture_texts import PictureTextState
from engine.library.sizes import LibrarySizes
from engine.library.speech import SpeechState
from engine.service.messages import Request
from engine.types import (
    Completed,
    Failure,
    Filters,
    FolderCount,
    Item,
    Modality,
    MonthCount,
    Preview,
    Root,
    SavedSearch,
    Sort,
    TagCount,
)
from engine.types.albums import Album
from engine.types.discovery import OnThisDay
from engine.types.grouping import Grouping
from engine.types.item_groups import GroupBy, GroupedLibrary, Occasions
from engine.types.maps import LibraryMap, MapMethod
from engine.types.outlines import Outlines


class EngineLink(Protocol):
    """The engine process, which answers with events on a thread of its own."""

    def start(self) -> None:
        """Start the process; returns at once."""

    def send(self, request: Request) -> None:
        """Hand over one request; returns at once."""

    def close(self) -> None:
        """End the process."""


class Elsewhere(Protocol):
    """Another computer, where the library's files lie; it may take its time, on any thread."""

    @property
    def address(self) -> str:
        """What it is known by."""

    @property
    def refusal(self) -> str:
        """What is said of what is done there alone."""

    def has(self, path: str) -> bool:
        """Whether a path is that of a file there, and not of one here."""

    def bring(self, path: str, cancelled: Callable[[], bool]) -> str:
        """Where a copy of a file lies here.

        Raises:
            Cancelled: `cancelled` came true.
            UserError: there can be none.
        """

    def stream(self, path: str) -> str:
        """The address at which a player here reads a file, part by part."""

    def close(self) -> None:
        """Remove all copies."""


class LibraryView(Protocol):
    """The library as it lies on disk, read-only; every call is short, on any thread."""

    @property
    def directory(self) -> str:
        """Where the library lies."""

    def item_ids(self, filters: Filters, sort: Sort) -> NDArray[np.int64]:
        """Ids of the items that the filters leave, in that order; int64 (n,)."""

    def group_names(self, ids: NDArray[np.int64], grouping: Grouping) -> list[str]:
        """The name of the group that each of these items belongs to."""

    def outlines(self, ids: NDArray[np.int64]) -> Outlines:
        """The kind and the shape of each of these items, int64 (n,)."""

    def items(self, ids: Sequence[int]) -> list[Item]:
        """The items of these ids; unknown ids are left out."""

    def find(self, path: str) -> int | None:
        """The id of the item at a path, if it is in the library."""

    def tags(self) -> list[TagCount]:
        """Every tag with the number of files that have it, by the alphabet."""

    def favourites(self) -> int:
        """How many files are favourites."""

    def beginning(self, item_id: int) -> str:
        """What a document begins with, for its tile; or nothing."""

    def document_text(self, item_id: int) -> str:
        """The extracted text of a document, or nothing."""

    def picture_texts(self) -> PictureTextState:
        """Whether the text in pictures is read, and how many are left."""

    def manners(self) -> Manners:
        """How the engine reads by itself."""

    def device(self) -> str:
        """What models are to run on."""

    def sizes(self) -> LibrarySizes:
        """How much the library holds, and takes of the disk."""

    def speech(self) -> SpeechState:
        """Whether speech is written down, and how much is to be listened to."""

    def preview(self, item_id: int) -> Preview:
        """The small stand-in that a tile shows."""

    def revision(self) -> int:
        """The number of the library's last change, by whatever process."""

    def roots(self) -> list[Root]:
        """The folders of the library."""

    def drives(self) -> dict[str, str]:
        """The drives that are mounted in them, by their paths, with what tells each."""

    def failures(self) -> list[Failure]:
        """The files that could not be read, newest first."""

    def counts(self) -> dict[Modality, int]:
        """How many items there are of each modality."""

    def folders_in(self, folder: str) -> tuple[FolderCount, ...]:
        """The folders right below one that hold items at any depth, by their names."""

    def months(self) -> tuple[MonthCount, ...]:
        """The months that items are of, newest first."""

    def complete(self, what: Completed, beginning: str) -> tuple[str, ...]:
        """What of the library begins so; a few of them."""

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """The searches that are kept under names, in their order."""

    def albums(self) -> tuple[Album, ...]:
        """The albums, by the alphabet."""

    def count(self, search: SavedSearch) -> int | None:
        """How many files a search leaves, where that is told without a model."""

    def grouped(self) -> GroupedLibrary:
        """The groups by meaning."""

    def occasions(self, by: GroupBy) -> Occasions:
        """Files in groups by where or when they were taken."""

    def group_members(self, group_id: int) -> NDArray[np.int64]:
        """The ids of the items in a group, or in those below it; int64 (n,), rising."""

    def on_this_day(self, day: date) -> OnThisDay:
        """What there is of a day in earlier years."""

    def map(self, method: MapMethod) -> LibraryMap | None:
        """The map that a method made, or None."""

    def preset(self) -> str:
        """The model that searches use, or nothing while there is none."""

    def close(self) -> None:
        """Close the files."""
