"""The engine process hears a shutdown at any moment, and outlives what the system refuses."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from colour_media import write_media_folder
from fake_encoder import ColourEncoder
from running_engine import Engine
from stuck_engine import FORMER, loading_pipe, serve_former, serve_renewed

from engine.library.facade import Library
from engine.service import launch as launch_module
from engine.service.client import EngineClient
from engine.service.messages import (
    Index,
    IndexingDone,
    IndexingFailed,
    Search,
    SearchDone,
)
from engine.types import Modality, Query, Term

RED = Query((Term(Modality.TEXT, "red"),))


@pytest.fixture
def library_dir(tmp_path: Path) -> Path:
    """A library that holds something."""
    former = ColourEncoder(FORMER)
    library = Library(tmp_path / "library", "starter", encoder_of=lambda preset, cache: former)
    library.index((str(write_media_folder(tmp_path / "media")),))
    library.close()
    return tmp_path / "library"


@pytest.mark.parametrize("serve", [serve_former, serve_renewed])
def test_closing_ends_an_engine_that_loads_a_model(
    library_dir: Path, serve: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends by itself, and need not be killed, whatever the model is loaded for."""
    os.mkfifo(loading_pipe(library_dir))
    monkeypatch.setattr(launch_module, "run_engine", serve)
    client = EngineClient(library_dir, lambda event: None)
    client.start()
    process = client._process
    assert process is not None
    assert loading_pipe(library_dir).read_text() == "loading"
    client.close()
    assert process.exitcode == 0


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An engine over a new library."""
    made = Engine(tmp_path / "new library")
    yield made
    made.client.close()


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such signal")
def test_an_engine_outlives_its_terminal_where_that_is_wanted(tmp_path: Path) -> None:
    """As the window does that `nohup` has started."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        engine = Engine(tmp_path / "new library")
    finally:
        signal.signal(signal.SIGHUP, before)
    with closing(engine.client):
        for number in range(3):
            engine.client.send(Search(number, RED))
            engine.wait(SearchDone)
            os.kill(engine.pid(), signal.SIGHUP)


@pytest.mark.slow
def test_what_the_system_refuses_is_told_and_the_engine_lives_on(
    engine: Engine, tmp_path: Path
) -> None:
    """A file that cannot be written costs the run that wanted to, and is named; the next run goes
    on from there.
    """
    media = write_media_folder(tmp_path / "media")
    in_the_way = tmp_path / "new library" / "index-1-image.hnsw"
    engine.client.send(Search(1, RED))
    engine.wait(SearchDone)
    (in_the_way / "something").mkdir(parents=True)
    engine.client.send(Index((str(media),)))
    failed = engine.wait(IndexingFailed)
    assert "Is a directory" in failed.message
    assert str(in_the_way) in failed.message
    (in_the_way / "something").rmdir()
    in_the_way.rmdir()
    engine.client.send(Index())
    engine.wait(IndexingDone)
