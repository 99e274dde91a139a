"""How long searches wait for a graph while files are put into it.

    python benchmarks/scale.py FOLDER --segments 100000 --ways triptych
    python benchmarks/adding.py FOLDER [--segments 100000]

A thousand files come to a copy of the library that `scale.py` left in FOLDER, and a thread puts
them into its graphs while another searches, page after page. The two take turns at each graph, so
that a search waits for the step that is under way; up to 50,000 segments none asks a graph. All
but shares are milliseconds:

- `step`: for how long a step keeps a graph; `room`: the same of making it larger, once in many
  runs; `written`: for how long hnswlib keeps all other threads from Python while it writes the
  largest file, once a run. These are of the processor: of the wall where nobody else uses it.
- `waits`: how long searches did wait for a graph, of the wall, and the share that had to wait.
- `after`: what a page takes of the processor right after files were stored, beside one more page.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
from msgspec.structs import replace
from real_structure import made
from scale import QUERIES, Ready, page_of, space_of, store

from engine.catalogue import Catalogue
from engine.index.centring import unit_rows
from engine.index.hnsw import HnswIndex
from engine.index.space_index import LIMITS, SpaceIndex
from engine.paths import LibraryPaths
from engine.search.searcher import Searcher
from engine.types.vectors import Vectors

ADDED = 1_000
STORED_AT_ONCE = 50
Milliseconds = dict[str, list[float]]


class WatchedLock:
    """A graph's lock that notes how long searches wait for it."""

    def __init__(self, lock: Any, adding: threading.Thread, waits: list[float]) -> None:
        self._lock, self._adding, self._waits = lock, adding, waits

    def __enter__(self) -> None:
        started = time.perf_counter()
        self._lock.acquire()
        if threading.current_thread() is not self._adding:
            self._waits.append(1000 * (time.perf_counter() - started))

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def watch(found: Milliseconds) -> None:
    """Note what additions to graphs take of the processor."""
    for name in ("add", "make_room", "save"):
        setattr(HnswIndex, name, _noted(getattr(HnswIndex, name), found[name]))


def _noted(method: Callable[..., None], found: list[float]) -> Callable[..., None]:
    def noted(*args: Any) -> None:
        found.append(spent(lambda: method(*args)))

    return noted


def spent(work: Callable[[], object]) -> float:
    """Milliseconds of the processor that this thread takes for something."""
    started = time.thread_time()
    work()
    return 1000 * (time.thread_time() - started)


def copy_of(library: Path, target: Path) -> LibraryPaths:
    """A library to write to, whose large files are shared: none is written in place."""
    shutil.copy(library / "catalogue.sqlite", target)
    for file in library.glob("index-*"):
        os.link(file, target / file.name)
    return LibraryPaths(target)


def measured(folder: Path, count: int) -> Milliseconds:
    """Add to a library of so many segments, and search it meanwhile."""
    vectors, queries = made(folder, count, QUERIES)
    new = unit_rows(np.asarray(vectors[:ADDED] + vectors[ADDED : 2 * ADDED], np.float32))
    with tempfile.TemporaryDirectory(dir=folder) as place:
        paths = copy_of(folder / f"triptych-{count}", Path(place))
        with closing(Catalogue(paths.catalogue)) as catalogue:
            # At the limit itself, all graphs would be built anew.
            limits = replace(LIMITS, reduced_above=count + (ADDED if count <= 100_000 else -1))
            index = SpaceIndex(paths, space_of(catalogue), {}, limits)
            index.settled(catalogue)
            searcher = Searcher(catalogue, index, Ready(queries))
            return _adding(searcher, paths, new, count)


def _adding(searcher: Searcher, paths: LibraryPaths, new: Vectors, count: int) -> Milliseconds:
    found: Milliseconds = defaultdict(list)
    catalogue, index = searcher.catalogue, searcher.index
    for start in range(0, len(new), STORED_AT_ONCE):
        store(catalogue, new[start : start + STORED_AT_ONCE], count + start)
        for step in ("after", "one more"):
            found[step].append(spent(lambda: page_of(searcher, 0)))

    def add() -> None:
        with closing(Catalogue(paths.catalogue)) as own:
            index.save(own)

    adding = threading.Thread(target=add)
    for graph in index.view.graphs.of.values():
        graph._lock = WatchedLock(graph._lock, adding, found["waits"])  # type: ignore[attr-defined]
    watch(found)
    adding.start()
    while adding.is_alive():
        page_of(searcher, len(found["waits"]) % QUERIES)
    return found


def row(count: int, found: Milliseconds) -> str:
    """A line of the table."""
    waits = np.array(found["waits"])
    told = (
        *np.quantile(found["add"], (0.5, 0.95, 1)),
        *(max(found["make_room"]), max(found["save"])),
        *(100 * np.mean(waits > 0.1), np.quantile(waits, 0.95), waits.max()),
        *(np.median(found["after"]), np.median(found["one more"])),
    )
    return f"| {count:,} | " + " | ".join(f"{figure:.1f}" for figure in told) + " |"


COLUMNS = (
    *("step p50", "p95", "longest", "room", "written"),
    *("held up, %", "waits p95", "longest", "after", "one more"),
)


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description="Searches while files are added to graphs.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--segments", type=int, default=100_000)
    options = parser.parse_args()
    print("| segments | " + " | ".join(COLUMNS) + " |")
    print("| --- " * (1 + len(COLUMNS)) + "|")
    print(row(options.segments, measured(options.folder, options.segments)))
    print(f"\nload of the last minutes: {os.getloadavg()}, cores: {os.cpu_count()}")


if __name__ == "__main__":
    main()
