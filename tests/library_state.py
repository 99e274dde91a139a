"""What a library on disk holds, in a form that two libraries can be compared by."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import numpy as np

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


def contents(directory: Path, root: Path) -> dict[str, bytes]:
    """The content hash of every file that a library has below a folder, by its path there."""
    with closing(Catalogue(LibraryPaths(directory).catalogue, readonly=True)) as catalogue:
        found = catalogue.items.stats_under(str(root)).items()
        digest = catalogue.items.digest
        return {os.path.relpath(path, root): digest(stat[0]) for path, stat in found}


def compare_states(
    found: dict[str, Content], wanted: dict[str, Content], within: float = 2e-3
) -> None:
    """The same files with the same segments and text, and vectors equal but for rounding.

    Which files are encoded together is left to chance, and moves a vector's last bit.
    """
    assert found.keys() == wanted.keys()
    for name, (modality, segments, vectors, text) in found.items():
        assert (modality, segments, text) == (wanted[name][0], wanted[name][1], wanted[name][3])
        rows = [np.frombuffer(data, np.float32) for data in (vectors, wanted[name][2])]
        np.testing.assert_allclose(rows[0], rows[1], atol=within)
