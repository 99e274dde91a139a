"""Shows one item as large as the window, and goes on to its neighbours.

These are those of the current tile in the gallery, or of a list that a page hands over.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.types import Hit, Item

from ..gallery import GalleryModel
from ..gallery.roles import TileRole
from ..preview import PreviewLoader
from .window import MainWindow


class ViewerPresenter:
    """Opens and closes the viewer, and has shown in it what becomes current meanwhile."""

    def __init__(self, window: MainWindow, model: GalleryModel, loader: PreviewLoader) -> None:
        self._window = window
        self._model = model
        self._loader = loader
        self._items: Sequence[Item] = ()
        self._place = 0

    def open(self) -> None:
        """Show the current tile, if there is one."""
        current = self._window.gallery.currentIndex()
        item: Item | None = current.data(TileRole.ITEM)
        if item is not None:
            self._items = ()
            self._begin()
            self.follow(item, current.data(TileRole.HIT))

    def look_at(self, items: Sequence[Item], place: int) -> None:
        """Show the one of some items that is at a place, counted from 0."""
        self._items = items
        self._begin()
        self._show(place)

    def close(self) -> None:
        """Go back to where it was opened; in the gallery what was shown last is current."""
        if self._window.shows_viewer:
            self._loader.stop()
            self._window.leave_viewer()

    def leave(self) -> None:
        """Go to the gallery, wherever it was opened."""
        self.close()
        self._window.leave_pages()

    def follow(self, item: Item | None, hit: Hit | None) -> None:
        """Another tile is current; one whose item is still to be read comes once it is."""
        if self._window.shows_viewer and item is not None and not self._items:
            number, _ = self._model.place_of(self._window.gallery.currentIndex().row())
            known, is_whole = self._model.known, self._model.is_whole
            self._window.viewer.head.show_place(number, known, is_whole=is_whole)
            self._loader.load(item, hit)

    def step(self, by: int) -> None:
        """Go on to the next item, or with -1 to the one before."""
        if self._items:
            self._show(min(max(0, self._place + by), len(self._items) - 1))
            return
        gallery = self._window.gallery
        row = self._model.next_stop(gallery.currentIndex().row() + by, by)
        if row != gallery.currentIndex().row():
            gallery.select_row(row)

    def _begin(self) -> None:
        self._window.preview.player.stop()
        self._window.show_viewer()
        self._window.viewer.begin(plays=True)

    def _show(self, place: int) -> None:
        self._place = place
        self._window.viewer.head.show_place(place + 1, len(self._items))
        self._loader.load(self._items[place], None)
