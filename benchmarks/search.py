"""What a search costs beside the encoder, and a listing: the tables of benchmarks/search.md.

    OMP_NUM_THREADS=1 python benchmarks/search.py FOLDER [--items 10000 50000 200000]

FOLDER keeps the made libraries (`made_library.py`), so that only the first run makes them. Every
kind of search is asked with many different queries, after one that fills what a library keeps from
one search to the next; "after a write" is a search for which all of that has to be made again. At
the end it says how many of some hits are those that comparing with everything finds.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from made_library import PLACES, ROOT, Words, build, drawn_queries, made_items, store, stored_space
from search_steps import StepTimer

from engine.api.listing import listed
from engine.catalogue import Catalogue
from engine.index.space_index import SpaceIndex
from engine.library.reader import LibraryReader
from engine.paths import LibraryPaths
from engine.search import result_list
from engine.search.query_vectors import Embedded, EmbeddedTerm
from engine.search.searcher import Searcher
from engine.types import Filters, Modality, Query, SearchResult, Sort, Term
from engine.types.vectors import Role, Vectors

SIZES = (10_000, 50_000, 200_000)
QUERIES = 20
PAGE = 60
# The first hits of the pages that are compared.
COMPARED = (0, 60, 240, 600)
# What a page costs beside this is what mixing the kinds of media costs.
BY_SCORE = "plain words, by score"
AFTER_A_WRITE = (
    *("plain words", "a word that half of the names have", "in a folder by its name"),
    *("by ending and size", "quoted, in half of the names", "by name"),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Stands in for the encoder: vectors were drawn before, and are dealt out in turn."""

    vectors: Vectors

    def embed(self, term: Term) -> Embedded:
        """The vector of a term, the same each time."""
        place = sum(term.value.encode()) % len(self.vectors)
        return (EmbeddedTerm(self.vectors[[place]], Role.QUERY_TEXT, term.weight),)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one kind of search cost: processor and wall milliseconds, and the share of each step."""

    cpu: tuple[float, float]
    wall: tuple[float, float]
    shares: dict[str, float]


Ask = Callable[[], object]
Kinds = dict[str, list[Ask]]


def words(text: str, **options: object) -> Query:
    """A query of typed words."""
    return Query((Term(Modality.TEXT, text),), **options)  # type: ignore[arg-type]


def typed_queries(count: int) -> dict[str, list[Query]]:
    """The kinds of search, each with queries that differ."""
    made = Words(11)
    plain = [made.telling(2) for _ in range(QUERIES)]
    numbers = np.random.default_rng(12).integers(count, size=QUERIES).tolist()
    minus = Term(Modality.TEXT, "img", weight=-1.0)
    filtered = {
        "in a folder by its name": [Filters(folders=(place.lower(),)) for place in PLACES],
        "in a folder by its path": [Filters(folders=(f"{ROOT}/{n}",)) for n in (0, 1)],
        "of some years": [
            Filters(after=date(year, 1, 1), before=date(year + 3, 1, 1))
            for year in range(2006, 2020)
        ],
        "of one kind": [Filters(frozenset({kind})) for kind in Modality],
        "by ending and size": [
            Filters(extensions=("jpg",), smallest=10_000 * n) for n in range(1, QUERIES)
        ],
        "among duplicates": [Filters(duplicates=True)],
    }
    return {
        "plain words": [words(text) for text in plain],
        "a word that half of the names have": [words("img")] * QUERIES,
        "that word and others": [words(f"img {t}") for t in plain],
        "the name of a file": [words(f"IMG_{n:06}") for n in numbers],
        "words that most texts have": [words(f"the {t} of a") for t in plain],
        **{
            name: [words(t, filters=filters[n % len(filters)]) for n, t in enumerate(plain)]
            for name, filters in filtered.items()
        },
        "quoted, in half of the names": [
            Query((Term(Modality.TEXT, t),), phrases=("img",)) for t in plain
        ],
        "minus a word of half of the names": [
            Query((Term(Modality.TEXT, t), minus)) for t in plain
        ],
        **{
            f"by {sort}": [words(t, sort=sort) for t in plain]
            for sort in (Sort.NAME, Sort.DATE, Sort.SIZE)
        },
        "page 20": [words(t, offset=19 * PAGE) for t in plain],
        BY_SCORE: [words(t, sort=Sort.SCORE) for t in plain],
    }


def searches(searcher: Searcher, count: int) -> Kinds:
    """Every kind of search as functions to call."""
    queries = typed_queries(count)
    kinds: Kinds = {
        name: [lambda query=query: searcher.search(query) for query in asked]
        for name, asked in queries.items()
    }
    for name in ("plain words", BY_SCORE):
        kinds[f"{name}, all scored"] = [lambda q=q: all_scored(searcher, q) for q in queries[name]]
    for name in AFTER_A_WRITE:
        kinds[f"{name}, after a write"] = [
            lambda ask=ask: after_a_write(searcher.catalogue, ask) for ask in kinds[name]
        ]
    return kinds


def all_scored(searcher: Searcher, query: Query) -> SearchResult:
    """A search that compares with everything rather than ask the graph."""
    usual, result_list.EXACT_UP_TO = result_list.EXACT_UP_TO, 10**9
    try:
        return searcher.search(query)
    finally:
        result_list.EXACT_UP_TO = usual


def agreement(searcher: Searcher, queries: Sequence[Query]) -> float:
    """The share of hits, 0 to 1, that comparing with everything finds as well."""
    shares = []
    for query in queries:
        found, right = (
            {hit.item.id for hit in result.hits}
            for result in (searcher.search(query), all_scored(searcher, query))
        )
        shares.append(len(found & right) / max(len(right), 1))
    return float(np.mean(shares))


def after_a_write(catalogue: Catalogue, ask: Ask) -> object:
    """The same after another revision, for which nothing is kept."""
    with catalogue.transaction():
        pass
    return ask()


def listings(folder: Path, catalogue: Catalogue, reader: LibraryReader) -> Kinds:
    """Lists without a query, as the window and the command line make them."""
    kinds: Kinds = {}
    for sort in (Sort.NAME, Sort.DATE, Sort.SIZE):
        kinds[f"window, by {sort}"] = [lambda s=sort: page(reader, s, 0)] * QUERIES
        kinds[f"window, by {sort}, page 20"] = [lambda s=sort: page(reader, s, 19 * PAGE)] * QUERIES
        kinds[f"window, by {sort}, after a write"] = [
            lambda s=sort: after_a_write(catalogue, lambda: page(reader, s, 0))
        ] * QUERIES
        kinds[f"command, by {sort}"] = [lambda s=sort: listed(folder, s)] * QUERIES
    return kinds


def page(reader: LibraryReader, sort: Sort, offset: int) -> object:
    """The ids of the whole list, as the window asks for them, and the items of one page."""
    ids = reader.item_ids(Filters(), sort)
    return reader.items(ids[offset : offset + PAGE].tolist())


def first_page(folder: Path, sort: Sort) -> object:
    """The first page, as a new process makes it."""
    with closing(LibraryReader(folder)) as reader:
        return listed(reader, Query(sort=sort, limit=PAGE))


def measured(asked: Sequence[Ask], timer: StepTimer) -> Cost:
    """Ask everything once, after a first that is not counted."""
    asked[0]()
    timer.start()
    cpu, wall = [], []
    for ask in asked:
        began = time.process_time(), time.perf_counter()
        ask()
        cpu.append(1000 * (time.process_time() - began[0]))
        wall.append(1000 * (time.perf_counter() - began[1]))
    timer.stop()
    return Cost(middle_and_high(cpu), middle_and_high(wall), timer.shares())


def middle_and_high(figures: list[float]) -> tuple[float, float]:
    """The median, and what 95 in 100 do not exceed."""
    middle, high = np.quantile(figures, (0.5, 0.95), method="higher")
    return float(middle), float(high)


def measure(folder: Path, count: int, timer: StepTimer, only: str) -> Iterator[tuple[str, Cost]]:
    """Every kind of search and listing in one library."""
    paths = LibraryPaths(folder)
    with closing(Catalogue(paths.catalogue)) as catalogue, closing(LibraryReader(folder)) as reader:
        index = SpaceIndex(paths, stored_space(catalogue), {})
        index.refresh(catalogue)
        searcher = Searcher(catalogue, index, Drawn(drawn_queries(60)))
        for name, asked in {
            **searches(searcher, count),
            **listings(folder, catalogue, reader),
        }.items():
            if only in name:
                yield name, measured(asked, timer)
        print("\nhits by meaning alone that are those of exact comparison:")
        for offset in COMPARED:
            # No file has these words, and the vectors of all lengths differ.
            asked = [words("y" * length, offset=offset) for length in range(1, 61)]
            print(f"{offset + 1} to {offset + PAGE}: {agreement(searcher, asked):.1%}")


def row(name: str, cost: Cost) -> str:
    """One line of the table."""
    shares = ", ".join(f"{step} {share:.0%}" for step, share in cost.shares.items() if share > 0.05)
    figures = " | ".join(f"{figure:.1f}" for figure in (*cost.cpu, *cost.wall))
    return f"| {name} | {figures} | {shares} |"


def storing(count: int = 10_000, batch: int = 64) -> str:
    """What it costs to store items, in transactions as small as an indexing run makes them."""
    items = list(made_items(count))
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Catalogue(LibraryPaths(Path(folder)).catalogue)) as catalogue,
    ):
        began = time.process_time()
        store(catalogue, items, batch)
        return f"{count} items stored, cpu s: {time.process_time() - began:.2f}"


def main() -> None:
    """Read the options, make what is missing, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--items", type=int, nargs="+", default=SIZES)
    parser.add_argument("--only", default="", help="kinds whose name has this")
    parser.add_argument("--save", type=Path, help="keep the figures in this file")
    options = parser.parse_args()
    print(storing())
    timer, kept = StepTimer(), {}
    for count in options.items:
        folder = options.folder / str(count)
        build(folder, count, print)
        print(f"\n{count} items\n\n| kind | cpu p50 | p95 | wall p50 | p95 | most of it |")
        print("| --- | --- | --- | --- | --- | --- |")
        kept[count] = {}
        for name, cost in measure(folder, count, timer, options.only):
            print(row(name, cost), flush=True)
            kept[count][name] = [*cost.cpu, *cost.wall, cost.shares]
    print(f"\nmost memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    if options.save:
        options.save.write_text(json.dumps(kept))


if __name__ == "__main__":
    main()
