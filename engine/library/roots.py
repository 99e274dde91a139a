"""Adding folders to a library, and making it forget a file or a folder."""

from __future__ import annotations

import glob
import os

from ..catalogue import Catalogue
from ..errors import UserError
from ..paths import is_within


def add_roots(
    catalogue: Catalogue, paths: tuple[str, ...], ignore: tuple[str, ...]
) -> dict[str, int]:
    """Make roots of new paths; returns what to index, with the id of its root.

    A folder inside a root is indexed as part of that root, and a folder above roots takes them
    over. Of paths that lie in each other the upper one is enough. With no paths, every root is
    returned.

    Raises:
        UserError: a path does not exist and is no known root.
    """
    if not paths:
        return catalogue.roots.paths()
    for path in paths:
        if not os.path.exists(path) and catalogue.roots.find(path) is None:
            raise UserError(f"There is no folder {path}. Check the path, or plug in its drive.")
    upper = [path for path in paths if not any(_is_below(path, other) for other in paths)]
    with catalogue.transaction():
        return {path: _root_for(catalogue, path, ignore) for path in upper}


def _root_for(catalogue: Catalogue, path: str, ignore: tuple[str, ...]) -> int:
    above = _root_above(catalogue, path)
    if above is not None:
        _take_back(catalogue, *above, path)
        return above[1]
    below = {root: id_ for root, id_ in catalogue.roots.paths().items() if _is_below(root, path)}
    added = catalogue.roots.add(path)
    catalogue.roots.leave_out(added, ignore)
    for root, root_id in below.items():
        catalogue.roots.leave_out(added, _seen_from(path, root, catalogue.roots.ignore(root_id)))
        catalogue.roots.absorb(root_id, added)
    return added


def _seen_from(parent: str, child: str, ignore: tuple[str, ...]) -> tuple[str, ...]:
    """A root's globs as globs of the root above it that leave out the same."""
    inside = _exactly(child, parent)
    anchored = [inside + entry for entry in ignore if entry.startswith("/")]
    loose = [entry for entry in ignore if not entry.startswith("/")]
    return (*anchored, *(f"{inside}/{e}" for e in loose), *(f"{inside}/*/{e}" for e in loose))


def _root_above(catalogue: Catalogue, path: str) -> tuple[str, int] | None:
    """The root that a path lies in, with its id."""
    roots = catalogue.roots.paths().items()
    return next(((root, root_id) for root, root_id in roots if _is_below(path, root)), None)


def _is_below(path: str, folder: str) -> bool:
    return path != folder and is_within(path, folder)


def _take_back(catalogue: Catalogue, root: str, root_id: int, path: str) -> None:
    """Index again by name what was forgotten."""
    glob_of_path = _exactly(path, root)
    kept = tuple(entry for entry in catalogue.roots.ignore(root_id) if entry != glob_of_path)
    catalogue.roots.put_ignore(root_id, kept)


def _exactly(path: str, root: str) -> str:
    """The glob of one path below a root; the slash keeps it from matching a mere name."""
    return "/" + glob.escape(os.path.relpath(path, root).replace(os.sep, "/"))


def forget(catalogue: Catalogue, path: str) -> int:
    """Remove a file, or a folder with all below it; returns the number of files.

    Raises:
        UserError: the library knows nothing of this path.
    """
    known = catalogue.items.stats_under(path)
    failed = catalogue.failures.stats_under(path)
    roots = [root_id for root, root_id in catalogue.roots.paths().items() if is_within(root, path)]
    if not known and not failed and not roots:
        raise UserError(f"The library knows nothing of {path}.")
    above = _root_above(catalogue, path)
    with catalogue.transaction():
        catalogue.items.remove(entry[0] for entry in known.values())
        catalogue.failures.remove(list(failed))
        for root_id in roots:
            catalogue.roots.remove(root_id)
        if above is not None:
            catalogue.roots.leave_out(above[1], (_exactly(path, above[0]),))
    return len(known)
