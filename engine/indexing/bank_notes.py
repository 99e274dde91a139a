"""The vectors of the text bank, with which `finish` measures the calibration after a run."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ..encoders.base import Encoder
from ..encoders.vector_notes import noted_vectors
from ..index.space_probes import made_with
from ..ranking.bank import text_bank
from ..types.vectors import TextKind, Vectors

BANK = "bank"


def bank_vectors(encoder: Encoder, cache_dir: Path) -> Vectors:
    """The unit vectors of all texts of the bank as queries, float32 (texts, dim).

    They are encoded anew where the bank, the model or any library that takes part in vectors is
    another one than that of the note.

    Args:
        cache_dir: the folder of models.
    """
    bank = text_bank()
    made_of = {
        "made_with": made_with(),
        "bank": hashlib.sha256("\n".join(bank).encode("utf-8")).hexdigest(),
    }
    return noted_vectors(
        BANK, encoder, cache_dir, made_of, lambda: encoder.encode_texts(bank, TextKind.QUERY)
    )
