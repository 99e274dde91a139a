"""Whether hnsw, exact and Milvus give the same ten nearest, with and without filters.

A catalogue of made vectors in clusters is searched with each kind of index, as a search does:
candidates of the index, then exact scores. Two answers agree where they have the same ten. Times
are told as ratios to comparing everything.

    python -m benchmarks.index_agreement [--vectors 20000] [--queries 1000] [--uri URI]

Without --uri Milvus is Milvus Lite in a temporary folder.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.catalogue import Catalogue
from engine.catalogue.spaces import Space
from engine.errors import BugError
from engine.index.centring import unit_rows
from engine.index.graph_source import NoGraphs
from engine.index.space_index import SpaceIndex
from engine.index.view import IndexView
from engine.milvus.collection import Collection
from engine.milvus.delivery import deliver, withdraw
from engine.milvus.far_shelf import FarShelf
from engine.milvus.graphs import MilvusGraphs
from engine.milvus.server import Server
from engine.paths import LibraryPaths
from engine.search.candidates import head
from engine.types import FileStat, Filters, Metadata, Modality, Segment, SegmentKind
from engine.types.index_settings import IndexKind, IndexSettings
from engine.types.vectors import Vectors

DIM, CLUSTERS, ENDINGS, BATCH, NEAREST = 64, 200, ("jpg", "png", "tif"), 2000, 10
FILTERED = Filters(extensions=("jpg", "png"), smallest=1_000)
Answers = list[frozenset[int]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What one kind of index answered to all queries, and how long that took in seconds."""

    answers: Answers
    seconds: float


def made_vectors(count: int, seed: int) -> Vectors:
    """Unit vectors in clusters, float32 (count, DIM)."""
    numbers = np.random.default_rng(seed)
    centres = np.random.default_rng(0).normal(size=(CLUSTERS, DIM))
    spread = numbers.normal(scale=0.7, size=(count, DIM))
    return unit_rows((centres[numbers.integers(CLUSTERS, size=count)] + spread).astype(np.float32))


def fill(catalogue: Catalogue, vectors: Vectors) -> Space:
    """Store a picture for each vector, of several sizes and endings."""
    with catalogue.transaction():
        catalogue.roots.add("/made")
        catalogue.spaces.add("starter", "made:agreement", DIM)
        catalogue.outbox.open()
    space = catalogue.spaces.find("made:agreement")
    if space is None:
        raise BugError("the space was not stored")
    for start in range(0, len(vectors), BATCH):
        with catalogue.transaction() as revision:
            for number, vector in enumerate(vectors[start : start + BATCH], start):
                ending = ENDINGS[number % len(ENDINGS)]
                stat = FileStat(f"/made/{number}.{ending}", number, 1)
                digest = number.to_bytes(16)
                item = catalogue.items.put(1, stat, digest, Modality.IMAGE, Metadata())
                whole = [Segment(SegmentKind.WHOLE)]
                catalogue.segments.replace(item, space.id, revision, whole, vector[None])
    return space


def ask(catalogue: Catalogue, view: IndexView, queries: Vectors, filters: Filters) -> Asked:
    """The ten nearest of each query that pass the filters, as a large library is searched."""
    table, started = view.table, time.perf_counter()
    allowed = table.mask(*Modality)
    if filters != Filters():
        allowed &= table.mask_of_items(catalogue.items.matching(filters))
    found = []
    for query in queries:
        rows = head(view, query, allowed, np.empty(0, np.int64), filters)
        best = rows[np.argsort(-table.scores(rows, query), kind="stable")[:NEAREST]]
        found.append(frozenset(table.segment_ids(best).tolist()))
    return Asked(found, time.perf_counter() - started)


def views(
    catalogue: Catalogue, paths: LibraryPaths, space: Space, server: Server
) -> Iterator[tuple[IndexKind, IndexView]]:
    """The state of the library with each kind of index, exact first."""
    deliver(catalogue, server)
    graphs = MilvusGraphs(Collection(server, space), FarShelf(paths, ""))
    for kind, source in ((IndexKind.EXACT, NoGraphs()), (IndexKind.MILVUS, graphs)):
        yield kind, SpaceIndex(paths, space, {}, source=source).refresh(catalogue)
    index = SpaceIndex(paths, space, {})
    index.save(catalogue)
    yield IndexKind.HNSW, index.view


def report(
    name: str, asked: Callable[[IndexView], Asked], every: dict[IndexKind, IndexView]
) -> None:
    """Say how often each pair has the same ten."""
    told = {kind: asked(view) for kind, view in every.items()}
    exact = told[IndexKind.EXACT]
    for kind, one in told.items():
        same = np.mean([a == b for a, b in zip(one.answers, exact.answers, strict=True)])
        kept = np.mean(
            [len(a & b) / NEAREST for a, b in zip(one.answers, exact.answers, strict=True)]
        )
        print(
            f"{name:16} {kind:6}  same ten: {100 * same:5.1f} %  of the ten: {100 * kept:5.1f} %  "
            f"time: {one.seconds / exact.seconds:5.2f}"
        )
    three = zip(*(one.answers for one in told.values()), strict=True)
    agree = np.mean([len(set(some)) == 1 for some in three])
    print(f"{name:16} all three the same ten: {100 * agree:.1f} %")


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vectors", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=1_000)
    parser.add_argument("--uri", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = LibraryPaths(Path(folder))
        settings = IndexSettings(IndexKind.MILVUS, given.uri or f"{folder}/milvus.db")
        with closing(Catalogue(paths.catalogue)) as catalogue, closing(Server(settings)) as server:
            space = fill(catalogue, made_vectors(given.vectors, 1))
            every = dict(views(catalogue, paths, space, server))
            queries = made_vectors(given.queries, 2)
            for name, filters in (("without filters", Filters()), ("with filters", FILTERED)):
                report(name, lambda v, f=filters: ask(catalogue, v, queries, f), every)
            withdraw(catalogue, server)


if __name__ == "__main__":
    main()
