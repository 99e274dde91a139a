"""How long a run will still take, by what files of each turn have taken so far; counted by kinds.

Turns that have not begun go by what they took in earlier runs with the same model, and where there
were none, by what they usually take beside pictures. What the first seconds of a run took tells
nothing: the model and the decoders are being started then, and files come in batches.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from ..types import FileStat, KindProgress, Modality
from .turns import Turn, turn_of

# A file counts as one, and one more for so many bytes: longer sounds and texts take longer.
_BYTES_OF_ONE_MORE = {
    Turn(Modality.AUDIO): 1_000_000,
    Turn(Modality.VIDEO): 20_000_000,
    Turn(Modality.TEXT): 20_000,
    Turn(Modality.TEXT, is_book=True): 2_000_000,
}
# Of a long text no more than some passages are read.
_MOST_UNITS = 64.0
# Seconds a unit, where a picture takes one.
_USUAL = {
    Turn(Modality.AUDIO): 2.0,
    Turn(Modality.VIDEO): 5.0,
    Turn(Modality.TEXT, is_book=True): 10.0,
}
# So much of a turn tells its pace; less may be luck, and is nothing to remember.
_ENOUGH, _WORTH_NOTING = 5.0, 50.0
_START_SECONDS = 5.0


class Pace:
    """Counts the work of a run, in units that take about as long within one turn.

    Args:
        earlier: seconds a unit of each turn, from runs before.
    """

    def __init__(self, stats: Iterable[FileStat], earlier: Mapping[Turn, float]) -> None:
        self._earlier = earlier
        self._start_left = _START_SECONDS
        self._left: dict[Turn, float] = defaultdict(float)
        self._done: dict[Turn, float] = defaultdict(float)
        self._seconds: dict[Turn, float] = defaultdict(float)
        self._found: Counter[Modality | None] = Counter()
        self._read: Counter[Modality | None] = Counter()
        for stat in stats:
            turn = turn_of(stat)
            self._left[turn] += _units(stat)
            self._found[turn.modality] += 1

    def done(self, stat: FileStat, seconds: float) -> None:
        """Count a file, and the seconds since the one before it."""
        turn, units = turn_of(stat), _units(stat)
        self._left[turn] = max(self._left[turn] - units, 0)
        self._read[turn.modality] += 1
        if self._start_left > 0:
            self._start_left -= seconds
            return
        self._done[turn] += units
        self._seconds[turn] += seconds

    def kinds(self) -> tuple[KindProgress, ...]:
        """How far each kind is that there are files of."""
        found = {kind: self._found[kind] for kind in Modality if self._found[kind]}
        return tuple(
            KindProgress(kind, min(self._read[kind], total), total) for kind, total in found.items()
        )

    def seconds_left(self) -> float | None:
        """The seconds that all that is left will take; None before anything is known."""
        known = self._measured(_ENOUGH)
        if not known and not self._earlier:
            return None
        return sum(units * self._seconds_of(turn, known) for turn, units in self._left.items())

    def worth_noting(self) -> dict[Turn, float]:
        """Seconds a unit of each turn that much was done of."""
        return self._measured(_WORTH_NOTING)

    def _measured(self, least: float) -> dict[Turn, float]:
        return {
            turn: self._seconds[turn] / units
            for turn, units in self._done.items()
            if units >= least
        }

    def _seconds_of(self, turn: Turn, known: Mapping[Turn, float]) -> float:
        if turn in known:
            return known[turn]
        if turn in self._earlier:
            return self._earlier[turn]
        told = {**self._earlier, **known}
        usual = [seconds / _USUAL.get(one, 1.0) for one, seconds in told.items()]
        return _USUAL.get(turn, 1.0) * sum(usual) / len(usual)


def _units(stat: FileStat) -> float:
    more = _BYTES_OF_ONE_MORE.get(turn_of(stat))
    return min(1 + stat.size / more, _MOST_UNITS) if more else 1.0
