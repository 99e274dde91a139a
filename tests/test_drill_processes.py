"""kill -9 of the window, its engine or a decoder at any moment, as the system does it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

import pytest
from colour_media import write_media_folder, write_picture, write_text
from library_state import Content, compare_states, library_state
from processes import members, start, wait_until_gone

from engine.integrity.findings import Part
from engine.library.facade import Library
from engine.library.keeping import verify_library

KILLS = 24
# From the first write of the window's engine on.
SECONDS = 5.0
PATIENCE = 60.0
VICTIMS = ("window", "engine", "decoder")


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures, sounds and documents."""
    folder = write_media_folder(tmp_path_factory.mktemp("killed") / "media")
    for number in range(120):
        colour = ("red", "green", "blue")[number % 3]
        if number % 4:
            write_picture(folder / f"{number:03}.png", colour, number)
        else:
            write_text(folder / f"{number:03}.txt", f"A {colour} house with {number} windows.")
    return folder


@pytest.fixture(scope="module")
def peace(media: Path) -> dict[str, Content]:
    """What a library holds that was made in peace."""
    with closing(Library(media.parent / "peace")) as library:
        library.index((str(media),))
    return library_state(media.parent / "peace", media)


def parent_of(pid: int) -> int:
    """The process that started another; 0 where it is gone."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    return 0


def victim_of(window: int, what: str) -> int:
    """The process id of the window, of its engine or of one of the engine's decoders."""
    children = {pid: parent_of(pid) for pid in members(window) if pid != window}
    engines = [pid for pid, parent in children.items() if parent == window]
    below = [pid for pid, parent in children.items() if parent in engines]
    chosen = {"window": [window], "engine": engines, "decoder": below}[what]
    return max(chosen, default=window)


def open_window(media: Path, library: Path) -> subprocess.Popen[str]:
    """Start the window on a folder, and wait for the first thing that its engine writes."""
    process = start("--library", str(library), str(media), program=("-m", "desktop"))
    deadline = time.monotonic() + PATIENCE
    while not (library / "catalogue.sqlite").exists():
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.01)
            raise AssertionError(process.communicate())
        assert time.monotonic() < deadline
    return process


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_killed_window_engine_or_decoder_costs_nothing(
    media: Path, peace: dict[str, Content], tmp_path: Path
) -> None:
    """Nothing stays behind of a window that was killed; the library is whole, and a run ends with
    that of an uninterrupted one.
    """
    moments, tally = random.Random(5), Counter[str]()
    for number in range(KILLS):
        library, what = tmp_path / str(number), VICTIMS[number % len(VICTIMS)]
        process = open_window(media, library)
        time.sleep(moments.uniform(0, SECONDS))
        with suppress(ProcessLookupError):
            os.kill(victim_of(process.pid, what), signal.SIGKILL)
        if what == "window":
            process.communicate()
            wait_until_gone(process.pid, 60.0)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        wait_until_gone(process.pid)
        # The first of all kills may come while the tables are made: those are ended first.
        Library(library).close()
        parts = {finding.part for finding in verify_library(library).findings}
        tally[f"{what}: {', '.join(sorted(parts)) or 'clean'}"] += 1
        assert parts <= {Part.GRAPHS, Part.PREVIEWS}
        with closing(Library(library)) as opened:
            opened.index((str(media),))
        compare_states(library_state(library, media), peace)
        assert verify_library(library).findings == ()
    print(f"\n{KILLS} kills: {dict(tally)}")  # noqa: T201 - for who runs it with -s
