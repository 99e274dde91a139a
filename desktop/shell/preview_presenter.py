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
        self._to_play: Item | None = None

    def show_item(self, item: Item | None, hit: Hit | None) -> None:
        """Look at an item closely, or at nothing; what is looked at already is left alone."""
        if item is None:
            # A tile whose item is still to be read is current, too: the old one stays till then.
            if not self._window.gallery.currentIndex().isValid():
                self._look_at_nothing()
        elif (item, hit) != self._looked_at:
            self._looked_at = item, hit
            self._loader.load(item, hit)

    def look_again(self) -> None:
        """Have what is looked at loaded once more."""
        item, hit = self._looked_at
        if item is not None:
            self._loader.load(item, hit)

    def show_picked(self) -> None:
        """Say how many files are picked with the one that is shown."""
        if (item := self._window.preview.item) is not None:
            self._window.preview.show_picked(len(self._window.gallery.picked_with(item)))

    def play(self, item: Item) -> None:
        """Play an item or pause it, as soon as it is the one that is shown."""
        self._to_play = item
        self.play_what_waits()

    def play_what_waits(self) -> None:
        """Begin with what was to be played, if it is shown now."""
        if self._to_play is not None and self._to_play == self._window.preview.item:
            self._to_play = None
            self._window.preview.player.toggle()

    def _look_at_nothing(self) -> None:
        self._looked_at = None, None
        self._loader.stop()
        self._window.preview.clear()
