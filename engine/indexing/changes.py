"""What became of a file that is new at its path: moved, touched, linked, copied, or really new."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

import xxhash

from ..catalogue import Catalogue
from ..disk import Beat
from ..errors import Cancelled, ChangingFileError
from ..media.sniff import refuse_unknown
from ..types import FileStat, Item

CHUNK = 1 << 20


class Change(Enum):
    """How a candidate relates to what the catalogue knows."""

    NEW = auto()
    TOUCHED = auto()
    MOVED = auto()
    LINKED = auto()
    COPIED = auto()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do with a candidate; `item_id` is the item that already has its content."""

    change: Change
    digest: bytes
    item_id: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells that a file was written to, or is another one at its path, since it was seen.

    Attributes:
        changed_ns: when anything of it was changed, its name and rights included. Inodes would
            tell more on most disks, and on some network drives they are others each time.
    """

    stat: FileStat
    changed_ns: int


@dataclass(frozen=True, slots=True)
class Hashed:
    """A file's content hash, or why it could not be made.

    Attributes:
        mark: what the file was before and after that.
    """

    stat: FileStat
    digest: bytes = b""
    error: Exception | None = None
    mark: Mark | None = None


def content_hashes(stats: Iterable[FileStat], beat: Beat) -> Iterator[Hashed]:
    """The content hashes of files, one after the other."""
    for stat in stats:
        try:
            yield _hashed(stat, beat)
        except Cancelled:
            raise
        except Exception as error:  # noqa: BLE001 - whose business it is turns out later
            yield Hashed(stat, error=error)


def _hashed(stat: FileStat, beat: Beat) -> Hashed:
    """A file with its content hash.

    Raises:
        ChangingFileError: what was hashed is not what was scanned, so that nothing of it may be
            told of the other.
    """
    before = mark_of(stat.path)
    if before is None or before.stat != stat:
        raise ChangingFileError(stat.path)
    digest = content_hash(stat.path, beat)
    if mark_of(stat.path) != before:
        raise ChangingFileError(stat.path)
    return Hashed(stat, digest, mark=before)


def mark_of(path: str) -> Mark | None:
    """What a file is now; None where there is none."""
    try:
        status = os.stat(path)
    except FileNotFoundError:
        return None
    return Mark(FileStat.of(path, status), status.st_ctime_ns)


def content_hash(path: str, beat: Beat = lambda: None) -> bytes:
    """XXH3-128 of a file's bytes.

    Args:
        beat: called after every megabyte.

    Raises:
        OSError: the file cannot be read.
        UnreadableFileError: its first bytes tell that nothing in it can be, however long it is.
    """
    digest = xxhash.xxh3_128()
    with open(path, "rb") as file:
        refuse_unknown(file, path)
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            beat()
    return digest.digest()


def judge(
    catalogue: Catalogue,
    hashed: Hashed,
    encoded: set[int],
    is_gone: Callable[[Item], bool],
    is_same: Callable[[Item, str], bool],
) -> Verdict:
    """Compare a candidate's content with the catalogue.

    Args:
        encoded: ids of the items that have vectors in the space that is built.
        is_gone: whether an item's file was taken away, so that the item may move.
        is_same: whether a path is another name of an item's file.

    Raises:
        Exception: why the file could not be hashed.
    """
    if hashed.error is not None:
        raise hashed.error
    digest = hashed.digest
    twins = [item for item in catalogue.items.with_digest(digest) if item.id in encoded]
    for item in twins:
        if item.path == hashed.stat.path:
            return Verdict(Change.TOUCHED, digest, item.id)
    for item in twins:
        if is_gone(item):
            return Verdict(Change.MOVED, digest, item.id)
    for item in twins:
        if is_same(item, hashed.stat.path):
            return Verdict(Change.LINKED, digest, item.id)
    if twins:
        return Verdict(Change.COPIED, digest, twins[0].id)
    return Verdict(Change.NEW, digest)
