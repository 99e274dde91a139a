"""What it costs the window to lay a gallery out, of any size.

python benchmarks/gallery.py [--rows 100000 1000000]

Shapes of mixed pictures are laid in a window of 1,280 pixels: all of a new list, after a change of
the width, in groups of twenty, as a table; and a screen of it is looked up. Processor milliseconds,
the best of five.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence

import numpy as np

from desktop.gallery.layout import LineLayout, TileLayout, TileSize
from desktop.gallery.rows import NO_HEADERS
from desktop.gallery.shapes import drawn, with_headers
from desktop.gallery.table_layout import TableLayout

_WIDTH, _HEIGHT, _LINE = 1280, 800, 16
# Width over height in thousandths, of what cameras, phones and screens make; 0 is a document.
_SHAPES = (1500, 1333, 750, 1778, 563, 0, 2300)
_ROUNDS, _GROUP = 5, 20


def main() -> None:
    """Measure, and print a table."""
    print("| rows | shapes | tiles | another width | groups | table | a screen |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for rows in _arguments():
        known = np.random.default_rng(7).choice(_SHAPES, rows).astype(np.uint16)
        shapes, starts = drawn(known), np.arange(0, rows, _GROUP, dtype=np.int64)
        grouped, headers = with_headers(shapes, starts), starts + np.arange(len(starts))
        tiles = TileLayout(shapes, _WIDTH, TileSize.MEDIUM)
        figures = [
            _best(lambda known=known: drawn(known)),
            _best(lambda shapes=shapes: TileLayout(shapes, _WIDTH, TileSize.MEDIUM)),
            _best(lambda shapes=shapes: TileLayout(shapes, _WIDTH - 1, TileSize.MEDIUM)),
            _best(lambda one=grouped, two=headers: TileLayout(one, _WIDTH, headers=two)),
            _best(lambda rows=rows: TableLayout(rows, _WIDTH, _LINE, NO_HEADERS)),
            _best(lambda tiles=tiles: _look(tiles)),
        ]
        print(f"| {rows:,} | {' | '.join(f'{one:.1f}' for one in figures)} |")


def _arguments() -> Sequence[int]:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=(10_000, 100_000, 1_000_000))
    rows: Sequence[int] = parser.parse_args().rows
    return rows


def _look(tiles: LineLayout) -> None:
    """Where each tile of a screen in the middle lies, which painting asks for."""
    middle = tiles.height // 2
    for row in tiles.rows_between(middle, middle + _HEIGHT):
        tiles.rect(row)


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_ROUNDS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return 1000 * min(times)


if __name__ == "__main__":
    main()
