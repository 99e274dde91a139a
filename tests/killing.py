"""A process that does one thing to a library and is killed (-9) at one of the calls that write, so
that every phase of a work can be hit.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any

from fake_encoder import ColourEncoder

from engine.catalogue.database import Database
from engine.encoders.base import Encoder
from engine.errors import UserError
from engine.index.hnsw import HnswIndex
from engine.indexing import room
from engine.library.facade import Library
from engine.library.keeping import backup_library, restore_library, verify_library
from engine.media import decoder_process

OTHER = "fast"
WRITING = (
    *((Database, name) for name in ("execute", "execute_many", "compact", "copy_to")),
    *((Database, name) for name in ("replace_with", "be_one_file", "close")),
    (HnswIndex, "save"),
    *((os, name) for name in ("replace", "chmod")),
    *((Path, name) for name in ("unlink", "mkdir")),
    *((shutil, name) for name in ("copy2", "rmtree")),
)
# What a later version would add: a step that goes over all rows, and one that makes a table.
LATER = (
    ("a column", "ALTER TABLE items ADD COLUMN colour TEXT NOT NULL DEFAULT '';\n"),
    ("its values", "UPDATE items SET colour = 'red';\n"),
    ("a table", "CREATE TABLE extra (id INTEGER PRIMARY KEY, item_id INTEGER);\n"),
    ("its rows", "INSERT INTO extra SELECT id, id FROM items;\n"),
)


class Work(StrEnum):
    """What is done to a library."""

    STORE = "scan and store"
    UPDATE = "update"
    SWITCH = "change of model"
    FORGET = "forget"
    MIGRATE = "migration"
    BACKUP = "backup"
    RESTORE = "restore"
    REPAIR = "repair"


@dataclass(frozen=True)
class Place:
    """Where it is done.

    Attributes:
        media: the files of the library.
        backup: where a backup is, or is made.
    """

    library: Path
    media: Path
    backup: Path


def encoder_of(preset: str, _cache: Path) -> Encoder:
    """Two models of the colour space."""
    return ColourEncoder(f"fake:{preset}")


def open_library(directory: Path) -> Library:
    """A library with the model that it has, or the first of two."""
    return Library(directory, encoder_of=encoder_of)


def perform(work: Work, place: Place) -> None:
    """Do it, to its end."""
    match work:
        case Work.BACKUP:
            backup_library(place.library, place.backup)
        case Work.RESTORE:
            restore_library(place.backup, place.library, replace=True)
        case Work.REPAIR:
            verify_library(place.library, repair=True)
        case Work.MIGRATE:
            open_library(place.library).close()
        case _:
            with closing(open_library(place.library)) as library:
                _change(work, library, place)


def _change(work: Work, library: Library, place: Place) -> None:
    match work:
        case Work.SWITCH:
            library.use(OTHER)
        case Work.FORGET:
            library.forget(str(place.media / "red"))
        case _:
            library.index((str(place.media),))


def begin(work: Work, place: Place) -> ForkProcess:
    """Do it in a process of its own; its exit code is 0, also where a person is told why not."""
    process = multiprocessing.get_context("fork").Process(target=_alone, args=(work, place))
    process.start()
    return process


def _alone(work: Work, place: Place) -> None:
    _fork_decoders()
    with suppress(UserError):
        perform(work, place)


def _fork_decoders() -> None:
    """Those of this process, which is no parent of what starts them for the tests."""
    decoder_process._SPAWN = multiprocessing.get_context("fork")  # type: ignore[assignment]


def run(work: Work, place: Place, kill_at: int = 0, *, crowded: bool = False) -> int:
    """Do it in a process of its own, killed (-9) at a call of those that write, unless that is 0.

    Args:
        crowded: do not wait for room on the disk, so that writes fail.

    Returns how many such calls it made.
    """
    context = multiprocessing.get_context("fork")
    counted = context.Value("q", 0)
    process = context.Process(target=_inside, args=(work, place, kill_at, crowded, counted))
    process.start()
    group = process.pid
    process.join()
    assert group is not None
    # Its decoders notice by themselves, in a while.
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)
    assert process.exitcode == (-signal.SIGKILL if 0 < kill_at <= counted.value else 0)
    return int(counted.value)


def _inside(work: Work, place: Place, kill_at: int, crowded: bool, counted: Any) -> None:
    os.setsid()
    killed = os.getpid()
    _fork_decoders()
    if crowded:
        room.free_bytes = lambda directory: 1 << 60

    def strike() -> None:
        if os.getpid() == killed:
            counted.value += 1
            if counted.value == kill_at:
                os.kill(killed, signal.SIGKILL)

    for owner, name in WRITING:
        setattr(owner, name, _striking(getattr(owner, name), strike))
    with suppress(UserError) if crowded else nullcontext():
        perform(work, place)
    os._exit(0)


def _striking(function: Callable[..., Any], strike: Callable[[], None]) -> Callable[..., Any]:
    """A function at whose begin or end the process may be killed."""

    def striking(*args: Any, **kwargs: Any) -> Any:
        strike()
        result = function(*args, **kwargs)
        strike()
        return result

    return striking
