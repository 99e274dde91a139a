"""What a library offers without being asked by words: suggestions, walks, days and groups."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from ..errors import UnknownItemError
from ..library.reader import LibraryReader
from ..types import Filters, Item, Modality
from ..types.discovery import OnThisDay, SeedSource, Suggestion
from ..types.item_groups import GroupedLibrary
from .lazy_engine import LazyEngine


class Discovering:
    """Reads only; any thread may call.

    Args:
        engine, reader: of the same library.
    """

    def __init__(self, engine: LazyEngine, reader: LibraryReader) -> None:
        self._engine = engine
        self._reader = reader

    def suggest(
        self,
        like: Iterable[int] | SeedSource | str = SeedSource.FAVOURITES,
        *,
        kinds: Collection[Modality | str] = (),
        limit: int = 20,
    ) -> tuple[Suggestion, ...]:
        """Files that a person may want to see, the best first; each says what it is like.

        Args:
            like: ids of items, or `favourites` (with what has four stars or more), or `opened`,
                what was opened of late.
            kinds: `image`, `audio`, `text`, `video`; none means all.
            limit: how many, at least 1.

        Raises:
            UnknownItemError: the library has none with one of these ids.
            UserError: there are no favourites, or none of these files was read yet.
            ValueError: there is no such kind, or no such source.
        """
        seeds = SeedSource(like) if isinstance(like, str) else self._known(like)
        filters = Filters(frozenset(map(Modality, kinds)) or frozenset(Modality))
        return self._engine.get().discovery.suggest(seeds, filters, limit)

    def walk(self, start: int | None = None, *, steps: int = 10, seed: int = 0) -> list[Item]:
        """A random walk from file to file, each near to the one before and none of them twice.

        Args:
            start: the id of the item to begin with; by default any, which comes first.
            steps: how many at the most.
            seed: the same one takes the same way, at least 0.

        Raises:
            UnknownItemError: the library has no item `start`.
            UserError: the library has no files.
        """
        step = self._engine.get().discovery.walk
        first = step([], seed) if start is None else self._reader.items(self._known([start]))[0]
        passed = [first] if first else []
        while passed and len(passed) <= steps:
            following = step([item.id for item in passed], seed)
            if following is None:
                break
            passed.append(following)
        return passed

    def on_this_day(self, day: date | None = None) -> OnThisDay:
        """What there is of a day, by default today, in earlier years."""
        return self._reader.on_this_day(day or date.today())

    def groups(self) -> GroupedLibrary:
        """The groups by meaning, as `triptych groups` or the window made them."""
        return self._reader.grouped()

    def members(self, group_id: int) -> list[int]:
        """The ids of the items in a group, or in those below it, rising; none of an unknown one."""
        return [int(item_id) for item_id in self._reader.group_members(group_id)]

    def _known(self, item_ids: Iterable[int]) -> list[int]:
        asked = list(item_ids)
        known = {item.id for item in self._reader.items(asked)}
        for item_id in asked:
            if item_id not in known:
                raise UnknownItemError(item_id)
        return asked
