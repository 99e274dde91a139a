"""Changes marks of files: says what was done, and can take it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from engine.service.hand_messages import HandDone, Mark
from engine.types import Filters, Item, MarkChange, Marking

from .file_requests import FileRequests
from .sentences import files_named, marked
from .undo import UndoStack


class Marker:
    """Has marks changed.

    Args:
        changed: called after marks have changed, or were changed back.
    """

    def __init__(
        self, file_requests: FileRequests, undo: UndoStack, changed: Callable[[], None]
    ) -> None:
        self._file_requests = file_requests
        self._undo = undo
        self._changed = changed

    def mark(self, change: MarkChange, item_ids: Sequence[int], known: Sequence[Item] = ()) -> None:
        """Change the marks of files.

        Args:
            known: those of the files that are known, which may be named.
        """
        if not item_ids or not change:
            return
        names = tuple(PurePath(item.path).name for item in known)
        line = marked(change, files_named(names, len(item_ids)))

        def end(done: HandDone) -> None:
            self._changed()
            if done.back is not None:
                back = done.back
                self._undo.push(
                    line, lambda: self._file_requests.do(back, lambda _: self._changed())
                )

        self._file_requests.do(Mark((Marking(change, tuple(item_ids)),)), end)

    def turn_favourite(self, item_ids: Sequence[int], known: Sequence[Item]) -> None:
        """Make files favourites, or no more where all that are known are."""
        are_all = bool(known) and all(item.marks.favourite for item in known)
        self.mark(MarkChange(favourite=not are_all), item_ids, known)


def asks_for_marks(filters: Filters) -> bool:
    """Whether a change of marks may change what filters leave."""
    asked = (filters.favourite, filters.ratings, filters.tags, filters.without_tags)
    none = Filters()
    return asked != (none.favourite, none.ratings, none.tags, none.without_tags)
