"""The engine process: real, spawned, and spoken to through its client."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_picture, write_text
from processes import members, start, wait_until_gone
from running_engine import SECONDS, Engine

from engine.library.reader import LibraryReader
from engine.service.messages import (
    CancelIndexing,
    Forget,
    Index,
    IndexingDone,
    IndexingFailed,
    IndexingProgress,
    LibraryChanged,
    Ready,
    RemoveRoot,
    Search,
    SearchDone,
    SearchFailed,
    Stopped,
    Trouble,
)
from engine.types import Modality, Query, Stage, Term

RED = Query((Term(Modality.TEXT, "red"),))
PARENT = """
import sys, threading
from pathlib import Path
from engine.service.client import EngineClient
from engine.service.messages import Index, IndexingProgress
from engine.types import Stage
seen = threading.Event()
def note(event):
    if isinstance(event, IndexingProgress) and event.progress.done:
        seen.set()
if __name__ == "__main__":
    client = EngineClient(Path(sys.argv[1]), note)
    client.start()
    client.send(Index((sys.argv[2],)))
    seen.wait()
    print("indexing", flush=True)
    threading.Event().wait()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve pictures and two documents."""
    made = tmp_path_factory.mktemp("engine") / "media"
    for number in range(12):
        write_picture(made / f"{number:02}.png", "red", number)
    write_text(made / "one.txt", "red roses and blue seas")
    write_text(made / "two.txt", "the rain in spain stays mainly in the plain")
    return made


@pytest.fixture(scope="module")
def engine(folder: Path) -> Iterator[Engine]:
    """An engine over a library that holds the folder."""
    made = Engine(folder.parent / "library")
    made.client.send(Index((str(folder),)))
    assert made.wait(IndexingDone).report.indexed == 14
    yield made
    made.client.close()


def test_indexing_tells_how_far_it_is(engine: Engine, folder: Path) -> None:
    """A run sends progress through its stages, then its report, then that the library changed."""
    write_picture(folder / "extra.png", "blue", 500)
    engine.client.send(Index())
    assert engine.wait(IndexingProgress, lambda e: e.progress.stage is Stage.SCANNING)
    told = engine.wait(IndexingProgress, lambda e: e.progress.stage is Stage.INDEXING)
    assert told.progress.total == 1
    assert engine.wait(IndexingDone).report.indexed == 1
    assert engine.wait(LibraryChanged)


def test_searches_are_answered(engine: Engine, folder: Path) -> None:
    """Words and files are answered under the number that they were asked with."""
    engine.client.send(Search(7, RED))
    answer = engine.wait(SearchDone)
    assert answer.generation == 7
    assert sum(1 + len(hit.copies) for hit in answer.result.hits) > 12
    picture = Query((Term(Modality.IMAGE, str(folder / "00.png"), is_file=True),), limit=1)
    engine.client.send(Search(8, picture))
    answer = engine.wait(SearchDone)
    assert answer.generation == 8
    assert answer.result.hits[0].item.modality is Modality.IMAGE


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process has one priority")
def test_what_nobody_waits_for_gives_way(engine: Engine) -> None:
    """Searches have the priority of the window; what reads and computes beside them has less."""
    tasks = Path(f"/proc/{engine.pid()}/task")
    told = [(task / "stat").read_text().rpartition(")")[2].split() for task in tasks.iterdir()]
    ours = os.nice(0)
    # A suite that is itself started with less than that leaves nothing to give way with.
    assert {int(fields[16]) for fields in told} == {ours, max(ours, 10)}


def test_what_goes_wrong_is_told_and_the_engine_lives_on(engine: Engine, tmp_path: Path) -> None:
    """A bad path, a bad query file and an unknown file are one line each."""
    engine.client.send(Index((str(tmp_path / "nowhere"),)))
    assert "There is no folder" in engine.wait(IndexingFailed).message
    engine.client.send(Forget((str(tmp_path / "stranger.png"),)))
    assert "knows nothing of" in engine.wait(Trouble).message
    (tmp_path / "empty.png").touch()
    bad = Query((Term(Modality.IMAGE, str(tmp_path / "empty.png"), is_file=True),))
    engine.client.send(Search(9, bad))
    failed = engine.wait(SearchFailed)
    assert failed.generation == 9
    assert "empty file" in failed.message
    engine.client.send(Search(10, RED))
    assert engine.wait(SearchDone).generation == 10


def test_indexing_can_be_cancelled(engine: Engine, folder: Path, tmp_path: Path) -> None:
    """A cancel ends every run that was asked for before it, also one that still waits."""
    for number in range(30):
        write_picture(tmp_path / "many" / f"{number}.png", "green", number)
    engine.client.send(Index((str(tmp_path / "many"),)))
    engine.client.send(Index((str(tmp_path / "many"),)))
    engine.client.send(CancelIndexing())
    for _ in range(2):
        report = engine.wait(IndexingDone).report
        assert report.cancelled
        assert report.indexed < 30
    engine.client.send(Index((str(tmp_path / "many"),)))
    engine.wait(IndexingProgress, lambda e: e.progress.stage is Stage.INDEXING)
    engine.client.send(Search(11, RED))
    assert engine.wait(SearchDone).generation == 11
    assert not engine.wait(IndexingDone).report.cancelled
    assert engine.wait(LibraryChanged)
    engine.client.send(RemoveRoot(str(tmp_path / "many")))
    engine.wait(LibraryChanged)
    reader = LibraryReader(folder.parent / "library")
    assert [root.path for root in reader.roots()] == [str(folder)]
    reader.close()


def test_many_files_are_forgotten_in_one_request(engine: Engine, tmp_path: Path) -> None:
    """What is known of them goes; a stranger among them is named, and costs the others nothing."""
    media = write_media_folder(tmp_path / "media")
    engine.client.send(Index((str(media),)))
    engine.wait(IndexingDone)
    doomed = [str(media / name) for name in ("rose.png", "ruby.txt", "nobody.txt")]
    engine.client.send(Forget(tuple(doomed)))
    assert engine.wait(Trouble).message == f"The library knows nothing of {doomed[-1]}."
    engine.client.send(Search(12, RED))
    found = {hit.item.path for hit in engine.wait(SearchDone).result.hits}
    assert found
    assert not found & set(doomed)
    engine.client.send(RemoveRoot(str(media)))
    engine.wait(LibraryChanged)


def test_of_waiting_searches_the_newest_is_answered_and_closing_is_prompt(
    engine: Engine, folder: Path
) -> None:
    """Searches typed while the model loads give one answer; closing ends process and decoders."""
    second = Engine(folder.parent / "library")
    for generation in range(30):
        second.client.send(Search(generation, RED))
    assert isinstance(second.wait(Ready), Ready)
    second.client.send(Search(99, Query((Term(Modality.TEXT, "blue"),))))
    answers = [second.wait(SearchDone).generation]
    while answers[-1] != 99:
        answers.append(second.wait(SearchDone).generation)
    assert answers in ([99], [29, 99])
    pid = second.pid()
    before = time.monotonic()
    second.client.close()
    assert time.monotonic() - before < 5
    assert second.events.get(timeout=SECONDS) == Stopped("")
    assert not Path(f"/proc/{pid}").exists()


def test_an_engine_that_is_killed_is_told(tmp_path: Path) -> None:
    """When the process dies by itself, the last event says so and what to do."""
    engine = Engine(tmp_path / "library")
    os.kill(engine.pid(), signal.SIGKILL)
    assert engine.wait(Stopped) == Stopped("The engine stopped. Start it again to go on.")
    engine.client.send(Search(1, RED))
    engine.client.close()
    assert engine.events.empty()


def test_a_bug_ends_the_engine_and_hangs_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A broken promise in a lane ends the process with its traceback; the window is told."""
    engine = Engine(tmp_path / "library")
    engine.client.send(Index(None))  # type: ignore[arg-type]
    assert engine.wait(Stopped) == Stopped("The engine stopped. Start it again to go on.")
    engine.client.close()
    assert "TypeError" in capfd.readouterr().err


def test_a_library_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """The reason comes first, then the end."""
    (tmp_path / "file").write_text("in the way")
    engine = Engine(tmp_path / "file")
    assert "cannot be kept" in engine.wait(Trouble).message
    assert isinstance(engine.events.get(timeout=SECONDS), Stopped)
    engine.client.close()


@pytest.mark.slow
def test_nothing_outlives_a_window_that_is_killed(tmp_path: Path) -> None:
    """kill -9 of the window's process in the middle of indexing ends engine and decoders."""
    for number in range(100):
        write_picture(tmp_path / "many" / f"{number}.png", "green", number)
    script = tmp_path / "window.py"
    script.write_text(PARENT)
    arguments = (str(tmp_path / "library"), str(tmp_path / "many"))
    parent = start(*arguments, program=(str(script),))
    with parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "indexing\n"
        assert len(members(parent.pid)) >= 3
        parent.kill()
        parent.wait()
        wait_until_gone(parent.pid)
