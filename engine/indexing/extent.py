"""What of a folder an indexing run looks at."""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct

from .settling import Settling
from .shard import ALL, Shard

T = TypeVar("T")


class Extent(Struct, frozen=True):
    """Some places of a folder, or all of it, and a part of what lies there.

    Attributes:
        places: files and folders in it, there or not; none means all of it.
        settling: keeps files back that are still being written.
        shard: the part of these files that is the run's; nothing is concluded of the others.
    """

    places: tuple[str, ...] = ()
    settling: Settling | None = None
    shard: Shard = ALL

    def own(self, by_path: dict[str, T], root: str) -> dict[str, T]:
        """What is told of files by their paths, of the part that is the run's."""
        if self.shard.is_all:
            return by_path
        return {path: told for path, told in by_path.items() if self.shard.owns(path, root)}


WHOLE = Extent()
