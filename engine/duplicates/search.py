"""The search for duplicates: fingerprints that are missing, then what is new beside all others.

What was found stays in the catalogue, so that the next search only catches up with what changed. It
may be stopped between two steps, and goes on where it was.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ..catalogue import Catalogue
from ..catalogue.duplicate_tables import AlikePair, Fingerprint
from ..types.duplicates import DuplicateProgress, DuplicateStage
from .comparing import Comparer, Pairs, Telling, distinct

_AT_ONCE = 200
# A sound takes a second, which nobody wants to lose many of.
_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class DuplicateSearch:
    """Brings what is known of duplicates up to date.

    Attributes:
        space_id: the space whose vectors are compared, 0 for none.
    """

    catalogue: Catalogue
    space_id: int
    telling: Telling

    def run(self, comparers: Iterable[Comparer]) -> None:
        """Compare what no search has compared.

        Raises:
            Cancelled: it was to stop; what is done stays.
        """
        for comparer in comparers:
            self._make_fingerprints(comparer)
            self._compare(comparer)

    def _make_fingerprints(self, comparer: Comparer) -> None:
        tables, modality = self.catalogue.duplicates, comparer.modality
        lacking = tables.without_fingerprint(modality, comparer.maker)
        done = 0
        for some in _gathered(comparer.fingerprints(lacking)):
            with tables.transaction():
                tables.put(modality, comparer.maker, some)
            done += len(some)
            self._tell(comparer, DuplicateStage.FINGERPRINTS, done, len(lacking))

    def _compare(self, comparer: Comparer) -> None:
        tables = self.catalogue.duplicates
        due = tables.not_compared(comparer.modality, self.space_id)
        if not due:
            return
        self._tell(comparer, DuplicateStage.COMPARING, 0, len(due))
        prints = tables.of(comparer.modality, comparer.maker)
        new = np.array([one.content in due for one in prints], np.bool_)
        pairs = distinct(comparer.candidates(prints, new), new)
        pairs = pairs[np.argsort(pairs[:, 0], kind="stable")]
        with tables.transaction():
            tables.remove_pairs(due)
        places = np.flatnonzero(new)
        for start in range(0, len(places), _AT_ONCE):
            some = places[start : start + _AT_ONCE]
            first, last = np.searchsorted(pairs[:, 0], (some[0], some[-1] + 1))
            these = pairs[first:last]
            alike = list(self._alike(comparer, prints, these))
            with tables.transaction():
                contents = [prints[place].content for place in some.tolist()]
                tables.put_compared(contents, self.space_id, alike)
            self._tell(comparer, DuplicateStage.COMPARING, start + len(some), len(places))

    def _alike(
        self, comparer: Comparer, prints: Sequence[Fingerprint], pairs: Pairs
    ) -> Iterator[AlikePair]:
        for one, other in pairs.tolist():
            self.telling.check()
            found = comparer.compare(prints[one], prints[other])
            if found is not None:
                yield found

    def _tell(self, comparer: Comparer, stage: DuplicateStage, done: int, total: int) -> None:
        self.telling.check()
        self.telling.tell(DuplicateProgress(stage, comparer.modality, done, total))


def _gathered(made: Iterable[Fingerprint]) -> Iterator[list[Fingerprint]]:
    """Some at a time: as many as were made in a moment."""
    some: list[Fingerprint] = []
    began = time.monotonic()
    for one in made:
        some.append(one)
        if len(some) == _AT_ONCE or time.monotonic() - began >= _SECONDS:
            yield some
            some, began = [], time.monotonic()
    if some:
        yield some
