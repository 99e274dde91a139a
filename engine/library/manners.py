"""When the engine may read by itself, as the person wants it.

It is kept in a file of its own, so that it can be changed while a run holds the library's lock, by
the window as well as by the command line, and is the same after a restart.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from ..encoders import json_cache
from ..paths import LibraryPaths, make_private_directory, unwritable
from ..threads import leave_cores


class Manners(Struct, frozen=True):
    """How much the engine may take of the computer.

    Attributes:
        is_paused: it reads nothing until that is taken back.
        only_on_mains: it rests while the computer runs on its battery.
        only_when_idle: it rests while other programs are at work.
        cores: how many of the processor are used to read, to compare and to build, at most about;
            None for as many as are found good.
    """

    is_paused: bool = False
    only_on_mains: bool = False
    only_when_idle: bool = False
    cores: int | None = None


class Rest(StrEnum):
    """Why nothing is read."""

    PAUSED = "paused"
    ON_BATTERY = "on battery"
    NOT_IDLE = "not idle"


def read_manners(paths: LibraryPaths) -> Manners:
    """What is kept; the usual where nothing is, or it is damaged."""
    told = json_cache.read(_file_of(paths))
    try:
        cores = told["cores"]
        return Manners(
            told["is_paused"] is True,
            told["only_on_mains"] is True,
            told["only_when_idle"] is True,
            max(1, int(cores)) if cores is not None else None,
        )
    except (ValueError, TypeError, KeyError):
        return Manners()


def keep_to_cores(paths: LibraryPaths, *, shares: bool = True) -> None:
    """Have this process use no more cores than it may; before models are loaded.

    Args:
        shares: leave half of the cores to others also where there is no limit.
    """
    cores = read_manners(paths).cores
    if shares or cores is not None:
        leave_cores(cores)


def keep_manners(paths: LibraryPaths, manners: Manners) -> None:
    """Keep these from now on; whatever reads follows within seconds.

    Raises:
        UserError: the library's folder cannot be written.
    """
    make_private_directory(paths.directory)
    try:
        json_cache.write(_file_of(paths), asdict(manners))
    except OSError as error:
        raise unwritable(paths.directory, error) from error


def _file_of(paths: LibraryPaths) -> Path:
    return paths.directory / "manners.json"
