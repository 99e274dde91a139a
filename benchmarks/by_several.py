"""What several things find together: two files of one concept, a file and words, a film.

    python benchmarks/by_several.py SET... [--libraries DIR]

A SET is one that `mixed_sets.py` made, with films as in `by_example.py`. One question a concept of
each kind, with the starter; the first 20 hits are judged without what is asked with. *Precision*
and *recall* are as in `by_example.py`. A film asks with what is seen and what is heard; silent ones
are left out.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from by_example import EVERY, PAGE, Indexed, figures, indexed
from filmed_sets import with_films
from mixed_concepts import CONCEPTS

from engine.evaluation.judged import JudgedItems
from engine.evaluation.metrics import ndcg_at
from engine.evaluation.queries import JudgedQuery, QueryKind
from engine.evaluation.ranker import by_meaning
from engine.evaluation.rankings import items_of, tiles_of
from engine.types import Item, Modality, Query, Term

WORDS = "words"
Question = tuple[str, tuple[Term, ...], JudgedQuery]


def main() -> None:
    """Print a table over the questions of all sets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, nargs="+")
    parser.add_argument("--libraries", type=Path, help="keep what is made, to measure again")
    chosen = parser.parse_args()
    found: defaultdict[str, list[Sequence[float]]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as temporary:
        for given in chosen.sets:
            home = (chosen.libraries or Path(temporary)).resolve() / given.name
            with_films(given, home / "files")
            with indexed(home / "library", home / "files") as one:
                for name, row in answers(one):
                    found[name].append(row)
    print(
        "| asked with | questions | nDCG@10 | precision | recall |\n| --- | --- | --- | --- | --- |"
    )
    for name, rows in sorted(found.items()):
        means = (f"{100 * mean:.1f}" for mean in np.mean(rows, axis=0))
        print(f"| {name} | {len(rows)} | {' | '.join(means)} |")


def answers(one: Indexed) -> Iterator[tuple[str, Sequence[float]]]:
    """The figures of every question."""
    every = [asked for asked in _of_concepts(one.scope.judged) if asked[2].relevant]
    searcher = one.searcher(list({term for _, terms, _ in every for term in terms}))
    for name, terms, query in every:
        if sum(len(searcher.embedder.embed(term)) for term in terms) < 2:
            continue
        left_out = query.own | one.scope.hidden
        asked = Query(tuple(map(by_meaning, terms)), limit=PAGE + len(left_out))
        page = tiles_of(searcher.search(asked).hits, left_out)[:PAGE]
        row = figures(query, page, one.scope)
        ranked = [item for item in items_of(page) if item not in query.unsure]
        precision, recall = (row.get((EVERY, figure), 0.0) for figure in ("precision", "recall"))
        yield name, (ndcg_at(ranked, query.relevant), precision, recall)


def _of_concepts(judged: JudgedItems) -> Iterator[Question]:
    """Of each concept all pairs of kinds, with its first file of each, and its films."""
    for concept in sorted(judged.by_label):
        own = [item for item in judged.items if judged.labels.get(item.id) == (concept,)]
        films = [item for item in own if item.modality is Modality.VIDEO]
        firsts: Mapping[str, Item] = {
            item.modality.value: item for item in reversed(own) if item not in films
        }
        words = Term(Modality.TEXT, CONCEPTS[concept].asked[0])
        for item in films:
            yield "a film", (_dropped(item),), _judged(judged, concept, (item,))
        for kind in (Modality.IMAGE.value, Modality.AUDIO.value):
            if kind in firsts:
                item = firsts[kind]
                terms = (words, _dropped(item))
                yield f"{WORDS}, {kind}", terms, _judged(judged, concept, (item,))
        for pair in combinations(sorted(firsts), 2):
            items = tuple(firsts[kind] for kind in pair)
            terms = tuple(map(_dropped, items))
            yield ", ".join(pair), terms, _judged(judged, concept, items)


def _dropped(item: Item) -> Term:
    return Term(item.modality, item.path, is_file=True)


def _judged(judged: JudgedItems, concept: str, asking: Sequence[Item]) -> JudgedQuery:
    own = frozenset().union(*(judged.copies[item.id] for item in asking))
    relevant = judged.with_labels([concept]) - own
    unsure = judged.may_have([concept]) - relevant - own
    return JudgedQuery(QueryKind.TEXT, _dropped(asking[0]), relevant, own, unsure)


if __name__ == "__main__":
    main()
