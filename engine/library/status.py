"""What a library holds, at a glance."""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from ..catalogue import Catalogue
from ..disk import SOON_SECONDS, Disk
from ..index import hnsw
from ..indexing.same_root import is_root_there
from ..paths import LibraryPaths, folder_size
from ..types import Modality, Root


class Status(Struct, frozen=True):
    """What a library holds.

    Attributes:
        items, segments: counts per modality.
        unread: how many of the items are known by their names alone, so far.
        bytes: size of the library's own files.
        has_graphs: whether graphs can be built and read on this machine.
    """

    directory: str
    preset: str
    items: dict[Modality, int]
    segments: dict[Modality, int]
    unread: int
    failures: int
    roots: tuple[Root, ...]
    bytes: int
    has_graphs: bool


def status_of(catalogue: Catalogue, disk: Disk, paths: LibraryPaths, preset: str) -> Status:
    """Count what a library has.

    Args:
        preset: the model that searches use.
    """
    space = catalogue.spaces.active()
    return Status(
        str(paths.directory),
        preset,
        catalogue.items.counts(),
        _segments(catalogue, space.id if space else 0),
        len(catalogue.items.unread_ids()),
        catalogue.failures.count(),
        tuple(_with_presence(catalogue, disk)),
        folder_size(paths.directory),
        hnsw.is_available(),
    )


def _segments(catalogue: Catalogue, space_id: int) -> dict[Modality, int]:
    """How many segments the items of each modality have."""
    counted = dict.fromkeys(Modality, 0)
    for track, count in catalogue.segments.counts(space_id).items():
        counted[track.modality] += count
    return counted


def _with_presence(catalogue: Catalogue, disk: Disk) -> list[Root]:
    """Roots, with what their disks say of them; another drive in the place of one is not that."""
    roots = catalogue.roots.summary()
    there = disk.reachable([root.path for root in roots], seconds=SOON_SECONDS)
    ask = partial(is_root_there, catalogue, disk, seconds=SOON_SECONDS)
    return [replace(root, online=root.path in there and ask(root.path)) for root in roots]
