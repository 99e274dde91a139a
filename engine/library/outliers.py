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
    inside = catalogue.items.ids(Filters(folders=(folder,)))
    if table is None or not len(inside):
        raise UserError(tr("The library has nothing of {folder}. Index it first.", folder=folder))
    known = points_of(table)
    chosen = np.isin(known.ids, inside)
    items = catalogue.items.get(known.ids[chosen].tolist())
    return outliers_of([item.path for item in items], known.vectors[chosen], folder)
