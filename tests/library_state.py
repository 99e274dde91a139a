"""What a library on disk holds, in a form that two libraries can be compared by."""

from __future__ import annotations

import os
from pathlib import Path

from engine.catalogue import Catalogue, ThumbnailStore
from engine.paths import LibraryPaths
from engine.types import Modality

Content = tuple[Modality, tuple[object, ...], bytes, str]


def library_state(directory: Path, folder: Path) -> dict[str, Content]:
    """Every item by its path below a folder: modality, segments, raw vectors and text.

    Ids and revisions are left out: they tell how a library came to be, not what it holds. Every
    item must have a preview.
    """
    paths = LibraryPaths(directory)
    catalogue = Catalogue(paths.catalogue, readonly=True)
    thumbnails = ThumbnailStore(paths.thumbnails, readonly=True)
    try:
        assert catalogue.items.digests() == thumbnails.digests()
        return _state(catalogue, folder)
    finally:
        catalogue.close()
        thumbnails.close()


def _state(catalogue: Catalogue, folder: Path) -> dict[str, Content]:
    space = catalogue.spaces.active()
    assert space is not None
    known = catalogue.items.stats_under(str(folder))
    return {
        os.path.relpath(item.path, folder): (
            item.modality,
            tuple(catalogue.segments.of_item(item.id, space.id)),
            catalogue.segments.vectors_of_item(item.id, space.id).tobytes(),
            catalogue.items.text(item.id),
        )
        for item in catalogue.items.get([entry[0] for entry in known.values()])
    }
