"""What groups by meaning are worth in small libraries of mixed files.

    python benchmarks/small_groups.py LIBRARY SET [--sizes 24 48 96 200] [--rounds 8]

LIBRARY is a library of a SET that `mixed_sets.py` made. Of it small libraries are drawn, of labels
that files of several kinds have, a dozen files of each: *alike*, of each kind as many; *one-sided*,
three in four of one kind; *few sounds*, with two sounds in all. Vectors are centred as a library of
these files alone would have them. The figures are those of `groups.py`, where a file in no group is
a group by itself; groups of one kind are counted over all rounds.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from groups import Labels, labels_of, of_one_kind
from numpy.typing import NDArray
from sklearn.metrics import adjusted_rand_score, v_measure_score

from engine.catalogue import Catalogue
from engine.catalogue.segments import SegmentBlock
from engine.clusters.item_vectors import ItemVectors, items_of, pooled
from engine.clusters.leaves import GroupOptions, leaves_of
from engine.clusters.methods import NOISE
from engine.clusters.steps import SILENT
from engine.index.centring import ROLE_OF_CONTENT, Centring, shrunk_mean
from engine.index.table import VectorTable
from engine.library.facade import Library
from engine.paths import LibraryPaths
from engine.types.ids import Ids
from engine.types.item_groups import GroupMethod
from engine.types.vectors import Role, Vectors

EACH, LEAST, FEW = 12, 3, 2
PICTURES, SOUNDS, TEXTS = range(3)

Draw = Callable[["MixedSet", int, np.random.Generator], Ids]


@dataclass(frozen=True, slots=True, eq=False)
class MixedSet:
    """Labelled files with their segments.

    Attributes:
        items: all files; their `kinds` are `PICTURES`, `SOUNDS` and `TEXTS`.
        said: the label of each, or "".
        segments: raw vectors, of all of them.
        reference: the means that the model ships.
    """

    items: ItemVectors
    said: NDArray[np.str_]
    segments: list[SegmentBlock]
    reference: Mapping[Role, Vectors]

    def rows(self, label: str, kind: int) -> Ids:
        """The files of one label and kind."""
        return np.flatnonzero((self.said == label) & (self.items.kinds == kind))

    def mixed_labels(self) -> list[str]:
        """Those that several kinds have, some files of each."""
        kinds = (PICTURES, SOUNDS, TEXTS)
        counts = {
            label: [len(self.rows(label, kind)) for kind in kinds]
            for label in sorted(set(self.said.tolist()) - {""})
        }
        return [one for one, of in counts.items() if sum(count >= LEAST for count in of) > 1]


def main() -> None:
    """Print a row for each size and draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("set", type=Path)
    parser.add_argument("--sizes", type=int, nargs="*", default=[24, 48, 96, 200])
    parser.add_argument("--rounds", type=int, default=8)
    asked = parser.parse_args()
    mixed = read(asked.library, asked.set)
    print("| files | draw | way | V-measure | ARI | in groups | of one kind |", flush=True)
    for size in asked.sizes:
        for name, draw in DRAWS.items():
            chances = [np.random.default_rng([size, seed]) for seed in range(asked.rounds)]
            drawn = [draw(mixed, size, chance) for chance in chances]
            judge(f"| {np.mean([len(rows) for rows in drawn]):.0f} | {name}", mixed, drawn)


def read(folder: Path, made: Path) -> MixedSet:
    """The files of a library of a made set."""
    library = Library(folder)
    try:
        with closing(Catalogue(LibraryPaths(folder).catalogue)) as catalogue:
            opened = library.groups.serving(catalogue)
            table = opened.index.refresh(catalogue).table
            items = pooled(table, items_of(table))
            segments = list(catalogue.segments.blocks(opened.space.id))
            reference = opened.encoder.reference_means
            return MixedSet(items, labels_of(catalogue, items, made), segments, reference)
    finally:
        library.close()


def alike(mixed: MixedSet, size: int, chance: np.random.Generator) -> Ids:
    """Of each label as many files of each kind, as far as there are."""
    drawn = []
    for label in _labels(mixed, size, chance):
        kinds = [rows for kind in (PICTURES, SOUNDS, TEXTS) if len(rows := mixed.rows(label, kind))]
        odds = np.concatenate([np.full(len(rows), 1 / len(rows) / len(kinds)) for rows in kinds])
        most = min(len(odds), EACH)
        drawn.append(chance.choice(np.concatenate(kinds), most, replace=False, p=odds))
    return np.sort(np.concatenate(drawn))


def one_sided(mixed: MixedSet, size: int, chance: np.random.Generator) -> Ids:
    """Of each label three files in four are of one kind."""
    drawn = []
    for label in _labels(mixed, size, chance):
        kinds = [mixed.rows(label, kind) for kind in (PICTURES, SOUNDS, TEXTS)]
        main = chance.choice([kind for kind, rows in enumerate(kinds) if len(rows) >= LEAST])
        mine = kinds.pop(main)
        most = min(len(mine), EACH * 3 // 4)
        rest = np.concatenate(kinds)
        drawn.append(chance.choice(mine, most, replace=False))
        drawn.append(chance.choice(rest, min(len(rest), EACH - most), replace=False))
    return np.sort(np.concatenate(drawn))


def few_sounds(mixed: MixedSet, size: int, chance: np.random.Generator) -> Ids:
    """As `alike`, with two sounds in all."""
    rows = alike(mixed, size, chance)
    is_sound = mixed.items.kinds[rows] == SOUNDS
    return np.sort(np.concatenate([rows[~is_sound], chance.permutation(rows[is_sound])[:FEW]]))


DRAWS: Mapping[str, Draw] = {"alike": alike, "one-sided": one_sided, "few sounds": few_sounds}


def _labels(mixed: MixedSet, size: int, chance: np.random.Generator) -> list[str]:
    labels: list[str] = chance.permutation(mixed.mixed_labels())[: max(2, size // EACH)].tolist()
    return labels


def judge(told: str, mixed: MixedSet, drawn: list[Ids]) -> None:
    """Print what both ways are worth, in the mean of these libraries."""
    tables = [table_of(mixed, rows) for rows in drawn]
    for method in (GroupMethod.HDBSCAN, GroupMethod.KMEANS):
        figures: list[tuple[float, float, float]] = []
        alone = np.zeros(2, np.int64)
        for rows, table in zip(drawn, tables, strict=True):
            said, items = mixed.said[rows], mixed.items.some(rows)
            count = len(set(said.tolist())) if method is GroupMethod.KMEANS else None
            labels = leaves_of(table, [], GroupOptions(method, count), SILENT).labels
            alone += [int(part) for part in of_one_kind(labels, said, items).split(" of ")]
            figures.append(worth(said, labels))
        mean = " | ".join(f"{figure:.3f}" for figure in np.mean(figures, axis=0))
        print(f"{told} | {method} | {mean} | {alone[0]} of {alone[1]} |", flush=True)


def worth(said: NDArray[np.str_], labels: Labels) -> tuple[float, float, float]:
    """V-measure, ARI, and the share of files that are in groups."""
    rest = np.flatnonzero(labels == NOISE)
    every = labels.copy()
    every[rest] = labels.max() + 1 + np.arange(len(rest))
    measures = v_measure_score(said, every), adjusted_rand_score(said, every)
    return (*measures, 1 - len(rest) / len(labels))


def table_of(mixed: MixedSet, rows: Ids) -> VectorTable:
    """The segments of some files, centred as if there were no others."""
    parts = [(block, np.isin(block.items, mixed.items.ids[rows])) for block in mixed.segments]
    vectors = np.concatenate([block.vectors[chosen] for block, chosen in parts])
    tracks = [block.tracks[row] for block, chosen in parts for row in np.flatnonzero(chosen)]
    contents = np.array([str(track.content) for track in tracks])
    means = {
        role: shrunk_mean(own.sum(axis=0, dtype=np.float64), len(own), mixed.reference[role])
        for content, role in ROLE_OF_CONTENT.items()
        if len(own := vectors[contents == content])
    }
    centred = Centring(0, means).apply_to_items(vectors, [track.content for track in tracks])
    ids, items, draws = (
        np.concatenate([getattr(block, name)[chosen] for block, chosen in parts])
        for name in ("ids", "items", "draws")
    )
    return VectorTable.empty(vectors.shape[1], len(ids)).adding(ids, items, tracks, centred, draws)


if __name__ == "__main__":
    main()
