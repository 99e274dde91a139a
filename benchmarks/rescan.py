"""What it costs to look again at files of which none has changed, in a library of any size.

    python benchmarks/rescan.py FOLDER [--files 1000 10000 100000]

The files are there, and the catalogue has an item, a vector of the starter's and a preview of each;
a library is made once and kept in FOLDER. Each run is `triptych index` in a process of its own, of
which the report's seconds and the most memory are told, with the decoders and the shared pages of
libraries.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median

import numpy as np

from engine.alignment.registry import build
from engine.catalogue import Catalogue, ThumbnailStore
from engine.errors import BugError
from engine.index.space_index import SpaceIndex
from engine.paths import LibraryPaths, model_cache
from engine.types import FileStat, Metadata, Modality, Preview, Segment, SegmentKind

IN_A_FOLDER = 200
BATCH = 5_000


def make(
    folder: Path, count: int, preview_of: Callable[[int], Preview] = lambda _: Preview()
) -> None:
    """Write files and a library of them, unless they are there from an earlier time."""
    paths, finished = LibraryPaths(folder / "library"), folder / "made"
    if finished.exists():
        return
    print(f"making {count} files", flush=True)
    paths.directory.mkdir(parents=True, exist_ok=True)
    encoder = build("starter", model_cache())
    random = np.random.default_rng(1)
    vectors = random.normal(size=(count, encoder.dim)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    with (
        closing(Catalogue(paths.catalogue)) as catalogue,
        closing(ThumbnailStore(paths.thumbnails)) as thumbnails,
    ):
        with catalogue.transaction():
            catalogue.spaces.add("starter", encoder.identity, encoder.dim)
            root = catalogue.roots.add(str(folder / "media"))
        space = catalogue.spaces.find(encoder.identity)
        if space is None:
            raise BugError("the space was not stored")
        with catalogue.transaction():
            catalogue.spaces.activate(space.id)
        for start in range(0, count, BATCH):
            with catalogue.transaction() as revision:
                for number in range(start, min(start + BATCH, count)):
                    stat, digest = _written(folder / "media", number)
                    item = catalogue.items.put(root, stat, digest, Modality.IMAGE, Metadata())
                    catalogue.segments.replace(
                        *(item, space.id, revision, [Segment(SegmentKind.WHOLE)]),
                        vectors[number : number + 1],
                    )
                    catalogue.fulltext.put(item, stat.path, Metadata(), "")
            numbers = range(start, min(start + BATCH, count))
            thumbnails.put({number.to_bytes(16, "big"): preview_of(number) for number in numbers})
        index = SpaceIndex(paths, space, encoder.reference_means)
        index.save(catalogue)
    finished.touch()


def _written(folder: Path, number: int) -> tuple[FileStat, bytes]:
    path = folder / f"{number // IN_A_FOLDER:04}" / f"IMG_{number:06}.jpg"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\xff\xd8" + number.to_bytes(4, "big"))
    return FileStat.of(str(path), os.stat(path)), number.to_bytes(16, "big")


def rescan(folder: Path) -> tuple[float, int]:
    """The seconds of one run, and the most kilobytes that its process had."""
    command = (sys.executable, "-m", "engine.cli.main", "index", "--no-text-in-pictures", "--json")
    code = (
        "import json, resource, subprocess, sys; "
        "done = subprocess.run(sys.argv[1:], capture_output=True, check=True); "
        "most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss; "
        "print(json.dumps({'most': most, **json.loads(done.stdout)}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command, "--library", str(folder / "library")],
        capture_output=True,
        check=True,
    )
    report = json.loads(done.stdout)
    if report["indexed"] or not report["unchanged"]:
        raise BugError(f"files were read: {report}")
    return report["seconds"], report["most"]


def main() -> None:
    """Read the options, make what is missing, measure, print."""
    parser = argparse.ArgumentParser(description="Looking again at unchanged files.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print("| files | seconds | microseconds a file | most MB |\n| --- | --- | --- | --- |")
    for count in options.files:
        folder = options.folder / str(count)
        make(folder, count)
        rescan(folder)
        found = [rescan(folder) for _ in range(options.runs)]
        seconds, most = median(run[0] for run in found), max(run[1] for run in found)
        print(
            f"| {count:,} | {seconds:.2f} | {seconds / count * 1e6:.1f} | {most / 1024:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
