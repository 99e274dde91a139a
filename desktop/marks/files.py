"""What is done to the files themselves, and to what the library has of them.

The disk is asked on a worker's thread. What is done to more than a hundred files asks first, and
can be stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePath

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication

from engine.language import tr
from engine.service.hand_messages import (
    FollowFiles,
    HandDone,
    LeaveOut,
    TakeIn,
    WriteSidecars,
)
from engine.types import Hit, Item

from .file_requests import FileRequests
from .renaming import rename_file
from .saving import save_rows
from .sentences import files_named
from .told import Disk, Messages
from .trashing import TrashActions, called
from .undo import UndoStack

MOST_UNASKED = 100
# More of them are found quicker by a look at all folders.
_MOST_BY_NAME = 50


class FileActions(QObject):
    """Acts on files that are given with their ids.

    Args:
        index: has folders gone over.
        read_again: has files read that are there again, and says nothing; none means all.

    Attributes:
        trashing: moves files to the trash, without asking.

    Signals:
        progressed(int, int): so many files of so many are done.
        ended(): nothing is being done any more.
        followed(dict[str, str]): where files are now, by where they were; empty for those gone.
    """

    progressed = Signal(int, int)
    ended = Signal()
    followed = Signal(dict)

    def __init__(
        self,
        file_requests: FileRequests,
        undo: UndoStack,
        disk: Disk,
        messages: Messages,
        index: Callable[[Sequence[str]], None],
        read_again: Callable[[Sequence[str]], None],
    ) -> None:
        super().__init__()
        self._file_requests = file_requests
        self._undo = undo
        self._disk = disk
        self._messages = messages
        self._index = index
        self._read_again = read_again
        self.trashing = TrashActions(
            file_requests, undo, disk, messages, lambda gone: self._follow(gone=gone), self._look_at
        )
        self.trashing.progressed.connect(self.progressed)
        self.trashing.ended.connect(self.ended)

    def stop(self) -> None:
        """Leave what was not done yet; what is asked for later is done."""
        self.trashing.stop()

    # -- the trash ------------------------------------------------------------------------------

    def trash(self, items: Sequence[Item]) -> None:
        """Move files to the trash; more than a hundred only after asking."""
        paths = [item.path for item in items]
        question = tr("Move {files} to the trash?", files=called(paths))
        act = partial(self.trashing.move, paths)
        self._after_asking(question, tr("Move to trash"), len(paths), act)

    # -- names ----------------------------------------------------------------------------------

    def rename(self, path: str, name: str) -> None:
        """Give a file another name; the library follows without reading it."""
        old = PurePath(path).name

        def end(new: str) -> None:
            self._follow(moved=((path, new),))
            told = tr("Renamed: {old} is {name} now.", old=old, name=name)
            self._undo.push(told, partial(self._rename_back, new, path))

        self._disk.submit(partial(rename_file, path, name), end)

    def _rename_back(self, new: str, path: str) -> None:
        self._disk.submit(
            partial(rename_file, new, PurePath(path).name),
            lambda back: self._follow(moved=((new, back),)),
        )

    # -- what is left out -----------------------------------------------------------------------

    def leave_out(self, item_ids: Sequence[int], known: Sequence[Item]) -> None:
        """Leave files out of the library from now on; they stay where they are."""
        files = files_named(tuple(PurePath(item.path).name for item in known), len(item_ids))
        question = tr(
            "Leave {files} out of the library? The files stay where they are.", files=files
        )
        act = partial(self._leave_out, tuple(item_ids), files)
        self._after_asking(question, tr("Leave out"), len(item_ids), act)

    def _leave_out(self, item_ids: tuple[int, ...], files: str) -> None:
        def end(done: HandDone) -> None:
            if isinstance(back := done.back, TakeIn):
                told = tr("Left out of the library: {files}.", files=files)
                self._undo.push(told, partial(self.take_in, back))

        self._file_requests.do(LeaveOut(item_ids), end)

    def take_in(self, left_out: TakeIn) -> None:
        """Take in again what was left out."""
        roots = tuple(root for root, _ in left_out.globs)
        self._file_requests.do(left_out, lambda _: self._index(roots))

    # -- sidecars -------------------------------------------------------------------------------

    def write_sidecars(self, item_ids: Sequence[int]) -> None:
        """Write stars and tags into files beside them, for digiKam and Lightroom."""
        files = files_named((), len(item_ids))
        question = tr(
            "Write the stars and tags of {files} into XMP files beside them?", files=files
        )
        act = partial(self._write_sidecars, tuple(item_ids), files)
        self._after_asking(question, tr("Write"), len(item_ids), act)

    def _write_sidecars(self, item_ids: tuple[int, ...], files: str) -> None:
        def end(done: HandDone) -> None:
            if not done.failed:
                self._messages.show_info(
                    tr("Stars and tags are in XMP files: {files}.", files=files)
                )

        self._file_requests.do(WriteSidecars(item_ids), end)

    # -- copies ---------------------------------------------------------------------------------

    def copy(self, items: Sequence[Item]) -> None:
        """Put files into the clipboard: file managers paste them, and others their paths."""
        if items:
            QGuiApplication.clipboard().setMimeData(clipboard_files([one.path for one in items]))

    def save(self, target: Path, items: Sequence[Item], hits: Mapping[int, Hit]) -> None:
        """Write a row for each file, as csv or json."""
        files = called([one.path for one in items])
        line = tr("Saved: {files} as rows of {target}.", files=files, target=target)
        self._disk.submit(
            partial(save_rows, target, items, hits), lambda _: self._messages.show_info(line)
        )

    # -- private --------------------------------------------------------------------------------

    def _after_asking(
        self, question: str, button: str, count: int, act: Callable[[], None]
    ) -> None:
        if count > MOST_UNASKED:
            self._messages.ask(question, button, act)
        elif count:
            act()

    def _follow(
        self, *, moved: tuple[tuple[str, str], ...] = (), gone: tuple[str, ...] = ()
    ) -> None:
        # Before the list is read again, which a query with a file that is not there cannot be.
        self.followed.emit(dict(moved) | dict.fromkeys(gone, ""))
        self._file_requests.do(FollowFiles(moved, gone), lambda _: None)

    def _look_at(self, paths: Sequence[str]) -> None:
        """Have files that are there again read."""
        self._read_again(paths if len(paths) <= _MOST_BY_NAME else ())


def clipboard_files(paths: Sequence[str]) -> QMimeData:
    """Files as a file manager copies them, which are pasted as text elsewhere."""
    mime = QMimeData()
    urls = [QUrl.fromLocalFile(path) for path in paths]
    mime.setUrls(urls)
    mime.setText("\n".join(paths))
    lines = ["copy", *(url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in urls)]
    # Nautilus and its kin paste nothing without this.
    mime.setData("x-special/gnome-copied-files", "\n".join(lines).encode())
    return mime
