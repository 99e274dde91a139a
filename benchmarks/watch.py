"""How long it takes from a file's last write to its first hit, while its folder is watched.

    python benchmarks/watch.py [--files N] [--known N] [--idle]

The engine is that of the window, in a process of its own. A folder with some known files is
watched; then single files are written, one after the other has been found: a text of words that no
other file has, or a picture with its name. It is asked for them again and again until it is the
first hit. With --idle nothing is asked while the file is read, but every half second.
"""

from __future__ import annotations

import argparse
import queue
import random
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image

from engine.query import parse
from engine.service.client import EngineClient
from engine.service.messages import (
    Event,
    Index,
    IndexingDone,
    Ready,
    Search,
    SearchDone,
    Stopped,
    WatchFolders,
)

SYLLABLES = ("ka", "lo", "mi", "ren", "tas", "vel", "dor", "sun", "pi", "gar", "wen", "holt")
PHOTO = (1600, 1200)
PATIENCE_SECONDS = 120.0


class Engine:
    """An engine process, asked one thing after the other."""

    def __init__(self, library: Path) -> None:
        self._events: queue.Queue[Event] = queue.Queue()
        self.client = EngineClient(library, self._events.put)
        self.client.start()
        self._asked = 0

    def wait(self, kind: type[Event]) -> Event:
        """The next event of a kind.

        Raises:
            RuntimeError: the engine has ended.
        """
        while not isinstance(event := self._events.get(timeout=PATIENCE_SECONDS), kind):
            if isinstance(event, Stopped):
                raise RuntimeError("the engine stopped")
        return event

    def first_hit(self, words: str) -> str:
        """The path of the first hit; empty where there is none."""
        self._asked += 1
        self.client.send(Search(self._asked, parse(words)))
        done = self.wait(SearchDone)
        hits = done.result.hits if isinstance(done, SearchDone) else ()
        return hits[0].item.path if hits else ""


def made_words(drawn: random.Random, count: int) -> str:
    """Words that nobody has written yet, as good as surely."""
    return " ".join("".join(drawn.choices(SYLLABLES, k=6)) for _ in range(count))


def write(folder: Path, drawn: random.Random, number: int) -> tuple[Path, str]:
    """Write a file; returns it with the words that it is to be found by."""
    words = made_words(drawn, 3)
    if number % 2:
        path = folder / f"{number:04}.txt"
        path.write_text(f"{words}. {made_words(drawn, 200)}")
    else:
        path = folder / f"{words}.jpg"
        pixels = np.random.default_rng(number).integers(0, 256, (12, 16, 3), np.uint8)
        Image.fromarray(pixels).resize(PHOTO).save(path, quality=90)
    return path, words


def seconds_until_found(folder: Path, engine: Engine, files: int, pause: float) -> Iterator[float]:
    """Write single files, and ask until each is found."""
    drawn, waiting = random.Random(2), threading.Event()  # noqa: S311 - no secret
    for number in range(files):
        path, words = write(folder, drawn, number)
        written = time.monotonic()
        while engine.first_hit(words) != str(path):
            waiting.wait(pause)
        yield time.monotonic() - written


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description="From the last write to the first hit.")
    parser.add_argument("--files", type=int, default=40)
    parser.add_argument("--known", type=int, default=200)
    parser.add_argument("--idle", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, drawn = Path(name) / "files", random.Random(1)  # noqa: S311 - no secret
        folder.mkdir()
        for number in range(options.known):
            write(folder, drawn, number)
        engine = Engine(Path(name) / "library")
        engine.wait(Ready)
        engine.client.send(Index((str(folder),)))
        engine.wait(IndexingDone)
        engine.client.send(WatchFolders(True))
        pause = 0.5 if options.idle else 0.02
        took = list(seconds_until_found(folder, engine, options.files, pause))
        engine.client.close()
    p50, p95 = np.percentile(took, (50, 95))
    print(f"{len(took)} files: p50 {p50:.2f} s, p95 {p95:.2f} s, most {max(took):.2f} s")


if __name__ == "__main__":
    main()
