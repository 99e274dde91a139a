"""Blending: one page made of the lists of several modalities.

Intent-aware diversification, as in xQuAD (Santos and others, 2010) and IA-Select (Agrawal and
others, 2009), with the modalities as the intents. A hit is worth the probability that it is right,
part of it only as far as the page has no right hit of its modality yet. Since a page keeps each
list's order, what stands before a hit in its own list is all that its worth depends on. So a
page is a sort by worth: the same whatever part of it is asked for.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..index.base import Vectors

# The part of a hit's worth that goes to what its modality has not answered yet, and how much of
# that a right hit answers: people look at more than one. Chosen on one labelled set
# (docs/decisions/mixed-page.md).
DIVERSITY = 0.6
ANSWERED = 0.4
# So many of each list are weighed by what stands before them; those further down are worth as
# much less than the last of these as they are less probable.
DEPTH = 120
# From the one cosine to the other, a picture among its like loses up to half its worth.
ALIKE_FROM, ALIKE_TO = 0.9, 0.99
LEAST_NOVELTY = 0.5
# Keeps the order of a list where near-duplicates make its worth the same.
STEP = 1 - 1e-9

Worth = NDArray[np.float64]


def novelty(cosines: Vectors) -> Worth:
    """How far each of a list's items differs from those before it, `LEAST_NOVELTY` to 1.

    Args:
        cosines: of each item with each, in the order of the list, float32 (n, n).
    """
    closest = np.tril(cosines, -1).max(axis=1)
    alike = np.clip((closest - ALIKE_FROM) / (ALIKE_TO - ALIKE_FROM), 0, 1)
    return np.asarray(np.round(1 - (1 - LEAST_NOVELTY) * alike, 3), np.float64)


def worth(probabilities: Worth, novelties: Worth, share: float) -> Worth:
    """What each hit of one list adds to a page that has all before it, 0 to 1, falling.

    Args:
        probabilities: that each is right, falling, float64 (n,).
        novelties: of each, float64 (n,).
        share: how probable it is that this modality is meant, beside the most probable; 0 to 1.
    """
    unanswered = np.cumprod(np.concatenate([[1.0], 1 - ANSWERED * probabilities[:-1]]))
    adds = share * probabilities * novelties * (1 - DIVERSITY + DIVERSITY * unanswered)
    return np.asarray(np.minimum.accumulate(adds) * STEP ** np.arange(len(adds)))
