"""What a decoder hands back for one file: batches of segments, then one end."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from . import Metadata, Modality, Preview, Segment, TextLine, Utterance
from .quality import Measure

# Of the hash of a picture.
HASH_BYTES = 32
# Of the print of a sound, which has at most two minutes.
BYTES_A_MOMENT, MOST_PRINT_BYTES = 4, 14_932


class Batch(Struct, frozen=True):
    """Some segments of one file, in order, with the content to encode.

    Attributes:
        arrays: one per segment: RGB uint8 (height, width, 3) for a picture, mono float32 in
            [-1, 1] for a window of sound; empty for text, whose content is `Segment.text`.
    """

    modality: Modality
    segments: tuple[Segment, ...]
    arrays: tuple[NDArray[np.uint8] | NDArray[np.float32], ...] = ()


class FileDone(Struct, frozen=True):
    """The file was read to its end.

    Attributes:
        text: the extracted text of a document, bounded; empty otherwise.
        lines: the text in a picture, where that was asked for.
        spoken: what is said in a sound, where that was asked for.
        fingerprint: what tells it from others: of a picture, and of a sound where that was asked
            for.
        measures: how far a sound has each defect, where that was asked for.
    """

    modality: Modality
    metadata: Metadata
    preview: Preview
    text: str = ""
    lines: tuple[TextLine, ...] = ()
    spoken: tuple[Utterance, ...] = ()
    fingerprint: bytes = b""
    measures: tuple[Measure, ...] = ()


class FileFailed(Struct, frozen=True):
    """The file could not be read; `reason` is one plain line.

    Attributes:
        is_hung: its decoder said nothing for as long as it may.
    """

    reason: str
    modality: Modality | None = None
    is_hung: bool = False


Part = Batch | FileDone | FileFailed
