"""From one space to another: the old one answers until the new one holds what it held.

Only where the model was renewed under its name, so that nothing can ask the old space any more,
the new one answers from the start.

Flow: `runs` stores the new vectors beside the old ones. At the end of a run one transaction lets
searches use the new space (`activate`), and `clear_away` removes the others, but for those that are
kept on request, or for the sake of drives that are not connected.
"""

from __future__ import annotations

import shutil

from ..catalogue import Catalogue
from ..catalogue.spaces import Space, SpaceEntry, SpaceStage
from ..index.snapshot import Snapshot
from ..paths import LibraryPaths
from .spaces import OpenSpace, is_superseded

_SEGMENTS_AT_ONCE = 5000


def open_early(catalogue: Catalogue, opened: OpenSpace) -> None:
    """Let searches use the space of a loaded model where that takes nothing from them."""
    space, active = opened.space, catalogue.spaces.active()
    if active is None or _was_whole(catalogue, space):
        activate(catalogue, space)
    elif active.preset == space.preset and is_superseded(active, opened.encoder):
        with catalogue.transaction():
            catalogue.spaces.mark_active(space.id)


def is_whole(catalogue: Catalogue) -> bool:
    """Whether the space that searches use has once held all that the library holds."""
    active = catalogue.spaces.active()
    return active is None or _was_whole(catalogue, active)


def clear_away(
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


def waiting_most(catalogue: Catalogue, space: Space, away: list[int]) -> int:
    """How many files of roots that are away have vectors in other spaces only."""
    others = [entry.space for entry in catalogue.spaces.entries() if entry.space != space]
    return max((_waiting(catalogue, other, space, away) for other in others), default=0)


def _waiting(catalogue: Catalogue, old: Space, new: Space, away: list[int]) -> int:
    """How many files of roots that are away would be lost to searches with a space."""
    return sum(catalogue.spaces.waiting(root_id, old.id, new.id) for root_id in away)


def _was_whole(catalogue: Catalogue, space: Space) -> bool:
    entry = catalogue.spaces.entry(space.identity)
    return entry is not None and entry.stage is SpaceStage.SERVED


def activate(catalogue: Catalogue, space: Space) -> None:
    """Let searches use a space that holds all of the library."""
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
    Snapshot(paths, space).delete()


def _give_disk_back(catalogue: Catalogue, paths: LibraryPaths) -> None:
    """Shrink the catalogue's file where there is room for the copy that this takes."""
    size = paths.catalogue.stat().st_size
    if shutil.disk_usage(paths.directory).free > 2 * size:
        catalogue.compact()
