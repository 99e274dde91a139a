"""The words between the window and its engine process about groups by meaning, and albums.

Each request has a number, which the events that it leads to bring back. What groups and albums
there are, the window reads by itself (`LibraryReader.grouped` and `albums`).
"""

from __future__ import annotations

from msgspec import Struct

from ..clusters.steps import GroupStep
from ..types.item_groups import FormerGrouping, FormerGroups, GroupMethod


class GroupLibrary(Struct, frozen=True):
    """Put all files in groups; a pinned group stays as it is.

    Attributes:
        count: how many groups there are to be; None for as many as the files ask for.
    """

    method: GroupMethod = GroupMethod.HDBSCAN
    count: int | None = None


class UndoGrouping(Struct, frozen=True):
    """Let all groups be as they were before files were grouped anew."""

    former: FormerGrouping


class RenameGroup(Struct, frozen=True):
    """Give a group another name."""

    group_id: int
    name: str


class PinGroup(Struct, frozen=True):
    """Leave a group as it is when files are grouped anew, or no more."""

    group_id: int
    pinned: bool = True


class MergeGroups(Struct, frozen=True):
    """Make one group of several, with the name of the first."""

    group_ids: tuple[int, ...]


class SplitGroup(Struct, frozen=True):
    """Take a group of files apart."""

    group_id: int


class UndoGroups(Struct, frozen=True):
    """Let groups be as they were before they were changed."""

    former: FormerGroups


class MakeAlbum(Struct, frozen=True):
    """Make an album of items, of what a search finds, or of a group: one of these.

    Attributes:
        name: empty for the name of the group.
    """

    name: str
    item_ids: tuple[int, ...] = ()
    query: str = ""
    group_id: int | None = None


class AddToAlbum(Struct, frozen=True):
    """Put items in an album."""

    name: str
    item_ids: tuple[int, ...]


class TakeOutOfAlbum(Struct, frozen=True):
    """Take items out of an album."""

    name: str
    item_ids: tuple[int, ...]


class RenameAlbum(Struct, frozen=True):
    """Give an album another name."""

    name: str
    new: str


class RemoveAlbum(Struct, frozen=True):
    """Remove an album; its files stay."""

    name: str


class RefreshAlbums(Struct, frozen=True):
    """Fill the albums of searches with what these find now."""


GroupWork = (
    GroupLibrary | UndoGrouping | RenameGroup | PinGroup | MergeGroups | SplitGroup | UndoGroups
)
AlbumWork = MakeAlbum | AddToAlbum | TakeOutOfAlbum | RenameAlbum | RemoveAlbum | RefreshAlbums


class DoWithGroups(Struct, frozen=True):
    """Do something with groups or albums, one after the other, also while a run is on."""

    number: int
    work: GroupWork | AlbumWork


class CancelGrouping(Struct, frozen=True):
    """Stop what has that number, or a lower one; the former groups stay."""

    number: int


class GroupProgress(Struct, frozen=True):
    """Which step begins; a total of 0 where nobody knows."""

    number: int
    step: GroupStep
    done: int
    total: int


class GroupsDone(Struct, frozen=True):
    """It was done: groups and albums should be read again.

    Attributes:
        back: what takes it back; None where that is not one request.
    """

    number: int
    back: GroupWork | AlbumWork | None = None


class GroupsCancelled(Struct, frozen=True):
    """It was stopped on request."""

    number: int


class GroupsFailed(Struct, frozen=True):
    """It could not be done, told in one plain line that says what to do."""

    number: int
    message: str


GroupRequest = DoWithGroups | CancelGrouping
GroupEvent = GroupProgress | GroupsDone | GroupsCancelled | GroupsFailed
