"""Which files of a folder do not look like the rest of it, by the vectors that the library has."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import numpy as np

from ..catalogue import Catalogue
from ..clusters.points import points_of
from ..errors import UserError
from ..index.space_index import SpaceIndex
from ..index.table import VectorTable
from ..language import tr
from ..paths import LibraryPaths
from ..quality.outliers import Outlier, outliers_of
from ..types import Filters


def find_outliers(directory: Path, folder: str) -> list[Outlier]:
    """The files below a folder that do not look like the others with their label.

    Args:
        folder: absolute; its subfolders are labels.

    Raises:
        UserError: the library has nothing of that folder.
    """
    paths = LibraryPaths(directory)
    with closing(Catalogue(paths.catalogue)) as catalogue:
        space = catalogue.spaces.active()
        table = SpaceIndex(paths, space, {}).refresh(catalogue).table if space else None
        return outliers_in(catalogue, table, folder)


def outliers_in(catalogue: Catalogue, table: VectorTable | None, folder: str) -> list[Outlier]:
    """The same, of what is open: the farthest first.

    Raises:
        UserError: the library has nothing of that folder.
    """
    wanted = Filters(folders=(folder,))
    if table is None or not len(catalogue.items.ids(wanted)):
        raise UserError(tr("The library has nothing of {folder}. Index it first.", folder=folder))
    known = points_of(table)
    # A run may take files away, or move them, at any time.
    with catalogue.snapshot():
        ids = np.intersect1d(known.ids, catalogue.items.ids(wanted))
        paths = [item.path for item in catalogue.items.get(ids.tolist())]
    return outliers_of(paths, known.vectors[np.searchsorted(known.ids, ids)], folder)
