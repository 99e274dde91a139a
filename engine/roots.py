"""Adding folders to a library, and making it forget a file or a folder."""

from __future__ import annotations

import glob
import os

from .catalogue import Catalogue
from .errors import UserError


def add_roots(
    catalogue: Catalogue, paths: tuple[str, ...], ignore: tuple[str, ...]
) -> dict[str, int]:
    """Make roots of new paths; returns what to index, with the id of its root.

    A folder inside a root is indexed as part of that root, and a folder above roots takes them
    over. With no paths, every root is returned.
    """
    if not paths:
        return catalogue.roots.paths()
    with catalogue.transaction():
        return {path: _root_for(catalogue, path, ignore) for path in paths}


def _root_for(catalogue: Catalogue, path: str, ignore: tuple[str, ...]) -> int:
    above = _root_above(catalogue, path)
    if above is not None:
        _take_back(catalogue, *above, path)
        return above[1]
    roots = catalogue.roots.paths()
    added = catalogue.roots.add(path, ignore)
    for root, root_id in roots.items():
        if _is_below(root, path):
            catalogue.roots.absorb(root_id, added)
    return added


def _root_above(catalogue: Catalogue, path: str) -> tuple[str, int] | None:
    """The root that a path lies in, with its id."""
    roots = catalogue.roots.paths().items()
    return next(((root, root_id) for root, root_id in roots if _is_below(path, root)), None)


def _is_below(path: str, folder: str) -> bool:
    return path.startswith(os.path.join(folder, ""))


def _take_back(catalogue: Catalogue, root: str, root_id: int, path: str) -> None:
    """Index again by name what was forgotten."""
    glob_of_path = _exactly(path, root)
    kept = tuple(entry for entry in catalogue.roots.ignore(root_id) if entry != glob_of_path)
    catalogue.roots.put_ignore(root_id, kept)


def _exactly(path: str, root: str) -> str:
    return glob.escape(os.path.relpath(path, root))


def forget(catalogue: Catalogue, path: str) -> int:
    """Remove a file, or a folder with all below it; returns the number of files.

    Raises:
        UserError: the library knows nothing of this path.
    """
    known = catalogue.items.stats_under(path)
    failed = catalogue.failures.stats_under(path)
    root = catalogue.roots.find(path)
    if not known and not failed and root is None:
        raise UserError(f"The library knows nothing of {path}.")
    above = _root_above(catalogue, path)
    with catalogue.transaction():
        catalogue.items.remove(entry[0] for entry in known.values())
        catalogue.failures.remove(list(failed))
        if root is not None:
            catalogue.roots.remove(root)
        elif above is not None:
            ignore = (*catalogue.roots.ignore(above[1]), _exactly(path, above[0]))
            catalogue.roots.put_ignore(above[1], ignore)
    return len(known)
