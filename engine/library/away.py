"""Which folders of a library are out of reach now: roots, and drives that are mounted in them."""

from __future__ import annotations

from collections.abc import Mapping, Set
from contextlib import suppress
from functools import partial

from ..disk import Disk
from ..errors import SilentDiskError
from ..indexing.inner_drives import changed_drives
from ..paths import is_within


def folders_away(
    disk: Disk, roots: Set[str], drives: Mapping[str, str], seconds: float | None = None
) -> set[str]:
    """The paths of roots that are not there or do not answer, and of drives in the others.

    Args:
        drives: their paths, with what tells each (`LibraryReader.drives`).
        seconds: how long a disk may say nothing.

    Raises:
        Cancelled: everything is closed.
    """
    there = disk.reachable(roots, seconds=seconds)
    away = set(roots - there)
    for root in there:
        inside = {path: told for path, told in drives.items() if is_within(path, root)}
        # Where one of them hangs, nothing is known of any.
        with suppress(SilentDiskError):
            if inside:
                away.update(disk.ask(root, partial(changed_drives, inside), seconds=seconds))
    return away
