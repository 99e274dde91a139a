"""What the catalogue tells of a vector, as the fields of a row."""

from __future__ import annotations

import os
from collections.abc import Iterator

import numpy as np

from ..catalogue import Catalogue
from ..catalogue.outbox import Due
from ..types import Modality, SegmentKind
from ..types.tracks import track_of
from .collection import Row
from .expressions import stored
from .schema import FIELDS, KEY, VECTOR

_BYTES = {field.name: field.bytes for field in FIELDS}


def key_of(machine: str, segment: int) -> str:
    """What tells a vector from all others of all machines."""
    return f"{machine}-{segment}"


def rows_of(catalogue: Catalogue, due: Due, owner: str) -> Iterator[Row]:
    """The rows of items as they are now; an item that is gone has none.

    The caller holds a snapshot of the catalogue.
    """
    machine, sent = catalogue.outbox.machine(), catalogue.revision()
    for row in catalogue.outbox.rows(due):
        yield {**_fields(row), "machine": machine, "owner": _text("owner", owner), "sent": sent} | {
            KEY: key_of(machine, row[0])
        }


def _fields(row: tuple[object, ...]) -> Row:
    segment, item, kind, start, end, vector, modality, path, root, content, *facts = row
    size, moment, duration, ending, width, height = facts
    place, below = os.fsdecode(path), os.fsdecode(root)  # type: ignore[arg-type]
    track = track_of(Modality(str(modality)), SegmentKind(str(kind)))
    return {
        VECTOR: np.frombuffer(vector, dtype="<f2").astype(np.float32),  # type: ignore[call-overload]
        "root": _text("root", below),
        "item": item,
        "segment": segment,
        "track": track.file_name,
        "kind": str(kind),
        "start": float(start),  # type: ignore[arg-type]
        "end": float(end),  # type: ignore[arg-type]
        "modality": str(modality),
        "content": content.hex(),  # type: ignore[attr-defined]
        "path": _text("path", os.path.relpath(place, below)),
        "name": _text("name", os.path.basename(place)),
        "ending": _text("ending", os.fsdecode(ending or b"")),  # type: ignore[arg-type]
        "moment": moment,
        "size": size,
        "duration": duration,
        "width": width,
        "height": height,
    }


def _text(field: str, text: str) -> str:
    return stored(text, _BYTES[field])
