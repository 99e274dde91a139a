"""What stands between decoded media and vectors: what goes in, what comes out, and its role."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from .stored import StoredEnum

Pixels = NDArray[np.uint8]
Samples = NDArray[np.float32]
Vectors = NDArray[np.float32]
StoredVectors = NDArray[np.float16]


class TextKind(StrEnum):
    """Which side of a search a text stands on; some models prompt the two differently."""

    QUERY = "query"
    DOCUMENT = "document"


class Role(StoredEnum):
    """The part a vector plays; each has its own mean in a space (arXiv 2507.19054)."""

    QUERY_TEXT = "query-text"
    DOCUMENT_TEXT = "document-text"
    IMAGE = "image"
    AUDIO = "audio"


class InputSpec(Struct, frozen=True):
    """What an encoder wants its decoders to hand over.

    Attributes:
        image_side: pixels of the shorter side of a picture; the aspect ratio is kept.
        sample_rate: Hz of the mono sound.
        window_seconds: length of one audio window.
        hop_seconds: distance between the starts of two windows.
        passage_words: most words in one passage of a document.
    """

    image_side: int = 224
    sample_rate: int = 16_000
    window_seconds: float = 10.0
    hop_seconds: float = 5.0
    passage_words: int = 40
