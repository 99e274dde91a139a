"""What can be done with all that is selected: ties the bar, the menu and the keys to who does it.

In the viewer it concerns the one file that is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from engine.language import tr
from engine.service.hand_messages import TakeIn
from engine.service.upkeep_messages import RestoreLibrary
from engine.types import Item

from ..gallery.selection import Selection
from ..marks.files import FileActions
from ..marks.left_out import LeftOutDialog
from ..marks.marker import asks_for_marks
from ..marks.renaming import RenameDialog
from ..marks.undo import UndoStack
from .album_actions import AlbumActions
from .mark_actions import MarkActions
from .operations import Operations
from .services import Services
from .window import MainWindow


class SelectionActions:
    """Acts on the files that are selected, or that one is looked at."""

    def __init__(
        self,
        window: MainWindow,
        services: Services,
        operations: Operations,
        undo: UndoStack,
    ) -> None:
        self._window = window
        self._model = services.model
        self._session = services.session
        self._store = services.store
        self._file_requests = services.file_requests
        self.undo = undo
        self.files = FileActions(
            services.file_requests,
            self.undo,
            services.workers["file changes"],
            window.messages,
            lambda paths: operations.library.index_folders(folders=paths),
            lambda paths: operations.library.read_again(paths=paths),
        )
        self._whole = services.whole
        self._is_extending = False
        self.selection = Selection(services.model, window.gallery.selectionModel())
        self.renaming = RenameDialog(window)
        self.left_out = LeftOutDialog(window)
        concerned = self._ids, self._known
        self.marks = MarkActions(window, services, undo, *concerned, self._look_again)
        self.albums = AlbumActions(window, services, undo, *concerned)
        self._wire()

    def select_all(self) -> None:
        """Select all that is listed, and of an answer also what was not fetched yet."""
        self._window.gallery.selectAll()
        if self._whole.has_more and not self._window.filters.shows_copies:
            self._whole.ask()

    # -- files ----------------------------------------------------------------------------------

    def trash(self) -> None:
        """Move the files to the trash."""
        self.with_items(self.files.trash)

    def ask_name(self) -> None:
        """Ask for the new name of the file that is looked at."""
        known = self._known()
        item = known[0] if len(known) == 1 else self._window.gallery.picked_item
        if item is not None:
            self.renaming.ask(item.path)

    def leave_out(self) -> None:
        """Leave the files out of the library."""
        self.files.leave_out(self._ids(), self._known())

    def write_sidecars(self) -> None:
        """Write the stars and tags of the files into XMP sidecars."""
        self.files.write_sidecars(self._ids())

    def show_left_out(self) -> None:
        """List what is left out of the library."""
        contents = self._store.contents
        self.left_out.show_roots(contents.roots if contents else ())
        self.left_out.open()

    def copy(self) -> None:
        """Put the files into the clipboard."""
        self.with_items(self.files.copy)

    def ask_target(self) -> None:
        """Ask where a table of the files is to be saved, then save it."""
        if not self._ids():
            return
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            tr("Save a table of the selected files"),
            str(Path.home() / "files.csv"),
            tr("Tables (*.csv);;JSON (*.json)"),
        )
        if name:
            self.save(Path(name))

    def save(self, target: Path) -> None:
        """Save a table of the files."""
        hits = self._model.hits_of(self._ids())
        self.with_items(lambda items: self.files.save(target, items, hits))

    @property
    def count(self) -> int:
        """How many files it concerns."""
        return self.selection.count if self._viewed() is None else 1

    def with_items(self, act: Callable[[list[Item]], None], most: int | None = None) -> None:
        """Do something with all of the files, once they are read.

        Args:
            most: of more than so many, only these, spread evenly over all.
        """
        ids, known = self._ids(), self._known()
        if most is not None and len(ids) > most:
            ids = tuple(ids[place * len(ids) // most] for place in range(most))
            chosen = frozenset(ids)
            known = [item for item in known if item.id in chosen]
        if len(known) == len(ids):
            act(known)
        else:
            self._store.ask_items(ids, act)

    # -- private --------------------------------------------------------------------------------

    def _wire(self) -> None:
        window, bar = self._window, self._window.selected
        window.gallery.picked.connect(self._on_picked)
        self._model.modelReset.connect(self._on_reset)
        self._session.extended.connect(self._on_extended)
        self._whole.listed.connect(self._take_whole)
        self._whole.failed.connect(window.messages.show_error)
        bar.favourite_wanted.connect(self.marks.turn_favourite)
        bar.tag_wanted.connect(self.marks.ask_tags)
        bar.album_wanted.connect(self.albums.ask_album)
        bar.copy_wanted.connect(self.copy)
        bar.clear_wanted.connect(window.gallery.clearSelection)
        bar.stop_wanted.connect(self._file_requests.stop)
        bar.stop_wanted.connect(self.files.stop)
        for doer in (self._file_requests, self.files):
            doer.progressed.connect(bar.show_progress)
            doer.ended.connect(partial(bar.show_progress, 0, 0))
        self._file_requests.failed.connect(window.messages.show_error)
        self.renaming.rename_wanted.connect(self.files.rename)
        self.files.followed.connect(self._follow_in_query)
        self.left_out.take_in_wanted.connect(self._take_in)
        window.lazy_pages.when_built(
            lambda pages: pages.library.task.wanted.connect(self._on_upkeep)
        )

    def _on_upkeep(self, request: object) -> None:
        """In a restored library the numbers that steps name files by may be those of others."""
        if isinstance(request, RestoreLibrary):
            self.undo.forget()

    def _follow_in_query(self, places: dict[str, str]) -> None:
        """Ask with files where they are now, and no longer with those that are gone."""
        for term in self._session.draft.files:
            if (place := places.get(term.value)) is not None:
                self._session.replace(term, replace(term, value=place) if place else None)

    def _take_in(self, chosen: list[tuple[str, str]]) -> None:
        globs: dict[str, list[str]] = {}
        for root, glob in chosen:
            globs.setdefault(root, []).append(glob)
        self.files.take_in(TakeIn(tuple((root, tuple(some)) for root, some in globs.items())))

    def _viewed(self) -> Item | None:
        return self._window.viewer.item if self._window.shows_viewer else None

    def _ids(self) -> tuple[int, ...]:
        viewed = self._viewed()
        return self.selection.ids() if viewed is None else (viewed.id,)

    def _known(self) -> list[Item]:
        viewed = self._viewed()
        return self._window.gallery.selected_items() if viewed is None else [viewed]

    def _look_again(self) -> None:
        """Marks are others now: show them."""
        self._model.read_again()
        self._window.gallery.viewport().update()
        # Those below the viewer are not painted.
        self._window.gallery.selected_items()
        self._store.read_contents()
        self.albums.follow_marks()
        if asks_for_marks(self._session.query.filters):
            self._session.run()

    def _take_whole(self, ids: tuple[int, ...]) -> None:
        if self.selection.has_all_listed:
            self.selection.take_whole(ids)
            self._count()

    def _on_picked(self) -> None:
        if not self._is_extending and not self.selection.has_all_listed:
            self.selection.release()
        self._count()

    def _on_reset(self) -> None:
        if not self._is_extending:
            self.selection.release()
        self._count()

    def _on_extended(self) -> None:
        """More of an answer comes, all of which may be selected: so is what comes."""
        if self.selection.is_whole:
            self._is_extending = True
            # Once it is listed.
            QTimer.singleShot(0, self._window, self._end_extending)

    def _end_extending(self) -> None:
        self._window.gallery.selectAll()
        self._is_extending = False

    def _count(self) -> None:
        self._window.selected.show_count(self.selection.count)
