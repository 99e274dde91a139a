"""A library of the former starter in the real engine process: it is read anew by itself."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from colour_media import write_media_folder
from fake_encoder import ColourEncoder

from engine.library.facade import Library
from engine.service.client import EngineClient
from engine.service.messages import Event, IndexingDone, Ready, Search, SearchDone, Trouble
from engine.service.model_messages import ModelRenewed
from engine.types import Modality, Query, Term

SECONDS = 90.0
Start = Callable[[], "Engine"]


class Engine:
    """A started engine and the events it has sent."""

    def __init__(self, library: Path) -> None:
        self.events: queue.Queue[Event] = queue.Queue()
        self.client = EngineClient(library, self.events.put)
        self.client.start()

    def until(self, last: type[Event]) -> list[Event]:
        """What it says up to an event of that kind, which is the last of them."""
        said = [self.events.get(timeout=SECONDS)]
        while not isinstance(said[-1], last):
            said.append(self.events.get(timeout=SECONDS))
        return said


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start engines on a library that other weights made, which went by the starter's name."""
    former = ColourEncoder("starter:former")
    library = Library(tmp_path / "library", "starter", encoder_of=lambda preset, cache: former)
    library.index((str(write_media_folder(tmp_path / "media")),))
    library.close()
    started: list[Engine] = []

    def make() -> Engine:
        started.append(Engine(tmp_path / "library"))
        return started[-1]

    yield make
    for engine in started:
        engine.client.close()


@pytest.mark.slow
def test_a_library_of_former_weights_is_read_anew_by_itself(start: Start) -> None:
    """The engine says so once, indexes everything, and answers; the next start has nothing to
    say.
    """
    first = start()
    said = first.until(IndexingDone)
    assert [event for event in said if isinstance(event, ModelRenewed | Trouble)] == [
        ModelRenewed("starter")
    ]
    assert isinstance(said[-1], IndexingDone)
    assert said[-1].report.indexed == 8
    first.client.send(Search(1, Query((Term(Modality.TEXT, "red"),))))
    answer = first.until(SearchDone)[-1]
    assert isinstance(answer, SearchDone)
    assert sum(1 + len(hit.copies) for hit in answer.result.hits) == 8
    first.client.close()
    assert start().until(Ready) == [Ready("starter")]
