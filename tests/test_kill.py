"""kill -9 during indexing, at random moments: nothing is lost and nothing is mixed up."""

from __future__ import annotations

import random
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_picture, write_text
from library_state import Content, compare_states, library_state
from processes import start, wait_until_gone

from engine.library.facade import Library
from engine.types import Modality, Query, Term
from engine.types.tracks import Track

FILES = 80


@dataclass(frozen=True)
class Drill:
    """An uninterrupted run: what it left, and how long it took from its first write on."""

    folder: Path
    state: dict[str, Content]
    hits: list[str]
    seconds: float


def index(folder: Path, library: Path) -> subprocess.Popen[str]:
    """Start a run, and wait for the first thing that it writes."""
    process = start("index", str(folder), "--library", str(library), "--json")
    while not library.exists():
        try:
            process.wait(0.01)
        except subprocess.TimeoutExpired:
            continue
        raise AssertionError(process.communicate())
    return process


def finish(drill: Drill, library: Path) -> list[str]:
    """Run again, check that all is there, and return the paths that a search finds."""
    opened = Library(library)
    report = opened.index((str(drill.folder),))
    assert report.indexed + report.unchanged == FILES
    compare_states(library_state(library, drill.folder), drill.state)
    found = hits(opened)
    opened.close()
    return found


def hits(library: Library) -> list[str]:
    """The paths that a search finds, best first."""
    found = library.search(Query((Term(Modality.TEXT, "a red flower"),), limit=20)).hits
    return [hit.item.path for hit in found]


def kill(process: subprocess.Popen[str]) -> None:
    """kill -9 the command alone, and wait until its decoders have followed."""
    process.kill()
    process.communicate()
    wait_until_gone(process.pid)


@pytest.fixture(scope="module")
def drill(tmp_path_factory: pytest.TempPathFactory) -> Drill:
    """A folder of pictures, sounds and documents, and a library that was made in peace."""
    folder = write_media_folder(tmp_path_factory.mktemp("kill") / "media")
    for number in range(FILES - 8):
        colour = ("red", "green", "blue")[number % 3]
        if number % 4:
            write_picture(folder / f"{number:03}.png", colour, number)
        else:
            write_text(folder / f"{number:03}.txt", f"A {colour} house with {number} windows.")
    library = folder.parent / "library"
    process = index(folder, library)
    started = time.monotonic()
    _, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    seconds = time.monotonic() - started
    opened = Library(library)
    found = hits(opened)
    opened.close()
    return Drill(folder, library_state(library, folder), found, seconds)


def drill_once(drill: Drill, library: Path, seed: int, kills: int = 1) -> None:
    """Kill runs at moments drawn from a seed, run again, and compare."""
    moments = random.Random(seed)
    for _ in range(kills):
        process = index(drill.folder, library)
        try:
            process.wait(moments.uniform(0, drill.seconds))
        except subprocess.TimeoutExpired:
            kill(process)
        process.communicate()
    assert finish(drill, library) == drill.hits
    graphs = {f"index-1-{track.file_name}.hnsw" for track in Track}
    vectors = {path.name for path in library.glob("index-1-*.vectors")}
    assert len(vectors) == 1
    leftover = {path.name for path in library.iterdir()} - graphs - vectors - {"write.lock"}
    assert all(name.startswith(("catalogue.sqlite", "thumbs.sqlite")) for name in leftover)


@pytest.mark.slow
def test_a_killed_run_is_made_good(drill: Drill, tmp_path: Path) -> None:
    """After kill -9 and another run, the library is that of a run without interruption; the
    decoders of the killed process are gone.
    """
    drill_once(drill, tmp_path / "library", seed=0)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_twenty_killed_runs_are_made_good(drill: Drill, tmp_path: Path) -> None:
    """The same at twenty other moments."""
    for seed in range(100, 120):
        drill_once(drill, tmp_path / str(seed), seed, kills=1 + seed % 2)
