"""The albums in the side bar, and what a person does with them there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from engine.language import tr

from ..sidebar.rows import Row, Section
from .album_actions import AlbumActions
from .window import MainWindow


class AlbumsPresenter(QObject):
    """Knows the side bar and what can be done with albums."""

    def __init__(self, window: MainWindow, actions: AlbumActions) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        tree = window.side.tree
        tree.menu_wanted.connect(self._on_menu)
        tree.delete_wanted.connect(self._on_delete)
        tree.title_edited.connect(self._on_title)
        window.side.drops.dropped.connect(lambda row: actions.add_to(row.key))

    def menu(self, name: str) -> QMenu:
        """What can be done with an album."""
        tree = self._window.side.tree
        menu = QMenu(self._window)
        menu.addAction(tr("Rename"), lambda: tree.edit_title(Section.ALBUMS, name))
        menu.addAction(tr("Remove"), lambda: self._actions.keeper.remove(name))
        return menu

    def _on_menu(self, section: Section, row: Row, place: QPoint) -> None:
        if section is Section.ALBUMS:
            self.menu(row.key).popup(place)

    def _on_delete(self, section: Section, row: Row) -> None:
        if section is Section.ALBUMS:
            self._actions.keeper.remove(row.key)

    def _on_title(self, section: Section, row: Row, title: str) -> None:
        if section is Section.ALBUMS and title != row.title:
            self._actions.rename(row.key, title)
