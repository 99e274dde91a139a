"""What a first index of mixed files costs, without and with the reading of text in pictures.

    python benchmarks/first_index.py [--files N] [--rounds N] [--before PYTHON] [--no-text]

Seven in ten are pictures, and there are as many sounds as texts: parts of what demo_media.py
paints, synthesises and writes. Each round makes a library anew with the starter, by this
interpreter without and with the pass over text in pictures and, in turn with them, by that of
another checkout as it does by default. Seconds are those of the command `triptych index` from its
start to its end, processor seconds those of all its processes, and memory is the greatest sum of
their proportional set sizes (Linux), sampled while they run.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import demo_sounds
import numpy as np
import soundfile
from demo_media import PAINTINGS, RECORDINGS
from demo_texts import TEXTS
from PIL import Image, ImageOps

MODULE = "engine.cli.main"
PICTURE_SHARE = 0.7
SIZE = (1200, 900)
SECONDS = 8
SAMPLED_SECONDS = 0.25


@dataclass(slots=True)
class Cost:
    """What the rounds of one way took."""

    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)


def make_files(folder: Path, count: int) -> None:
    """Write so many files, all of other content, and the same ones every time."""
    chance = random.Random(1)  # noqa: S311
    pictures = round(PICTURE_SHARE * count)
    sounds = (count - pictures) // 2
    paintings = [paint().image() for paint in PAINTINGS]
    for number in range(pictures):
        part(paintings[number % len(paintings)], chance).save(folder / f"IMG_{number}.jpg")
    recordings = [synthesise() for synthesise, _ in RECORDINGS]
    for number in range(sounds):
        samples, ending = recordings[number % len(recordings)], ("wav", "flac", "ogg")[number % 3]
        start = chance.randrange(max(1, len(samples) // 2))
        cut = np.resize(samples[start:], SECONDS * demo_sounds.RATE) * chance.uniform(0.5, 1.0)
        soundfile.write(folder / f"Recording {number}.{ending}", cut, demo_sounds.RATE)
    lines = [line for text in TEXTS.values() for line in text.splitlines() if line]
    for number in range(count - pictures - sounds):
        chosen = "\n\n".join(chance.sample(lines, min(len(lines), 12)))
        (folder / f"Note {number}.txt").write_text(f"Note {number}\n\n{chosen}", "utf-8")


def part(painting: Image.Image, chance: random.Random) -> Image.Image:
    """A part of a painting, perhaps mirrored, as large as a photograph on a screen."""
    share = chance.uniform(0.5, 0.9)
    width, height = (round(share * side) for side in painting.size)
    left, top = chance.randrange(painting.width - width), chance.randrange(painting.height - height)
    picture = painting.crop((left, top, left + width, top + height)).resize(SIZE)
    return ImageOps.mirror(picture) if chance.random() < 0.5 else picture


def measure(python: str, folder: Path, options: tuple[str, ...], cost: Cost) -> None:
    """Index into a new library, and note what that took."""
    with tempfile.TemporaryDirectory() as library:
        command = [python, "-m", MODULE, "index", str(folder), *options, "--library", library]
        before, start = processor_seconds(), time.perf_counter()
        # In a folder without an engine, each interpreter finds its own.
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=folder) as process:
            most = 0.0
            while process.poll() is None:
                most = max(most, sum(map(megabytes, family(process.pid))))
                time.sleep(SAMPLED_SECONDS)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)} failed")
    cost.seconds.append(time.perf_counter() - start)
    cost.processor.append(processor_seconds() - before)
    cost.megabytes.append(most)
    print(f"{python} {' '.join(options)}: {cost}", file=sys.stderr)


def processor_seconds() -> float:
    """Of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def family(pid: int) -> Iterator[int]:
    """A process and all that it started."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        children += [
            child
            for task in os.listdir(f"/proc/{pid}/task")
            if int(task) != pid
            for child in Path(f"/proc/{pid}/task/{task}/children").read_text().split()
        ]
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def megabytes(pid: int) -> float:
    """The proportional set size of a process; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) / 1000 for line in lines if line.startswith("Pss:"))


def main() -> None:
    """Measure all ways in turn, and print medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--before", metavar="PYTHON", help="the interpreter of another checkout")
    parser.add_argument("--no-text", action="store_true", help="leave the pass over text out")
    options = parser.parse_args()
    ways: dict[str, tuple[str, tuple[str, ...]]] = {
        "without text in pictures": (sys.executable, ("--no-text-in-pictures",)),
        "with text in pictures": (sys.executable, ()),
    }
    if options.no_text:
        del ways["with text in pictures"]
    if options.before:
        ways = {"before": (os.path.abspath(options.before), ()), **ways}
    costs = {name: Cost() for name in ways}
    with tempfile.TemporaryDirectory() as temporary:
        make_files(Path(temporary), options.files)
        for _ in range(options.rounds):
            for name, (python, words) in ways.items():
                measure(python, Path(temporary), words, costs[name])
    print("| first index | seconds | processor seconds | memory, MB |\n| --- | --- | --- | --- |")
    for name, cost in costs.items():
        figures = (median(cost.seconds), median(cost.processor), median(cost.megabytes))
        print(f"| {name} | {figures[0]:.1f} | {figures[1]:.1f} | {figures[2]:.0f} |")


if __name__ == "__main__":
    main()
