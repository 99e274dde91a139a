"""Shows what is current in the gallery as large as the window, and goes on to its neighbours."""

from __future__ import annotations

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

    def open(self) -> None:
        """Show the current tile, if there is one."""
        current = self._window.gallery.currentIndex()
        item: Item | None = current.data(TileRole.ITEM)
        if item is not None:
            self._window.preview.player.stop()
            self._window.show_viewer()
            self._window.viewer.begin(plays=True)
            self.follow(item, current.data(TileRole.HIT))

    def show(self, item: Item) -> None:
        """Show an item that the gallery does not list."""
        self._window.preview.player.stop()
        self._window.show_viewer()
        self._window.viewer.begin(plays=True)
        self._window.viewer.head.show_place(1, 1)
        self._loader.load(item, None)

    def close(self) -> None:
        """Go back to the gallery, where the item that was shown last is current."""
        if self._window.shows_viewer:
            self._loader.stop()
            self._window.show_page()
            self._window.focus_results()

    def follow(self, item: Item | None, hit: Hit | None) -> None:
        """Another tile is current; one whose item is still to be read comes once it is."""
        if self._window.shows_viewer and item is not None:
            place = self._model.place_of(self._window.gallery.currentIndex().row())
            self._window.viewer.head.show_place(*place)
            self._loader.load(item, hit)

    def step(self, by: int) -> None:
        """Make the next tile current, or with -1 the one before."""
        gallery = self._window.gallery
        row = self._model.next_stop(gallery.currentIndex().row() + by, by)
        if row != gallery.currentIndex().row():
            gallery.select_row(row)
