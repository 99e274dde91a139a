"""Measures marks: what it costs to change them, and to ask for them, beside a filter by ending.

python benchmarks/marks.py 100000

A catalogue of so many pictures is made, of which a tenth gets marks, then all. Times are
milliseconds; the last column is how much of the filter `ext:jpg` each is.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from engine.catalogue import Catalogue
from engine.library.by_hand import ByHand
from engine.paths import LibraryPaths
from engine.query import parse
from engine.types import FileStat, MarkChange, Marking, Metadata, Modality

_CHANGE = MarkChange(favourite=True, rating=4, add=("sea", "Places/Rome"))
_QUERIES = (
    *("ext:jpg", "is:favourite", "-is:favourite", "rating:>=4", "rating:0", "tag:sea"),
    *("tag:rome", "-tag:rome", "tag:sea is:favourite rating:>=4"),
)
T = TypeVar("T")


def main() -> None:
    """Make the catalogue, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("items", type=int, nargs="?", default=100_000)
    count = parser.parse_args().items
    with tempfile.TemporaryDirectory() as folder:
        paths = LibraryPaths(Path(folder))
        _fill(paths, count)
        by_hand = ByHand(paths)
        for share in (10, 1):
            marking = Marking(_CHANGE, tuple(range(1, count + 1, share)))
            took, done = _timed(lambda marking=marking: by_hand.mark([marking]))
            print(f"{len(marking.item_ids):,} marked: {took:.0f}")
            _ask(paths)
            took, _ = _timed(lambda done=done: by_hand.mark(done.back))
            print(f"taken back: {took:.0f}")


def _fill(paths: LibraryPaths, count: int) -> None:
    with closing(Catalogue(paths.catalogue)) as catalogue, catalogue.transaction():
        root = catalogue.roots.add("/r")
        for number in range(count):
            stat = FileStat(f"/r/{number // 500}/IMG_{number}.jpg", number, number * 10**9)
            digest = number.to_bytes(16, "big")
            catalogue.items.put(root, stat, digest, Modality.IMAGE, Metadata())


def _ask(paths: LibraryPaths) -> None:
    with closing(Catalogue(paths.catalogue, readonly=True)) as catalogue:
        usual = 0.0
        for text in _QUERIES:
            filters = parse(text).filters
            took, _ = _timed(lambda filters=filters: catalogue.items.matching(filters))
            usual = usual or took
            print(f"  {text:36} {took:6.1f} {took / usual:6.2f}")
        took, _ = _timed(catalogue.marks.tags)
        print(f"  {'the list of tags':36} {took:6.1f} {took / usual:6.2f}")


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    started = time.perf_counter()
    result = work()
    return 1000 * (time.perf_counter() - started), result


if __name__ == "__main__":
    main()
