"""The title segment of a document that was moved or copied: it follows the file's name."""

from __future__ import annotations

import os

from msgspec import Struct

from ..catalogue import Catalogue
from ..encoders.base import Encoder
from ..media.titles import title_segment
from ..types import Modality, Segment, SegmentKind
from ..types.vectors import TextKind, Vectors


class EncodedTitle(Struct, frozen=True):
    """A title segment with its raw vector, float32 (dim,)."""

    segment: Segment
    vector: Vectors


def title_elsewhere(
    catalogue: Catalogue, space_id: int, encoder: Encoder, item_id: int, path: str
) -> EncodedTitle | None:
    """The title that a known document has at another path; None for what is no document."""
    item = catalogue.items.get([item_id])[0]
    if item.modality is not Modality.TEXT:
        return None
    text = catalogue.items.text(item_id)
    title = title_segment(os.path.basename(path), item.metadata.title, text)
    segments = catalogue.segments.of_item(item_id, space_id)
    if title in segments:
        vectors = catalogue.segments.vectors_of_item(item_id, space_id)
        return EncodedTitle(title, vectors[segments.index(title)])
    return EncodedTitle(title, encoder.encode_texts([title.text], TextKind.DOCUMENT)[0])


def put_title(
    catalogue: Catalogue, space_id: int, revision: int, item_id: int, title: EncodedTitle
) -> None:
    """Give a document its title in one space; runs inside the caller's transaction."""
    segments = catalogue.segments.of_item(item_id, space_id)
    if title.segment in segments:
        return
    vectors = catalogue.segments.vectors_of_item(item_id, space_id)
    for number, segment in enumerate(segments):
        if segment.kind is SegmentKind.TITLE:
            segments[number], vectors[number] = title.segment, title.vector
    catalogue.segments.replace(item_id, space_id, revision, segments, vectors)
