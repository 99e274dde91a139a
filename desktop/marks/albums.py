"""Makes and changes albums: says what was done, and can take it back."""

from __future__ import annotations

from collections.abc import Sequence

from engine.language import tr
from engine.service.group_messages import (
    AddToAlbum,
    MakeAlbum,
    RemoveAlbum,
    RenameAlbum,
    TakeOutOfAlbum,
)

from .undoable import UndoableWork


class AlbumKeeper:
    """Has albums changed."""

    def __init__(self, work: UndoableWork) -> None:
        self._do = work.do

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
