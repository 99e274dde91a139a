"""What suggestions are worth: precision, interests covered, and how unlike they are.

    python benchmarks/recommending.py LIBRARY SET [--people 100]

LIBRARY is a library of a SET that `mixed_sets.py` made. A *person* likes some concepts and has
three files of each, of any kinds; a suggestion is right where one of these concepts is a label of
it. Files without labels, and those that are unsure of one of the concepts, are not judged.
*Covered* are the concepts that something on a page of 20 is right for, *unlike* is the mean of
1 - cosine over all pairs on the page (intra-list diversity: Ziegler and others, WWW 2005), *kinds*
how many kinds of media it has. *All in one query* is a search for what is like all files at once.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.catalogue import Catalogue
from engine.clusters.item_vectors import pooled
from engine.discovery.recommending import Recommender, term_of
from engine.index.table import VectorTable
from engine.library.facade import Library
from engine.paths import LibraryPaths
from engine.types import Filters, Item, Query
from engine.types.ids import Ids

PAGE, SEEDS, FEWEST = 20, 3, 8
TRADES = (1.0, 0.7, 0.5)
Suggest = Callable[[Sequence[Item]], list[Item]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """The files of a set with what they show.

    Attributes:
        sure, unsure: concepts of each item.
    """

    items: dict[int, Item]
    sure: dict[int, frozenset[str]]
    unsure: dict[int, frozenset[str]]

    def of(self, concept: str) -> list[Item]:
        """The items that show a concept and nothing else."""
        return [item for item in self.items.values() if self.sure[item.id] == {concept}]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with interests."""

    concepts: frozenset[str]
    seeds: tuple[Item, ...]


def main() -> None:
    """Print a table for people of one interest, and of several."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("set", type=Path)
    parser.add_argument("--people", type=int, default=100)
    asked = parser.parse_args()
    library = Library(asked.library)
    with closing(Catalogue(LibraryPaths(asked.library).catalogue)) as catalogue:
        view = library.groups.serving(catalogue).index.refresh(catalogue)
        known = labelled(catalogue, asked.set)
        ways: dict[str, Suggest] = {"all in one query": lambda seeds: in_one(library, seeds)}
        for trade in TRADES:
            recommender = Recommender(catalogue, view, library.search, trade)
            ways[f"by interest, trade {trade}"] = lambda seeds, by=recommender: suggested(by, seeds)
        for interests in (1, 2, 4, 6):
            people = made_people(known, interests, asked.people)
            print(f"\n{interests} interests, {len(people)} people\n")
            print("| way | precision | covered | unlike | kinds |\n| --- | --- | --- | --- | --- |")
            for name, way in ways.items():
                row(name, way, people, known, view.table)
    library.close()


def labelled(catalogue: Catalogue, made: Path) -> Labelled:
    """What the set says of the library's files."""
    rows = map(json.loads, (made / "captions.jsonl").read_text("utf-8").splitlines())
    told = {str(made / row["path"]): row for row in rows}
    items = catalogue.items.get(catalogue.items.ids(Filters()).tolist())
    own = {item.id: item for item in items if item.path in told}
    return Labelled(
        own,
        {item.id: frozenset(told[item.path]["labels"]) for item in own.values()},
        {item.id: frozenset(told[item.path]["unsure"]) for item in own.values()},
    )


def made_people(known: Labelled, interests: int, count: int) -> list[Person]:
    """People with so many interests, the same in every run."""
    lots = np.random.default_rng(interests)
    concepts = sorted({concept for sure in known.sure.values() for concept in sure})
    usable = {concept: known.of(concept) for concept in concepts}
    usable = {concept: files for concept, files in usable.items() if len(files) >= FEWEST}
    people = []
    for _ in range(count):
        chosen = lots.choice(sorted(usable), interests, replace=False).tolist()
        seeds = [
            usable[concept][place]
            for concept in chosen
            for place in lots.choice(len(usable[concept]), SEEDS, replace=False).tolist()
        ]
        people.append(Person(frozenset(chosen), tuple(seeds)))
    return people


def in_one(library: Library, seeds: Sequence[Item]) -> list[Item]:
    """What a search for all of them at once finds."""
    found = library.search(Query(tuple(map(term_of, seeds)), limit=PAGE + len(seeds))).hits
    own = {item.id for item in seeds}
    return [hit.item for hit in found if own.isdisjoint((hit.item.id, *hit.copies))][:PAGE]


def suggested(recommender: Recommender, seeds: Sequence[Item]) -> list[Item]:
    """What is suggested."""
    ids = np.array([item.id for item in seeds], np.int64)
    return [one.hit.item for one in recommender.suggest(ids, Filters(), PAGE)]


def row(
    name: str, way: Suggest, people: Sequence[Person], known: Labelled, table: VectorTable
) -> None:
    """Print the means of one way over all people."""
    figures: dict[str, list[float]] = defaultdict(list)
    for person in people:
        page = way(person.seeds)
        judged = [item.id for item in page if is_judged(known, item.id, person.concepts)]
        right = [known.sure[item] & person.concepts for item in judged]
        figures["precision"].append(float(np.mean([bool(one) for one in right] or [0.0])))
        figures["covered"].append(len(frozenset().union(*right)) / len(person.concepts))
        figures["unlike"].append(unlikeness(table, np.array([item.id for item in page])))
        figures["kinds"].append(len({item.modality for item in page}))
    told = " | ".join(f"{np.mean(values):.3f}" for values in figures.values())
    print(f"| {name} | {told} |", flush=True)


def is_judged(known: Labelled, item: int, concepts: frozenset[str]) -> bool:
    """Whether it is known if a file shows one of some concepts."""
    sure = known.sure.get(item, frozenset())
    return bool(sure) and (bool(sure & concepts) or not known.unsure[item] & concepts)


def unlikeness(table: VectorTable, ids: Ids) -> float:
    """The mean of 1 - cosine over all pairs of some items."""
    vectors = pooled(table, ids).vectors
    return float(1 - (vectors @ vectors.T)[np.triu_indices(len(vectors), 1)].mean())


if __name__ == "__main__":
    main()
