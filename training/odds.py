"""Fits the lines that turn scores into the odds that a hit is right, from judged searches.

    python -m training.odds --set LIBRARY FOLDER [--set LIBRARY FOLDER ...] --out odds.json

A folder has labels and queries (benchmarks/mixed_sets.py makes such ones) and is indexed in its
library with the starter. Each query is asked of that library and of parts of it in which some or
most of its answers are missing, so that what is fitted does not depend on how much of a library
answers a query. Of several sets, each is judged by lines fitted to the others, and the expected
calibration errors are printed.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from msgspec.structs import asdict
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from engine.catalogue import Catalogue
from engine.encoders.starter import StarterEncoder
from engine.evaluation.check_scope import scope_of
from engine.evaluation.dataset import read_queries
from engine.evaluation.judged import JudgedItems
from engine.evaluation.queries import JudgedQuery, judge_queries
from engine.evaluation.ranker import Preparation, by_meaning
from engine.evaluation.reliability import Verdict, reliability_of
from engine.index.space_index import SpaceIndex
from engine.index.table import VectorTable
from engine.paths import LibraryPaths
from engine.ranking.bank import text_bank
from engine.ranking.calibration import NullDistributions, calibrate, null_distribution_of
from engine.ranking.odds import OddsModel
from engine.ranking.pooling import ItemRows
from engine.ranking.strength import probability
from engine.search.meaning_scorer import background
from engine.search.query_vectors import TermVector
from engine.types import Modality
from engine.types.answering import CLEAR_FROM
from engine.types.tracks import CONTENTS
from engine.types.vectors import Role, TextKind, Vectors

# Hits of each list that are judged: what a person looks at.
SHOWN = 20
# Parts of the library: this share of its items at random, and all but those of every other label.
SHARE = 0.2
SEED = 1
DECIMALS = 4
# Weak regularisation of standardised figures; there are thousands of hits for each pair.
INVERSE_PENALTY = 100.0

log = logging.getLogger(__name__)

Pair = tuple[Role, Modality]
Rows = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class AskedQuery:
    """A query with its vector."""

    judged: JudgedQuery
    term: TermVector


@dataclass(frozen=True, slots=True)
class JudgedLibrary:
    """All that is asked, and of what.

    Attributes:
        bank: centred vectors of general queries, float32 (n, dim).
    """

    table: VectorTable
    bank: Vectors
    items: JudgedItems
    queries: Sequence[AskedQuery]


def main() -> None:
    """Fit the lines of the starter and put them in the file."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    arguments = _arguments()
    encoder = StarterEncoder()
    sets = [
        _judged_hits(_read(library, str(folder.resolve()), encoder))
        for library, folder in arguments.set
    ]
    for pair in sets[0]:
        of_each = [found[pair] for found in sets]
        errors = [_error(of_each[:n] + of_each[n + 1 :], own) for n, own in enumerate(of_each)]
        log.info("%s to %s: %s", *pair, ", ".join(f"{error:.3f}" for error in errors))
    tables = json.loads(arguments.out.read_text("utf-8"))
    tables[encoder.identity] = {
        role: {kind: _rounded(_fitted([found[role, kind] for found in sets])) for kind in CONTENTS}
        for role in Role
    }
    arguments.out.write_text(json.dumps(tables, indent=1) + "\n", "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", type=Path, nargs=2, action="append", required=True)
    parser.add_argument("--out", type=Path, required=True, help="the file of all lines")
    return parser.parse_args()


def _read(directory: Path, folder: str, encoder: StarterEncoder) -> JudgedLibrary:
    encoder.load()
    paths = LibraryPaths(directory)
    with closing(Catalogue(paths.catalogue)) as catalogue:
        space = catalogue.spaces.find(encoder.identity)
        if space is None:
            raise SystemExit(f"{directory} was not indexed with this starter.")
        index = SpaceIndex(paths, space, encoder.reference_means)
        view = index.latest(catalogue)
        scope = scope_of(catalogue, space.id, folder)
        queries = judge_queries(scope.judged, read_queries(Path(folder, "queries.jsonl")), 10**6)
        terms = [query.term for query in queries]
        prepared = Preparation(encoder, lambda spec, path: [], scope.known, lambda: False)
        embed = prepared.searcher(catalogue, index, terms).embedder.embed
        asked = [
            AskedQuery(query, embed(by_meaning(query.term))[0].centred(view.centring))
            for query in queries
        ]
        bank = encoder.encode_texts(text_bank(), TextKind.QUERY)
        return JudgedLibrary(
            view.table, view.centring.apply(bank, Role.QUERY_TEXT), scope.judged, asked
        )


def _judged_hits(library: JudgedLibrary) -> Mapping[Pair, list[Rows]]:
    """What is known of the hits of each pair: one array for each part of the library."""
    found: dict[Pair, list[Rows]] = defaultdict(list)
    every = np.array([item.id for item in library.items.items], np.int64)
    for part in _parts(library.items, every):
        table = library.table.without(_segments(library.table, np.setdiff1d(every, part)).tolist())
        nulls = calibrate(table, library.bank)
        for pair, rows in _hits(table, nulls, library.queries).items():
            found[pair].append(np.array(rows))
    return found


def _parts(items: JudgedItems, every: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """The items of each part of the library."""
    random = np.random.default_rng(SEED)
    labels = sorted(items.by_label)
    half = random.permutation(labels)[: len(labels) // 2].tolist()
    with_half = np.array(sorted(items.with_labels(half) | items.may_have(half)), np.int64)
    few = random.permutation(with_half)[: len(with_half) // 20]
    without = np.setdiff1d(every, with_half)
    yield every
    yield random.choice(every, int(SHARE * len(every)), replace=False)
    yield with_half
    yield without
    yield np.concatenate([without, few])


def _segments(table: VectorTable, items: NDArray[np.int64]) -> NDArray[np.int64]:
    return table.segment_ids(table.rows_of_items(items))


def _hits(
    table: VectorTable, nulls: NullDistributions, queries: Sequence[AskedQuery]
) -> Mapping[Pair, list[tuple[float, float, bool]]]:
    """Cosine, standing, and whether it is right, of each judged hit near the head of its list."""
    found: dict[Pair, list[tuple[float, float, bool]]] = defaultdict(list)
    for kind in CONTENTS:
        rows = table.rows(kind)
        items = ItemRows.of(rows, table.item_ids(rows))
        for query in queries:
            term, judged = query.term, query.judged
            spread = null_distribution_of(nulls, term.role, kind).spread
            cosines = items.pool(table.scores(items.rows, term.middle), spread)
            behind = background(table, term, kind)
            order = items.items[np.argsort(-cosines, kind="stable")].tolist()
            at = dict(zip(items.items.tolist(), cosines.tolist(), strict=True))
            known = [item for item in order if item in judged.relevant or item in judged.wrong]
            found[term.role, kind] += [
                (at[item], (at[item] - behind.median) / behind.deviation, item in judged.relevant)
                for item in known[:SHOWN]
            ]
    return found


def _fitted(sets: Sequence[Sequence[Rows]]) -> OddsModel:
    """Logistic regression in which no figure counts against a hit.

    Args:
        sets: of each the whole library, which weighs as much as all the rest, and parts of it,
            which weigh the same whatever they hold.
    """
    parts = [
        (part, 1.0 if n == 0 else 1 / (len(own) - 1)) for own in sets for n, part in enumerate(own)
    ]
    rows = np.concatenate([part for part, _ in parts])
    weights = np.concatenate([np.full(len(part), share / len(part)) for part, share in parts])
    used = [0, 1]
    while True:
        figures = rows[:, used]
        mean, deviation = figures.mean(axis=0), figures.std(axis=0)
        fit = LogisticRegression(C=INVERSE_PENALTY, max_iter=1000)
        fit.fit((figures - mean) / deviation, rows[:, 2], len(rows) * weights / weights.sum())
        slopes = fit.coef_[0] / deviation
        if (slopes > 0).all():
            break
        used.pop(int(slopes.argmin()))
    named = dict(zip([("cosine", "standing")[n] for n in used], slopes.tolist(), strict=True))
    return OddsModel(float(fit.intercept_[0] - slopes @ mean), **named)


def _rounded(model: OddsModel) -> dict[str, float]:
    return {name: round(figure, DECIMALS) for name, figure in asdict(model).items() if figure}


def _error(others: Sequence[Sequence[Rows]], own: Sequence[Rows]) -> float:
    """The expected calibration error on a whole set, by lines fitted to others; NaN without any."""
    if not others:
        return math.nan
    model, (cosines, standings, right) = _fitted(others), own[0].T
    log_odds = model.offset + model.cosine * cosines + model.standing * standings
    strengths = np.rint(100 * probability(log_odds.astype(np.float32))).astype(int)
    verdicts = [
        Verdict(one, bool(is_right))
        for one, is_right in zip(strengths.tolist(), right.tolist(), strict=True)
    ]
    error = reliability_of(verdicts, CLEAR_FROM).error
    return math.nan if error is None else error


if __name__ == "__main__":
    main()
