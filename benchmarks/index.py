"""HNSW against exact search on 100,000 made-up segments: recall, speed and a filter that leaves 5.

    python benchmarks/index.py [--segments 100000] [--dim 512] [--queries 200]

The vectors are clustered as those of real files are: topics of uneven size, shoots of pictures
that are more alike within them. Of the queries, one half are files beside those of the library, the
other half are like typed words: of a topic, but far from every file. Latencies are ratios.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
from numpy.typing import NDArray

from engine.catalogue import Catalogue
from engine.catalogue.spaces import Space
from engine.errors import BugError
from engine.index.base import Ids
from engine.index.centring import unit_rows
from engine.index.space_index import SpaceIndex
from engine.index.view import IndexView
from engine.paths import LibraryPaths
from engine.search.query_vectors import Embedded, EmbeddedTerm
from engine.search.searcher import Searcher
from engine.types import FileStat, Filters, Metadata, Modality, Query, Segment, SegmentKind, Term
from engine.types.vectors import Role

Vectors = NDArray[np.float32]
NEAREST = 10
FEW = 5
TOPICS = 300


class Ready:
    """Hands out vectors that were made before, in place of a model."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors

    def embed(self, term: Term) -> Embedded:
        """The vector whose number is the term's value."""
        return (EmbeddedTerm(self._vectors[[int(term.value)]], Role.IMAGE, term.weight),)


def clustered(files: int, queries: int, dim: int) -> tuple[Vectors, Vectors]:
    """Unit vectors, float32 (n, dim), of files and of queries."""
    random = np.random.default_rng(1)
    count = files + queries
    topics, shoots, own = (
        random.normal(size=(size, dim)).astype(np.float32) / dim**0.5
        for size in (TOPICS, count // 8 + 1, count)
    )
    topic = topics[random.choice(TOPICS, count, p=random.dirichlet(np.full(TOPICS, 0.5)))]
    shoot = shoots[random.integers(0, len(shoots), count)]
    made = unit_rows(topic + 0.5 * shoot + own)
    typed = files + queries // 2
    made[typed:] = unit_rows(0.5 * topic[typed:] + own[typed:])
    return made[:files], made[files:]


def stored_space(catalogue: Catalogue) -> Space:
    """The one space of the benchmark's library."""
    space = catalogue.spaces.find("benchmark")
    if space is None:
        raise BugError("the space was not stored")
    return space


def fill(catalogue: Catalogue, vectors: Vectors) -> None:
    """Store one picture for each vector, the last few in a folder of their own."""
    last = len(vectors) - FEW
    with catalogue.transaction() as revision:
        catalogue.roots.add("/r")
        catalogue.spaces.add("benchmark", "benchmark", vectors.shape[1])
        space = stored_space(catalogue)
        for number, vector in enumerate(vectors):
            path = f"/r/{'few' if number >= last else 'many'}/{number}"
            item = catalogue.items.put(
                1, FileStat(path, 1, 1), path.encode(), Modality.IMAGE, Metadata()
            )
            segment = [Segment(SegmentKind.WHOLE)]
            catalogue.segments.replace(item, space.id, revision, segment, vector[None])


def timed(nearest: Callable[[Vectors, int], Ids], query: Vectors) -> tuple[set[int], float]:
    """What a search finds, and its seconds."""
    started = time.perf_counter()
    found = nearest(query, NEAREST)
    return set(found.tolist()), time.perf_counter() - started


def compare(index: IndexView, queries: Vectors) -> tuple[float, float, float]:
    """Recall at 10 (0 to 1), and the median seconds of graph and of exact search."""
    recalls, graph, exact = [], [], []
    for query in queries:
        found, one = timed(index.nearest, query)
        right, other = timed(index.nearest_exact, query)
        recalls.append(len(found & right) / NEAREST)
        graph.append(one)
        exact.append(other)
    return float(np.mean(recalls)), median(graph), median(exact)


def measure(folder: Path, vectors: Vectors, queries: Vectors) -> list[str]:
    """Fill and index a library in a folder; returns the lines to print."""
    catalogue = Catalogue(LibraryPaths(folder).catalogue)
    fill(catalogue, vectors)
    index = SpaceIndex(LibraryPaths(folder), stored_space(catalogue), {})
    started = time.perf_counter()
    index.save(catalogue)
    build = time.perf_counter() - started
    recall, graph, exact = compare(index.view, queries)
    searcher = Searcher(catalogue, index, Ready(queries))
    terms = (Term(Modality.IMAGE, "0", is_file=True),)
    whole = searcher.search(Query(terms)).seconds["rank"]
    few = searcher.search(Query(terms, Filters(folders=("/r/few",))))
    catalogue.close()
    return [
        f"recall@10                          {recall:.4f}",
        f"exact comparison : graph           {exact / graph:.1f} : 1",
        f"a page of hits : exact comparison  {whole / exact:.1f} : 1",
        f"build : exact comparison           {build / exact:.0f} : 1",
        f"hits where a filter leaves {FEW}       {len(few.hits)}",
    ]


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description="HNSW against exact search.")
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--dim", type=int, default=512)
    parser.add_argument("--queries", type=int, default=200)
    options = parser.parse_args()
    vectors, queries = clustered(options.segments, options.queries, options.dim)
    with tempfile.TemporaryDirectory() as folder:
        lines = measure(Path(folder), vectors, queries)
    print(f"{options.segments} segments of {options.dim} numbers, {options.queries} queries")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
