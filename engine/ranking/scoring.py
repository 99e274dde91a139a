"""Which of two ways a search ranks what it finds."""

from __future__ import annotations

from enum import StrEnum


class Scoring(StrEnum):
    """The product's ranking, or the plain one that evaluations compare it with.

    CALIBRATED: centred vectors, calibrated per role and modality, fused with full text.
    RAW: the cosine of the vectors as encoded, over everything, and nothing else; strength and
        weakness mean nothing then, and copies are hits of their own.
    """

    CALIBRATED = "calibrated"
    RAW = "raw"
