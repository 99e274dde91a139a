"""Texts: one in another format, or with a few words changed.

MinHash finds texts that have most runs of three words in common (Broder, On the resemblance and
containment of documents, 1997); of these the runs themselves are compared. Two texts that differ in
their numbers, as invoices do, are two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import xxhash
from datasketch import MinHash, MinHashLSH

from ..catalogue import Catalogue
from ..catalogue.duplicate_tables import AlikePair, Fingerprint
from ..tokens import tokens
from ..types import Modality
from ..types.duplicates import DuplicateKind
from ..types.ids import Mask
from .comparing import NO_PAIRS, Pairs, Telling

_RUN = 3
_LEAST_RUNS = 6
_NUMBERS, _SEED, _SCHEME = 128, 1, "affine32"
# The share of runs of words in common: worth a look, by MinHash, and of one text.
_WORTH_A_LOOK, _ONE_TEXT = 0.5, 0.7
# The share of longer numbers, of three digits or more.
_ONE_IN_NUMBERS = 0.75
_LONG = 3
_CACHED = 512


@dataclass(frozen=True, slots=True)
class Words:
    """What of a text is compared.

    Attributes:
        runs: of three words each.
        numbers: those of three digits or more, with how often they stand there.
        frame: the hash of all words, with nothing in the place of digits.
        digits: that of its digits.
    """

    runs: frozenset[tuple[str, ...]]
    numbers: Counter[str]
    frame: int
    digits: int

    @classmethod
    def of(cls, text: str) -> Words:
        """The words of a text."""
        found = tokens(text)
        digits = [token for token in found if token.isdigit()]
        frame = " ".join("0" if token.isdigit() else token for token in found)
        return cls(
            frozenset(_runs(found)),
            Counter(number for number in digits if len(number) >= _LONG),
            _hashed(frame),
            _hashed(" ".join(digits)),
        )

    def likeness(self, other: Words) -> float:
        """The share of runs that both have (Jaccard), 0 where they are two by their numbers."""
        is_one_form = self.frame == other.frame and self.digits != other.digits
        if is_one_form or not _are_alike(self.numbers, other.numbers):
            return 0.0
        return len(self.runs & other.runs) / max(1, len(self.runs | other.runs))


class TextComparer:
    """A `Comparer` of documents, by the text that the library has of them."""

    modality = Modality.TEXT
    maker = 1

    def __init__(self, catalogue: Catalogue, telling: Telling) -> None:
        self._catalogue = catalogue
        self._telling = telling
        self._items: Mapping[bytes, int] = {}
        self._words = lru_cache(_CACHED)(self._read)

    def fingerprints(self, contents: Mapping[bytes, int]) -> Iterator[Fingerprint]:
        """MinHashes; a text of a few words has none."""
        for content, item_id in contents.items():
            runs = set(_runs(tokens(self._catalogue.items.text(item_id))))
            yield Fingerprint(content, _min_hash(runs) if len(runs) >= _LEAST_RUNS else b"")

    def candidates(self, prints: Sequence[Fingerprint], new: Mask) -> Pairs:
        """By their MinHashes, in bands."""
        self._items = self._catalogue.duplicates.contents(self.modality)
        hashes = {place: _unpacked(one.data) for place, one in enumerate(prints) if one.data}
        index = MinHashLSH(threshold=_WORTH_A_LOOK, num_perm=_NUMBERS)
        for place, one in hashes.items():
            index.insert(place, one)
        pairs = []
        for place in np.flatnonzero(new).tolist():
            self._telling.check()
            if place in hashes:
                pairs += [(place, other) for other in index.query(hashes[place]) if other != place]
        return np.array(pairs, np.int64) if pairs else NO_PAIRS

    def compare(self, one: Fingerprint, other: Fingerprint) -> AlikePair | None:
        """Near where most runs of words are the same."""
        likeness = self._words(one.content).likeness(self._words(other.content))
        if likeness < _ONE_TEXT:
            return None
        return AlikePair.of(one.content, other.content, DuplicateKind.NEAR, likeness)

    def _read(self, content: bytes) -> Words:
        return Words.of(self._catalogue.items.text(self._items.get(content, 0)))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(_RUN)), strict=False)


def _hashed(text: str) -> int:
    return xxhash.xxh64_intdigest(text.encode("utf-8", "surrogatepass"))


def _min_hash(runs: set[tuple[str, ...]]) -> bytes:
    made = MinHash(_NUMBERS, _SEED, hashfunc=xxhash.xxh32_intdigest, scheme=_SCHEME)
    made.update_batch([" ".join(run).encode("utf-8", "surrogatepass") for run in runs])
    return np.asarray(made.hashvalues).astype("<u4").tobytes()


def _unpacked(data: bytes) -> MinHash:
    values = np.frombuffer(data, "<u4").astype(np.uint32)
    return MinHash(_NUMBERS, _SEED, hashvalues=values, scheme=_SCHEME)


def _are_alike(numbers: Counter[str], others: Counter[str]) -> bool:
    either = (numbers | others).total()
    return not either or (numbers & others).total() / either >= _ONE_IN_NUMBERS
