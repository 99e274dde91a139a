"""Which items are out of reach now, since the folder that they came with is not connected."""

from __future__ import annotations

import os
from functools import cached_property

from msgspec import Struct

from engine.paths import is_within
from engine.types import Hit, Item


class AwayFolders(Struct, frozen=True, dict=True):
    """The folders that are not connected; each row asks at every frame, so by name alone."""

    paths: tuple[str, ...] = ()

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        return tuple(os.path.join(path, "") for path in self.paths)

    def has(self, item: Item, hit: Hit | None) -> bool:
        """Whether an item lies in one of them; what another machine has lies elsewhere."""
        is_within_one = item.path.startswith(self._beginnings) or item.path in self.paths
        return is_within_one and (hit is None or hit.elsewhere is None)

    def folder_of(self, item: Item, hit: Hit | None) -> str:
        """The one of them that an item lies in, or nothing."""
        if not self.has(item, hit):
            return ""
        return next(path for path in self.paths if is_within(item.path, path))


NO_AWAY = AwayFolders()
