"""From one space to another: the old one answers until the new one holds what it held.

Only where the model was renewed under its name, so that nothing can ask the old space any more,
the new one answers from the start.

Flow: `index_into` goes over every root and stores the new vectors beside the old ones. A run that
is stopped or killed is carried on by the next, since what is stored is not read again. At its end
one transaction lets searches use the new space, and `_clear_away` removes the others, but for those
that are kept on request, or for the sake of drives that are not connected.
"""

from __future__ import annotations

import shutil
from dataclasses import replace

from ..catalogue import Catalogue
from ..catalogue.spaces import Space, SpaceEntry, SpaceStage
from ..errors import Cancelled
from ..indexing.run import IndexingRun, RunContext
from ..paths import LibraryPaths, is_within
from ..types import IndexReport
from .spaces import is_superseded

_SEGMENTS_AT_ONCE = 5000


def index_into(
    context: RunContext, paths: LibraryPaths, folders: dict[str, int], *, clear: bool = False
) -> IndexReport:
    """Bring folders up to date in a space, and let searches use it.

    Args:
        folders: with the ids of their roots; a space that is not whole takes in every root
            whatever they are.
        clear: at the end, also remove spaces whose building was broken off.
    """
    catalogue, space = context.catalogue, context.index.space
    active = catalogue.spaces.active()
    is_change = active not in (None, space)
    open_early(context)
    takes_all = is_change or not is_whole(catalogue)
    report = IndexingRun(context).run(catalogue.roots.paths() if takes_all else folders)
    if not report.cancelled:
        _activate(catalogue, space)
    if len(catalogue.spaces.entries()) == 1:
        return report
    away = _away(context, report)
    if not report.cancelled:
        is_other = active is not None and active.preset != space.preset
        _clear_away(catalogue, paths, away, unfinished=clear or is_other)
    return replace(report, waiting=_waiting_most(catalogue, space, away))


def open_early(context: RunContext) -> None:
    """Load the model, and let searches use its space where that takes nothing from them.

    Raises:
        UserError: the weights are missing or damaged, so searches are left as they are.
    """
    context.encoder.load()
    catalogue, space = context.catalogue, context.index.space
    active = catalogue.spaces.active()
    if active is None or _was_whole(catalogue, space):
        _activate(catalogue, space)
    elif active.preset == space.preset and is_superseded(active, context.encoder):
        with catalogue.transaction():
            catalogue.spaces.mark_active(space.id)


def is_whole(catalogue: Catalogue) -> bool:
    """Whether the space that searches use has once held all that the library holds."""
    active = catalogue.spaces.active()
    return active is None or _was_whole(catalogue, active)


def change_space(context: RunContext, paths: LibraryPaths, *, keep: bool) -> IndexReport:
    """Index every root into a space, let searches use it, and clear the others away.

    Args:
        keep: leave the other spaces that searches have used.
    """
    catalogue = context.catalogue
    with catalogue.transaction():
        catalogue.spaces.keep_others(context.index.space.id, keep)
    return index_into(context, paths, catalogue.roots.paths(), clear=True)


def _away(context: RunContext, report: IndexReport) -> list[int]:
    """Ids of the roots that a run could not read, and of those that cannot be reached now."""
    roots = context.catalogue.roots.paths()
    there = set(roots)
    if not report.cancelled:
        try:
            there = context.disk.reachable(roots, context.cancelled)
        except Cancelled:
            # The run was done; nothing is removed for the sake of a disk that was not waited for.
            there = set()
    return [
        root_id
        for path, root_id in roots.items()
        if path not in there or any(is_within(folder, path) for folder in report.offline)
    ]


def _clear_away(
    catalogue: Catalogue, paths: LibraryPaths, away: list[int], *, unfinished: bool
) -> None:
    """Remove the spaces that nobody will go back to.

    Args:
        away: ids of roots that the new space may lack files of.
        unfinished: also those whose building was broken off.
    """
    active = catalogue.spaces.active()
    if active is None:
        return
    doomed = [
        entry.space
        for entry in catalogue.spaces.entries()
        if entry.space != active
        and _is_doomed(entry, unfinished or entry.space.preset == active.preset)
        and not _waiting(catalogue, entry.space, active, away)
    ]
    for space in doomed:
        _remove(catalogue, paths, space)
    if doomed:
        _give_disk_back(catalogue, paths)


def _waiting_most(catalogue: Catalogue, space: Space, away: list[int]) -> int:
    """How many files of roots that are away have vectors in other spaces only."""
    others = [entry.space for entry in catalogue.spaces.entries() if entry.space != space]
    return max((_waiting(catalogue, other, space, away) for other in others), default=0)


def _waiting(catalogue: Catalogue, old: Space, new: Space, away: list[int]) -> int:
    """How many files of roots that are away would be lost to searches with a space."""
    return sum(catalogue.spaces.waiting(root_id, old.id, new.id) for root_id in away)


def _was_whole(catalogue: Catalogue, space: Space) -> bool:
    entry = catalogue.spaces.entry(space.identity)
    return entry is not None and entry.stage is SpaceStage.SERVED


def _activate(catalogue: Catalogue, space: Space) -> None:
    if catalogue.spaces.active() != space or not is_whole(catalogue):
        with catalogue.transaction():
            catalogue.spaces.activate(space.id)


def _is_doomed(entry: SpaceEntry, unfinished: bool) -> bool:
    match entry.stage:
        case SpaceStage.SERVED:
            return not entry.kept
        case SpaceStage.BUILDING:
            return unfinished
        case SpaceStage.LEAVING:
            return True


def _remove(catalogue: Catalogue, paths: LibraryPaths, space: Space) -> None:
    """Remove a space bit by bit, so that searches and a full disk never wait on all of it."""
    with catalogue.transaction():
        catalogue.spaces.begin_removal(space.id)
    is_left = True
    while is_left:
        with catalogue.transaction():
            is_left = catalogue.spaces.remove_segments(space.id, _SEGMENTS_AT_ONCE)
    with catalogue.transaction():
        catalogue.spaces.remove(space.id)
    paths.index(space.id).unlink(missing_ok=True)


def _give_disk_back(catalogue: Catalogue, paths: LibraryPaths) -> None:
    """Shrink the catalogue's file where there is room for the copy that this takes."""
    size = paths.catalogue.stat().st_size
    if shutil.disk_usage(paths.directory).free > 2 * size:
        catalogue.compact()
