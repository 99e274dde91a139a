"""What the library makes of files that a person renames, moves away or leaves out by hand."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress

from ..catalogue import Catalogue
from ..errors import UserError
from ..indexing.inner_drives import changed_drives
from ..indexing.titles import EncodedTitle, put_title, title_elsewhere
from ..media.sidecars import own_sidecar
from ..paths import is_within
from ..types import FileStat
from ..types.holdings import Globs
from .roots import glob_of, root_above
from .spaces import OpenSpace

Serving = Callable[[Catalogue], OpenSpace]


def follow_rename(catalogue: Catalogue, serving: Serving | None, old: str, new: str) -> None:
    """Let an item have the new path of its file; its vectors stay, and nothing is read."""
    item_id, above = catalogue.items.find(old), root_above(catalogue.roots.paths(), new)
    if item_id is None or above is None:
        return
    try:
        stat = FileStat.of(new, os.stat(new))
    except OSError:
        # It is gone again; whoever goes over the folder next sees to it.
        return
    title = _title(catalogue, serving, item_id, new) if serving else None
    with catalogue.transaction() as revision:
        other = catalogue.items.find(new)
        if other is not None and other != item_id:
            catalogue.items.remove([other])
        catalogue.items.relocate(item_id, above[1], stat)
        if title is not None:
            put_title(catalogue, title[0], revision, item_id, title[1])
        for item in catalogue.items.get([item_id]):
            catalogue.fulltext.put(item_id, new, item.metadata, catalogue.items.text(item_id))
        catalogue.failures.remove([old, new])
        catalogue.sidecars.move(own_sidecar(old), own_sidecar(new))


def follow_removal(catalogue: Catalogue, paths: Sequence[str]) -> None:
    """Take files out that are gone; should they return, they have their marks again.

    One that was put back before its turn came stays, and so do those of a drive that is away.
    """
    away = changed_drives(catalogue.roots.inner_drives())
    gone = [
        path
        for path in paths
        if not os.path.lexists(path) and not any(is_within(path, drive) for drive in away)
    ]
    found = [catalogue.items.find(path) for path in gone]
    with catalogue.transaction():
        catalogue.items.remove([item_id for item_id in found if item_id is not None])
        catalogue.failures.remove(gone)


def leave_out(catalogue: Catalogue, item_ids: Sequence[int]) -> Globs:
    """Take items out and leave their files out of later runs; returns what was left out anew.

    What is a root by itself stays.
    """
    roots = catalogue.roots.paths()
    globs: dict[str, list[str]] = defaultdict(list)
    gone = []
    for item in catalogue.items.get(item_ids):
        above = root_above(roots, item.path)
        if above is not None:
            globs[above[0]].append(glob_of(item.path, above[0]))
            gone.append(item.id)
    with catalogue.transaction():
        for root, some in globs.items():
            catalogue.roots.leave_out(roots[root], tuple(some))
        catalogue.items.remove(gone)
    return tuple((root, tuple(some)) for root, some in globs.items())


def take_in(catalogue: Catalogue, globs: Globs) -> None:
    """Leave these out no more; the next run reads what fits them."""
    roots = catalogue.roots.paths()
    with catalogue.transaction():
        for root, some in globs:
            if (root_id := roots.get(root)) is not None:
                taken = frozenset(some)
                kept = (one for one in catalogue.roots.ignore(root_id) if one not in taken)
                catalogue.roots.put_ignore(root_id, tuple(kept))


def _title(
    catalogue: Catalogue, serving: Serving, item_id: int, path: str
) -> tuple[int, EncodedTitle] | None:
    """The title of a document by its new name, with its space; none where the model is away."""
    with suppress(UserError):
        opened = serving(catalogue)
        title = title_elsewhere(catalogue, opened.space.id, opened.encoder, item_id, path)
        return None if title is None else (opened.space.id, title)
    return None
