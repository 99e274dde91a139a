"""Cosines of the vectors as they were before centring, which evaluations compare with."""

from __future__ import annotations

import numpy as np

from ..types.tracks import CONTENTS
from .base import Ids, Scores, Vectors
from .centring import ROLE_OF_CONTENT, Centring
from .table import VectorTable


def raw_scores(table: VectorTable, centring: Centring, rows: Ids, vector: Vectors) -> Scores:
    """Cosines of rows, as encoded, with a raw unit vector (dim,); float32 (n,).

    A raw vector is mu + t c, with c the centred one; that its length is 1 leaves one t > 0.
    """
    scores = table.scores(rows, vector)
    contents = table.contents(rows)
    for content, role in ROLE_OF_CONTENT.items():
        mean = centring.means.get(role)
        chosen = contents == CONTENTS.index(content)
        if mean is not None and chosen.any():
            along = table.scores(rows[chosen], mean)
            t = np.sqrt(np.maximum(along**2 + 1 - mean @ mean, 0)) - along
            scores[chosen] = mean @ vector + t * scores[chosen]
    return scores
