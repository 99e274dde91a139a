"""Moves files to the trash and back, and has the library follow; where there is none, it asks.

A file that stays may inherit the marks of those that go.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from types import MappingProxyType

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from engine.language import tr
from engine.service.hand_messages import HandDone, HandWork, MergeMarks

from ..services.tasks import Relay
from .file_requests import FileRequests
from .sentences import files_named
from .told import Disk, Messages
from .trash import Trashed, delete, from_trash, to_trash
from .undo import UndoStack


class Inheritance(Struct, frozen=True):
    """A file that goes, and the one that stays in its place and inherits its marks.

    Attributes:
        gone, heir: their ids.
        place: where the heir lies; the file goes only while it is there.
    """

    gone: int
    heir: int
    place: str


Heirs = Mapping[str, Inheritance]
NO_HEIRS: Heirs = MappingProxyType({})


class TrashActions(QObject):
    """Acts on files that are given by their paths.

    Args:
        follow: has the library know that files are gone.
        look_at: has files read that are there again.

    Signals:
        progressed(int, int): so many files of so many are done.
        ended(): nothing is being done any more.
    """

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(
        self,
        file_requests: FileRequests,
        undo: UndoStack,
        disk: Disk,
        messages: Messages,
        follow: Callable[[tuple[str, ...]], None],
        look_at: Callable[[Sequence[str]], None],
    ) -> None:
        super().__init__()
        self._file_requests = file_requests
        self._undo = undo
        self._disk = disk
        self._messages = messages
        self._follow = follow
        self._look_at = look_at
        self._stopped = threading.Event()
        self._relay = Relay(self)
        self._relay.received.connect(lambda told: self.progressed.emit(*told))

    def stop(self) -> None:
        """Leave what was not done yet; what is asked for later is done."""
        self._stopped.set()
        self._stopped = threading.Event()

    def move(self, paths: Sequence[str], heirs: Heirs = NO_HEIRS) -> None:
        """Move files to the trash.

        Args:
            heirs: by the paths of files, who is to have their marks.
        """
        post = self._relay.post

        def tell(done: int) -> None:
            if len(paths) > 1:
                post((done, len(paths)))

        stays = {path: one.place for path, one in heirs.items()}
        self._disk.submit(
            partial(to_trash, paths, tell, self._stopped.is_set, stays),
            partial(self._take_trashed, heirs),
        )

    def _take_trashed(self, heirs: Heirs, trashed: Trashed) -> None:
        self.ended.emit()
        gone = tuple(path for path, _ in trashed.moved)
        if gone:
            inherited = self._let_go(gone, heirs)
            self._undo.push(
                tr("Moved to the trash: {files}.", files=called(gone)),
                partial(self._put_back, trashed, inherited),
            )
        if trashed.left:
            self._messages.ask(
                tr(
                    "There is no trash for {files}. Delete for good? This cannot be undone.",
                    files=called(trashed.left),
                ),
                tr("Delete for good"),
                partial(self._delete, trashed.left, heirs),
            )
        self._tell_of_those_left(trashed)

    def _tell_of_those_left(self, trashed: Trashed) -> None:
        if trashed.alone:
            self._messages.show_error(
                tr(
                    "Not moved: {files}. What was to stay instead is not there. Look again.",
                    files=called(trashed.alone),
                )
            )
        if trashed.missing:
            self._messages.show_error(
                tr(
                    "Not there: {files}. Connect the drive, then try again.",
                    files=called(trashed.missing),
                )
            )

    def _let_go(self, gone: Sequence[str], heirs: Heirs) -> list[HandWork]:
        """Let others inherit what files had, then have the library know that they are gone.

        Returns:
            What takes the marks away from the heirs again; it is there once they have them.
        """
        back: list[HandWork] = []
        by_heir: dict[int, list[int]] = {}
        for one in (heirs[path] for path in gone if path in heirs):
            by_heir.setdefault(one.heir, []).append(one.gone)
        if by_heir:
            merges = tuple((heir, tuple(theirs)) for heir, theirs in by_heir.items())

            def end(done: HandDone) -> None:
                if done.back is not None:
                    back.append(done.back)

            self._file_requests.do(MergeMarks(merges), end)
        self._follow(tuple(gone))
        return back

    def _put_back(self, trashed: Trashed, inherited: Sequence[HandWork]) -> None:
        def end(back: tuple[str, ...]) -> None:
            if back:
                for work in inherited:
                    self._file_requests.do(work, lambda _: None)
                self._look_at(back)
                self._messages.show_info(tr("Back in place: {files}.", files=called(back)))
            if left := [path for path, _ in trashed.moved if path not in set(back)]:
                self._messages.show_error(
                    tr(
                        "Not put back: {files}. The place is taken, or the trash was emptied.",
                        files=called(left),
                    )
                )

        self._disk.submit(partial(from_trash, trashed), end)

    def _delete(self, paths: Sequence[str], heirs: Heirs) -> None:
        def end(gone: tuple[str, ...]) -> None:
            if gone:
                self._let_go(gone, heirs)
            if left := [path for path in paths if path not in set(gone)]:
                self._messages.show_error(
                    tr(
                        "Not deleted: {files}. Check that you may change its folder.",
                        files=called(left),
                    )
                )

        self._disk.submit(partial(delete, paths), end)


def called(paths: Sequence[str]) -> str:
    """Files by their paths: one by its name, several by their number."""
    return files_named(tuple(PurePath(path).name for path in paths[:1]), len(paths))
