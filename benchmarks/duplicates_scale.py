"""How long the search for duplicates takes in a large library of pictures, once it is indexed.

    python benchmarks/duplicates_scale.py FOLDER PHOTOS [--count N]

The library in FOLDER is made first: its previews are parts of the photos, its vectors those of
`made_library`, and one picture in twenty is another one saved again. Nothing is read but what an
index run leaves. The second search has nothing to do.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import numpy as np
from made_library import DIM, SPACE, made_vectors, stored_space
from PIL import Image

from engine.catalogue import Catalogue, ThumbnailStore
from engine.catalogue.duplicate_tables import Fingerprint
from engine.disk import Disk
from engine.index.space_index import SpaceIndex
from engine.library.duplicates import Duplicates
from engine.media.picture_hash import MAKER, picture_hash
from engine.paths import LibraryPaths
from engine.types import FileStat, Metadata, Modality, Preview, PreviewKind, Segment, SegmentKind
from engine.types.duplicates import DuplicateProgress

ROOT = "/made"
BATCH = 1000
SIDE, QUALITY, OTHER_QUALITY = 320, 80, 50
AGAIN = 20


class Space:
    """A space that is open, without a model."""

    def __init__(self, index: SpaceIndex) -> None:
        self.index, self.space = index, index.space


def main() -> None:
    """Make the library that the command line asks for, and search it twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--count", type=int, default=100_000)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    paths = LibraryPaths(options.folder)
    photos = [Image.open(path).convert("RGB") for path in sorted(options.photos.rglob("*.jpg"))]
    with closing(Catalogue(paths.catalogue)) as catalogue:
        if not catalogue.items.counts()[Modality.IMAGE]:
            _fill(catalogue, paths, photos, options.count)
        index = SpaceIndex(paths, stored_space(catalogue), {})
        _timed("reading the index", lambda: index.settled(catalogue))
        search = Duplicates(paths, Disk(), lambda catalogue: Space(index))  # type: ignore[arg-type, return-value]
        _timed("first search", lambda: search.find(on_progress=Stages()))
        found = len(catalogue.duplicates.alike())
        print(f"{found} pairs, of {options.count // AGAIN} that were made")
        _timed("second search", search.find)


class Stages:
    """Prints when each stage begins."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._last = ("", "")

    def __call__(self, progress: DuplicateProgress) -> None:
        stage = (progress.stage, progress.modality)
        if stage != self._last:
            print(f"  {time.monotonic() - self._began:6.1f} s: {' '.join(stage)}", flush=True)
            self._last = stage


def _timed(what: str, work: Callable[[], object]) -> None:
    began, spent = time.monotonic(), time.process_time()
    work()
    took, cpu = time.monotonic() - began, time.process_time() - spent
    print(f"{what}: {took:.1f} s, of processors {cpu:.1f} s", flush=True)


def _fill(catalogue: Catalogue, paths: LibraryPaths, photos: list[Image.Image], count: int) -> None:
    with catalogue.transaction():
        catalogue.spaces.add("made", SPACE, DIM)
        catalogue.spaces.activate(stored_space(catalogue).id)
        catalogue.roots.add(ROOT)
    vectors = made_vectors(np.zeros(count, np.int64), 5)
    vectors[AGAIN - 1 :: AGAIN] = vectors[AGAIN - 2 :: AGAIN][: count // AGAIN]
    root, space = catalogue.roots.add(ROOT), stored_space(catalogue)
    previews = _previews(photos, count)
    with closing(ThumbnailStore(paths.thumbnails)) as thumbnails:
        for start in range(0, count, BATCH):
            some = range(start, min(start + BATCH, count))
            made = {_content(number): next(previews) for number in some}
            thumbnails.put(made)
            with catalogue.transaction() as revision:
                for number in some:
                    stat = FileStat(f"{ROOT}/{number}.jpg", 10**6 + number, number * 10**9)
                    facts = (_content(number), Modality.IMAGE, Metadata(width=4000, height=3000))
                    item = catalogue.items.put(root, stat, *facts)
                    whole, vector = [Segment(SegmentKind.WHOLE)], vectors[number][None]
                    catalogue.segments.replace(item, space.id, revision, whole, vector)
                hashes = [Fingerprint(one, picture_hash(made[one].jpeg)) for one in made]
                catalogue.duplicates.put(Modality.IMAGE, MAKER, hashes)
    index = SpaceIndex(paths, space, {})
    _timed("making the graph", lambda: index.save(catalogue))


def _content(number: int) -> bytes:
    return number.to_bytes(16, "big")


def _previews(photos: list[Image.Image], count: int) -> Iterator[Preview]:
    """Parts of photos; one in so many is the one before, saved again."""
    chance = np.random.default_rng(7)
    part = photos[0]
    for number in range(count):
        is_again = number % AGAIN == AGAIN - 1
        part = part if is_again else _part(photos, chance)
        held = BytesIO()
        part.save(held, "JPEG", quality=OTHER_QUALITY if is_again else QUALITY)
        yield Preview(PreviewKind.JPEG, held.getvalue())


def _part(photos: list[Image.Image], chance: np.random.Generator) -> Image.Image:
    photo = photos[chance.integers(len(photos))]
    wide, high = (chance.uniform(0.3, 0.7, 2) * photo.size).astype(int).tolist()
    left, top = chance.integers(0, (photo.width - wide, photo.height - high)).tolist()
    part = photo.crop((left, top, left + wide, top + high))
    return part.resize((SIDE, SIDE * 3 // 4))


if __name__ == "__main__":
    main()
