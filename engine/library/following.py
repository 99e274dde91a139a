"""Keeps a library in line with its folders: what is seen to change there is gone over at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from ..disk import SOON_SECONDS, Disk, Presence
from ..errors import TOLD, SilentDiskError
from ..indexing.context import IndexOptions
from ..indexing.plan import ALWAYS_PRUNED
from ..indexing.settling import MOMENT_SECONDS, Settling
from ..paths import root_of
from ..types import IndexReport, Progress
from ..watching.gathering import Gathering
from ..watching.watcher import Watcher
from .facade import Library
from .reader import LibraryReader

# After an error, such as that another process writes.
_RETRY_SECONDS = 5.0


class Following:
    """Watches the roots of a library, and has runs over what changes in them.

    Args:
        tell: called with a line for the person, on any thread.
    """

    def __init__(self, library: Library, directory: Path, tell: Callable[[str], None]) -> None:
        self._library = library
        self._reader = LibraryReader(directory)
        self._settling = Settling()
        self._gathering = Gathering()
        self._watcher = Watcher(self._gathering, tell)
        self._disk = Disk(SOON_SECONDS)
        # Where `let_go` has looked already; the run over these places is still due.
        self._gone: frozenset[str] = frozenset()
        self._revision = -1
        # None before the roots are looked over for the first time, as all are then.
        self._replaced: int | None = None
        self._roots: tuple[str, ...] = ()

    def start(self) -> None:
        """Begin to watch; each root is looked over once."""
        self.look_for_roots()
        self._watcher.start()

    def look_for_roots(self) -> None:
        """Watch the roots that the library has now, whoever added them."""
        revision = self._reader.revision()
        if revision != self._revision:
            self._revision = revision
            self._roots = tuple(root.path for root in self._reader.roots())
            self._watcher.follow(self._roots)
            self._look_at_all_after_a_restore()

    def _look_at_all_after_a_restore(self) -> None:
        """A backup knows nothing of what has changed since, and no event tells of it again."""
        before, self._replaced = self._replaced, self._reader.replaced_at()
        if before is not None and before != self._replaced:
            for root in self._roots:
                self._gathering.add(root, root)

    def wait(self, seconds: float) -> bool:
        """Wait until something has changed, for so long at most; tells whether it has."""
        return self._gathering.wait(seconds)

    def let_go(self) -> bool:
        """Take files out that are gone, ahead of the run over them; tells whether there were any.

        A run that goes on already may keep that one waiting for hours. To it is left what takes a
        closer look: many files at once, and changes beside which they may only have been moved.

        Raises:
            LibraryBusyError: another computer is writing.
        """
        places = frozenset(self._gathering.places()).difference(self._roots)
        if places == self._gone or not 0 < len(places) <= ALWAYS_PRUNED:
            return False
        # Of a file that is moved the new place may be told a moment after the old one.
        if not self._gathering.is_quiet() or not all(map(self._is_gone, places)):
            return False
        by_hand = self._library.by_hand
        paths = [item.path for item in by_hand.find(*places)[0]]
        has_few = 0 < len(paths) <= ALWAYS_PRUNED
        if has_few:
            by_hand.follow((), paths)
        self._gone = places
        return has_few

    def catch_up(
        self,
        on_progress: Callable[[Progress], None] = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
        must_rest: Callable[[], bool] = lambda: False,
    ) -> IndexReport:
        """Go over all that has changed. What cannot be done now is tried again soon.

        Args:
            must_rest: asked as often as `cancelled`; what it keeps from being done comes later.

        Raises:
            LibraryBusyError: another process is writing.
            UserError: the disk is full.
        """
        places = self._gathering.take()
        if not places:
            return IndexReport()
        try:
            report = self._library.index(
                tuple(places),
                IndexOptions(settling=self._settling),
                on_progress=on_progress,
                cancelled=lambda: cancelled() or must_rest(),
            )
        except TOLD:
            self._put_back(places, _RETRY_SECONDS)
            raise
        self._put_back(self._settling.take_waiting(), MOMENT_SECONDS)
        if report.cancelled and not cancelled():
            self._put_back(places, MOMENT_SECONDS)
        self.look_for_roots()
        return report

    def close(self) -> None:
        """Watch no more."""
        self._watcher.close()
        self._reader.close()

    def _is_gone(self, place: str) -> bool:
        """Whether nothing is at a place, in a root that is there."""
        root = root_of(place, self._roots)
        with suppress(SilentDiskError):
            is_there = self._disk.presence(root, root) is Presence.THERE
            return is_there and self._disk.status(root, place) is None
        return False

    def _put_back(self, places: Iterable[str], seconds: float) -> None:
        for place in places:
            self._gathering.put_back(root_of(place, self._roots), [place], seconds)
