"""Measures how much memory indexing one long sound takes, with real models.

    python benchmarks/long_sound.py PRESET [--minutes 120]

The sound is made here, and the library is thrown away. Of the peak of resident memory, the
weights' files, which the system can drop at any time, are told apart (on Linux).
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
import soundfile

from engine.library import Library

_RATE = 48_000
_KILOBYTES = 1e3
_LOOK_EVERY = 0.02
_STATUS = Path("/proc/self/status")


def main() -> None:
    """Make the sound, index it, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("preset", help="one with an audio tower")
    parser.add_argument("--minutes", type=int, default=120)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "media" / "long.flac"
        path.parent.mkdir()
        _write_sound(path, arguments.minutes)
        library = Library(Path(folder) / "library", arguments.preset)
        threading.Thread(target=_watch, args=(own := [0.0],), daemon=True).start()
        began = time.monotonic()
        report = library.index((str(path.parent),))
        seconds = time.monotonic() - began
        kept = sum(library.status().segments.values())
        library.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILOBYTES
    print(f"{arguments.minutes} min of sound, {report.indexed} indexed as {kept} windows")
    print(f"peak memory {peak:.0f} MB, without mapped files {own[0]:.0f} MB")
    print(f"{arguments.minutes * 60 / seconds:.0f} times faster than it plays")


def _watch(most: list[float]) -> None:
    """Note the most megabytes that were held besides mapped files, for as long as it runs."""
    while _STATUS.exists():
        lines = _STATUS.read_text("ascii").splitlines()
        held = next(line for line in lines if line.startswith("RssAnon:"))
        most[0] = max(most[0], int(held.split()[1]) / _KILOBYTES)
        time.sleep(_LOOK_EVERY)


def _write_sound(path: Path, minutes: int) -> None:
    """Write tones that change every few seconds, over noise, a minute at a time."""
    random = np.random.default_rng(1)
    clock = np.arange(_RATE * 60) / _RATE
    with soundfile.SoundFile(path, "w", _RATE, 1) as file:
        for _ in range(minutes):
            pitches = np.repeat(random.uniform(80, 4_000, 12), _RATE * 5)
            noise = 0.05 * random.standard_normal(len(clock))
            file.write((0.3 * np.sin(2 * np.pi * pitches * clock) + noise).astype(np.float32))


if __name__ == "__main__":
    main()
