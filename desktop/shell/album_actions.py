"""What can be done with albums: ties the dialog, the selection and the query to the engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from engine.errors import UserError
from engine.language import tr, tr_noop
from engine.query import parse, write
from engine.service.group_messages import (
    GroupsDone,
    RefreshAlbums,
    RemoveAlbum,
    RenameAlbum,
)
from engine.types import Filters, Item
from engine.types.albums import Album
from engine.types.item_groups import collection_name

from ..marks.album_dialog import AlbumDialog, filled_by_search
from ..marks.albums import AlbumKeeper
from ..marks.marker import asks_for_marks
from ..marks.sentences import files_named
from ..marks.undo import UndoStack
from ..marks.undoable import UndoableWork, Work
from ..search.kept import KeptSearch
from .services import Services
from .window import MainWindow

_NOTHING = tr_noop("Look for something or choose a filter first: then an album can be made of it.")
_HAS_FILES = tr_noop(
    "No album can be made of a search with files. Take these out of it, or select what it found."
)


class AlbumActions:
    """Makes and changes albums.

    Args:
        ids, known: the files that are selected, and those of them that are known.
    """

    def __init__(
        self,
        window: MainWindow,
        services: Services,
        undo: UndoStack,
        ids: Callable[[], tuple[int, ...]],
        known: Callable[[], list[Item]],
    ) -> None:
        self._messages = window.messages
        self._session = services.session
        self._store = services.store
        self._requests = services.groups
        self._ids, self._known = ids, known
        self._chosen: tuple[int, ...] = ()
        self._files = ""
        self._query = ""
        self._is_refilling = self._is_outdated = False
        work = UndoableWork(services.groups, undo, window.messages, self._on_changed)
        self.keeper = AlbumKeeper(work)
        self.dialog = AlbumDialog(window)
        self.dialog.add_wanted.connect(self._add)
        self.dialog.make_wanted.connect(self._make)
        services.groups.failed.connect(window.messages.show_error)

    @property
    def all(self) -> tuple[Album, ...]:
        """Every album, as it was read last."""
        contents = self._store.contents
        return contents.albums if contents else ()

    @property
    def open_album(self) -> Album | None:
        """The album that narrows the query, if it is one."""
        names = {name.casefold() for name in self._session.query.filters.albums}
        found = [album for album in self.all if album.name.casefold() in names]
        return found[0] if len(found) == len(names) == 1 else None

    def ask_album(self) -> None:
        """Ask which album the selected files are to go to."""
        if self._take_chosen():
            self.dialog.ask_for_files(self._files, self.all)

    def add_to(self, name: str) -> None:
        """Put the selected files in an album."""
        album = next((one for one in self.all if one.name == name), None)
        if album is not None and album.query:
            self._messages.show_info(filled_by_search(name))
        elif self._take_chosen():
            self._add(name)

    def take_out(self) -> None:
        """Take the selected files out of the album that is looked at."""
        album = self.open_album
        if album is not None and not album.query and self._take_chosen():
            self.keeper.take_out(album.name, self._chosen, self._files)

    def ask_of_search(self) -> None:
        """Ask for the name of an album of what is looked for now."""
        draft = self._session.draft
        self._chosen, self._query = (), write(draft.query)
        if draft.files:
            self._messages.show_info(tr(_HAS_FILES))
        elif self._query:
            title = KeptSearch.of(self._session.text, draft).title
            self.dialog.ask_for_search(title, self.all)
        else:
            self._messages.show_info(tr(_NOTHING))

    def ask_of_group(self, name: str, item_ids: Sequence[int]) -> None:
        """Ask for the name of an album of a group's files, which is proposed to have its name."""
        self._chosen = tuple(item_ids)
        self._files = files_named((), len(self._chosen))
        self.dialog.ask_for_group(self._files, name, self.all)

    def rename(self, name: str, typed: str) -> None:
        """Give an album another name, unless it is none."""
        try:
            new = collection_name(typed)
        except UserError as error:
            self._messages.show_info(str(error))
            return
        if new != name:
            self.keeper.rename(name, new)

    def follow_marks(self) -> None:
        """Marks are others now: fill the albums anew if some ask for these."""
        queries = [parse(album.query).filters for album in self.all if album.query]
        if any(map(asks_for_marks, queries)):
            self.refill()

    def refill(self) -> None:
        """Have the albums of searches filled with what these find now."""
        if self._is_refilling:
            self._is_outdated = True
        elif any(album.query for album in self.all):
            self._is_refilling, self._is_outdated = True, False
            self._requests.do(RefreshAlbums(), self._on_refilled, is_quiet=True)

    def _on_refilled(self, done: GroupsDone | None) -> None:
        self._is_refilling = False
        self._store.read_contents()
        if done is not None and self._is_outdated:
            self.refill()

    def _take_chosen(self) -> bool:
        """Keep which files are meant, also while a dialog is open; tells whether there are any."""
        self._chosen = self._ids()
        names = tuple(PurePath(item.path).name for item in self._known())
        self._files = files_named(names, len(self._chosen))
        return bool(self._chosen)

    def _add(self, name: str) -> None:
        self.keeper.add(name, self._chosen, self._files)

    def _make(self, name: str) -> None:
        if self._chosen:
            self.keeper.make(name, self._chosen, self._files)
        else:
            self.keeper.make_of_search(name, self._query)

    def _on_changed(self, work: Work) -> None:
        """An album is another now: read all again, and let the query follow."""
        self._store.read_contents()
        match work:
            case RenameAlbum(name, new) if self._asks_for(name):
                self._session.toggle(Filters(albums=(new,)))
            case RemoveAlbum(name) if self._asks_for(name):
                self._session.leave_out("albums")
            case _:
                self._look_again()

    def _look_again(self) -> None:
        filters = self._session.query.filters
        if filters.albums or filters.without_albums:
            self._session.run()

    def _asks_for(self, name: str) -> bool:
        return self._session.draft.holds(Filters(albums=(name,)))
