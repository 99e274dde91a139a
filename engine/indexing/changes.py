"""What became of a file that is new at its path: moved, touched, copied, or really new."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import Enum, auto

import xxhash

from ..catalogue import Catalogue
from ..paths import is_within
from ..types import FileStat, Item

CHUNK = 1 << 20


class Change(Enum):
    """How a candidate relates to what the catalogue knows."""

    NEW = auto()
    TOUCHED = auto()
    MOVED = auto()
    COPIED = auto()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do with a candidate; `item_id` is the item that already has its content."""

    change: Change
    digest: bytes
    item_id: int = 0


def content_hash(path: str) -> bytes:
    """XXH3-128 of a file's bytes.

    Raises:
        OSError: the file cannot be read.
    """
    digest = xxhash.xxh3_128()
    with open(path, "rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.digest()


def judge(
    catalogue: Catalogue,
    stat: FileStat,
    encoded: set[int],
    relocated: set[int],
    online: tuple[str, ...],
) -> Verdict:
    """Compare a candidate's content with the catalogue.

    Args:
        encoded: ids of the items that have vectors in the space that is built.
        relocated: ids of the items that this run has already moved.
        online: the roots that can be reached; only files of those can be gone for good.

    Raises:
        OSError: the file cannot be read.
    """
    digest = content_hash(stat.path)
    twins = [item for item in catalogue.items.with_digest(digest) if item.id in encoded]
    for item in twins:
        if item.path == stat.path:
            return Verdict(Change.TOUCHED, digest, item.id)
    for item in twins:
        if item.id not in relocated and _is_gone(item, online):
            return Verdict(Change.MOVED, digest, item.id)
    if twins:
        return Verdict(Change.COPIED, digest, twins[0].id)
    return Verdict(Change.NEW, digest)


def _is_gone(item: Item, online: tuple[str, ...]) -> bool:
    """Whether the item's file was taken away, rather than its whole drive."""
    is_online = any(is_within(item.path, root) for root in online)
    return is_online and not os.path.lexists(item.path)
