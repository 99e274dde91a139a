"""The menus and keys of what can be done with the selected files, beside those of `menus`."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from engine.language import tr, tr_count
from engine.types.marks import BEST
from engine.wording import on_one_line

from .menu_entry import add_entry
from .menus import Menus
from .selection_actions import SelectionActions
from .window import MainWindow


class SelectionMenu:
    """Adds to the Edit menu, and to the menu of the selected tiles what it lacks.

    Attributes:
        of_files: the entries that concern files where the library lies.
    """

    def __init__(self, window: MainWindow, menus: Menus, actions: SelectionActions) -> None:
        self._window = window
        self._add = partial(add_entry, window)
        self._actions = actions
        self.edit, self._paste = menus.edit, menus.paste
        self._fill_edit()
        self.rate = QMenu(tr("Stars"), window)
        self._fill_rate()
        self._fill_tile(menus.tile)
        window.selected.use_menus(self.rate, menus.tile)

    def _fill_edit(self) -> None:
        gallery = self._window.gallery
        undo = self._add(self.edit, tr("Undo"), "Ctrl+Z", self._actions.undo.undo)
        # Where everyone looks for it.
        self.edit.insertAction(self._paste, undo)
        self.edit.insertSeparator(self._paste)
        self.edit.addSeparator()
        self._add(self.edit, tr("Select all"), "Ctrl+A", self._actions.select_all)
        self._add(self.edit, tr("Select nothing"), "Ctrl+Shift+A", gallery.clearSelection)

    def _fill_rate(self) -> None:
        for stars in range(BEST, 0, -1):
            title = tr_count("{n} stars", "{n} star", stars)
            self._add(self.rate, title, f"Ctrl+{stars}", partial(self._actions.marks.rate, stars))
        self._add(self.rate, tr("No stars"), "Ctrl+0", partial(self._actions.marks.rate, 0))

    def _fill_tile(self, tile: QMenu) -> None:
        actions = self._actions
        tile.addSeparator()
        self._add(tile, tr("Favourite"), "Ctrl+B", actions.marks.turn_favourite)
        tile.addMenu(self.rate)
        self._add(tile, tr("Tags…"), "Ctrl+T", actions.marks.ask_tags)
        self._add(tile, tr("Add to album…"), "Ctrl+Shift+T", actions.albums.ask_album)
        self.take_out = self._add(tile, "", "", actions.albums.take_out)
        tile.aboutToShow.connect(self._show_open_album)
        self._show_open_album()
        write = self._add(tile, tr("Write stars and tags to XMP files"), "", actions.write_sidecars)
        tile.addSeparator()
        copy = self._add(tile, tr("Copy files"), "Ctrl+C", actions.copy)
        self._add(tile, tr("Save as a table…"), "", actions.ask_target)
        rename = self._add(tile, tr("Rename…"), "F2", actions.ask_name)
        self._only_here(rename)
        leave = self._add(tile, tr("Leave out of the library"), "", actions.leave_out)
        trash = self._add(tile, tr("Move to trash"), "Ctrl+Delete", actions.trash, "Ctrl+Backspace")
        self.of_files = (write, copy, rename, leave, trash)

    def _show_open_album(self) -> None:
        """Files can be taken out of the album that is looked at, where it is filled by hand."""
        album = self._actions.albums.open_album
        self.take_out.setVisible(album is not None and not album.query)
        if album is not None:
            name = on_one_line(album.name).replace("&", "&&")
            self.take_out.setText(tr("Remove from {album}", album=name))

    def _only_here(self, entry: QAction) -> None:
        """Leave a key to the side bar, where it has another meaning."""
        entry.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for panel in (self._window.gallery, self._window.preview):
            panel.addAction(entry)
        self._window.lazy_viewer.when_built(lambda viewer: viewer.addAction(entry))
