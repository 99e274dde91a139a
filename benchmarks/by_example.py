"""What the first page has of each kind of media when a file is dropped, and how right that is.

    python benchmarks/by_example.py SET... [--libraries DIR] [--asked 60]

A SET is one that `mixed_sets.py` made; `filmed_sets.py` puts some of its pictures and sounds into
films first. Its queries are asked of it, words and files of every kind, with the starter, and the
first 20 hits are judged: without the file itself, and without what may be right or wrong.

*Share* is the part of a page that is of a kind, weak hits included, and *due* its part of all that
is right. *Precision* is the part of the hits of a kind that is right, *recall* the part of what
could be there: all that is right, or 20. *Shown* is how often a kind with a right file shows one.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filmed_sets import QUERIES_NAME, with_films

from engine.catalogue import Catalogue
from engine.encoders.starter import StarterEncoder
from engine.evaluation.check_scope import CheckScope, scope_of
from engine.evaluation.dataset import CAPTIONS_NAME, read_queries
from engine.evaluation.queries import JudgedQuery, QueryKind, judge_queries
from engine.evaluation.ranker import Preparation, Ranker
from engine.evaluation.rankings import Ranking, Tiles, items_of
from engine.index.space_index import SpaceIndex
from engine.indexing.context import IndexOptions
from engine.library.facade import Library
from engine.paths import LibraryPaths
from engine.search.searcher import Searcher
from engine.types import Modality, Term

PAGE = 20
RANKINGS = {Ranking.RAW: "raw cosine", Ranking.SCORE: "by score", Ranking.PAGE: "the page"}
FIGURES = ("share", "due", "precision", "recall", "shown")
DROPPED = {
    QueryKind.TEXT: "words",
    QueryKind.IMAGE: "a picture",
    QueryKind.AUDIO: "a sound",
    QueryKind.DOCUMENT: "a document",
    QueryKind.VIDEO: "a film",
}
EVERY = "all"
FOUND = {
    "pictures": {Modality.IMAGE},
    "sounds": {Modality.AUDIO},
    "documents": {Modality.TEXT},
    "films": {Modality.VIDEO},
    EVERY: set(Modality),
}
Row = Mapping[tuple[str, str], float]
Key = tuple[Ranking, QueryKind]
Rows = Mapping[Key, Sequence[Row]]


def main() -> None:
    """Print a table for each way of ranking, over the queries of all sets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, nargs="+")
    parser.add_argument("--libraries", type=Path, help="keep what is made, to measure again")
    parser.add_argument("--asked", type=int, default=60, help="queries of each kind and set")
    chosen = parser.parse_args()
    rows: defaultdict[Key, list[Row]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as temporary:
        for given in chosen.sets:
            home = (chosen.libraries or Path(temporary)).resolve() / given.name
            with_films(given, home / "files")
            with indexed(home / "library", home / "files") as one:
                wanted = read_queries(home / "files" / QUERIES_NAME)
                queries = judge_queries(one.scope.judged, wanted, chosen.asked)
                for key, row in measured(one, queries):
                    rows[key].append(row)
    for ranking, name in RANKINGS.items():
        print(f"\n{name}:\n\n{table(rows, ranking)}")


@dataclass(frozen=True, slots=True)
class Indexed:
    """A folder of a set, ready to be asked."""

    catalogue: Catalogue
    index: SpaceIndex
    scope: CheckScope
    prepared: Preparation

    def searcher(self, terms: Sequence[Term]) -> Searcher:
        """What can be asked these terms."""
        return self.prepared.searcher(self.catalogue, self.index, terms)


@contextmanager
def indexed(library: Path, files: Path) -> Iterator[Indexed]:
    """Index a folder with the starter, or take the library of last time."""
    with closing(Library(library, "starter")) as opened:
        opened.index((str(files),), IndexOptions(ignore=(CAPTIONS_NAME, QUERIES_NAME)))
    encoder, paths = StarterEncoder(), LibraryPaths(library)
    encoder.load()
    with closing(Catalogue(paths.catalogue)) as catalogue:
        space = catalogue.spaces.find(encoder.identity)
        if space is None:
            raise SystemExit(f"{library} was not indexed with this starter.")
        index = SpaceIndex(paths, space, encoder.reference_means)
        index.refresh(catalogue)
        scope = scope_of(catalogue, space.id, str(files))
        prepared = Preparation(encoder, lambda spec, path: [], scope.known, lambda: False)
        yield Indexed(catalogue, index, scope, prepared)


def measured(one: Indexed, queries: Sequence[JudgedQuery]) -> Iterator[tuple[Key, Row]]:
    """The figures of each query, ranked in each way."""
    scope, searcher = one.scope, one.searcher([query.term for query in queries])
    ranker = Ranker(searcher, scope.folders, scope.hidden, lambda: False, with_words=True)
    for query in queries:
        for ranking in RANKINGS:
            page = ranker.rank(query.term, ranking, own=query.own, depth=PAGE)
            yield (ranking, query.kind), figures(query, page, scope)


def figures(query: JudgedQuery, page: Tiles, scope: CheckScope) -> Row:
    """What there is to say of one page; what nothing is known of is left out."""
    members = scope.judged.members
    shown = items_of(page)
    found: dict[tuple[str, str], float] = {}
    for name, kinds in FOUND.items():
        own = frozenset().union(*(members[kind] for kind in kinds))
        there = query.relevant & own
        of_kind = [item for item in shown if item in own]
        verdicts = [item in there for item in of_kind if item not in query.unsure]
        found[name, "share"] = len(of_kind) / len(shown)
        found[name, "due"] = len(there) / len(query.relevant)
        if verdicts:
            found[name, "precision"] = sum(verdicts) / len(verdicts)
        if there:
            found[name, "recall"] = sum(verdicts) / min(PAGE, len(there))
            found[name, "shown"] = float(any(verdicts))
    return found


def table(rows: Rows, ranking: Ranking) -> str:
    """Means over all queries in per cent, a line for each kind that is dropped and found."""
    lines = [f"| dropped | found | {' | '.join(FIGURES)} |", "| --- " * (2 + len(FIGURES)) + "|"]
    for kind, dropped in DROPPED.items():
        of_kind = rows.get((ranking, kind), ())
        for found in FOUND if of_kind else ():
            cells = " | ".join(
                _mean(row[found, figure] for row in of_kind if (found, figure) in row)
                for figure in FIGURES
            )
            lines.append(f"| {dropped} ({len(of_kind)}) | {found} | {cells} |")
    return "\n".join(lines)


def _mean(values: Iterable[float]) -> str:
    known = list(values)
    return f"{100 * np.mean(known):.1f}" if known else "-"


if __name__ == "__main__":
    main()
