"""How fast the starter encodes, and how soon it is ready, beside that of another checkout.

    OMP_NUM_THREADS=1 python benchmarks/starter.py [--before PYTHON] [--rounds N]

Each round starts one process of each interpreter in turn, which encodes made pictures, sounds and
texts with the starter of its own checkout. Medians of the rounds are printed; "ready" is the time
from a process's start until the first query is a vector.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

import numpy as np

PICTURES, SOUNDS, PASSAGES, QUERIES = 48, 24, 128, 64
PASSAGE = (
    "The old harbour lies behind the church, and on market days the boats of the fishermen leave "
    "it before the sun is up, while the bakers of the town carry bread down to the quay in baskets."
)


def measured() -> dict[str, float]:
    """What this interpreter's starter does in a second, and its most memory in MB."""
    started = time.perf_counter()
    from engine.encoders.starter import StarterEncoder  # noqa: PLC0415 - its import is measured
    from engine.types.vectors import TextKind  # noqa: PLC0415

    encoder = StarterEncoder()
    encoder.encode_texts(["a dog on a beach"], TextKind.QUERY)
    ready = time.perf_counter() - started
    random = np.random.default_rng(0)
    side, rate = encoder.spec.image_side, encoder.spec.sample_rate
    pictures = [random.integers(0, 256, (side, side, 3), dtype=np.uint8) for _ in range(PICTURES)]
    length = int(rate * encoder.spec.window_seconds)
    sounds = [random.standard_normal(length).astype(np.float32) * 0.1 for _ in range(SOUNDS)]
    passages = [f"{place}. {PASSAGE}" for place in range(PASSAGES)]
    queries = [f"two people riding {place} bicycles" for place in range(QUERIES)]
    rates = {
        "pictures/s": PICTURES / _seconds(lambda: encoder.encode_images(pictures)),
        "windows of sound/s": SOUNDS / _seconds(lambda: encoder.encode_audio(sounds)),
        "passages/s": PASSAGES
        / _seconds(lambda: encoder.encode_texts(passages, TextKind.DOCUMENT)),
        "queries/s": QUERIES
        / _seconds(lambda: [encoder.encode_texts([one], TextKind.QUERY) for one in queries]),
    }
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"ready, s": ready, **rates, "memory, MB": memory}


def _seconds(encode: Callable[[], object]) -> float:
    started = time.perf_counter()
    encode()
    return time.perf_counter() - started


def rounds_of(pythons: list[str], rounds: int) -> list[list[dict[str, float]]]:
    """The figures of every round of each interpreter, which take turns."""
    found: list[list[dict[str, float]]] = [[] for _ in pythons]
    for _ in range(rounds):
        for place, python in enumerate(pythons):
            command = [python, __file__, "--one"]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            found[place].append(json.loads(done.stdout))
    return found


def main() -> None:
    """Read the command line, measure, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--before", help="the interpreter of another checkout")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measured()))
        return
    pythons = [*([options.before] if options.before else []), sys.executable]
    figures = rounds_of(pythons, options.rounds)
    for name in figures[0][0]:
        medians = [median(one[name] for one in rounds) for rounds in figures]
        ratio = f"{medians[-1] / medians[0]:8.2f}" if len(medians) > 1 else ""
        print(f"{name:20}", *(f"{value:10.2f}" for value in medians), ratio)


if __name__ == "__main__":
    main()
