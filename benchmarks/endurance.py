"""Whether window and engine take more and more memory in an hour of indexing, searching, watching.

    python benchmarks/endurance.py FOLDER [--minutes 60] [--settled 10] [--pause 1000] [--changes 2]

The window (offscreen) and its engine are real. All the time files in a watched folder are changed,
about as many staying there, words are typed, tiles are picked and scrolled past, and after thirty
queries everything is looked over. With a shorter pause and more changes the work of an hour is done
in less. Each process is compared with itself after so many minutes, by the median of the memory
that it has written to during a tenth of the time. On Linux that is without the pages of libraries,
which are its own or not by what other programs run. The exit status is 1 where one has grown by a
twentieth or more.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from statistics import median

import psutil
from changing_files import changing
from sessions import start

SAMPLE_SECONDS = 5.0
MOST_GROWTH = 0.05
Samples = dict[str, list[tuple[float, float]]]


def watch(window: subprocess.Popen[bytes], minutes: float) -> Samples:
    """The megabytes of window and engine with the minute of each, until the time is over."""
    samples: Samples = {"window": [], "engine": []}
    began = time.monotonic()
    while (minute := (time.monotonic() - began) / 60) < minutes:
        with suppress(subprocess.TimeoutExpired):
            window.wait(SAMPLE_SECONDS)
            raise RuntimeError("the window has ended")
        with suppress(psutil.Error):
            process = psutil.Process(window.pid)
            children = process.children()
            samples["window"].append((minute, _megabytes(process)))
            samples["engine"].append((minute, max(map(_megabytes, children), default=0.0)))
    return samples


def _megabytes(process: psutil.Process) -> float:
    with suppress(OSError, StopIteration):
        told = Path(f"/proc/{process.pid}/status").read_text().splitlines()
        return float(next(line for line in told if line.startswith("RssAnon")).split()[1]) / 2**10
    return float(process.memory_full_info().uss) / 2**20


def tell(samples: Samples, settled: float, minutes: float) -> bool:
    """Print a table; whether none has grown by too much."""
    part, is_fine = minutes / 10, True
    print(
        "| process | MB at first | MB at the end | most | growth |\n| --- | --- | --- | --- | --- |"
    )
    for name, found in samples.items():
        before = median(size for minute, size in found if settled <= minute < settled + part)
        after = median(size for minute, size in found if minute >= minutes - part)
        growth, most = after / before - 1, max(size for _, size in found)
        print(f"| {name} | {before:.1f} | {after:.1f} | {most:.1f} | {100 * growth:+.1f} % |")
        is_fine &= growth < MOST_GROWTH
    return is_fine


def main() -> int:
    """Let the window live, measure, print; tells the exit status."""
    parser = argparse.ArgumentParser(description="Whether memory grows.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--settled", type=float, default=10.0)
    parser.add_argument("--pause", type=float, default=1000.0, help="between queries, in ms")
    parser.add_argument("--changes", type=float, default=2.0, help="of files, a second")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        place = Path(name)
        with changing(place / "files", options.changes):
            window = start(
                "endurance_session",
                place / "library",
                place / "window.ini",
                place / "files",
                options.pause,
            )
            try:
                samples = watch(window, options.minutes)
            finally:
                # It ends when this closes.
                window.communicate()
    return 0 if tell(samples, options.settled, options.minutes) else 1


if __name__ == "__main__":
    sys.exit(main())
