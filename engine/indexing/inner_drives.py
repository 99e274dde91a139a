"""Drives that are mounted somewhere in a folder that was added, as those in /media or /mnt are.

The folder is there when one of them is not: what lay on it is away, and was not deleted. Which
there are is noted when a scan comes upon them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence, Set
from functools import partial

from msgspec import Struct

from ..disk import Disk
from ..paths import is_within
from ..types import FileStat
from .same_root import ENOUGH, RootIdentity, identity_of

# Where the system does not say which drive it is.
_UNNAMED = "mounted"


def volume_at(path: str) -> str:
    """What tells the drive that is mounted at a path, as well as the system can; empty for none."""
    try:
        if os.lstat(path).st_dev == os.lstat(os.path.dirname(path)).st_dev:
            return ""
    except OSError:
        return ""
    return identity_of(path).volume or _UNNAMED


class Compared(Struct, frozen=True):
    """The files of a root.

    Attributes:
        root: its path.
        known: paths of those that the catalogue has.
        found: those that are there.
    """

    root: str
    known: Collection[str]
    found: Sequence[FileStat]


def drives_away(
    drives: Mapping[str, str],
    own: RootIdentity,
    disk: Disk,
    files: Compared,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[str, ...]:
    """The drives that are not where they were; one that has enough of the known files is there.

    Args:
        drives: their paths in the root, with what told them.
        own: of the root; what is on its own volume needs no drive.

    Raises:
        SilentDiskError: the disk does not answer.
        Cancelled: `cancelled` came true.
    """
    others = {path: volume for path, volume in drives.items() if volume != own.volume}
    ask = partial(changed_drives, others)
    changed = disk.ask(files.root, ask, cancelled) if others else []
    seen = {stat.path for stat in files.found} if changed else set()
    return tuple(path for path in changed if _has_lost(path, files.known, seen))


def changed_drives(drives: Mapping[str, str]) -> list[str]:
    """Those that are not mounted any more, or have another drive in their place."""
    return [path for path, volume in drives.items() if volume_at(path) != volume]


def _has_lost(drive: str, known: Collection[str], seen: Set[str]) -> bool:
    inside = [path for path in known if is_within(path, drive)]
    return sum(path in seen for path in inside) < ENOUGH * len(inside)
