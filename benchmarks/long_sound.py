"""Measures how much memory indexing one long sound takes, with real models.

    python benchmarks/long_sound.py PRESET [--minutes 120]

The sound is made here, and the library is thrown away. Besides the peak of this process, it tells
(on Linux) what of it was not mapped from files, which the system can drop at any time, and what
the decoders, which are processes of their own, held together with it at any one moment.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from engine.library.facade import Library

_RATE = 48_000
_KIBIBYTE = 1024 / 1e6
_LOOK_EVERY = 0.05
_PROCESS = Path("/proc/self")


@dataclass(slots=True)
class Peaks:
    """The most megabytes that were seen: unmapped in this process, and in all of them."""

    unmapped: float = 0.0
    together: float = 0.0

    def watch(self) -> None:
        """Look for as long as the process runs."""
        while _PROCESS.exists():
            self.unmapped = max(self.unmapped, _held(_PROCESS, "RssAnon"))
            everyone = sum(_held(process, "VmRSS") for process in (_PROCESS, *_children()))
            self.together = max(self.together, everyone)
            time.sleep(_LOOK_EVERY)


def main() -> None:
    """Make the sound, index it, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("preset", help="one with an audio tower")
    parser.add_argument("--minutes", type=int, default=120)
    arguments = parser.parse_args()
    peaks = Peaks()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "media" / "long.flac"
        path.parent.mkdir()
        _write_sound(path, arguments.minutes)
        library = Library(Path(folder) / "library", arguments.preset)
        threading.Thread(target=peaks.watch, daemon=True).start()
        began = time.monotonic()
        report = library.index((str(path.parent),))
        seconds = time.monotonic() - began
        kept = sum(library.status().segments.values())
        library.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIBIBYTE
    print(f"{arguments.minutes} min of sound, {report.indexed} indexed as {kept} windows")
    print(f"peak memory {peak:.0f} MB, {peaks.unmapped:.0f} MB of it not mapped from files")
    print(f"with its decoders {peaks.together:.0f} MB")
    print(f"{arguments.minutes * 60 / seconds:.1f} times faster than it plays")


def _held(process: Path, field: str) -> float:
    """Megabytes that a process holds; 0 for one that has ended."""
    with suppress(OSError):
        for line in (process / "status").read_text("ascii").splitlines():
            if line.startswith(f"{field}:"):
                return int(line.split()[1]) * _KIBIBYTE
    return 0.0


def _children() -> Iterator[Path]:
    for thread in (_PROCESS / "task").glob("*/children"):
        with suppress(OSError):
            yield from (Path("/proc") / number for number in thread.read_text("ascii").split())


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
