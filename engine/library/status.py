"""What a library holds, at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from ..catalogue import Catalogue
from ..paths import LibraryPaths, folder_size
from ..types import Modality, Root


@dataclass(frozen=True, slots=True)
class Status:
    """What a library holds.

    Attributes:
        items, segments: counts per modality.
        bytes: size of the library's own files.
    """

    directory: str
    preset: str
    items: dict[Modality, int]
    segments: dict[Modality, int]
    failures: int
    roots: tuple[Root, ...]
    bytes: int


def status_of(catalogue: Catalogue, paths: LibraryPaths, preset: str) -> Status:
    """Count what a library has.

    Args:
        preset: the model that searches use.
    """
    space = catalogue.spaces.active()
    return Status(
        str(paths.directory),
        preset,
        catalogue.items.counts(),
        catalogue.segments.counts(space.id) if space else dict.fromkeys(Modality, 0),
        catalogue.failures.count(),
        tuple(catalogue.roots.summary()),
        folder_size(paths.directory),
    )
