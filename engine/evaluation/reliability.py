"""Whether strengths can be believed: of hits shown as 90, are nine in ten right?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

BINS = 10
# With fewer hits the error says more of chance than of the strengths.
FEWEST = 200


class Verdict(Struct, frozen=True):
    """One hit that people judged.

    Attributes:
        strength: 0 to 100, as it was shown.
        is_right: whether it answers the query.
    """

    strength: int
    is_right: bool


class Bin(Struct, frozen=True):
    """Hits of about the same strength.

    Attributes:
        said: their mean strength as a share, 0 to 1.
        right: the share that is right, 0 to 1.
        count: how many they are, above 0.
    """

    said: float
    right: float
    count: int


class Reliability(Struct, frozen=True):
    """What strengths say, beside what is so.

    Attributes:
        bins: from weak to strong; about as many hits in each, and hits of one strength in one.
        clear, clear_right: how many hits are shown as clear, and how many of these are right.
    """

    bins: tuple[Bin, ...]
    clear: int
    clear_right: int

    @property
    def judged(self) -> int:
        """How many hits were judged."""
        return sum(one.count for one in self.bins)

    @property
    def said(self) -> float:
        """The share that the strengths of all judged hits say is right; 0 without any."""
        return sum(one.said * one.count for one in self.bins) / max(1, self.judged)

    @property
    def right(self) -> float:
        """The share of all judged hits that is right; 0 without any."""
        return sum(one.right * one.count for one in self.bins) / max(1, self.judged)

    @property
    def error(self) -> float | None:
        """Expected calibration error, 0 to 1; None where fewer than `FEWEST` hits were judged.

        The mean over all hits of how far the share that their bin says is from the share that is
        right.

        Source: Guo and others, "On calibration of modern neural networks", ICML 2017 (arXiv
        1706.04599), with bins of equal mass as by Nguyen and O'Connor, EMNLP 2015 (arXiv
        1508.05154).
        """
        if self.judged < FEWEST:
            return None
        return sum(abs(one.said - one.right) * one.count for one in self.bins) / self.judged


def reliability_of(verdicts: Sequence[Verdict], clear_from: int, bins: int = BINS) -> Reliability:
    """Put hits into bins by their strength.

    Args:
        clear_from: the least strength that is shown as clear.
    """
    if not verdicts:
        return Reliability((), 0, 0)
    strengths = np.array([one.strength for one in verdicts])
    right = np.array([one.is_right for one in verdicts])
    _, group, counts = np.unique(strengths, return_inverse=True, return_counts=True)
    # Hits of one strength share their middle place, and so the bin.
    middles = np.cumsum(counts) - (counts + 1) / 2
    places = np.floor(middles / len(verdicts) * bins).astype(int)[group]
    found = (places == number for number in np.unique(places))
    is_clear = strengths >= clear_from
    return Reliability(
        tuple(
            Bin(float(strengths[own].mean()) / 100, float(right[own].mean()), int(own.sum()))
            for own in found
        ),
        int(is_clear.sum()),
        int((is_clear & right).sum()),
    )
