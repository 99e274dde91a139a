"""Sounds: one in another form, louder, or with a second cut off.

Their prints are laid beside each other with every shift of some seconds, and are of one sound where
most bits that either has are in both. Prints that have several moments in common are compared, and
sounds that are near by their vectors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from ..catalogue import Catalogue
from ..catalogue.duplicate_tables import AlikePair, Fingerprint
from ..disk import SOON_SECONDS, Disk
from ..errors import SilentDiskError
from ..media.pool import DecoderPool
from ..media.readers import reader_of
from ..media.task import Task
from ..paths import is_within, root_of
from ..types import Modality
from ..types.decoded import Batch, FileDone
from ..types.duplicates import DuplicateKind
from ..types.ids import Mask
from ..types.vectors import InputSpec
from .comparing import NO_PAIRS, Pairs, Telling
from .neighbours import Neighbours

# The share of bits in common. Of 226 sounds of animals, instruments and places, and of speech, two
# have 0.57 at most but for takes of one note, and of 1,130 forms nine had less than 0.6.
_ONE_SOUND = 0.6
# Five seconds.
_MOST_SHIFT = 160
_LEAST_OVERLAP, _LEAST_MOMENTS = 0.6, 20
_WORTH_A_LOOK = 0.9
# Moments that more sounds have in common than these say nothing, as silence does.
_MOST_IN_COMMON = 24
_LEAST_IN_COMMON = 2

Bits = NDArray[np.uint32]


class SoundComparer:
    """A `Comparer` of sounds, by the files themselves.

    Args:
        neighbours: their vectors; None where there are none.
    """

    modality = Modality.AUDIO
    maker = 2

    def __init__(
        self, catalogue: Catalogue, disk: Disk, neighbours: Neighbours | None, telling: Telling
    ) -> None:
        self._catalogue = catalogue
        self._disk = disk
        self._neighbours = neighbours
        self._telling = telling

    def fingerprints(self, contents: Mapping[bytes, int]) -> Iterator[Fingerprint]:
        """Prints of the files that can be reached, in the order in which decoders are done."""
        paths = self._reachable(contents) if contents else {}
        with DecoderPool(InputSpec(), task=Task.PRINT_SOUND) as pool:
            for path, part in pool.stream(paths, self._telling.cancelled):
                if isinstance(part, FileDone):
                    yield Fingerprint(paths[path], part.fingerprint)
                elif isinstance(part, Batch) or not self._is_seen(path):
                    continue
                elif part.is_hung:
                    self._catalogue.hung.put(paths[path], reader_of(path))
                else:
                    yield Fingerprint(paths[path], b"")
        self._telling.check()

    def _is_seen(self, path: str) -> bool:
        """Whether a file is there; one on a disk that does not answer is not."""
        root = root_of(path, self._catalogue.roots.paths())
        try:
            status = self._disk.status(root, path, self._telling.cancelled, SOON_SECONDS)
        except SilentDiskError:
            return False
        return status is not None

    def _reachable(self, contents: Mapping[bytes, int]) -> dict[str, bytes]:
        """The path of a file of each content."""
        there = self._disk.reachable(self._catalogue.roots.paths(), self._telling.cancelled)
        content_of = {item_id: content for content, item_id in contents.items()}
        items = self._catalogue.items.get(list(content_of))
        return {
            item.path: content_of[item.id]
            for item in items
            if any(is_within(item.path, root) for root in there)
        }

    def candidates(self, prints: Sequence[Fingerprint], new: Mask) -> Pairs:
        """By what their prints have in common, and by their vectors."""
        return np.concatenate([_meeting(prints), self._by_meaning(prints, new)])

    def _by_meaning(self, prints: Sequence[Fingerprint], new: Mask) -> Pairs:
        if self._neighbours is None:
            return NO_PAIRS
        ids = self._catalogue.duplicates.contents(self.modality)
        items = [ids.get(one.content, 0) for one in prints]
        return self._neighbours.pairs(items, new, _WORTH_A_LOOK, self._telling)

    def compare(self, one: Fingerprint, other: Fingerprint) -> AlikePair | None:
        """Near where most bits are in common, with the best shift."""
        share = in_common(_bits(one), _bits(other))
        if share < _ONE_SOUND:
            return None
        return AlikePair.of(one.content, other.content, DuplicateKind.NEAR, share)


def in_common(one: Bits, other: Bits) -> float:
    """The share of bits that both prints have, of those that either has, with the best shift.

    0 where too little overlaps. Silence, which has no bits, counts for nothing.
    """
    longer = max(np.count_nonzero(one), np.count_nonzero(other))
    least = max(_LEAST_MOMENTS, _LEAST_OVERLAP * longer)
    shares = [0.0]
    for shift in range(-_MOST_SHIFT, _MOST_SHIFT + 1):
        first, second = one[max(shift, 0) :], other[max(-shift, 0) :]
        overlap = min(len(first), len(second))
        first, second = first[:overlap], second[:overlap]
        if min(np.count_nonzero(first), np.count_nonzero(second)) >= least:
            both = np.bitwise_count(first & second).sum()
            shares.append(float(both / np.bitwise_count(first | second).sum()))
    return max(shares)


def _bits(print_: Fingerprint) -> Bits:
    return np.frombuffer(print_.data, "<u4")


def _meeting(prints: Sequence[Fingerprint]) -> Pairs:
    """Prints that share some moments, at about the same shift."""
    bits = [_bits(one) for one in prints]
    lengths = [len(one) for one in bits]
    if not sum(lengths):
        return NO_PAIRS
    words = np.concatenate(bits)
    owners = np.repeat(np.arange(len(bits)), lengths)
    moments = np.concatenate([np.arange(length) for length in lengths])
    order = np.argsort(words, kind="stable")
    order = order[words[order] != 0]
    words, owners, moments = words[order], owners[order], moments[order]
    found = [np.empty((0, 3), np.int64)]
    for step in range(1, _MOST_IN_COMMON):
        same = np.flatnonzero((words[step:] == words[:-step]) & (owners[step:] != owners[:-step]))
        shifts = (moments[same + step] - moments[same]) // 2
        found.append(np.stack([owners[same], owners[same + step], shifts], axis=1))
    votes, counts = np.unique(np.concatenate(found), axis=0, return_counts=True)
    return np.unique(votes[counts >= _LEAST_IN_COMMON][:, :2], axis=0).reshape(-1, 2)
