"""What `triptych-gui` can be started with. It is said and checked without a display."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn
from urllib.parse import unquote_to_bytes

from engine.api.connection import address_of
from engine.paths import default_library
from engine.query.links import is_link
from engine.version import __version__

# File managers of Linux tell folders so to programs that open addresses.
_FILE = "file://"


@dataclass(frozen=True, slots=True)
class Arguments:
    """What the window is opened on.

    Attributes:
        library: the library's directory, absolute.
        address: where the library is served, if that is how it was named.
        folders: absolute paths of folders to add and index.
        link: to a search, as it was given; the window says what is wrong with it.
        quick_search: only the small window for a quick search is wanted.
        installs_entry: Triptych is to be put into the desktop's menus, and no window opened.
    """

    library: Path
    folders: tuple[str, ...]
    link: str = ""
    address: str = ""
    quick_search: bool = False
    installs_entry: bool = False


def parse(arguments: Sequence[str]) -> Arguments:
    """Read the command line of `triptych-gui`, without its own name.

    Raises:
        SystemExit: help or version were asked for (0), or it is wrong usage (2).
    """
    parser = _parser()
    given = parser.parse_args(arguments)
    address = address_of(str(given.library)) or ""
    library = Path(os.path.abspath(given.library.expanduser()))
    folders = tuple(_folder(one) for one in given.folders if not is_link(one))
    links = [one for one in given.folders if is_link(one)]
    if address and folders:
        parser.error("Folders are added on the computer that serves the library")
    flags = (given.quick_search, given.install_desktop_file)
    return Arguments(library, folders, links[-1] if links else "", address, *flags)


def _folder(told: str) -> str:
    """A folder as a terminal or, by an address, a file manager tells it; absolute."""
    if told.startswith(_FILE):
        path = told.removeprefix(f"{_FILE}localhost").removeprefix(_FILE)
        told = os.fsdecode(unquote_to_bytes(path))
    return os.path.abspath(told)


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
    parser.add_argument(
        "folders",
        nargs="*",
        metavar="FOLDER|LINK",
        help="add this folder and index it, or look for what a triptych: link tells",
    )
    parser.add_argument(
        "--library",
        metavar="DIR|URL",
        type=Path,
        default=default_library(),
        help="the library's directory, or where it is served, with the token in TRIPTYCH_TOKEN",
    )
    parser.add_argument(
        "--quick-search",
        action="store_true",
        help="open the small window for a quick search, for a key of the desktop",
    )
    parser.add_argument(
        "--install-desktop-file",
        action="store_true",
        help="on Linux, put Triptych into the menus, with its icons",
    )
    parser.add_argument("--version", action="version", version=f"triptych-gui {__version__}")
    return parser
