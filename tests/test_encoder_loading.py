"""What encoders keep in memory: weights once, and words in bounds."""

from __future__ import annotations

import threading
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from checkpoints import open_clap

from engine.encoders import clap_towers, starter_weights
from engine.encoders import starter as starter_module
from engine.encoders.starter import StarterEncoder
from engine.encoders.starter_text import WORDS_REMEMBERED, Lexicon


class Meeting:
    """Counts the calls of what it wraps; each waits for another one, but not for long."""

    def __init__(self, wrapped: Callable[..., Any]) -> None:
        self.calls = 0
        self._wrapped = wrapped
        self._meet = threading.Barrier(2)

    def __call__(self, *arguments: Any) -> Any:
        self.calls += 1
        with suppress(threading.BrokenBarrierError):
            self._meet.wait(timeout=0.5)
        return self._wrapped(*arguments)


def on_two_threads(work: Callable[[], object]) -> None:
    """Do the same on two threads at once."""
    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(work) for _ in range(2)]:
            done.result()


def test_two_threads_read_the_starters_weights_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search and a run that need the model first at the same moment share one."""
    read = Meeting(starter_weights.read_weights)
    monkeypatch.setattr(starter_module, "read_weights", read)
    on_two_threads(StarterEncoder().load)
    assert read.calls == 1


def test_two_threads_read_the_text_tower_of_clap_once(
    hearing_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Captions that are encoded on two threads at once are encoded by one tower."""
    build = Meeting(clap_towers.ClapTextTower)
    monkeypatch.setattr(clap_towers, "ClapTextTower", build)
    sound = open_clap(hearing_models / "clap")
    on_two_threads(lambda: sound.encode_captions(["rain"]))
    assert build.calls == 1


def test_the_starter_forgets_the_words_it_met_long_ago() -> None:
    """However many different words are encoded, what is kept of them stays within bounds."""
    lexicon = Lexicon(np.arange(1000, dtype=np.uint64))
    tracemalloc.start()
    try:
        taken = []
        for start in (0, 1, 2):
            words = range(start * WORDS_REMEMBERED, (start + 1) * WORDS_REMEMBERED)
            lexicon.bags([f"strange{n}" for n in words])
            taken.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert taken[2] < 1.2 * taken[0]
