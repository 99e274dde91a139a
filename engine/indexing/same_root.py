"""Whether a folder that was added is the one that is at its path now.

A drive that is unplugged leaves its mount point, and another drive may be mounted there: nothing
may be concluded from what is missing then. Nothing is written to a drive to know it again: its file
system says who it is, the folder has a number in it, and the files that are known are looked for.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec import Struct

from ..catalogue import Catalogue
from ..disk import Disk
from ..errors import SilentDiskError

# So many files that are known are looked for, and this share of them is enough.
_SAMPLE = 40
ENOUGH = 0.2
_UUIDS = Path("/dev/disk/by-uuid")


class RootIdentity(Struct, frozen=True):
    """What tells a folder from another one at its path.

    Attributes:
        volume: the file system's own id, such as its UUID; empty where it does not say.
        inode: the number of the folder in it, or 0.
    """

    volume: str = ""
    inode: int = 0


def identity_of(path: str) -> RootIdentity:
    """The identity of the folder at a path; an empty one for a file, which programs replace."""
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            return RootIdentity(_volume(path, status.st_dev), status.st_ino)
    except OSError:
        return RootIdentity()
    return RootIdentity()


def is_same_root(
    catalogue: Catalogue,
    disk: Disk,
    root_id: int,
    found: RootIdentity,
    cancelled: Callable[[], bool] = lambda: False,
    seconds: float | None = None,
) -> bool:
    """Whether what is at the path of a root, which has files there, is that root.

    Args:
        seconds: how long the disk may say nothing.

    Raises:
        SilentDiskError: the disk does not answer.
        Cancelled: `cancelled` came true.
    """
    known = RootIdentity(**catalogue.roots.identity(root_id))
    is_untold = RootIdentity() in (known, found)
    if is_untold or known == found or (known.volume and known.volume == found.volume):
        return True
    files = catalogue.items.some_of_root(root_id, _SAMPLE)
    root = catalogue.roots.path(root_id)
    return disk.ask(root, partial(_are_there, files), cancelled, seconds)


def is_root_there(
    catalogue: Catalogue,
    disk: Disk,
    root: str,
    cancelled: Callable[[], bool] = lambda: False,
    seconds: float | None = None,
) -> bool:
    """Whether what is at the path of a root, by now, is that root; false where it is silent.

    Raises:
        Cancelled: `cancelled` came true.
    """
    root_id = catalogue.roots.find(root)
    with suppress(SilentDiskError):
        found = disk.ask(root, partial(identity_of, root), cancelled, seconds)
        return root_id is not None and is_same_root(
            catalogue, disk, root_id, found, cancelled, seconds
        )
    return False


def _are_there(files: Sequence[tuple[str, int]]) -> bool:
    """Whether enough of some files, with their sizes, are where they were."""
    return sum(_is_there(path, size) for path, size in files) >= ENOUGH * len(files)


def _is_there(path: str, size: int) -> bool:
    try:
        return os.stat(path).st_size == size
    except OSError:
        return False


def _volume(path: str, device: int) -> str:
    if sys.platform == "win32":
        return f"{device:x}"
    with suppress(OSError):
        for link in _UUIDS.iterdir():
            if os.stat(link).st_rdev == device:
                return link.name
    # Elsewhere the number changes whenever the drive is plugged in.
    number = os.statvfs(path).f_fsid if sys.platform == "linux" else 0
    return f"{number:x}" if number else ""
