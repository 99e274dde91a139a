"""What it costs to forget files, and to be searched meanwhile, on 20,000 made-up segments.

    python benchmarks/forgetting.py [--segments 20000] [--dim 512] [--files 20]

The library is that of `index.py`. Times are ratios to one search of it by exact comparison.
"""

from __future__ import annotations

import argparse
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median

from index import Ready, clustered, compare, fill, stored_space

from engine.catalogue import Catalogue
from engine.index.space_index import SpaceIndex
from engine.library.facade import Library
from engine.paths import LibraryPaths
from engine.search.searcher import Searcher
from engine.types import Modality, Query, Term
from engine.types.vectors import Vectors

QUERY = Query((Term(Modality.IMAGE, "0", is_file=True),))


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def longest_search(
    paths: LibraryPaths, index: SpaceIndex, queries: Vectors, work: threading.Thread
) -> float:
    """The seconds of the longest search while something else goes on."""
    longest = 0.0
    with closing(Catalogue(paths.catalogue)) as catalogue:
        searcher = Searcher(catalogue, index, Ready(queries))
        work.start()
        while work.is_alive():
            longest = max(longest, seconds(lambda: searcher.search(QUERY)))
    return longest


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description="Forgetting, and searching meanwhile.")
    parser.add_argument("--segments", type=int, default=20_000)
    parser.add_argument("--dim", type=int, default=512)
    parser.add_argument("--files", type=int, default=20)
    options = parser.parse_args()
    vectors, queries = clustered(options.segments, 100, options.dim)
    with tempfile.TemporaryDirectory() as folder:
        lines = measure(LibraryPaths(Path(folder)), vectors, queries, options.files)
    print(f"{options.segments} segments of {options.dim} numbers, {options.files} files forgotten")
    print("\n".join(lines))


def measure(paths: LibraryPaths, vectors: Vectors, queries: Vectors, files: int) -> list[str]:
    """Fill a library, change it in every way, and compare; returns the lines to print."""
    with closing(Catalogue(paths.catalogue)) as catalogue:
        fill(catalogue, vectors)
        index = SpaceIndex(paths, stored_space(catalogue), {})
        index.refresh(catalogue)
        searcher = Searcher(catalogue, index, Ready(queries))
        searches = [seconds(lambda: searcher.search(QUERY)) for _ in range(21)]
        building = threading.Thread(target=index.save, args=(catalogue,))
        started = time.perf_counter()
        waited = longest_search(paths, index, queries, building)
        build = time.perf_counter() - started
        recall = compare(index.view, queries)[0]
    with closing(Library(paths.directory)) as library:
        names = [f"/r/many/{number}" for number in range(2 * files)]
        together = seconds(lambda: library.forget(*names[:files]))
        apart = seconds(lambda: [library.forget(name) for name in names[files:]])
    with closing(Catalogue(paths.catalogue)) as catalogue:
        left = SpaceIndex(paths, index.space, {})
        left.refresh(catalogue)
        graph = compare(left.view, queries)[0] if not len(left.view.pending) else 0.0
    one = median(searches)
    return [
        f"building and writing the graph      {build / one:8.0f}",
        f"the longest search meanwhile        {waited / one:8.1f}",
        f"forgetting {files} files at once        {together / one:8.0f}",
        f"forgetting {files} files one by one     {apart / one:8.0f}",
        f"recall@10 of the graph before, after  {recall:.4f} {graph:.4f}",
    ]


if __name__ == "__main__":
    main()
