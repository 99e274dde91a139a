"""Shows in the preview pane what is looked at in the gallery."""

from __future__ import annotations

from engine.types import Hit, Item

from ..preview import PreviewLoader
from .window import MainWindow


class PreviewPresenter:
    """Has an item loaded when another one is looked at."""

    def __init__(self, window: MainWindow, loader: PreviewLoader) -> None:
        self._window = window
        self._loader = loader
        self._looked_at: tuple[Item | None, Hit | None] = (None, None)

    def show_item(self, item: Item | None, hit: Hit | None) -> None:
        """Look at an item closely, or at nothing; what is looked at already is left alone."""
        if item is None:
            # A tile whose item is still to be read is current, too: the old one stays till then.
            if not self._window.gallery.currentIndex().isValid():
                self._look_at_nothing()
        elif (item, hit) != self._looked_at:
            self._looked_at = item, hit
            self._loader.load(item, hit)

    def show_picked(self) -> None:
        """Say how many files are picked with the one that is shown."""
        if (item := self._window.preview.item) is not None:
            self._window.preview.show_picked(len(self._window.gallery.picked_with(item)))

    def _look_at_nothing(self) -> None:
        self._looked_at = None, None
        self._loader.stop()
        self._window.preview.clear()
