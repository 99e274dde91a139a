"""What XMP sidecars say of files that are indexed becomes the marks of these.

A sidecar is read when it is new or has changed. Its tags come beside those that an item has, and
its stars take the place of others.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from ..catalogue import Catalogue
from ..disk import Disk
from ..errors import SilentDiskError, UnreadableFileError
from ..media.sidecars import belongs_to, read_sidecar
from ..media.xmp import read_marks
from ..types import FileStat, MarkChange, Marking, Marks
from .plan import Plan

_BATCH = 64
_log = logging.getLogger(__name__)


def take_sidecars(
    catalogue: Catalogue, disk: Disk, plan: Plan, cancelled: Callable[[], bool]
) -> None:
    """Read the sidecars that a plan has found, where they are not as they were.

    Raises:
        Cancelled: the run is to end.
    """
    known = catalogue.sidecars.looks() if plan.sidecars else {}
    due = [one for one in plan.sidecars if known.get(one.path) != (one.size, one.mtime_ns)]
    root = catalogue.roots.path(plan.root_id)
    for start in range(0, len(due), _BATCH):
        found = [(stat, owners_of(catalogue, stat.path)) for stat in due[start : start + _BATCH]]
        owned = [(stat, list(owners)) for stat, owners in found if owners]
        question = partial(_read_all, [stat for stat, _ in owned])
        try:
            told = disk.ask(root, question, cancelled)
        except SilentDiskError:
            return
        with catalogue.transaction():
            for (stat, owners), marks in zip(owned, told, strict=True):
                if marks is not None:
                    put_marks(catalogue, owners, stat, marks)


def put_marks(catalogue: Catalogue, item_ids: Sequence[int], stat: FileStat, marks: Marks) -> None:
    """Give items what their sidecar says, in the caller's transaction."""
    change = MarkChange(rating=marks.rating or None, add=marks.tags)
    catalogue.marks.change(Marking(change, tuple(item_ids)))
    catalogue.sidecars.note(item_ids[0], stat)


def owners_of(catalogue: Catalogue, sidecar: str) -> dict[int, str]:
    """The items that a sidecar belongs to, with their paths: of a raw picture and its JPEG both."""
    files = catalogue.items.called(os.path.splitext(sidecar)[0])
    return {item_id: path for item_id, path in files if belongs_to(sidecar, path)}


def _read_all(stats: Sequence[FileStat]) -> list[Marks | None]:
    return list(_read(stats))


def _read(stats: Sequence[FileStat]) -> Iterator[Marks | None]:
    """What sidecars say; None where the disk refuses, so that the next run asks again."""
    for stat in stats:
        try:
            yield read_marks(read_sidecar(stat.path)[1])
        except (OSError, UnreadableFileError) as error:
            _log.warning("the sidecar %r says nothing: %s", stat.path, error)
            yield None if isinstance(error, OSError) else Marks()
