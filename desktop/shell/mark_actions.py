"""What can be done with marks: ties the keys, the rows of marks and the dialog of tags to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from engine.types import Item, MarkChange

from ..marks.marker import Marker
from ..marks.sentences import files_named
from ..marks.tag_dialog import TagDialog
from ..marks.undo import UndoStack
from ..preview import PreviewPane
from .services import Services
from .window import MainWindow

if TYPE_CHECKING:
    from ..viewer import Viewer


class MarkActions:
    """Marks the files that are selected, and the one that a panel shows.

    Args:
        ids, known: the files that are selected, and those of them that are known.
        on_marked: called once marks are others.

    Attributes:
        marker: marks files that it is given.
        tags: the dialog of tags.
    """

    def __init__(
        self,
        window: MainWindow,
        services: Services,
        undo: UndoStack,
        ids: Callable[[], tuple[int, ...]],
        known: Callable[[], list[Item]],
        on_marked: Callable[[], None],
    ) -> None:
        self._store = services.store
        self._ids, self._known = ids, known
        self.marker = Marker(services.file_requests, undo, on_marked)
        self._tagged: tuple[Sequence[int], list[Item]] = (), []
        self.tags = TagDialog(window)
        self.tags.add_wanted.connect(lambda tag: self._tag(MarkChange(add=(tag,))))
        self.tags.remove_wanted.connect(lambda tag: self._tag(MarkChange(remove=(tag,))))
        self._wire_row(window.preview)
        window.lazy_viewer.when_built(self._wire_row)

    def turn_favourite(self) -> None:
        """Make the files favourites, or no more where all are."""
        self.marker.turn_favourite(self._ids(), self._known())

    def rate(self, stars: int) -> None:
        """Give the files so many stars, or with 0 none."""
        self.marker.mark(MarkChange(rating=stars), self._ids(), self._known())

    def ask_tags(self) -> None:
        """Show the tags of the files, to be changed."""
        self._ask_tags(self._ids(), self._known())

    def _ask_tags(self, item_ids: Sequence[int], known: list[Item]) -> None:
        if item_ids:
            self._tagged = item_ids, known
            names = tuple(PurePath(item.path).name for item in known)
            self._store.ask_tags(self.tags.complete_with)
            self.tags.ask(files_named(names, len(item_ids)), known)

    def _tag(self, change: MarkChange) -> None:
        self.marker.mark(change, *self._tagged)

    def _wire_row(self, panel: PreviewPane | Viewer) -> None:
        """The row of marks of a panel concerns the one file that it shows."""

        def mark(change: MarkChange) -> None:
            if panel.item is not None:
                self.marker.mark(change, [panel.item.id], [panel.item])

        def ask() -> None:
            if panel.item is not None:
                self._ask_tags([panel.item.id], [panel.item])

        row = panel.mark_row
        row.favourite_wanted.connect(lambda on: mark(MarkChange(favourite=on)))
        row.rating_wanted.connect(lambda stars: mark(MarkChange(rating=stars)))
        row.untag_wanted.connect(lambda tag: mark(MarkChange(remove=(tag,))))
        row.tags_wanted.connect(ask)
