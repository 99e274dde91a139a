"""How long short commands take from their start to their end: mostly imports.

    python benchmarks/startup.py [--runs N] [--before PYTHON] [--before-module MODULE]

Each command is run N times on a library of its own with three documents, by this interpreter and,
in turn with it, by that of another checkout; medians are printed. Wall seconds depend on what else
the machine does, processor seconds hardly.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

TEXTS = ("a dog runs along the beach", "the sound of rain on a roof", "a red rose in a garden")
COMMANDS = (
    ("triptych --help", "--help"),
    ("triptych --version", "--version"),
    ("triptych status", "status"),
    ("triptych search WORDS", "search", "a", "dog"),
    ("triptych-gui --help", None),
)


@dataclass(frozen=True, slots=True)
class Program:
    """An installed Triptych: its interpreter, and the module that is its command line."""

    python: str
    module: str

    def command(self, arguments: tuple[str | None, ...]) -> list[str]:
        """The arguments of one process; None alone is the help of the window's command."""
        if arguments == (None,):
            return [self.python, "-m", "desktop", "--help"]
        return [self.python, "-m", self.module, *map(str, arguments)]


@dataclass(slots=True)
class Seconds:
    """What the runs of one command took; failed once one of them did not end well."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    failed: bool = False

    def __str__(self) -> str:
        if self.failed:
            return "       -        -"
        return f"{median(self.wall):8.2f} {median(self.processor):8.2f}"


def main() -> None:
    """Measure and print a table."""
    options = _options()
    programs = [Program(sys.executable, "engine.cli.main")]
    if options.before:
        programs.insert(0, Program(options.before, options.before_module))
    with tempfile.TemporaryDirectory() as directory:
        homes = [_library(program, Path(directory, str(n))) for n, program in enumerate(programs)]
        print(f"{'':24}" + "".join(f"{program.module:>18}" for program in programs))
        print(f"{'median seconds':24}" + "    wall      cpu " * len(programs))
        for title, *arguments in COMMANDS:
            found = [Seconds() for _ in programs]
            for _ in range(options.runs):
                for program, home, seconds in zip(programs, homes, found, strict=True):
                    _run(program.command(tuple(arguments)), home, seconds)
            print(f"{title:24}" + " ".join(map(str, found)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=9, help="of each command")
    parser.add_argument("--before", metavar="PYTHON", help="the interpreter of another checkout")
    parser.add_argument(
        "--before-module", metavar="MODULE", default="engine.cli.main", help="its command line"
    )
    return parser.parse_args()


def _library(program: Program, home: Path) -> Path:
    """A home with a library of a few documents."""
    media = home / "media"
    media.mkdir(parents=True)
    for number, text in enumerate(TEXTS):
        (media / f"{number}.txt").write_text(text)
    _run(program.command(("index", str(media))), home, Seconds())
    return home


def _run(command: list[str], home: Path, seconds: Seconds) -> None:
    """Run one process, without any display, and note what it took."""
    kept = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    kept.pop("QT_QPA_PLATFORM", None)
    # In its home, where no checkout is in the way of the one that is installed.
    environment = {**kept, "HOME": str(home), "TRIPTYCH_LIBRARY": str(home / "library")}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=home, env=environment, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds.wall.append(time.perf_counter() - started)
    seconds.processor.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    seconds.failed |= done.returncode != 0


if __name__ == "__main__":
    main()
