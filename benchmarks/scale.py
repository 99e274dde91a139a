"""Searches in 10,000 to a million segments of 512 numbers, beside three other ways.

    pip install faiss-cpu usearch        # for this script alone; Triptych uses neither
    python benchmarks/scale.py FOLDER [--segments 10000 100000 1000000] [--ways triptych blobs]

FOLDER keeps the vectors (`real_structure.py`), the libraries and the figures, so that a later run
measures only what is missing; `--again` measures anew what is there. Each way runs in processes of
its own: one builds, another opens what was built and searches.

- `triptych`: a whole search of the real engine beside its encoder: what the index proposes, exact
  scores, the mixed page, 60 hits with their rows from SQLite. Three in five items are pictures, one
  sound, one text; a picture asks, so full text has no part in it (`search.py` measures that).
- `blobs`: brute force over float32 blobs in SQLite, read for every search, as rclip does.
- `faiss`, `usearch`: the ten nearest in their HNSW graphs, with as many links and as much effort as
  ours: 16, 200 and 480; usearch keeps half precision.

Memory is of the process after its searches: `anonymous` is its own, `mapped` are pages of files,
which the system takes back when it needs them (RssAnon and RssFile of Linux), some seconds after
the last search; `searching` is the sum right after them. `usable` is the time
from opening to the first page of hits, and `ready` until the graphs are there. `cpu` is what a
search takes of the processor on average, since p50 to p99 are of the wall and tell of a busy
machine as well; `index` is the p95 of what the index alone does. Recall is of the ten nearest
against an exact comparison in float32. `adding.py` measures what additions do to searches.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np
from real_structure import DIM, blocks, made
from scale_peers import (
    BATCH,
    NEAREST,
    Figures,
    Halves,
    Ids,
    build_blobs,
    build_faiss,
    build_usearch,
    resident,
    search_blobs,
    search_faiss,
    search_usearch,
    searched,
    timed,
)

from engine.catalogue import Catalogue
from engine.catalogue.spaces import Space
from engine.errors import BugError
from engine.index.row_file import REST_SECONDS
from engine.index.space_index import SpaceIndex
from engine.index.view import IndexView
from engine.paths import LibraryPaths
from engine.ranking.calibration import calibrate
from engine.search.query_vectors import Embedded, EmbeddedTerm
from engine.search.searcher import Searcher
from engine.types import FileStat, Metadata, Modality, Query, Segment, SegmentKind, Term
from engine.types.vectors import Role, Vectors

SIZES = (10_000, 100_000, 1_000_000)
QUERIES = 200
KINDS = (*[Modality.IMAGE] * 3, Modality.AUDIO, Modality.TEXT)


class Ready:
    """Hands out vectors that were made before, in place of a model."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors

    def embed(self, term: Term) -> Embedded:
        """The vector whose number is the term's value."""
        return (EmbeddedTerm(self._vectors[[int(term.value)]], Role.IMAGE, term.weight),)


def exact(vectors: Halves, queries: Vectors) -> Ids:
    """The numbers of the ten nearest to each query, (q, NEAREST), by comparing with all."""
    scores = np.concatenate([block @ queries.T for _, block in blocks(vectors, 20_000)])
    return np.stack([np.argsort(-row)[:NEAREST] for row in scores.T])


def space_of(catalogue: Catalogue) -> Space:
    """The one space of a library."""
    space = catalogue.spaces.find("scale")
    if space is None:
        raise BugError("the space was not stored")
    return space


def store(catalogue: Catalogue, vectors: Halves | Vectors, first: int) -> None:
    """Store an item for each of some vectors, numbered from one on, so many in a transaction."""
    space, whole = space_of(catalogue), [Segment(SegmentKind.WHOLE)]
    for start, block in blocks(vectors, BATCH):
        with catalogue.transaction() as revision:
            for number, vector in enumerate(block, first + start):
                stat = FileStat(f"/r/{number // 200}/{number}", number, number)
                digest, kind = number.to_bytes(16, "big"), KINDS[number % len(KINDS)]
                item = catalogue.items.put(1, stat, digest, kind, Metadata())
                catalogue.segments.replace(item, space.id, revision, whole, vector[None])


def build_triptych(folder: Path, vectors: Halves, queries: Vectors) -> Figures:
    """Fill a library and build its index."""
    paths = LibraryPaths(folder)
    with closing(Catalogue(paths.catalogue)) as catalogue:
        with catalogue.transaction():
            catalogue.roots.add("/r")
            catalogue.spaces.add("scale", "scale", DIM)
            catalogue.spaces.activate(space_of(catalogue).id)
        store(catalogue, vectors, 0)
        index = SpaceIndex(paths, space_of(catalogue), {})
        view = index.refresh(catalogue)
        nulls = calibrate(view.table, queries[QUERIES // 2 :])
        with catalogue.transaction():
            catalogue.spaces.put_null_distributions(view.space.id, nulls)
        started = time.perf_counter()
        index.save(catalogue)
        built = time.perf_counter() - started
    files = sum(path.stat().st_size for path in paths.graphs(1)) >> 20
    return {"build": built, "disk": files}


def search_triptych(folder: Path, queries: Vectors, right: Ids) -> Figures:
    """Open a library as a new process does, and search it."""
    paths = LibraryPaths(folder)
    with closing(Catalogue(paths.catalogue)) as catalogue:
        started = time.perf_counter()
        index = SpaceIndex(paths, space_of(catalogue), {})
        searcher = Searcher(catalogue, index, Ready(queries))

        page_of(searcher, 0)
        usable = time.perf_counter() - started
        view = index.settled(catalogue)
        ready = time.perf_counter() - started
        index_alone = searched(lambda query: nearest_items(view, query), queries, right)
        whole = timed(partial(page_of, searcher, number) for number in range(QUERIES))
        searching = resident()
        time.sleep(REST_SECONDS + 1)
        return {
            **whole,
            **resident(),
            "searching": searching["anonymous"] + searching["mapped"],
            "index": index_alone["p95"],
            "recall": index_alone["recall"],
            "usable": usable,
            "ready": ready,
        }


def page_of(searcher: Searcher, number: int) -> None:
    """Search with one of the queries."""
    searcher.search(Query((Term(Modality.IMAGE, str(number), is_file=True),)))


def nearest_items(view: IndexView, query: Vectors) -> Ids:
    """The numbers of the nearest ten: an item has one segment, and the first one has id 1."""
    return np.asarray(view.nearest(query, NEAREST) - 1)


Build = Callable[[Path, Halves, Vectors], Figures]
Search = Callable[[Path, Vectors, Ids], Figures]
WAYS: dict[str, tuple[Build, Search]] = {
    "triptych": (build_triptych, search_triptych),
    "blobs": (build_blobs, search_blobs),
    "faiss": (build_faiss, search_faiss),
    "usearch": (build_usearch, search_usearch),
}


def part(folder: Path, count: int, way: str, step: str) -> Figures:
    """What one process does: build something, or open and search it."""
    vectors, queries = made(folder, count, QUERIES)
    own, known = folder / f"{way}-{count}", folder / f"nearest-{count}.npy"
    own.mkdir(exist_ok=True)
    if step == "build":
        return WAYS[way][0](own, vectors, queries)
    return WAYS[way][1](own, queries, np.load(known))


def measured(folder: Path, count: int, way: str, again: bool) -> Figures:
    """The figures of one way at one size, from an earlier run where there are any."""
    figures: Figures = {}
    for step in ("build", "search"):
        kept = folder / f"{way}-{count}-{step}.json"
        if not kept.exists() or (again and step == "search"):
            line = [sys.executable, __file__, str(folder), "--part", way, step, str(count)]
            done = subprocess.run(line, check=True, capture_output=True, text=True)
            kept.write_text(done.stdout.splitlines()[-1])
        figures |= json.loads(kept.read_text())
    return figures


def row(count: int, way: str, figures: Figures) -> str:
    """A line of the table."""
    told = [f"{figures[name]:,.{digits}f}" if name in figures else "" for name, digits in COLUMNS]
    return f"| {count:,} | {way} | " + " | ".join(told) + " |"


# What is told, with its decimals: seconds, megabytes, milliseconds and a share.
COLUMNS = (
    *(("build", 0), ("disk", 0), ("usable", 2), ("ready", 2), ("anonymous", 0), ("mapped", 0)),
    ("searching", 0),
    *(("p50", 1), ("p95", 1), ("p99", 1), ("cpu", 1), ("index", 1), ("recall", 4)),
)


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description="Searches in libraries of up to a million.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--segments", type=int, nargs="+", default=SIZES)
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS))
    parser.add_argument("--again", action="store_true", help="search anew what is built")
    parser.add_argument("--part", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        way, step, count = options.part
        print(json.dumps(part(options.folder, int(count), way, step), default=float))
        return
    options.folder.mkdir(parents=True, exist_ok=True)
    print("| segments | way | " + " | ".join(name for name, _ in COLUMNS) + " |")
    print("| --- " * (2 + len(COLUMNS)) + "|")
    for count in options.segments:
        known = options.folder / f"nearest-{count}.npy"
        vectors, queries = made(options.folder, count, QUERIES)
        if not known.exists():
            np.save(known, exact(vectors, queries))
        for way in options.ways:
            print(row(count, way, measured(options.folder, count, way, options.again)), flush=True)
    print(f"\nload of the last minutes: {os.getloadavg()}, cores: {os.cpu_count()}")


if __name__ == "__main__":
    main()
