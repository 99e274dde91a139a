"""What groups by meaning are worth, how they are called, and what they cost.

    python benchmarks/groups.py LIBRARY SET [--sizes 1000 10000 100000]

LIBRARY is a library of a SET that `mixed_sets.py` made. Files with one label are judged. *Plain*
is k-means on the mean vectors of files, not centred, with as many groups as Triptych finds.
V-measure is Rosenberg and Hirschberg's (2007), ARI Hubert and Arabie's (1985). A group is *of one
kind* where all its files are, though its commonest label is that of files of several kinds.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, homogeneity_score, v_measure_score

from engine.catalogue import Catalogue
from engine.clusters.item_vectors import ItemVectors, items_of, pooled
from engine.clusters.leaves import GroupOptions, leaves_of
from engine.clusters.methods import NOISE
from engine.clusters.steps import SILENT
from engine.index.centring import unit_rows
from engine.index.table import VectorTable
from engine.library.facade import Library
from engine.paths import LibraryPaths
from engine.types.item_groups import GroupMethod
from engine.types.tracks import Track

Labels = NDArray[np.int64]
NAMED = 30
FEWEST = 3
DIM, CONCEPTS, NOISE_LENGTH, GAP = 384, 300, 1.0, 0.8


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("set", type=Path)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    asked = parser.parse_args()
    library = Library(asked.library)
    try:
        judge(library, LibraryPaths(asked.library), asked.set)
        name(library, LibraryPaths(asked.library), asked.set)
    finally:
        library.close()
    for size in asked.sizes:
        measure(size)


def judge(library: Library, paths: LibraryPaths, made: Path) -> None:
    """Compare groups with labels."""
    with closing(Catalogue(paths.catalogue)) as catalogue:
        opened = library.groups.serving(catalogue)
        table = opened.index.refresh(catalogue).table
        items = pooled(table, items_of(table))
        said = labels_of(catalogue, items, made)
        raw = uncentred(catalogue, opened.space.id, items)
    print("| way | groups | in groups | V-measure | homogeneity | ARI | of one kind |")
    ours = {
        method: leaves_of(table, [], GroupOptions(method), SILENT).labels for method in GroupMethod
    }
    count = int(ours[GroupMethod.HDBSCAN].max()) + 1
    for way, vectors in (("plain k-means", raw), ("k-means, centred", items.vectors)):
        row(way, KMeans(count, n_init=3, random_state=0).fit_predict(vectors), said, items)
    same = leaves_of(table, [], GroupOptions(GroupMethod.KMEANS, count), SILENT).labels
    row(f"triptych, kmeans {count}", same, said, items)
    for method, labels in ours.items():
        row(f"triptych, {method}", labels, said, items)


def row(way: str, labels: Labels, said: NDArray[np.str_], items: ItemVectors) -> None:
    """Print what one way is worth, on the files that it puts in groups."""
    judged = (said != "") & (labels != NOISE)
    pair = said[judged], labels[judged]
    figures = (v_measure_score(*pair), homogeneity_score(*pair), adjusted_rand_score(*pair))
    told = " | ".join(f"{figure:.3f}" for figure in figures)
    share = (labels != NOISE).mean()
    single = of_one_kind(labels, said, items)
    print(f"| {way} | {labels.max() + 1} | {share:.2f} | {told} | {single} |", flush=True)


def of_one_kind(labels: Labels, said: NDArray[np.str_], items: ItemVectors) -> str:
    """How many groups are of one kind, of those whose commonest label several kinds have."""
    alone = several = 0
    for place in range(labels.max() + 1):
        inside = labels == place
        common = Counter(said[inside & (said != "")].tolist()).most_common(1)
        if not common or common[0][1] < FEWEST:
            continue
        if len(set(items.kinds[said == common[0][0]].tolist())) > 1:
            several += 1
            alone += len(set(items.kinds[inside].tolist())) == 1
    return f"{alone} of {several}"


def labels_of(catalogue: Catalogue, items: ItemVectors, made: Path) -> NDArray[np.str_]:
    """The label of each file that has exactly one."""
    rows = map(json.loads, (made / "captions.jsonl").read_text("utf-8").splitlines())
    known = {str(made / row["path"]): row["labels"] for row in rows}
    found = (known.get(item.path, []) for item in catalogue.items.get(items.ids.tolist()))
    return np.array([labels[0] if len(labels) == 1 else "" for labels in found])


def uncentred(catalogue: Catalogue, space_id: int, items: ItemVectors) -> NDArray[np.float32]:
    """The mean of each file's vectors as the model makes them, made unit length."""
    sums = np.zeros_like(items.vectors)
    for block in catalogue.segments.blocks(space_id):
        np.add.at(sums, np.searchsorted(items.ids, block.items), block.vectors)
    return unit_rows(sums)


def name(library: Library, paths: LibraryPaths, made: Path) -> None:
    """Print the names of groups beside their commonest labels, to be judged."""
    began = time.perf_counter()
    library.groups.make()
    print(f"\nGrouped and named in {time.perf_counter() - began:.1f} s.")
    print("| name | files | commonest labels |")
    with closing(Catalogue(paths.catalogue)) as catalogue:
        for group in catalogue.item_groups.told().leaves[:NAMED]:
            items = catalogue.items.get(catalogue.item_groups.members(group.id).tolist())
            print(f"| {group.name} | {group.size} | {commonest((i.path for i in items), made)} |")


def commonest(paths: Iterable[str], made: Path) -> str:
    """The three commonest labels of files, with how many have each."""
    rows = map(json.loads, (made / "captions.jsonl").read_text("utf-8").splitlines())
    known = {str(made / row["path"]): row["labels"] for row in rows}
    counted = Counter(label for path in paths for label in known.get(path, []))
    return ", ".join(f"{label} {count}" for label, count in counted.most_common(3))


def measure(size: int) -> None:
    """Print seconds and memory for so many files of made concepts, with gaps between kinds."""
    table = made_table(size)
    began = time.perf_counter()
    leaves = leaves_of(table, [], GroupOptions(), SILENT)
    took = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{size:,} files: {took:.1f} s, {len(leaves.centres)} groups, "
        f"{(leaves.labels != NOISE).mean():.2f} in groups; peak {peak:.0f} MiB",
        flush=True,
    )


def made_table(size: int) -> VectorTable:
    """Vectors about made concepts: one for each file, of three kinds in turn."""
    lots = np.random.default_rng(0)
    concepts = unit_rows(lots.normal(size=(CONCEPTS, DIM)).astype(np.float32))
    gaps = GAP * unit_rows(lots.normal(size=(3, DIM)).astype(np.float32))
    kinds = np.arange(size) % 3
    noise = NOISE_LENGTH * unit_rows(lots.normal(size=(size, DIM)).astype(np.float32))
    vectors = unit_rows(concepts[lots.integers(CONCEPTS, size=size)] + gaps[kinds] + noise)
    ids = np.arange(1, size + 1)
    tracks = [(Track.PICTURES, Track.SOUNDS, Track.TEXTS)[kind] for kind in kinds]
    draws = lots.integers(2**32, size=size, dtype=np.uint32)
    return VectorTable.empty(DIM, size).adding(ids, ids, tracks, vectors, draws)


if __name__ == "__main__":
    main()
