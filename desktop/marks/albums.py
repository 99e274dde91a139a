"""Makes and changes albums: says what was done, and can take it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.language import tr
from engine.service.group_messages import (
    AddToAlbum,
    AlbumWork,
    GroupsDone,
    MakeAlbum,
    RemoveAlbum,
    RenameAlbum,
    TakeOutOfAlbum,
)

from .group_requests import GroupRequests
from .undo import Messages, UndoStack


class AlbumKeeper:
    """Has albums changed.

    Args:
        changed: told what has been done, or was done to take something back.
    """

    def __init__(
        self,
        requests: GroupRequests,
        undo: UndoStack,
        messages: Messages,
        changed: Callable[[AlbumWork], None],
    ) -> None:
        self._requests = requests
        self._undo = undo
        self._messages = messages
        self._changed = changed

    def make(self, name: str, item_ids: Sequence[int], files: str) -> None:
        """Make an album of files, which are called so together."""
        line = tr("Made the album {album}: {files}.", album=name, files=files)
        self._do(MakeAlbum(name, tuple(item_ids)), line)

    def make_of_search(self, name: str, query: str) -> None:
        """Make an album of what a search finds, now and later."""
        self._do(MakeAlbum(name, query=query), tr("Made the album {album}.", album=name))

    def add(self, name: str, item_ids: Sequence[int], files: str) -> None:
        """Put files in an album."""
        line = tr("Added to {album}: {files}.", album=name, files=files)
        known = tr("In {album} already: {files}.", album=name, files=files)
        self._do(AddToAlbum(name, tuple(item_ids)), line, known)

    def take_out(self, name: str, item_ids: Sequence[int], files: str) -> None:
        """Take files out of an album."""
        line = tr("Removed from {album}: {files}.", album=name, files=files)
        known = tr("Not in {album}: {files}.", album=name, files=files)
        self._do(TakeOutOfAlbum(name, tuple(item_ids)), line, known)

    def rename(self, name: str, new: str) -> None:
        """Give an album another name."""
        line = tr("The album {album} is called {new} now.", album=name, new=new)
        self._do(RenameAlbum(name, new), line)

    def remove(self, name: str) -> None:
        """Remove an album; its files stay."""
        self._do(RemoveAlbum(name), tr("Removed the album {album}.", album=name))

    def _do(self, work: AlbumWork, line: str, known: str = "") -> None:
        """Have something done, and say so.

        Args:
            known: what is said where there was nothing to do.
        """

        def end(done: GroupsDone | None) -> None:
            if done is None:
                return
            self._changed(work)
            back = done.back
            if isinstance(back, AlbumWork):
                self._undo.push(line, lambda: self._take_back(back))
            elif known:
                self._messages.show_info(known)

        self._requests.do(work, end)

    def _take_back(self, back: AlbumWork) -> None:
        self._requests.do(back, lambda done: self._changed(back) if done else None)
