"""What encoders keep in memory: their weights, once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from checkpoints import open_clap

from engine.encoders import clap_towers, starter_text
from engine.encoders.starter import StarterEncoder


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
    opened = Meeting(starter_text.TextTower)
    monkeypatch.setattr(starter_text, "TextTower", opened)
    on_two_threads(StarterEncoder().load)
    assert opened.calls == 1


def test_two_threads_read_the_text_tower_of_clap_once(
    hearing_models: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Captions that are encoded on two threads at once are encoded by one tower."""
    build = Meeting(clap_towers.ClapTextTower)
    monkeypatch.setattr(clap_towers, "ClapTextTower", build)
    sound = open_clap(hearing_models / "clap")
    on_two_threads(lambda: sound.encode_captions(["rain"]))
    assert build.calls == 1
