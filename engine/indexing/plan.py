"""The difference between a root on disk and the same root in the catalogue."""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec import Struct, field

from ..catalogue import Catalogue
from ..disk import Beat, Disk, Presence
from ..errors import SilentDiskError
from ..media.readers import reader_of
from ..paths import is_within
from ..types import FileStat
from .extent import WHOLE, Extent
from .inner_drives import Compared, drives_away
from .same_root import RootIdentity, identity_of, is_same_root
from .scan import Scan
from .settling import Settling

# Fewer files than this are pruned without asking, whatever their share.
ALWAYS_PRUNED = 10
ASK_ABOVE_SHARE = 0.2
MOST_ENDINGS = 100

_log = logging.getLogger(__name__)


class Plan(Struct):
    """What an indexing run has to do for one root.

    Attributes:
        candidates: files that are new, changed, or not in the space yet.
        still_failing: files that failed before and have not changed since.
        missing: item ids by path of files that are gone.
        gone: these files as they were, with the ids of their items.
        left_out: item ids by path of files that are to be left out, there or not.
        linked: item ids by path of what is another name of a file that is listed.
        unreadable: folders and files that could not be looked at, with the reason.
        passed_over: how many files no reader takes, by their most common endings.
        sidecars: what is called as XMP sidecars are.
        drives: drives that are mounted in the folder, or were and are away, with what tells them.
        away: those of them that are away; what is known of their files stays.
        recovered: paths whose stored failure no longer applies.
        known: how many files the catalogue has of it, but for those to be left out.
        offline: the root cannot be reached, so nothing may be concluded.
        silent: it is there and does not answer.
        replaced: another drive or folder is in its place.
        identity: what tells the root from another one at its path.
        is_partial: only some places of the folder were looked at.
    """

    root_id: int
    folder: str
    candidates: list[FileStat] = field(default_factory=list)
    missing: dict[str, int] = field(default_factory=dict)
    gone: list[tuple[FileStat, int]] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    linked: dict[str, int] = field(default_factory=dict)
    unreadable: dict[str, str] = field(default_factory=dict)
    passed_over: dict[str, int] = field(default_factory=dict)
    sidecars: list[FileStat] = field(default_factory=list)
    drives: dict[str, str] = field(default_factory=dict)
    away: tuple[str, ...] = ()
    recovered: list[str] = field(default_factory=list)
    still_failing: list[str] = field(default_factory=list)
    unchanged: int = 0
    known: int = 0
    offline: bool = False
    silent: bool = False
    replaced: bool = False
    identity: RootIdentity = field(default_factory=RootIdentity)
    is_partial: bool = False

    def leave(self, presence: Presence) -> None:
        """Conclude nothing: the root is not there, went away, fell silent, or is another."""
        self.offline, self.silent = True, presence is Presence.SILENT
        self.replaced = presence is Presence.OTHER
        for found in (
            *(self.candidates, self.unreadable, self.passed_over, self.sidecars),
            *(self.missing, self.gone, self.left_out, self.linked),
        ):
            found.clear()
        self.recovered.clear()

    def is_away(self, path: str) -> bool:
        """Whether a file is on a drive in the folder that is away."""
        return any(is_within(path, drive) for drive in self.away)

    def removable(self, relocated: set[int], *, prune: bool) -> tuple[list[int], int]:
        """The items to remove, and how many are held back until the person agrees."""
        gone = [item_id for item_id in self.missing.values() if item_id not in relocated]
        too_many = len(gone) > max(ALWAYS_PRUNED, ASK_ABOVE_SHARE * self.known)
        return ([], len(gone)) if too_many and not prune else (gone, 0)


def make_plan(
    catalogue: Catalogue,
    disk: Disk,
    root_id: int,
    folder: str,
    encoded: set[int],
    *,
    retry: bool,
    cancelled: Callable[[], bool],
    extent: Extent = WHOLE,
) -> Plan:
    """Scan a folder of a root and compare it with the catalogue by size and time.

    Args:
        folder: the root, or a folder in it.
        encoded: ids of the items that have vectors in the space that is built.
        extent: what of the folder is looked at, and how.

    Raises:
        Cancelled: `cancelled()` turned true.
    """
    root = catalogue.roots.path(root_id)
    scan = Scan(folder, root, catalogue.roots.ignore(root_id), extent.places)
    plan = Plan(root_id, folder, sidecars=scan.sidecars, is_partial=bool(extent.places))
    plan.drives = scan.drives
    known, failed = _known(catalogue, plan, extent)
    scan.failed = failed
    presence, found = _look(disk, root, scan, cancelled, is_new=not known and not failed)
    if presence is Presence.THERE:
        presence = _identify(catalogue, disk, plan, Compared(root, known, found), cancelled)
    if presence is not Presence.THERE:
        _log.debug("%r is left: %s", folder, presence.name)
        plan.leave(presence)
        return plan
    known, failed = extent.own(known, root), extent.own(failed, root)
    found = [stat for stat in found if extent.shard.owns(stat.path, root)]
    for stat in found:
        _sort_in(plan, stat, known.get(stat.path), encoded, {} if retry else failed)
    unsettled = _set_aside_unsettled(plan, disk, root, extent.settling, cancelled)
    plan.unreadable = scan.unreadable
    plan.passed_over = _most_common(scan.passed_over)
    pending = {*plan.still_failing, *unsettled, *(stat.path for stat in plan.candidates)}
    out_of_sight = _out_of_sight(failed, pending, scan.unreadable)
    plan.recovered = [path for path in out_of_sight if not plan.is_away(path)]
    _note_unseen(plan, scan, known, {stat.path for stat in found})
    if plan.is_partial:
        plan.known = catalogue.items.count_of_root(root_id)
    _log_counts(plan)
    return plan


def _known(
    catalogue: Catalogue, plan: Plan, extent: Extent
) -> tuple[dict[str, tuple[int, int, int]], dict[str, tuple[int, int, str]]]:
    """The items and the failures that a plan is about."""
    items, failed = catalogue.items, catalogue.failures
    if extent.places:
        tables = [(items.stats_under(at), failed.stats_under(at)) for at in extent.places]
        return {k: v for t, _ in tables for k, v in t.items()}, {
            k: v for _, t in tables for k, v in t.items()
        }
    is_root = plan.folder == catalogue.roots.path(plan.root_id)
    # A root that was moved has its items elsewhere.
    of_root = items.stats_of_root(plan.root_id) if is_root else items.stats_under(plan.folder)
    return of_root, failed.stats_under(plan.folder)


def _set_aside_unsettled(
    plan: Plan,
    disk: Disk,
    root: str,
    settling: Settling | None,
    cancelled: Callable[[], bool],
) -> set[str]:
    """Leave what is still being written for the next look; returns the paths."""
    if settling is None or not plan.candidates:
        return set()
    question = partial(settling.unsettled, tuple(plan.candidates))
    try:
        unsettled = set(disk.stream(root, question, cancelled))
    except SilentDiskError:
        return set()
    plan.candidates = [stat for stat in plan.candidates if stat.path not in unsettled]
    return unsettled


def _look(
    disk: Disk, root: str, scan: Scan, cancelled: Callable[[], bool], *, is_new: bool
) -> tuple[Presence, list[FileStat]]:
    """What a scan finds, where its root is there from the beginning to the end.

    Args:
        is_new: nothing is known of the folder, so it may be empty.
    """
    presence = disk.presence(root, scan.folder, cancelled)
    if presence is Presence.EMPTY and is_new:
        return Presence.THERE, []
    if presence is not Presence.THERE:
        return presence, []
    try:
        found = next(disk.stream(root, partial(_all_files, scan), cancelled))
    except SilentDiskError:
        return Presence.SILENT, []
    return disk.presence(root, root, cancelled) if scan.unreadable else presence, found


def _all_files(scan: Scan, beat: Beat) -> Iterator[list[FileStat]]:
    """All files at once: to hand over each one by itself takes longer than to find it."""
    yield list(scan.files(beat))


def _identify(
    catalogue: Catalogue, disk: Disk, plan: Plan, files: Compared, cancelled: Callable[[], bool]
) -> Presence:
    """Whether a root that is there is the one that is known, and which of its drives are away."""
    root, drives = files.root, catalogue.roots.drives(plan.root_id)
    try:
        plan.identity = disk.ask(root, partial(identity_of, root), cancelled)
        if not is_same_root(catalogue, disk, plan.root_id, plan.identity, cancelled):
            return Presence.OTHER
        plan.away = drives_away(drives, plan.identity, disk, files, cancelled)
    except SilentDiskError:
        return Presence.SILENT
    plan.drives.update((path, drives[path]) for path in plan.away)
    return Presence.THERE


def _sort_in(
    plan: Plan,
    stat: FileStat,
    item: tuple[int, int, int] | None,
    encoded: set[int],
    failed: dict[str, tuple[int, int, str]],
) -> None:
    if _has_failed_so(stat, failed):
        plan.still_failing.append(stat.path)
    elif item and item[0] in encoded and item[1:] == (stat.size, stat.mtime_ns):
        plan.unchanged += 1
    else:
        plan.candidates.append(stat)


def _has_failed_so(stat: FileStat, failed: dict[str, tuple[int, int, str]]) -> bool:
    """Whether a file was tried as it is now, by the reader that would try it again."""
    tried = failed.get(stat.path)
    return tried is not None and tried == (stat.size, stat.mtime_ns, reader_of(stat.path))


def _note_unseen(
    plan: Plan, scan: Scan, known: dict[str, tuple[int, int, int]], seen: set[str]
) -> None:
    """Tell what a glob leaves out, and other names of a file, apart from what is gone."""
    for path in _out_of_sight(known, seen, scan.unreadable):
        if plan.is_away(path):
            continue
        unseen = plan.left_out if scan.leaves_out(path) else plan.missing
        unseen = plan.linked if path in scan.other_names else unseen
        item_id, size, mtime_ns = known[path]
        unseen[path] = item_id
        if unseen is plan.missing:
            plan.gone.append((FileStat(path, size, mtime_ns), item_id))
    plan.known = len(known) - len(plan.left_out) - len(plan.linked)


def _most_common(endings: Counter[str]) -> dict[str, int]:
    """Counts by endings, the rare ones of very many together with those that have none."""
    kept = dict(endings.most_common(MOST_ENDINGS))
    rest = endings.total() - sum(kept.values())
    return kept | {"": kept.get("", 0) + rest} if rest else kept


def _log_counts(plan: Plan) -> None:
    _log.debug(
        "%r: %d to look at, %d unchanged, %d gone, %d left out, %d places not to be seen",
        plan.folder,
        len(plan.candidates),
        plan.unchanged,
        len(plan.missing),
        len(plan.left_out),
        len(plan.unreadable),
    )


def _out_of_sight(paths: Iterable[str], seen: set[str], unreadable: dict[str, str]) -> list[str]:
    """Paths that were not seen, except those in folders that could not be listed."""
    closed = tuple(os.path.join(folder, "") for folder in unreadable)
    return [
        path
        for path in paths
        if path not in seen and path not in unreadable and not path.startswith(closed)
    ]
