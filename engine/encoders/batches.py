"""From what decoders hand over to raw vectors, whatever the modality."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from ..types import Modality
from ..types.decoded import Batch
from ..types.vectors import Pixels, Samples, TextKind, Vectors
from .base import Encoder


def encode_batches(encoder: Encoder, batches: Sequence[Batch]) -> Vectors:
    """Raw vectors, float32 (n, dim), of the segments of batches of one modality."""
    modality = batches[0].modality
    arrays = [array for batch in batches for array in batch.arrays]
    if modality is Modality.IMAGE:
        return encoder.encode_images(cast(list[Pixels], arrays))
    if modality is Modality.AUDIO:
        return encoder.encode_audio(cast(list[Samples], arrays))
    texts = [segment.text for batch in batches for segment in batch.segments]
    return encoder.encode_texts(texts, TextKind.DOCUMENT)
