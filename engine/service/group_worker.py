"""The engine's group worker: a thread that groups files and keeps albums, and waits for no run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ..clusters.leaves import GroupOptions
from ..clusters.steps import GroupStep, GroupSteps
from ..library.albums import Albums
from ..library.groups import Groups
from .group_messages import (
    AddToAlbum,
    AlbumWork,
    CancelGrouping,
    DoWithGroups,
    GroupEvent,
    GroupLibrary,
    GroupProgress,
    GroupsCancelled,
    GroupsDone,
    GroupsFailed,
    GroupWork,
    MakeAlbum,
    MergeGroups,
    PinGroup,
    RefreshAlbums,
    RemoveAlbum,
    RenameAlbum,
    RenameGroup,
    SplitGroup,
    TakeOutOfAlbum,
    UndoGrouping,
    UndoGroups,
)
from .numbered_worker import NumberedWorker, ended


class GroupWorker(NumberedWorker[DoWithGroups]):
    """Does one thing after the other; grouping can be stopped between its steps.

    Args:
        send: called on the worker's thread.
    """

    def __init__(self, groups: Groups, albums: Albums, send: Callable[[GroupEvent], None]) -> None:
        super().__init__("groups", CancelGrouping)
        self._groups = groups
        self._albums = albums
        self._send = send

    def answer(self, request: DoWithGroups) -> None:
        """Do what is asked, here and now, and tell how it ended."""
        number = request.number
        work = partial(self._done, request)
        self._send(ended(work, GroupsCancelled(number), partial(GroupsFailed, number)))

    def _done(self, request: DoWithGroups) -> GroupEvent:
        number, work = request.number, request.work
        back = self._group(number, work) if isinstance(work, GroupWork) else self._keep(work)
        return GroupsDone(number, back)

    def _group(self, number: int, work: GroupWork) -> UndoGrouping | UndoGroups | None:
        """Make or change groups; returns what takes it back."""
        groups = self._groups
        match work:
            case GroupLibrary(method, count):
                return UndoGrouping(groups.make(GroupOptions(method, count), self._steps(number)))
            case UndoGrouping(former):
                groups.undo_making(former)
            case UndoGroups(changed):
                groups.undo(changed)
            case RenameGroup(group_id, name):
                return UndoGroups(groups.rename(group_id, name))
            case PinGroup(group_id, pinned):
                return UndoGroups(groups.pin(group_id, pinned))
            case MergeGroups(group_ids):
                return UndoGroups(groups.merge(group_ids))
            case SplitGroup(group_id):
                return UndoGroups(groups.split(group_id))
        return None

    def _steps(self, number: int) -> GroupSteps:
        def tell(step: GroupStep, done: int, total: int) -> None:
            self._send(GroupProgress(number, step, done, total))

        return GroupSteps(tell, partial(self.is_stopped, number))

    def _keep(self, work: AlbumWork) -> AlbumWork | None:
        """Make or change albums; returns what takes it back."""
        match work:
            case MakeAlbum():
                return RemoveAlbum(self._make(work))
            case AddToAlbum(name, item_ids):
                added = self._albums.add(name, item_ids)
                return TakeOutOfAlbum(name, added) if added else None
            case TakeOutOfAlbum(name, item_ids):
                gone = self._albums.take_out(name, item_ids)
                return AddToAlbum(name, gone) if gone else None
            case RenameAlbum(name, new):
                return RenameAlbum(self._albums.rename(name, new), name)
            case RemoveAlbum(name):
                return self._remove(name)
            case RefreshAlbums():
                self._albums.refresh()
        return None

    def _make(self, work: MakeAlbum) -> str:
        if work.group_id is not None:
            return self._albums.make_of_group(work.group_id, work.name)
        if work.query:
            return self._albums.make_of_search(work.name, work.query)
        return self._albums.make(work.name, work.item_ids)

    def _remove(self, name: str) -> MakeAlbum:
        album, item_ids = self._albums.remove(name)
        return MakeAlbum(album.name, () if album.query else item_ids, album.query)
