"""What `triptych-gui` can be started with. It is said and checked without a display."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from engine import __version__
from engine.paths import default_library


@dataclass(frozen=True, slots=True)
class Arguments:
    """What the window is opened on.

    Attributes:
        library: the library's directory, absolute.
        folders: absolute paths of folders to add and index.
    """

    library: Path
    folders: tuple[str, ...]


def parse(arguments: Sequence[str]) -> Arguments:
    """Read the command line of `triptych-gui`, without its own name.

    Raises:
        SystemExit: help or version were asked for (0), or it is wrong usage (2).
    """
    given = _parser().parse_args(arguments)
    library = Path(os.path.abspath(given.library.expanduser()))
    return Arguments(library, tuple(os.path.abspath(folder) for folder in given.folders))


class _Parser(argparse.ArgumentParser):
    """Tells wrong usage in one line."""

    def error(self, message: str) -> NoReturn:
        line = f"{self.prog}: {message}. What can be given: {self.prog} --help\n"
        self.exit(2, line)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="triptych-gui",
        description="Open the window of Triptych, which finds your own pictures, sounds and "
        "documents by meaning.",
        allow_abbrev=False,
    )
    parser.add_argument("folders", nargs="*", metavar="FOLDER", help="add this folder and index it")
    parser.add_argument(
        "--library",
        metavar="DIR",
        type=Path,
        default=default_library(),
        help="the library's directory",
    )
    parser.add_argument("--version", action="version", version=f"triptych-gui {__version__}")
    return parser
