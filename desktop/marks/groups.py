"""Makes and changes groups of files: says what was done, and can take it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.language import tr, tr_count
from engine.service.group_messages import (
    GroupLibrary,
    MergeGroups,
    PinGroup,
    RenameGroup,
    SplitGroup,
)
from engine.types.item_groups import ItemGroup

from .undoable import UndoableWork


class GroupKeeper:
    """Has groups made and changed."""

    def __init__(self, work: UndoableWork) -> None:
        self._do = work.do

    def make(self, work: GroupLibrary, ended: Callable[[], None]) -> None:
        """Group all files, and tell when that has come to an end, done or not."""
        self._do(work, tr("Files put in groups."), ended=ended)

    def rename(self, group: ItemGroup, new: str) -> None:
        """Give a group another name."""
        line = tr("The group {group} is called {new} now.", group=group.name, new=new)
        self._do(RenameGroup(group.id, new), line)

    def merge(self, groups: Sequence[ItemGroup]) -> None:
        """Make one group of several, with the name of the first."""
        line = tr_count(
            "{n} groups merged: {group}.",
            "{n} group merged: {group}.",
            len(groups),
            group=groups[0].name,
        )
        self._do(MergeGroups(tuple(group.id for group in groups)), line)

    def split(self, group: ItemGroup) -> None:
        """Take a group apart."""
        self._do(SplitGroup(group.id), tr("Split the group {group}.", group=group.name))

    def pin(self, group: ItemGroup, pinned: bool) -> None:
        """Let a group stay as it is when files are grouped anew, or no more."""
        told = (
            tr("Pinned: {group} stays as it is.", group=group.name)
            if pinned
            else tr("No longer pinned: {group}.", group=group.name)
        )
        self._do(PinGroup(group.id, pinned), told)
