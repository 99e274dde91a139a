"""From what decoders hand over to raw vectors, whatever the modality."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np

from ..errors import BugError
from ..types import Modality, Segment, SegmentKind
from ..types.decoded import Batch
from ..types.vectors import InputSpec, Pixels, Samples, TextKind, Vectors
from .base import Encoder


def encode_batches(encoder: Encoder, batches: Sequence[Batch]) -> Vectors:
    """Raw vectors, float32 (n, dim), of the segments of batches of one content."""
    modality = batches[0].modality
    arrays = [array for batch in batches for array in batch.arrays]
    if modality is Modality.IMAGE:
        return encoder.encode_images(cast(list[Pixels], arrays))
    if modality is Modality.AUDIO:
        return encoder.encode_audio(cast(list[Samples], arrays))
    texts = [segment.text for batch in batches for segment in batch.segments]
    return _encode_by_length(encoder, texts)


def _encode_by_length(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """Encode texts beside others of about their length: those cost what the longest does."""
    order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
    vectors = encoder.encode_texts([texts[number] for number in order], TextKind.DOCUMENT)
    found = np.empty_like(vectors)
    found[order] = vectors
    return found


def plain_batch(modality: Modality, spec: InputSpec) -> Batch:
    """What every working encoder takes: a grey picture, a window of silence, or a word."""
    match modality:
        case Modality.IMAGE:
            grey = np.full((spec.image_side, spec.image_side, 3), 128, np.uint8)
            return Batch(modality, (Segment(SegmentKind.WHOLE),), (grey,))
        case Modality.AUDIO:
            silence = np.zeros(round(spec.sample_rate * spec.window_seconds), np.float32)
            return Batch(modality, (Segment(SegmentKind.WINDOW),), (silence,))
        case Modality.TEXT:
            return Batch(modality, (Segment(SegmentKind.PASSAGE, text="word"),))
    raise BugError(f"no segment has the content {modality}")
