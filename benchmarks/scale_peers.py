"""Other ways to search the vectors of `scale.py`: each builds a file in a folder, and opens it."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from real_structure import DIM, blocks

from engine.types.vectors import Vectors

NEAREST = 10
BATCH = 5_000
LINKS, EFFORT, EF = 16, 200, 480
# A search by blobs at a million takes seconds.
FEW = 5

Halves = NDArray[np.float16]
Ids = NDArray[np.int64]
Figures = dict[str, Any]
Nearest = Callable[[Vectors], Ids]


def resident() -> Figures:
    """Megabytes of this process: its own, and pages of files."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    known = dict(line.split(":", 1) for line in lines)
    return {
        name: int(known[field].split()[0]) // 1024
        for name, field in (("anonymous", "RssAnon"), ("mapped", "RssFile"))
    }


def timed(asks: Iterable[Callable[[], object]]) -> Figures:
    """Wall milliseconds of things to do, and of the processor on average."""
    times, began = [], time.process_time()
    for ask in asks:
        started = time.perf_counter()
        ask()
        times.append(1000 * (time.perf_counter() - started))
    spent = 1000 * (time.process_time() - began) / len(times)
    p50, p95, p99 = np.quantile(times, (0.5, 0.95, 0.99), method="higher")
    return {"p50": p50, "p95": p95, "p99": p99, "cpu": spent}


def searched(nearest: Nearest, queries: Vectors, right: Ids) -> Figures:
    """What searches cost after a first, and the share of the nearest that they found."""
    nearest(queries[0])
    found: list[Ids] = []
    figures = timed(partial(_ask, nearest, query, found) for query in queries)
    shares = [np.isin(wanted, ids).mean() for ids, wanted in zip(found, right, strict=True)]
    return {**figures, "recall": float(np.mean(shares))}


def _ask(nearest: Nearest, query: Vectors, found: list[Ids]) -> None:
    found.append(nearest(query))


def build_blobs(folder: Path, vectors: Halves, queries: Vectors) -> Figures:  # noqa: ARG001
    """Write all vectors into a table."""
    started = time.perf_counter()
    with closing(sqlite3.connect(folder / "blobs.sqlite")) as database, database:
        database.execute("CREATE TABLE images (id INTEGER PRIMARY KEY, vector BLOB NOT NULL)")
        for start, block in blocks(vectors, BATCH):
            rows = ((start + n, row.tobytes()) for n, row in enumerate(block))
            database.executemany("INSERT INTO images VALUES (?, ?)", rows)
    size = (folder / "blobs.sqlite").stat().st_size >> 20
    return {"build": time.perf_counter() - started, "disk": size}


def search_blobs(folder: Path, queries: Vectors, right: Ids) -> Figures:
    """Read and compare all of them for every search."""
    with closing(sqlite3.connect(folder / "blobs.sqlite")) as database:

        def nearest(query: Vectors) -> Ids:
            rows = database.execute("SELECT id, vector FROM images").fetchall()
            vectors = np.stack([np.frombuffer(row[1], np.float32) for row in rows])
            best = np.argsort(-(vectors @ query))[:NEAREST]
            return np.array([rows[place][0] for place in best])

        started = time.perf_counter()
        nearest(queries[0])
        usable = time.perf_counter() - started
        return {**searched(nearest, queries[:FEW], right[:FEW]), "usable": usable, **resident()}


def build_faiss(folder: Path, vectors: Halves, queries: Vectors) -> Figures:  # noqa: ARG001
    """HNSW over float32."""
    import faiss  # noqa: PLC0415

    graph = faiss.IndexHNSWFlat(DIM, LINKS, faiss.METRIC_INNER_PRODUCT)
    graph.hnsw.efConstruction = EFFORT
    started = time.perf_counter()
    for _, block in blocks(vectors, BATCH):
        graph.add(block)
    built, path = time.perf_counter() - started, folder / "faiss"
    faiss.write_index(graph, str(path))
    return {"build": built, "disk": path.stat().st_size >> 20}


def search_faiss(folder: Path, queries: Vectors, right: Ids) -> Figures:
    """Read it, and ask one query after the other."""
    import faiss  # noqa: PLC0415

    faiss.omp_set_num_threads(1)
    started = time.perf_counter()
    graph = faiss.read_index(str(folder / "faiss"))
    graph.hnsw.efSearch = EF
    graph.search(queries[:1], NEAREST)
    usable = time.perf_counter() - started

    def nearest(query: Vectors) -> Ids:
        return np.asarray(graph.search(query[None], NEAREST)[1][0])

    return {**searched(nearest, queries, right), "usable": usable, **resident()}


def build_usearch(folder: Path, vectors: Halves, queries: Vectors) -> Figures:  # noqa: ARG001
    """HNSW over half precision."""
    from usearch.index import Index  # noqa: PLC0415

    graph = Index(ndim=DIM, metric="ip", dtype="f16", connectivity=LINKS, expansion_add=EFFORT)
    started = time.perf_counter()
    for start, block in blocks(vectors, BATCH):
        graph.add(np.arange(start, start + len(block)), block)
    built, path = time.perf_counter() - started, folder / "usearch"
    graph.save(str(path))
    return {"build": built, "disk": path.stat().st_size >> 20}


def search_usearch(folder: Path, queries: Vectors, right: Ids) -> Figures:
    """Map it, and ask one query after the other."""
    from usearch.index import Index  # noqa: PLC0415

    started = time.perf_counter()
    graph = Index.restore(str(folder / "usearch"), view=True)
    graph.expansion_search = EF
    graph.search(queries[0], NEAREST)
    usable = time.perf_counter() - started

    def nearest(query: Vectors) -> Ids:
        return np.asarray(graph.search(query, NEAREST, threads=1).keys, np.int64)

    return {**searched(nearest, queries, right), "usable": usable, **resident()}
