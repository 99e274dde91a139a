"""Whether vectors made in parts, by jobs and by Ray are, byte for byte, those of a plain run.

    python benchmarks/bulk.py MEDIA [--preset NAME] [--ray PYTHON] [--ways NAME ...]

Each way makes a library of its own of the folder MEDIA, with `triptych` in processes of their own:
a plain run, one with a single thread, three runs with a part each, three jobs of `triptych encode`
that are then imported, and, with the Python that has Ray, docs/ray_encode.py. All segments and
all vectors are compared with those of the plain run.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import numpy as np

from engine.catalogue import Catalogue
from engine.paths import LibraryPaths
from engine.types import Segment

PROJECT = Path(__file__).parents[1]
PARTS = ("1/3", "2/3", "3/3")

# Of each file the segments, and their vectors as they are stored, float16 (n, dim).
Held = dict[str, tuple[list[Segment], np.ndarray]]
Way = Callable[[Path, Path, str], None]


def triptych(*arguments: str | Path, **variables: str) -> None:
    """Run a command to its end."""
    run([sys.executable, "-m", "engine.cli.main", *map(str, arguments)], **variables)


def run(command: Iterable[str], **variables: str) -> None:
    """Run a program in the project's folder, and say nothing of what it says."""
    environment = {**os.environ, **variables}
    done = subprocess.run(
        list(command), cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)


def plain(media: Path, library: Path, preset: str) -> None:
    """One run."""
    triptych("index", media, "--library", library, "--preset", preset, "--no-text-in-pictures")


def one_thread(media: Path, library: Path, preset: str) -> None:
    """One run, where models have a single thread."""
    where = ("--library", library, "--preset", preset, "--no-text-in-pictures")
    triptych("index", media, *where, OMP_NUM_THREADS="1")


def parts(media: Path, library: Path, preset: str) -> None:
    """Three runs into one library, each with a part."""
    where = ("--library", library, "--preset", preset, "--no-text-in-pictures")
    for part in PARTS:
        triptych("index", media, *where, "--shard", part)


def jobs(media: Path, library: Path, preset: str) -> None:
    """Three jobs without a library, each with a part, then an import."""
    out = library.with_suffix(".vectors")
    out.mkdir()
    for number, part in enumerate(PARTS):
        where = ("--preset", preset, "--shard", part)
        triptych("encode", media, "--out", out / f"{number}.parquet", *where)
    triptych("import", out, "--root", media, "--library", library)


def by_ray(python: str) -> Way:
    """Ray Data with two workers, then an import."""

    def make(media: Path, library: Path, preset: str) -> None:
        out = library.with_suffix(".vectors")
        run([python, "docs/ray_encode.py", str(media), str(out), "--preset", preset])
        triptych("import", out, "--root", media, "--library", library)

    return make


def held(library: Path, media: Path) -> Held:
    """What a library has of each file below the folder."""
    with closing(Catalogue(LibraryPaths(library).catalogue, readonly=True)) as catalogue:
        space = catalogue.spaces.active()
        if space is None:
            return {}
        segments, stats = catalogue.segments, catalogue.items.stats_under(str(media))
        return {
            path: (
                segments.of_item(item, space.id),
                segments.vectors_of_item(item, space.id).astype(np.float16),
            )
            for path, (item, _, _) in stats.items()
        }


def compare(name: str, found: Held, wanted: Held, seconds: float) -> None:
    """Print how far a library is that of the plain run."""
    vectors = sum(len(rows) for _, rows in found.values())
    same = sum(found.get(path, ([],))[0] == told[0] for path, told in wanted.items())
    equal, apart = 0, 0.0
    for path, (segments, rows) in wanted.items():
        if path in found and found[path][0] == segments:
            others = found[path][1]
            equal += int((rows.view(np.uint16) == others.view(np.uint16)).all(axis=1).sum())
            apart = max(apart, float(np.abs(rows.astype(float) - others).max(initial=0.0)))
    told = f"{len(found)} | {same} | {vectors} | {equal} | {apart:.1e} | {seconds:.0f}"
    print(f"| {name} | {told} |", flush=True)


def main() -> None:
    """Make the libraries, and compare them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("media", type=Path)
    options.add_argument("--preset", default="starter")
    options.add_argument("--ray", metavar="PYTHON")
    options.add_argument("--ways", nargs="+", help="the first words of those that are wanted")
    given = options.parse_args()
    media = given.media.resolve()
    ways: dict[str, Way] = {
        "plain": plain,
        "one thread": one_thread,
        "three parts": parts,
        "three jobs, imported": jobs,
    }
    if given.ray:
        ways["Ray, imported"] = by_ray(given.ray)
    print("| way | files | with equal segments | vectors | equal bytes | farthest | seconds |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as home:
        wanted: Held = {}
        for name, make in ways.items():
            if given.ways and name != "plain" and not name.startswith(tuple(given.ways)):
                continue
            library, began = Path(home) / name.replace(" ", "-").replace(",", ""), time.monotonic()
            make(media, library, given.preset)
            found, seconds = held(library, media), time.monotonic() - began
            wanted = wanted or found
            compare(name, found, wanted, seconds)


if __name__ == "__main__":
    main()
