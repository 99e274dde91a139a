"""What `window.py` does in the window, in a process of its own: it prints its figures as JSON.

The window is opened as `triptych-gui` opens it. Launching is counted from the moment that the
parent started this process.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from driven_window import DrivenWindow, GapMeter, Took, megabytes, seconds_of_engine

from desktop.shell.garbage import GarbageCollector
from engine.service.messages import IndexingDone, IndexingProgress
from engine.types import Filters, Sort

WORDS = ("dog", "sunset", "red car", "children play", "snow", "old bridge", "cake", "harbour")
# A turn of the wheel, and a frame of 60 a second.
WHEEL_PIXELS, FRAME_MS = 120, 16


def main() -> None:
    """Open the window; with nothing else to do, close it again."""
    library, settings, launched, photos, queries, frames, rows = sys.argv[2:]
    driven = DrivenWindow(Path(library), Path(settings))
    try:
        figures = launch(driven, float(launched))
        if photos:
            figures |= work(driven, photos, int(queries), int(frames), int(rows))
        figures["memory"] = [megabytes()]
    finally:
        driven.close()
    print(json.dumps(figures))


def launch(driven: DrivenWindow, launched: float) -> dict[str, list[float]]:
    """Seconds until the gallery was painted with its tiles, and until the model was ready.

    Until the first of these also by the processor: what this thread had of it; until the second,
    what the engine had.
    """
    driven.desktop.open()
    GarbageCollector(driven.desktop.window).start()
    driven.desktop.window.resize(1280, 800)
    driven.until(lambda: bool(driven.painted))
    painted, processor = time.time() - launched, time.thread_time()
    driven.until(lambda: driven.desktop.model.rowCount() > 0)
    listed, count = time.time() - launched, driven.painted
    driven.until(lambda: driven.painted > count)
    driven.until(driven.is_ready)
    return {
        "painted": [painted],
        "processor": [processor],
        "listed": [listed],
        "ready": [time.time() - launched],
        "engine": [seconds_of_engine()],
    }


def work(
    driven: DrivenWindow, photos: str, queries: int, frames: int, rows: int
) -> dict[str, list[float]]:
    """Type and scroll, first with nothing else to do, then while photos are indexed."""
    figures: dict[str, list[float]] = {}
    meter = GapMeter()
    meter.start()
    _type_and_scroll(driven, queries, frames, figures, "idle")
    meter.stop()
    _note(figures, "gap, idle", zip(meter.all, meter.own, strict=True))
    driven.desktop.operations.library.index_folders(folders=[photos])
    driven.until(lambda: IndexingProgress in driven.events)
    meter = GapMeter()
    meter.start()
    _type_and_scroll(driven, queries, frames, figures, "indexing")
    meter.stop()
    _note(figures, "gap, indexing", zip(meter.all, meter.own, strict=True))
    figures["was over"] = [float(IndexingDone in driven.events)]
    _show_rows(driven, rows)
    _note(figures, f"frame of {rows} rows", _scroll(driven, frames))
    return figures


def _type_and_scroll(
    driven: DrivenWindow, queries: int, frames: int, figures: dict[str, list[float]], when: str
) -> None:
    typed = [driven.type(f"{WORDS[n % len(WORDS)]} {n} {when}") for n in range(queries)]
    _note(figures, f"key, {when}", typed)
    driven.desktop.operations.clear_search()
    driven.pause(500)
    _note(figures, f"frame, {when}", _scroll(driven, frames))


def _scroll(driven: DrivenWindow, frames: int) -> Iterator[Took]:
    """Turn the wheel, then drag the handle to any place."""
    bar, places = driven.gallery.verticalScrollBar(), random.Random(1)  # noqa: S311 - no secret
    for _ in range(frames):
        yield driven.scroll_to(bar.value() + WHEEL_PIXELS)
        driven.pause(FRAME_MS)
    for _ in range(frames // 4):
        yield driven.scroll_to(places.randrange(bar.maximum()))
        driven.pause(FRAME_MS)


def _show_rows(driven: DrivenWindow, rows: int) -> None:
    """List so many rows, the items of the library again and again."""
    ids = driven.desktop.services.library.item_ids(Filters(), Sort.DATE)
    driven.desktop.model.show_ids(np.resize(ids, rows))
    driven.pause(500)


def _note(
    figures: dict[str, list[float]], name: str, took: Iterator[Took] | Sequence[Took]
) -> None:
    pairs = list(took)
    figures[name] = [pair[0] for pair in pairs]
    figures[f"{name}, own"] = [pair[1] for pair in pairs]
