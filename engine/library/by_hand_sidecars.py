"""Writes the stars and tags of files into XMP sidecars, on request."""

from __future__ import annotations

import os
from collections.abc import Sequence

from ..catalogue import Catalogue
from ..errors import UnreadableFileError
from ..indexing.sidecars import put_marks
from ..media.sidecars import read_sidecar, sidecar_for, write_sidecar
from ..media.xmp import read_marks, with_marks
from ..types import Item


def write_sidecars(catalogue: Catalogue, item_ids: Sequence[int]) -> list[str]:
    """Write a sidecar for each file that has marks, or has one already; returns what went wrong."""
    problems = []
    for item in catalogue.items.get(item_ids):
        path = sidecar_for(item.path)
        try:
            _write(catalogue, item, path)
        except (OSError, UnreadableFileError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            problems.append(f"{path} was not written: {reason}.")
    return problems


def _write(catalogue: Catalogue, item: Item, path: str) -> None:
    """Write one sidecar; what another program has changed in it meanwhile is taken in before."""
    data = b""
    if os.path.lexists(path):
        stat, data = read_sidecar(path)
        if catalogue.sidecars.look(path) != (stat.size, stat.mtime_ns):
            with catalogue.transaction():
                put_marks(catalogue, [item.id], stat, read_marks(data))
            item = catalogue.items.get([item.id])[0]
    elif not (item.marks.rating or item.marks.tags):
        return
    written = write_sidecar(path, with_marks(data, item.marks))
    with catalogue.transaction():
        catalogue.sidecars.note(item.id, written)
