"""What a run asks of its roots while it is at them, and which of them it has lost meanwhile."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial

from ..catalogue import Catalogue
from ..disk import Disk, Presence
from ..errors import Cancelled, SilentDiskError
from ..paths import root_of
from ..types import FileStat, Item
from .changes import Hashed, content_hashes, mark_of
from .plan import Plan
from .same_root import is_root_there
from .waiting import FileInFlight


class Reach:
    """The plans of one run, and the disks that they are for.

    A root that goes away, or falls silent, is left: nothing of it has failed, and nothing is gone.
    """

    def __init__(self, catalogue: Catalogue, disk: Disk, cancelled: Callable[[], bool]) -> None:
        self._catalogue = catalogue
        self._disk = disk
        self._cancelled = cancelled
        self._online: set[str] | None = None
        self.plans: list[Plan] = []

    def hashed(self, plan: Plan, wanted: Sequence[FileStat]) -> Iterator[Hashed]:
        """Files of a plan with their content hashes; ends early with the run, or with the root."""
        root, question = self._catalogue.roots.path(plan.root_id), partial(content_hashes, wanted)
        try:
            for hashed in self._disk.stream(root, question, self._cancelled, ahead=1):
                if plan.offline:
                    return
                yield hashed
        except SilentDiskError:
            self._leave(plan.root_id, Presence.SILENT)
        except Cancelled:
            # What was taken so far is encoded and committed before the run ends.
            return

    def passed_over(self) -> dict[str, int]:
        """How many files of all plans no reader takes, by their endings."""
        return dict(sum((Counter(plan.passed_over) for plan in self.plans), Counter[str]()))

    def offline(self) -> tuple[str, ...]:
        """The folders that could not be reached, and the drives in others that are away."""
        folders = (plan.folder for plan in self.plans if plan.offline)
        return (*folders, *(drive for plan in self.plans for drive in plan.away))

    def is_gone(self, item: Item) -> bool:
        """Whether an item's file was taken away, rather than its whole drive.

        Raises:
            Cancelled: the run is to end.
        """
        is_away = any(plan.is_away(item.path) for plan in self.plans)
        return not is_away and self._holds(item, lambda: not os.path.lexists(item.path))

    def is_same(self, item: Item, path: str) -> bool:
        """Whether a path is another name of an item's file, by a link of either kind.

        Raises:
            Cancelled: the run is to end.
        """
        return self._holds(item, partial(_are_same, item.path, path))

    def is_still(self, file: FileInFlight) -> bool:
        """Whether a file that was read is what it was when it was hashed.

        Raises:
            Cancelled: the run is to end.
        """
        root, question = self._catalogue.roots.path(file.root_id), partial(mark_of, file.stat.path)
        with suppress(SilentDiskError):
            return self._disk.ask(root, question, self._cancelled) == file.mark
        return False

    def _holds(self, item: Item, question: Callable[[], bool]) -> bool:
        """Ask about an item's file; false where its disk does not answer."""
        if self._online is None:
            self._online = self._roots_that_are_there()
        root = root_of(item.path, self._online)
        if root in self._online:
            with suppress(SilentDiskError):
                return self._disk.ask(root, question, self._cancelled)
        return False

    def _roots_that_are_there(self) -> set[str]:
        there = self._disk.reachable(self._catalogue.roots.paths(), self._cancelled)
        ask = partial(is_root_there, self._catalogue, self._disk, cancelled=self._cancelled)
        return {root for root in there if ask(root)}

    def is_away(self, root_id: int) -> bool:
        """Whether a root is not there any more, so that none of its files is to blame.

        Raises:
            Cancelled: the run is to end.
        """
        root = self._catalogue.roots.path(root_id)
        presence = self._disk.presence(root, root, self._cancelled)
        if presence is not Presence.THERE:
            self._leave(root_id, presence)
        return presence is not Presence.THERE

    def _leave(self, root_id: int, presence: Presence) -> None:
        for plan in self.plans:
            if plan.root_id == root_id:
                plan.leave(presence)


def _are_same(path: str, other: str) -> bool:
    try:
        return os.path.samefile(path, other)
    except OSError:
        return False
