"""How many threads and processes Triptych takes, and how important they are."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from colour_media import write_picture
from command_line import new_library
from processes import start
from unit_vectors import unit

from engine.cli.main import run
from engine.duplicates import pictures, sounds
from engine.index.hnsw import HnswIndex
from engine.library.manners import Manners, keep_manners
from engine.media.pool import DecoderPool
from engine.paths import LibraryPaths
from engine.threads import decoders_beside_models, leave_cores

_ASK = """
import sys
from contextlib import suppress
from threadpoolctl import threadpool_info
from engine.cli.main import main

with suppress(SystemExit):
    main()
import numpy
print([one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"])
"""


@pytest.mark.skipif(sys.platform == "darwin", reason="numpy has a library of Apple's there")
def test_numpy_keeps_to_one_thread(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nobody need set a variable for it."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        monkeypatch.delenv(name, raising=False)
    asked = [sys.executable, "-c", _ASK, "status", "--library", str(tmp_path)]
    told = subprocess.run(asked, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[1]"


# What a command starts on a machine of eight cores: decoders at a time, threads of each network.
_COUNT = """
import os
from contextlib import suppress
from multiprocessing import active_children

import onnxruntime

os.cpu_count = lambda: 8

from engine.cli.main import main
from engine.media import pool
from engine.media.decoder_process import DecoderProcess

# None works alone at first.
pool._ALONE_SECONDS = 0.0
decoders, threads = [], set()
make, open_network = DecoderProcess.__init__, onnxruntime.InferenceSession


def made(self, *given):
    make(self, *given)
    decoders.append(len(active_children()))


def opened(*given, **named):
    network = open_network(*given, **named)
    threads.add(network.get_session_options().intra_op_num_threads)
    return network


if __name__ == "__main__":
    DecoderProcess.__init__, onnxruntime.InferenceSession = made, opened
    with suppress(SystemExit):
        main()
    print(max(decoders), *threads)
"""


def test_a_limit_of_cores_is_for_decoders_and_models_together(
    library_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`index` starts no more than that in all."""
    monkeypatch.delenv("OMP_NUM_THREADS")
    new_library(library_dir)
    keep_manners(LibraryPaths(library_dir), Manners(cores=5))
    for number in range(8):
        write_picture(tmp_path / "media" / f"{number}.png", "red", number)
    script = tmp_path / "count.py"
    script.write_text(_COUNT)
    asked = (
        str(script),
        "index",
        str(tmp_path / "media"),
        "--no-text-in-pictures",
        "--library",
        str(library_dir),
    )
    told, _ = start(program=asked).communicate()
    assert told.splitlines()[-1] == "3 2"


def test_the_engine_shares_the_cores_as_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of them or of the limit for models, unless the person wants otherwise."""
    monkeypatch.setattr("os.cpu_count", lambda: 16)
    for most, models, decoders in [(None, 8, None), (40, 8, 32), (6, 3, 3), (3, 1, 2), (1, 1, 1)]:
        monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
        leave_cores(most)
        assert os.environ["OMP_NUM_THREADS"] == str(models)
        assert decoders_beside_models(most) == decoders
    monkeypatch.setenv("OMP_NUM_THREADS", "5,1")
    leave_cores(6)
    assert os.environ["OMP_NUM_THREADS"] == "5,1"
    assert decoders_beside_models(6) == 1


class _Graph:
    """A graph of hnswlib that tells how many threads it is built and asked with."""

    def __init__(self, graph: Any) -> None:
        self._graph = graph
        self.threads: list[int] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._graph, name)

    def add_items(self, *given: Any, num_threads: int) -> None:
        self.threads.append(num_threads)
        self._graph.add_items(*given, num_threads=num_threads)

    def knn_query(self, *given: Any, k: int, num_threads: int) -> Any:
        self.threads.append(num_threads)
        return self._graph.knn_query(*given, k=k, num_threads=num_threads)


@pytest.fixture
def _eight_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    monkeypatch.delenv("OMP_NUM_THREADS")


@pytest.mark.parametrize(("most", "threads"), [(None, 8), (3, 3), (1, 1), (99, 8)])
@pytest.mark.usefixtures("_eight_cores")
def test_a_limit_of_cores_is_for_graphs_as_well(most: int | None, threads: int) -> None:
    """They are built, and asked for the neighbours of many, by as many threads at most."""
    index, vectors = HnswIndex(8), unit(64, dim=8)
    index._graph = graph = _Graph(index._graph)
    leave_cores(most)
    index.add(np.arange(64), vectors)
    assert index.nearest_of_each(vectors, 1)[:, 0].tolist() == list(range(64))
    assert graph.threads == [threads, threads]


@pytest.mark.parametrize(("most", "printed", "compared"), [(None, 7, 4), (3, 3, 3), (1, 1, 1)])
@pytest.mark.usefixtures("_eight_cores")
def test_a_limit_of_cores_is_for_duplicates_as_well(
    monkeypatch: pytest.MonkeyPatch,
    most: int | None,
    printed: int,
    compared: int,
) -> None:
    """By `triptych duplicates` as by the window, for prints of sounds and hashes of pictures."""
    processes, threads = list[int](), list[int]()

    class Pool(DecoderPool):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            processes.append(self._count)

    class Threads(ThreadPoolExecutor):
        def __init__(self, count: int) -> None:
            super().__init__(count)
            threads.append(count)

    new_library()
    assert run(["background", "--cores", str(most or 0)]) == 0
    monkeypatch.setattr(sounds, "DecoderPool", Pool)
    monkeypatch.setattr(pictures, "ThreadPoolExecutor", Threads)
    assert run(["duplicates"]) == 0
    assert (processes, threads) == ([printed], [compared])


@pytest.mark.skipif(sys.platform != "linux", reason="where each thread says how important it is")
def test_who_watches_gives_way_to_other_programs(library_dir: Path) -> None:
    """`triptych watch` takes the processor and the disk after all others, with every thread."""
    new_library(library_dir)
    watching = start("watch", "--library", str(library_dir))
    assert watching.stdout is not None
    assert watching.stdout.readline().startswith("Watching")
    process, least = psutil.Process(watching.pid), max(10, os.nice(0))
    tasks = [Path(f"/proc/{watching.pid}/task/{thread.id}/stat") for thread in process.threads()]
    niceness = {int(task.read_text().rpartition(")")[2].split()[16]) for task in tasks}
    priority = process.ionice()
    watching.send_signal(signal.SIGINT)
    watching.communicate()
    assert niceness == {least}
    assert priority == (psutil.IOPRIO_CLASS_BE, 7)
