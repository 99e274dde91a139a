"""Adding folders to a library: each lies in a root, and no root lies in another."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Set
from typing import TYPE_CHECKING

from ..catalogue import Catalogue
from ..disk import Disk
from ..errors import UserError
from ..language import tr
from ..paths import is_within

if TYPE_CHECKING:
    from ..indexing.context import RunContext


def add_roots(run: RunContext, paths: tuple[str, ...]) -> dict[str, int]:
    """Make roots of new paths; returns what to index, with the id of its root.

    A folder inside a root is indexed as part of that root, and a folder above roots takes them
    over. Of paths that lie in each other the upper one is enough. With no paths, every root is
    returned. What is to be left out is remembered with the root, for the part of it that is
    indexed.

    Raises:
        UserError: a path does not exist, or does not answer, and is no known root.
        Cancelled: the run is to end.
    """
    catalogue = run.catalogue
    if not paths:
        return _all_roots(catalogue, run.options.ignore)
    refuse_missing(
        run.disk, [path for path in paths if catalogue.roots.find(path) is None], run.cancelled
    )
    upper = [path for path in paths if not any(_is_below(path, other) for other in paths)]
    with catalogue.transaction():
        return {path: _root_for(catalogue, path, run.options.ignore) for path in upper}


def refuse_missing(
    disk: Disk, paths: Iterable[str], cancelled: Callable[[], bool] = lambda: False
) -> None:
    """Refuse paths at which there is nothing.

    Raises:
        UserError: there is nothing at one of them, or it does not answer.
        Cancelled: `cancelled` came true.
    """
    for path in paths:
        if not disk.status(path, path, cancelled):
            raise UserError(
                tr("There is no folder {path}. Check the path, or plug in its drive.", path=path)
            )


def _all_roots(catalogue: Catalogue, ignore: tuple[str, ...]) -> dict[str, int]:
    roots = catalogue.roots.paths()
    if ignore:
        with catalogue.transaction():
            for root_id in roots.values():
                catalogue.roots.leave_out(root_id, ignore)
    return roots


def _root_for(catalogue: Catalogue, path: str, ignore: tuple[str, ...]) -> int:
    roots = catalogue.roots.paths()
    above = root_above(roots, path)
    if above is not None:
        root, root_id = above
        _take_back(catalogue, root, root_id, path)
        catalogue.roots.leave_out(root_id, _seen_from(root, path, ignore))
        return root_id
    below = {root: root_id for root, root_id in roots.items() if _is_below(root, path)}
    added = catalogue.roots.add(path)
    catalogue.roots.leave_out(added, ignore)
    for root, root_id in below.items():
        catalogue.roots.leave_out(added, _seen_from(path, root, catalogue.roots.ignore(root_id)))
        catalogue.roots.absorb(root_id, added)
    return added


def _seen_from(parent: str, child: str, ignore: tuple[str, ...]) -> tuple[str, ...]:
    """A root's globs as globs of the root above it that leave out the same."""
    inside = glob_of(child, parent)
    anchored = [inside + entry for entry in ignore if entry.startswith("/")]
    loose = [entry for entry in ignore if not entry.startswith("/")]
    return (*anchored, *(f"{inside}/{e}" for e in loose), *(f"{inside}/*/{e}" for e in loose))


def root_above(roots: dict[str, int], path: str) -> tuple[str, int] | None:
    """The root that a path lies in, with its id."""
    above = ((root, root_id) for root, root_id in roots.items() if _is_below(path, root))
    return next(above, None)


def places_of_roots(roots: Iterable[str], places: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Places by the roots that they lie in, without those inside others; none for a whole root."""
    found: dict[str, tuple[str, ...]] = {}
    for root in roots:
        inside = {place for place in places if is_within(place, root)}
        if root in inside:
            found[root] = ()
        elif inside:
            found[root] = tuple(sorted(p for p in inside if not _has_upper(p, inside, root)))
    return found


def _has_upper(place: str, places: Set[str], root: str) -> bool:
    while len(place := os.path.dirname(place)) > len(root):
        if place in places:
            return True
    return False


def _is_below(path: str, folder: str) -> bool:
    return path != folder and is_within(path, folder)


def _take_back(catalogue: Catalogue, root: str, root_id: int, path: str) -> None:
    """Index again by name what was forgotten."""
    glob_of_path = glob_of(path, root)
    kept = tuple(entry for entry in catalogue.roots.ignore(root_id) if entry != glob_of_path)
    catalogue.roots.put_ignore(root_id, kept)


def glob_of(path: str, root: str) -> str:
    """The glob of one path below a root; the slash keeps it from matching a mere name."""
    return "/" + glob.escape(os.path.relpath(path, root).replace(os.sep, "/"))
