"""The words between the window and its engine process about groups by meaning, and albums.

Each request has a number, which the events that it leads to bring back. What groups and albums
there are, the window reads by itself (`LibraryReader.grouped` and `albums`).
"""

from __future__ import annotations

from dataclasses import dataclass

from ..clusters.steps import GroupStep
from ..types.item_groups import FormerGrouping, FormerGroups, GroupMethod


@dataclass(frozen=True, slots=True)
class GroupLibrary:
    """Put all files in groups; a pinned group stays as it is.

    Attributes:
        count: how many groups there are to be; None for as many as the files ask for.
    """

    method: GroupMethod = GroupMethod.HDBSCAN
    count: int | None = None


@dataclass(frozen=True, slots=True)
class UndoGrouping:
    """Let all groups be as they were before files were grouped anew."""

    former: FormerGrouping


@dataclass(frozen=True, slots=True)
class RenameGroup:
    """Give a group another name."""

    group_id: int
    name: str


@dataclass(frozen=True, slots=True)
class PinGroup:
    """Leave a group as it is when files are grouped anew, or no more."""

    group_id: int
    pinned: bool = True


@dataclass(frozen=True, slots=True)
class MergeGroups:
    """Make one group of several, with the name of the first."""

    group_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SplitGroup:
    """Take a group of files apart."""

    group_id: int


@dataclass(frozen=True, slots=True)
class UndoGroups:
    """Let groups be as they were before they were changed."""

    former: FormerGroups


@dataclass(frozen=True, slots=True)
class MakeAlbum:
    """Make an album of items, of what a search finds, or of a group: one of these.

    Attributes:
        name: empty for the name of the group.
    """

    name: str
    item_ids: tuple[int, ...] = ()
    query: str = ""
    group_id: int | None = None


@dataclass(frozen=True, slots=True)
class AddToAlbum:
    """Put items in an album."""

    name: str
    item_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TakeOutOfAlbum:
    """Take items out of an album."""

    name: str
    item_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RenameAlbum:
    """Give an album another name."""

    name: str
    new: str


@dataclass(frozen=True, slots=True)
class RemoveAlbum:
    """Remove an album; its files stay."""

    name: str


@dataclass(frozen=True, slots=True)
class RefreshAlbums:
    """Fill the albums of searches with what these find now."""


GroupWork = (
    GroupLibrary | UndoGrouping | RenameGroup | PinGroup | MergeGroups | SplitGroup | UndoGroups
)
AlbumWork = MakeAlbum | AddToAlbum | TakeOutOfAlbum | RenameAlbum | RemoveAlbum | RefreshAlbums


@dataclass(frozen=True, slots=True)
class DoWithGroups:
    """Do something with groups or albums, one after the other, also while a run is on."""

    number: int
    work: GroupWork | AlbumWork


@dataclass(frozen=True, slots=True)
class CancelGrouping:
    """Stop what has that number, or a lower one; the former groups stay."""

    number: int


@dataclass(frozen=True, slots=True)
class GroupProgress:
    """Which step begins; a total of 0 where nobody knows."""

    number: int
    step: GroupStep
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class GroupsDone:
    """It was done: groups and albums should be read again.

    Attributes:
        back: what takes it back; None where that is not one request.
    """

    number: int
    back: GroupWork | AlbumWork | None = None


@dataclass(frozen=True, slots=True)
class GroupsCancelled:
    """It was stopped on request."""

    number: int


@dataclass(frozen=True, slots=True)
class GroupsFailed:
    """It could not be done, told in one plain line that says what to do."""

    number: int
    message: str


GroupRequest = DoWithGroups | CancelGrouping
GroupEvent = GroupProgress | GroupsDone | GroupsCancelled | GroupsFailed
