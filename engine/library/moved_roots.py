"""A root that was renamed, or moved within the folder that it lies in, is followed there."""

from __future__ import annotations

import logging
import os
from functools import partial
from typing import TYPE_CHECKING

from ..disk import Presence
from ..errors import SilentDiskError
from ..indexing.same_root import RootIdentity, identity_of
from ..paths import is_within

if TYPE_CHECKING:
    from ..indexing.context import RunContext

_log = logging.getLogger(__name__)


def follow_moved_roots(run: RunContext) -> None:
    """Note where roots are now that are gone from their path; their files keep their vectors.

    Raises:
        Cancelled: the run is to end.
    """
    catalogue = run.catalogue
    for root, root_id in catalogue.roots.paths().items():
        known = RootIdentity(**catalogue.roots.identity(root_id))
        if not (known.volume and known.inode):
            continue
        if run.disk.presence(root, root, run.cancelled) is not Presence.GONE:
            continue
        try:
            found = run.disk.ask(root, partial(_beside, root, known), run.cancelled)
        except SilentDiskError:
            continue
        if found and not _is_taken(found, catalogue.roots.paths()):
            _log.info("%r is at %r now", root, found)
            with catalogue.transaction():
                catalogue.roots.move(root_id, found)


def _beside(root: str, known: RootIdentity) -> str:
    """The path of a folder beside a root's former path; empty where it is not there."""
    parent = os.path.dirname(root)
    try:
        with os.scandir(parent) as entries:
            for entry in entries:
                is_it = entry.inode() == known.inode and entry.is_dir(follow_symlinks=False)
                if is_it and identity_of(entry.path) == known:
                    return entry.path
    except OSError:
        return ""
    return ""


def _is_taken(path: str, roots: dict[str, int]) -> bool:
    return any(is_within(path, root) or is_within(root, path) for root in roots)
