"""The names of the groups that items belong to, read for a whole library at once."""

from __future__ import annotations

import os
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ..types.grouping import Grouping
from .database import Database
from .days import DAY

_COLUMNS: dict[Grouping, tuple[str, Callable[..., str]]] = {
    Grouping.NONE: ("''", str),
    Grouping.FOLDER: ("path", lambda path: os.fsdecode(os.path.dirname(path))),
    Grouping.DAY: (DAY, str),
    Grouping.MODALITY: ("modality", str),
}


def group_names(database: Database, ids: NDArray[np.int64], grouping: Grouping) -> list[str]:
    """The name of each item's group; empty for an item that is not there any more.

    Args:
        ids: int64 (n,).
    """
    column, name_of = _COLUMNS[grouping]
    rows = database.query(f"SELECT id, {column} FROM items")  # noqa: S608
    names = {item_id: name_of(value) for item_id, value in rows}
    return [names.get(item_id, "") for item_id in ids.tolist()]
