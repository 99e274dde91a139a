"""Where a search's time goes: the engine's own functions, timed by the step that they are.

A step that calls another is charged only for its own part. Times are of the processor, of all
threads together.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import Any

STEPS: dict[str, tuple[str, ...]] = {
    "scope": ("engine.search.searcher:scope_of",),
    "full text": ("engine.search.searcher:evidence_for",),
    "spelling": ("engine.search.spelling:Spelling.did_you_mean",),
    "candidates": ("engine.search.result_list:head",),
    "scoring": ("engine.search.meaning_scorer:MeaningScorer._calibrated",),
    "pooling": ("engine.ranking.pooling:ItemRows.pool",),
    "fusion": ("engine.search.result_list:fuse",),
    "copies": (
        "engine.search.result_list:equals_within",
        "engine.search.result_list:ResultList._near",
        "engine.search.result_list:ResultList._groups",
        "engine.search.result_list:count_groups",
    ),
    "order": (
        "engine.search.order:Ranked.deeper",
        "engine.search.result_list:listed",
        "engine.catalogue.items:ItemTable.ids",
    ),
    "rows": (
        "engine.search.hits:HitMaker.make",
        "engine.catalogue.items:ItemTable.get",
    ),
}
REST = "rest"


class StepTimer:
    """Wraps the functions of the steps, and sums up what each takes."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._running = [REST]
        self._since = time.process_time()
        for step, names in STEPS.items():
            for name in names:
                self._wrap(step, name)

    def shares(self) -> dict[str, float]:
        """The share of every step in all that was timed, 0 to 1, the greatest first."""
        total = sum(self.seconds.values()) or 1.0
        falling = sorted(self.seconds.items(), key=lambda entry: -entry[1])
        return {step: seconds / total for step, seconds in falling}

    def start(self) -> None:
        """Begin anew."""
        self.seconds.clear()
        self._since = time.process_time()

    def stop(self) -> None:
        """Charge what is running for the time until now."""
        now = time.process_time()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now

    def _wrap(self, step: str, name: str) -> None:
        module, _, path = name.partition(":")
        *owners, attribute = path.split(".")
        owner: Any = import_module(module)
        for one in owners:
            owner = getattr(owner, one)
        setattr(owner, attribute, self._timed(step, getattr(owner, attribute)))

    def _timed(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def timed(*args: Any, **options: Any) -> Any:
            self.stop()
            self._running.append(step)
            try:
                return function(*args, **options)
            finally:
                self.stop()
                self._running.pop()

        return timed
