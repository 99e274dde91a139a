"""What is done with all selected files beyond the library: opened, shown in folders, asked with.

A query holds few files: where more are selected, some stand for all, spread evenly over them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial

from engine.language import tr
from engine.types import Item

from ..search.draft import MOST_FILES
from ..search.session import SearchSession
from .operations import Operations
from .selection_actions import SelectionActions
from .sentences import too_many_to_open, whether_to_open, whether_to_show
from .window import MainWindow

# So many programs or folders at once are hardly a slip.
UNASKED = 10
MOST_OPENED = 100


class SeveralFiles:
    """Acts on all that is selected, or that one is looked at."""

    def __init__(
        self,
        window: MainWindow,
        session: SearchSession,
        operations: Operations,
        selection: SelectionActions,
    ) -> None:
        self._window = window
        self._session = session
        self._operations = operations
        self._selection = selection
        window.selected.similar_wanted.connect(self.find_similar)

    def open(self) -> None:
        """Open the files, each in its own program; many only once that is agreed to."""
        if (count := self._selection.count) > MOST_OPENED:
            self._refuse(count)
        else:
            self._selection.with_items(self._ask_to_open)

    def reveal(self) -> None:
        """Show each folder of the files once, with the first of its files."""
        self._selection.with_items(self._ask_to_reveal)

    def find_similar(self) -> None:
        """Look for what is like the files, and for nothing else."""
        find = partial(self._operations.find_similar, picked=self._selection.count)
        self._selection.with_items(lambda items: find(items=items), most=MOST_FILES)

    def add_to_search(self, weight: float) -> None:
        """Look for more like the files beside the rest, or for less with a weight below 0."""
        picked = self._selection.count
        add = partial(self._operations.add_to_search, weight=weight, picked=picked)
        # Few may be in the query already, and take no more room then.
        is_sampled = picked > MOST_FILES
        room = MOST_FILES - is_sampled * len(self._session.draft.files)
        self._selection.with_items(lambda items: add(items=items), most=max(1, room))

    def open_with(self, item: Item) -> None:
        """Open an item with all that is selected, if it is among that."""
        if self._is_selected(item):
            self.open()
        else:
            self._operations.open_item(item=item)

    def find_similar_with(self, item: Item) -> None:
        """The same, looking for what is like it."""
        if self._is_selected(item):
            self.find_similar()
        else:
            self._operations.find_similar(items=[item])

    def add_to_search_with(self, weight: float, item: Item) -> None:
        """The same, looking for more or less like it beside the rest."""
        if self._is_selected(item):
            self.add_to_search(weight)
        else:
            self._operations.add_to_search(items=[item], weight=weight)

    def _is_selected(self, item: Item) -> bool:
        return self._selection.selection.has(item.id)

    def _ask_to_open(self, items: Sequence[Item]) -> None:
        # These and no others: something else may be selected by the time that is agreed to.
        go_on = partial(self._open_each, tuple(items))
        self._ask_first(len(items), whether_to_open(len(items)), tr("Open"), go_on)

    def _open_each(self, items: Sequence[Item]) -> None:
        for item in items:
            self._operations.open_item(item=item)

    def _ask_to_reveal(self, items: Sequence[Item]) -> None:
        firsts: dict[str, Item] = {}
        for item in items:
            firsts.setdefault(os.path.dirname(item.path), item)
        count = len(firsts)
        go_on = partial(self._reveal_each, tuple(firsts.values()))
        self._ask_first(count, whether_to_show(count), tr("Show", "folders"), go_on)

    def _reveal_each(self, items: Sequence[Item]) -> None:
        for item in items:
            self._operations.reveal_item(item=item)

    def _ask_first(self, count: int, question: str, button: str, go_on: Callable[[], None]) -> None:
        if count > MOST_OPENED:
            self._refuse(count)
        elif count > UNASKED:
            self._window.messages.ask(question, button, go_on)
        else:
            go_on()

    def _refuse(self, count: int) -> None:
        self._window.messages.show_info(too_many_to_open(count, MOST_OPENED))
