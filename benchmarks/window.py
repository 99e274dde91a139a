"""How the window feels at 100,000 items: launching, typing, scrolling, memory, and its event loop.

    python benchmarks/window.py FOLDER [--items N] [--rows N] [--photos N] [--queries N]

A library of pictures with previews is made once and kept in FOLDER. The window (offscreen) and its
engine are real and in processes of their own. While it is typed and scrolled, photos are indexed
and files in a watched folder change twenty times a second. Where Linux tells how long the window's
thread waited for a core, times are told without that as well: that is what others took.

Typing is from the last key of a query, a tenth of a second after the one before it, to painted
hits; a frame is from the turn of the wheel until it is painted, or from a drag of the handle to any
place; a gap of the event loop is by how much a timer of 2 ms is late.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import tempfile
import time
from contextlib import closing, nullcontext
from pathlib import Path
from statistics import median

import numpy as np
from changing_files import changing
from encode import write_photos
from PIL import Image
from rescan import make, rescan
from sessions import start

from engine.catalogue import Catalogue
from engine.errors import BugError
from engine.paths import LibraryPaths
from engine.types import Preview, PreviewKind

PHOTO = (1600, 1200)
CHANGES_A_SECOND = 20.0
TILE = (320, 240)
Figures = dict[str, list[float]]


def painted(number: int) -> Preview:
    """A picture of soft shapes, of a few kilobytes, another one for each number."""
    random = np.random.default_rng(number)
    rough = Image.fromarray(random.integers(0, 256, (6, 8, 3), np.uint8))
    content = io.BytesIO()
    rough.resize(TILE, Image.Resampling.BILINEAR).save(content, "JPEG", quality=80)
    return Preview(PreviewKind.JPEG, content.getvalue())


def prepare(folder: Path, items: int, photos: int) -> Path:
    """Make what is missing; returns the library, with a folder that is watched in it."""
    made = folder / str(items)
    is_new = not (made / "made").exists()
    make(made, items, painted)
    if is_new:
        rescan(made)
    if not (folder / "photos").exists():
        write_photos(folder / "photos", PHOTO, photos)
    return made / "library"


def session(library: Path, *work: object) -> Figures:
    """What the window did in one session."""
    with tempfile.TemporaryDirectory() as settings:
        begin = (library, Path(settings) / "window.ini", time.time())
        process = start("window_session", *begin, *work)
        printed, _ = process.communicate()
    if process.returncode:
        raise BugError("the window ended with an error")
    found: Figures = json.loads(printed)
    return found


def measure(folder: Path, options: argparse.Namespace) -> Figures:
    """Launch a few times, then work in a copy of the library."""
    library = prepare(folder, options.items, options.photos)
    launches = [session(library, "", 0, 0, 0) for _ in range(1 + options.launches)][1:]
    with tempfile.TemporaryDirectory(dir=folder) as name:
        copy = Path(name) / "library"
        shutil.copytree(library, copy)
        changed = Path(name) / "changed"
        path = LibraryPaths(copy).catalogue
        with closing(Catalogue(path)) as catalogue, catalogue.transaction():
            catalogue.roots.add(str(changed))
        with changing(changed, CHANGES_A_SECOND) if options.photos else nullcontext():
            work = (folder / "photos", options.queries, options.frames, options.rows)
            figures = session(copy, *work)
    names = ("painted", "processor", "listed", "ready", "engine")
    return figures | {name: [one[name][0] for one in launches] for name in names}


def tell(figures: Figures) -> None:
    """Print a table."""
    print(f"the window's thread until it is painted: {median(figures.pop('processor')):.2f} s")
    print(f"the engine until the model is ready: {median(figures.pop('engine')):.2f} s")
    for name in ("painted", "listed", "ready"):
        print(f"{name} after launch: {median(figures.pop(name)):.2f} s")
    print(f"memory of the window: {figures.pop('memory')[0]:.0f} MB")
    if figures.pop("was over")[0]:
        print("the photos were all indexed before the end: take more")
    print("\n| milliseconds | n | p50 | p95 | p99 | most |\n| --- | --- | --- | --- | --- | --- |")
    for name, times in figures.items():
        p50, p95, p99 = np.percentile(times, (50, 95, 99))
        print(f"| {name} | {len(times)} | {p50:.1f} | {p95:.1f} | {p99:.1f} | {max(times):.1f} |")


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description="The window at 100,000 items.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--photos", type=int, default=2_000)
    parser.add_argument("--queries", type=int, default=40)
    parser.add_argument("--frames", type=int, default=400)
    parser.add_argument("--launches", type=int, default=3)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    tell(measure(options.folder.resolve(), options))


if __name__ == "__main__":
    main()
