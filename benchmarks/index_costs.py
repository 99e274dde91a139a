"""What each kind of index takes: measured up to 100,000 segments, extrapolated to a billion.

    python benchmarks/index_costs.py FOLDER [--segments 10000 30000 100000] [--ways exact ...]

FOLDER keeps the vectors of 512 numbers (`real_structure.py`) and the figures, so that a later run
measures what is missing. The ways:

- `exact`: the table of a library, every row of it compared (half precision).
- `hnsw-512`, `hnsw-96`: the graphs of a library up to 100,000 segments, and those of larger ones,
  which have 96 numbers and whose 200 candidates the table compares.
- `hnsw-fp16`, `hnsw-int8`: a graph with all numbers in half precision and in bytes, by faiss.
- `milvus-hnsw`, `milvus-ivf`: what Milvus is told to build (`engine.milvus.schema`), by faiss; the
  lists are as long as in one of Milvus' segments, which have 512 MB and an index of their own.

Bytes are those of the finished index, milliseconds those of the processor for one query at the
median, on one thread; recall is of the ten nearest. Bytes, exact comparison and lists grow with the
number of segments: a line through what was measured. A search of a graph grows with its logarithm.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import faiss
import numpy as np
from numpy.typing import NDArray
from real_structure import DIM, blocks, made

from engine.index.best import best_first
from engine.index.halves import HalfRows
from engine.index.hnsw import HnswIndex
from engine.index.reduction import IndexLimits
from engine.milvus.schema import HNSW, IVF_SQ8
from engine.types.vectors import Vectors

SIZES, LARGE = (10_000, 30_000, 100_000), (1_000_000, 10_000_000, 1_000_000_000)
QUERIES, NEAREST, POOL, BLOCK = 100, 10, 200, 5_000
SAMPLE = 20_000
# Of the rows that fill a segment of Milvus.
ROWS_A_LIST = (512 << 20) // (4 * DIM) // IVF_SQ8.build["nlist"]
PROBED = IVF_SQ8.search["nprobe"] / IVF_SQ8.build["nlist"]
# Beside a vector the table has its segment, item, track and draw.
ROW_BYTES = 8 + 8 + 1 + 4
Halves = NDArray[np.float16]
Ids = NDArray[np.int64]
Nearest = Callable[[Vectors], Ids]


@dataclass(frozen=True)
class Built:
    """An index of some vectors.

    Attributes:
        bytes: that it takes in memory while all of it is in use.
        nearest: gives the ten nearest to a vector (DIM,).
    """

    bytes: int
    nearest: Nearest


@dataclass(frozen=True)
class Figures:
    """What was measured of one way at one size: processor seconds and milliseconds, a share."""

    segments: int
    bytes: int
    build: float
    query: float
    recall: float


def exact(vectors: Halves) -> Built:
    """Everything compared, as a library does."""
    rows = HalfRows(vectors, 0)

    def nearest(query: Vectors) -> Ids:
        return best_first(rows.scores(len(vectors), query), NEAREST)

    return Built(len(vectors) * (2 * DIM + ROW_BYTES), nearest)


def hnsw(vectors: Halves, basis: Vectors | None = None) -> Built:
    """The graph of a library, of reduced vectors where there is a basis."""
    graph = HnswIndex(DIM if basis is None else basis.shape[1])
    graph.make_room(len(vectors))
    for start, block in blocks(vectors, BLOCK):
        graph.add(np.arange(start, start + len(block)), block if basis is None else block @ basis)

    def nearest(query: Vectors) -> Ids:
        if basis is None:
            return graph.query(query, NEAREST)[0]
        found, _ = graph.query(query @ basis, POOL)
        return found[best_first(np.asarray(vectors[found], np.float32) @ query, NEAREST)]

    return Built(graph.size, nearest)


def reduced(vectors: Halves) -> Built:
    """The graph of a large library."""
    sample = np.asarray(vectors[:: max(1, len(vectors) // SAMPLE)], np.float32)
    _, directions = np.linalg.eigh(sample.T @ sample)
    return hnsw(vectors, np.ascontiguousarray(directions[:, ::-1][:, : IndexLimits().width]))


def by_faiss(index: faiss.Index, vectors: Halves) -> Built:
    """Any index of faiss."""
    if not index.is_trained:
        index.train(np.asarray(vectors[:SAMPLE], np.float32))
    for _, block in blocks(vectors, BLOCK):
        index.add(block)
    size = len(faiss.serialize_index(index))
    return Built(size, lambda query: np.asarray(index.search(query[None], NEAREST)[1][0]))


def graph_of(kind: int | None) -> Callable[[Halves], Built]:
    """A graph with the effort that Milvus is told, of numbers of a kind; of floats by default."""

    def build(vectors: Halves) -> Built:
        links, metric = HNSW.build["M"], faiss.METRIC_INNER_PRODUCT
        if kind is None:
            index = faiss.IndexHNSWFlat(DIM, links, metric)
        else:
            index = faiss.IndexHNSWSQ(DIM, kind, links, metric)
        index.hnsw.efConstruction = HNSW.build["efConstruction"]
        index.hnsw.efSearch = HNSW.search["ef"]
        return by_faiss(index, vectors)

    return build


def lists(vectors: Halves) -> Built:
    """Quantised lists."""
    count = max(1, len(vectors) // ROWS_A_LIST)
    coarse, metric = faiss.IndexFlatIP(DIM), faiss.METRIC_INNER_PRODUCT
    kind = faiss.ScalarQuantizer.QT_8bit
    index = faiss.IndexIVFScalarQuantizer(coarse, DIM, count, kind, metric)
    index.nprobe = max(1, round(count * PROBED))
    return by_faiss(index, vectors)


WAYS: dict[str, Callable[[Halves], Built]] = {
    "exact": exact,
    "hnsw-96": reduced,
    "milvus-ivf": lists,
    "hnsw-512": hnsw,
    "milvus-hnsw": graph_of(None),
    "hnsw-fp16": graph_of(faiss.ScalarQuantizer.QT_fp16),
    "hnsw-int8": graph_of(faiss.ScalarQuantizer.QT_8bit),
}


def measure(way: str, vectors: Halves, queries: Vectors, right: Ids) -> Figures:
    """Build an index, and ask it."""
    began = time.process_time()
    built = WAYS[way](vectors)
    seconds = time.process_time() - began
    built.nearest(queries[0])
    times, found = [], []
    for query in queries:
        started = time.thread_time()
        found.append(built.nearest(query))
        times.append(1000 * (time.thread_time() - started))
    recall = np.mean([np.isin(want, got).mean() for want, got in zip(right, found, strict=True)])
    return Figures(len(vectors), built.bytes, seconds, median(times), float(recall))


def right_of(vectors: Halves, queries: Vectors) -> Ids:
    """The ten nearest to each query."""
    scores = np.concatenate([block @ queries.T for _, block in blocks(vectors, BLOCK)])
    return np.argsort(-scores, axis=0)[:NEAREST].T


def kept(folder: Path, way: str, count: int) -> Figures:
    """The figures of an earlier run, or of one now."""
    path = folder / f"cost-{way}-{count}.json"
    if not path.exists():
        vectors, queries = made(folder, count, QUERIES)
        halves = np.asarray(vectors)
        figures = measure(way, halves, queries, right_of(halves, queries))
        path.write_text(json.dumps(asdict(figures)))
    return Figures(**json.loads(path.read_text()))


def terms(way: str, segments: float) -> list[float]:
    """What a query's time is made of, each to be multiplied by a constant."""
    is_linear = way in ("exact", "milvus-ivf")
    return [1.0, segments if is_linear else float(np.log2(segments))]


def extrapolated(way: str, measured: list[Figures], segments: int) -> tuple[float, float]:
    """Bytes and milliseconds of a query at a size."""
    lines = np.array([[1.0, one.segments] for one in measured])
    size, *_ = np.linalg.lstsq(lines, np.array([one.bytes for one in measured]))
    parts = np.array([terms(way, one.segments) for one in measured])
    cost, *_ = np.linalg.lstsq(parts, np.array([one.query for one in measured]))
    return float(size @ [1.0, segments]), float(cost @ terms(way, segments))


def rows_of(way: str, measured: list[Figures]) -> Iterator[str]:
    """Lines of the tables: what was measured, then what follows from it."""
    for one in measured:
        yield (
            f"| {way} | {one.segments:,} | {one.bytes / 1e6:,.0f} | {one.build:,.0f} | "
            f"{one.query:.2f} | {one.recall:.3f} |"
        )
    told = [extrapolated(way, measured, size) for size in LARGE]
    cells = " | ".join(f"{size / 1e9:,.1f} | {query:,.1f}" for size, query in told)
    yield f"| {way} | -> | {cells} |"


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--segments", type=int, nargs="+", default=SIZES)
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS))
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    faiss.omp_set_num_threads(1)
    for count in sorted(given.segments):
        for way in given.ways:
            kept(given.folder, way, count)
    print("| way | segments | MB | build, s | query, ms | recall@10 |")
    for way in given.ways:
        measured = [kept(given.folder, way, count) for count in sorted(given.segments)]
        print("\n".join(rows_of(way, measured)))
    print(f"-> GB and ms at {', '.join(f'{size:,}' for size in LARGE)} segments")
    print(f"load of the last minutes: {os.getloadavg()}, cores: {os.cpu_count()}")


if __name__ == "__main__":
    main()
