"""The seam to what tells the contents of one modality apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ..catalogue.duplicate_tables import AlikePair, Fingerprint
from ..errors import Cancelled
from ..types import Modality
from ..types.duplicates import DuplicateProgress
from ..types.ids import Mask

# Two contents by their places in a list, int64 (n, 2), without repeats.
Pairs = NDArray[np.int64]
NO_PAIRS: Pairs = np.empty((0, 2), np.int64)


class Comparer(Protocol):
    """Makes fingerprints of the contents of a modality, and compares them.

    Attributes:
        maker: the number of this way to make them; those of another one are made anew.
    """

    modality: Modality
    maker: int

    def fingerprints(self, contents: Mapping[bytes, int]) -> Iterator[Fingerprint]:
        """One for each content that can be read now, given with an item that has it.

        One without data is like no other.
        """

    def candidates(self, prints: Sequence[Fingerprint], new: Mask) -> Pairs:
        """Contents that may be alike, one of which is new; the new one comes first."""

    def compare(self, one: Fingerprint, other: Fingerprint) -> AlikePair | None:
        """How two candidates are alike, if they are."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How far it is, and whether to go on.

    Attributes:
        tell: hears how many contents of how many are done.
        cancelled: whether a person wants it to stop.
    """

    tell: Callable[[DuplicateProgress], None] = lambda progress: None
    cancelled: Callable[[], bool] = lambda: False

    def check(self) -> None:
        """Go on, or not.

        Raises:
            Cancelled: a person wants it to stop.
        """
        if self.cancelled():
            raise Cancelled


def once(pairs: Pairs) -> Pairs:
    """Each of some pairs once, in rising order."""
    # Numbers are sorted ten times as fast as rows, and millions of them sooner than np.unique,
    # which puts them into a hash table, has them.
    width = int(pairs.max(initial=0)) + 1
    numbers = np.sort(pairs[:, 0] * width + pairs[:, 1])
    numbers = numbers[np.diff(numbers, prepend=-1) != 0]
    return np.stack([numbers // width, numbers % width], axis=1)


def distinct(pairs: Pairs, new: Mask) -> Pairs:
    """Each pair once, the new one first, and the earlier where both are; none with itself."""
    low, high = pairs.min(axis=1, initial=len(new)), pairs.max(axis=1, initial=-1)
    wanted = (low != high) & (new[low] | new[high])
    ordered = once(np.stack([low[wanted], high[wanted]], axis=1))
    is_old = ~new[ordered[:, 0]]
    ordered[is_old] = ordered[is_old][:, ::-1]
    return ordered
