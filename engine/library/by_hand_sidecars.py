"""Writes the stars and tags of files into XMP sidecars, on request."""

from __future__ import annotations

import os
from collections.abc import Sequence

from ..catalogue import Catalogue
from ..errors import UnreadableFileError
from ..indexing.sidecars import owners_of, put_marks
from ..language import tr
from ..media.sidecars import own_sidecar, read_sidecar, sidecar_for, write_sidecar
from ..media.sniff import is_raw_name
from ..media.xmp import read_marks, with_marks
from ..stored_texts import retold
from ..system_reasons import system_reason
from ..types import Item
from ..types.marks import NO_MARKS


def write_sidecars(catalogue: Catalogue, item_ids: Sequence[int]) -> list[str]:
    """Write a sidecar for each file that has marks, or has one already; returns what went wrong."""
    problems = []
    for item in catalogue.items.get(item_ids):
        path = _sidecar_of(catalogue, item)
        try:
            _write(catalogue, item, path)
        except (OSError, UnreadableFileError) as error:
            reason = system_reason(error) if isinstance(error, OSError) else retold(str(error))
            problems.append(tr("{path} was not written: {reason}.", path=path, reason=reason))
    return problems


def _sidecar_of(catalogue: Catalogue, item: Item) -> str:
    """The sidecar to write: none that says as much of another file."""
    path = sidecar_for(item.path)
    others = [other for other in owners_of(catalogue, path).values() if other != item.path]
    is_shared = any(map(is_raw_name, others)) if is_raw_name(item.path) else bool(others)
    return own_sidecar(item.path) if is_shared else path


def _write(catalogue: Catalogue, item: Item, path: str) -> None:
    """Write one sidecar; what another program has changed in it meanwhile is taken in before."""
    data, marks = b"", item.marks
    if os.path.lexists(path):
        stat, data = read_sidecar(path)
        if catalogue.sidecars.look(path) != (stat.size, stat.mtime_ns):
            with catalogue.transaction():
                put_marks(catalogue, [item.id], stat, read_marks(data))
            marks = catalogue.marks.of([item.id]).get(item.id, NO_MARKS)
    elif not (marks.rating or marks.tags):
        return
    made = with_marks(data, marks)
    if made == data:
        return
    written = write_sidecar(path, made)
    with catalogue.transaction():
        catalogue.sidecars.note(item.id, written)
