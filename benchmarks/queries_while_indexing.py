"""How long a typed query takes while photos are indexed: p50 and p95 by model.

    OMP_NUM_THREADS=1 python benchmarks/queries_while_indexing.py [--queries N] [--photos N]

A first run indexes some small photos, so that there is something to find; a second one goes over
large ones while queries are asked, half a second apart, each another. OMP_NUM_THREADS is what the
window's engine gives each of the two on a machine with two cores. A query is timed from its text
to its hits. ViT-B/32 has random weights, which cost what trained ones do, on the runtimes that are
named.
"""

from __future__ import annotations

import argparse
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path

import numpy as np
from encode import LARGE, SMALL, make_encoder, write_model, write_photos

from engine.encoders.base import Encoder
from engine.encoders.onnx_export import export
from engine.encoders.runtimes import Runtime
from engine.encoders.starter import StarterEncoder
from engine.library.facade import Library
from engine.query import parse
from engine.types import Progress, Stage

WORDS = ("dog", "sunset", "red car", "children play", "snow", "old bridge", "cake", "harbour")
INDEXED = 200
PAUSE_SECONDS = 0.5


def main() -> None:
    """Ask while photos are indexed, and print a line for each model and size of photos."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        models: dict[str, Encoder] = {"starter": StarterEncoder()}
        checkpoint = write_model(directory / "model")
        export(checkpoint, directory / "networks", lambda: False)
        for runtime in map(Runtime, options.runtimes):
            models[f"ViT-B/32, {runtime}"] = make_encoder(checkpoint, runtime, directory)
        write_photos(directory / "first", SMALL, INDEXED)
        write_photos(directory / "more", LARGE, options.photos)
        print(f"{'':20} {'idle p50':>9} {'p50':>7} {'p95':>7} {'most':>7}")
        for label, encoder in models.items():
            _ask(label, encoder, directory / "first", directory / "more", options.queries)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--queries", type=int, default=20)
    parser.add_argument("--photos", type=int, default=96, help="of 12 megapixels")
    parser.add_argument("--runtimes", nargs="+", default=["onnx-fp32"], choices=list(Runtime))
    return parser.parse_args()


def _ask(label: str, encoder: Encoder, first: Path, photos: Path, count: int) -> None:
    with (
        tempfile.TemporaryDirectory() as name,
        closing(Library(Path(name), "starter", encoder_of=lambda *_: encoder)) as library,
    ):
        library.index((str(first),))
        idle = [_timed(library, number) for number in range(count)]
        indexing, stop = threading.Event(), threading.Event()

        def note(progress: Progress) -> None:
            if progress.stage is Stage.INDEXING and progress.done:
                indexing.set()
            elif progress.stage is Stage.FINISHING:
                stop.set()

        run = threading.Thread(
            target=library.index,
            args=((str(photos),),),
            kwargs={"on_progress": note, "cancelled": stop.is_set},
        )
        run.start()
        indexing.wait()
        beside = []
        while len(beside) < count and not stop.is_set():
            beside.append(_timed(library, count + len(beside)))
            stop.wait(PAUSE_SECONDS)
        stop.set()
        run.join()
    p50, p95 = np.percentile(beside, (50, 95))
    print(
        f"{label:20} {np.median(idle):7.0f}ms {p50:5.0f}ms {p95:5.0f}ms"
        f" {max(beside):5.0f}ms  ({len(beside)} queries)",
        flush=True,
    )


def _timed(library: Library, number: int) -> float:
    """Milliseconds from a query's text to its hits."""
    text = f"{WORDS[number % len(WORDS)]} {number}"
    begin = time.perf_counter()
    library.search(parse(text))
    return 1000 * (time.perf_counter() - begin)


if __name__ == "__main__":
    main()
