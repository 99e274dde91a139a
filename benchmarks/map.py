"""What a map costs, and how well neighbours on it are neighbours by meaning, beside UMAP's own.

    python benchmarks/map.py [COUNT...] [--ways WAY...] [--no-jump]

Vectors have the structure of real ones (`real_structure.py`). The ways are our maps by each method,
from vectors to places, and umap-learn by itself on all numbers of all vectors. Each is run in a
process of its own. Seconds are of processors, with those of what is compiled; memory is the most
that one process of it had. Trustworthiness (Venna and Kaski, 2001) is that of 500 points with their
15 nearest on the map. The jump is how far half of the points move, in radii of the map, where those
of two thirds of the items are laid out, and then all are.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import warnings
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from real_structure import made

from engine.clusters.item_vectors import ItemVectors
from engine.clusters.points import SAMPLE
from engine.clusters.shared_space import SharedSpace
from engine.integrity.steps import SILENT
from engine.projection.making import laid_out
from engine.projection.neighbours import nearest
from engine.projection.principal import principal
from engine.projection.procrustes import aligned, normal
from engine.types.maps import MapMethod, Places
from engine.types.vectors import Vectors

ASKED, NEAREST = 500, 15
OWN = "umap-learn"
WAYS = (*MapMethod, OWN)


def main() -> None:
    """Lay out, measure and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("counts", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--ways", nargs="*", choices=WAYS, default=WAYS)
    parser.add_argument("--no-jump", action="store_true", help="lay out once, not three times")
    chosen = parser.parse_args()
    print("| points | way | seconds | MiB | trustworthiness | jump |")
    print("| --- | --- | --- | --- | --- | --- |", flush=True)
    for count in chosen.counts:
        for way in chosen.ways:
            asked = (count, way, not chosen.no_jump)
            process = get_context("spawn").Process(target=show, args=asked)
            process.start()
            process.join()


def show(count: int, way: str, jumps: bool) -> None:
    """Print one line of the table."""
    with tempfile.TemporaryDirectory() as folder:
        vectors = np.asarray(made(Path(folder), count, 2)[0], np.float32)
    began = spent()
    places = own(vectors) if way == OWN else ours(MapMethod(way), vectors, nothing())
    seconds, most = spent() - began, memory()
    jump = f"{jump_of(MapMethod(way), vectors):.2f}" if jumps and way != OWN else ""
    trusted = trustworthiness(vectors, places)
    print(f"| {count:,} | {way} | {seconds:.1f} | {most} | {trusted:.3f} | {jump} |", flush=True)


def spent() -> float:
    """Seconds of processors, with those of processes that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def memory() -> int:
    """The most that this process or one that it had has had, in MiB."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(kind).ru_maxrss for kind in kinds) // 1024


def nothing() -> Places:
    """The places of no items."""
    return np.empty((0, 2), np.float32)


def ours(method: MapMethod, vectors: Vectors, former: Places) -> Places:
    """Our way, as `triptych map` goes it, from the places of the first items."""
    reduced = principal(pointed(vectors))
    start, known = normal(reduced[:, :2]), len(former)
    if known:
        start = aligned(start, start[:known], former)
        start[:known] = former
    places = laid_out(method, np.arange(len(vectors)), reduced, start, SILENT)
    return aligned(places, places[:known], former) if known else normal(places)


def pointed(vectors: Vectors) -> Vectors:
    """The points of items of one kind, as `points_of` makes them of a library."""
    items = ItemVectors(np.arange(len(vectors)), np.zeros(len(vectors), np.int8), vectors)
    step = max(1, len(vectors) // SAMPLE)
    return SharedSpace.of(items.some(np.arange(0, len(vectors), step))).apply(items)


def jump_of(method: MapMethod, vectors: Vectors) -> float:
    """How far half of the points move, in radii of the map, as half as many come to them."""
    former = ours(method, vectors[: len(vectors) * 2 // 3], nothing())
    now = ours(method, vectors, former)[: len(former)]
    return float(np.median(np.linalg.norm(now - former, axis=1)))


def own(vectors: Vectors) -> Places:
    """umap-learn's own way, with the same seed."""
    from umap import UMAP  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return np.asarray(UMAP(random_state=0, n_jobs=1).fit_transform(vectors), np.float32)


def trustworthiness(vectors: Vectors, places: Places) -> float:
    """1 where all neighbours on the map are nearest by meaning, about 0.5 where none is."""
    count = len(vectors)
    asked = np.random.default_rng(0).choice(count, min(ASKED, count), replace=False)
    near = nearest(places[asked], places, NEAREST + 1)[0]
    penalty = 0
    for row, found in zip(asked, near, strict=True):
        others = found[found != row][:NEAREST]
        alike = vectors @ vectors[row]
        ranks = [(alike > alike[other]).sum() for other in others]
        penalty += sum(max(0, int(rank) - NEAREST) for rank in ranks)
    worst = len(asked) * NEAREST * (2 * count - 3 * NEAREST - 1) / 2
    return 1 - penalty / worst


if __name__ == "__main__":
    main()
