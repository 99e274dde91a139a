"""What a map costs, and how well neighbours on it are neighbours by meaning, beside UMAP's own.

    python benchmarks/map.py [COUNT...] [--own-up-to N]

Vectors have the structure of real ones (`real_structure.py`). Each way is run in this order: our
maps by each method, from vectors to places, and umap-learn by itself on all numbers of all vectors.
Trustworthiness (Venna and Kaski, 2001) is that of 500 points with their 15 nearest on the map. The
first run of UMAP on a machine compiles it, so a small one comes before.
"""

from __future__ import annotations

import argparse
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
from real_structure import made

from engine.integrity.steps import SILENT
from engine.projection.making import laid_out
from engine.projection.neighbours import nearest
from engine.projection.principal import principal
from engine.projection.procrustes import normal
from engine.types.maps import MapMethod, Places
from engine.types.vectors import Vectors

ASKED, NEAREST = 500, 15


def main() -> None:
    """Lay out, measure and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("counts", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--own-up-to", type=int, default=100_000)
    chosen = parser.parse_args()
    ours(MapMethod.UMAP)(np.random.default_rng(0).normal(size=(100, 64)).astype(np.float32))
    print("| points | way | seconds | trustworthiness |")
    print("| --- | --- | --- | --- |")
    for count in chosen.counts:
        with tempfile.TemporaryDirectory() as folder:
            vectors = np.asarray(made(Path(folder), count, 2)[0], np.float32)
        for method in MapMethod:
            show(count, f"triptych, {method}", ours(method), vectors)
        if count <= chosen.own_up_to:
            show(count, "umap-learn", own, vectors)


def show(count: int, way: str, lay_out: Callable[[Vectors], Places], vectors: Vectors) -> None:
    """Print one line of the table."""
    began = time.perf_counter()
    places = lay_out(vectors)
    seconds = time.perf_counter() - began
    print(
        f"| {count:,} | {way} | {seconds:.1f} | {trustworthiness(vectors, places):.3f} |",
        flush=True,
    )


def ours(method: MapMethod) -> Callable[[Vectors], Places]:
    """Our way, as `triptych map` goes it."""

    def lay_out(vectors: Vectors) -> Places:
        reduced = principal(vectors)
        start = normal(reduced[:, :2])
        return laid_out(method, np.arange(len(vectors)), reduced, start, SILENT)

    return lay_out


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
