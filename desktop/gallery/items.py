"""The items that the gallery knows, and those it has to ask for because they were shown."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from engine.types import Item

ITEMS_KEPT = 20_000
# More than can be picked, or seen at once.
OUTDATED_KEPT = 2_000


class ItemCache(QObject):
    """Items by id, up to a number of them; requests for more are gathered until the GUI is idle.

    Signals:
        wanted(list[int]): ids that were looked at without being fresh.
    """

    wanted = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: OrderedDict[int, Item] = OrderedDict()
        self._fresh: set[int] = set()
        self._gathered: dict[int, int] = {}
        self._asked: dict[int, int] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._ask)

    def item(self, item_id: int, row: int) -> Item | None:
        """The item of a row as it is known; asks for it where it is not fresh."""
        if item_id not in self._fresh and item_id not in self._asked:
            self._gathered[item_id] = row
            self._timer.start()
        if item_id in self._items:
            self._items.move_to_end(item_id)
        return self._items.get(item_id)

    def keep(self, items: Iterable[Item]) -> list[tuple[int, int]]:
        """Take in items; tells the ids and rows of those that were asked for."""
        answered = []
        for item in items:
            # A tile of the very same item is not painted anew.
            if self._items.get(item.id) != item:
                self._items[item.id] = item
            self._items.move_to_end(item.id)
            self._fresh.add(item.id)
            if item.id in self._asked:
                answered.append((item.id, self._asked.pop(item.id)))
        self._forget_above(ITEMS_KEPT)
        return answered

    def outdate(self) -> None:
        """Ask for every item again when it is shown next; what was shown last shows meanwhile.

        The others go: among them are those of files that are gone, which nobody asks for again.
        """
        self._forget_above(OUTDATED_KEPT)
        self._fresh.clear()
        self._gathered.clear()
        self._asked.clear()

    def _forget_above(self, most: int) -> None:
        """Let those go that were looked at longest ago."""
        while len(self._items) > most:
            self._fresh.discard(self._items.popitem(last=False)[0])

    def _ask(self) -> None:
        self._asked |= self._gathered
        wanted, self._gathered = list(self._gathered), {}
        self.wanted.emit(wanted)
