"""What other machines have in a collection, as segments that a search can score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b

import numpy as np

from ..index.base import Vectors
from ..index.graph_source import FarSegment
from ..types import Elsewhere, Filters, Item, Metadata, Segment, SegmentKind
from ..types.media import Modality
from ..types.tracks import track_of
from .collection import Collection, Found
from .expressions import both, filters_of, is_other_text, is_text
from .schema import FIELDS, VECTOR

_FIELDS = (VECTOR, *(field.name for field in FIELDS))


def nearest_beyond(
    collection: Collection, machine: str, vector: Vectors, k: int, filters: Filters
) -> list[FarSegment]:
    """The k segments of each modality nearest to a vector (dim,), of all machines but one.

    Raises:
        IndexAwayError: the server does not answer.
    """
    others = both(is_other_text("machine", machine), filters_of(filters))
    found = []
    for kind in sorted(filters.modalities):
        wanted = both(others, is_text("modality", kind))
        found += collection.search(vector[None], k, wanted, _FIELDS)[0]
    return list(_read(found))


def _read(found: Iterable[Found]) -> Iterator[FarSegment]:
    """The rows that can be understood: what one machine wrote badly costs the others nothing."""
    for one in found:
        with suppress(ValueError, OverflowError):
            segment = _segment(one)
            if np.isfinite(segment.vector).all():
                yield segment


def far_id(machine: str, number: int) -> int:
    """An id below 0 for another machine's item, which it keeps; two share one by a rare chance."""
    digest = blake2b(f"{machine}-{number}".encode(), digest_size=6).digest()
    return -1 - int.from_bytes(digest)


def _segment(found: Found) -> FarSegment:
    row = found.fields
    modality, kind = Modality(row["modality"]), SegmentKind(row["kind"])
    metadata = Metadata(row["width"], row["height"], row["duration"])
    number = far_id(row["machine"], row["item"])
    path = f"{row['root']}/{row['path']}"
    item = Item(number, path, modality, row["size"], row["moment"], metadata)
    return FarSegment(
        item,
        Elsewhere(row["owner"], row["machine"], row["item"], row["sent"]),
        bytes.fromhex(row["content"]),
        Segment(kind, row["start"], row["end"]),
        track_of(modality, kind),
        np.asarray(row[VECTOR], np.float32),
    )
