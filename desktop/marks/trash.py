"""Moves files to the system's trash and back; on a worker's thread, since disks take time."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QFile, QStandardPaths

_INFO = ".trashinfo"


@dataclass(frozen=True, slots=True)
class Trashed:
    """What became of files that were to go to the trash.

    Attributes:
        moved: each with where it lies now.
        left: those that the trash did not take.
        missing: those that were not there.
        alone: those that were left since what was to stay in their place is not there.
    """

    moved: tuple[tuple[str, str], ...] = ()
    left: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


def to_trash(
    paths: Sequence[str],
    tell: Callable[[int], None],
    stopped: Callable[[], bool],
    stays: Mapping[str, str] = MappingProxyType({}),
) -> Trashed:
    """Move files to the trash, one after the other, until it is stopped.

    Args:
        tell: called with how many are done.
        stays: of files that go since another one stays, the path of that.
    """
    moved: list[tuple[str, str]] = []
    left: list[str] = []
    missing: list[str] = []
    alone: list[str] = []
    _make_home_of_trash()
    for done, path in enumerate(paths, 1):
        if stopped():
            break
        if not os.path.lexists(path):
            missing.append(path)
        elif path in stays and not os.path.isfile(stays[path]):
            alone.append(path)
        elif (place := _moved(path)) is not None:
            moved.append((path, place))
        else:
            left.append(path)
        tell(done)
    return Trashed(tuple(moved), tuple(left), tuple(missing), tuple(alone))


def _make_home_of_trash() -> None:
    """Make the folder of the person's data, where a new account has none: Qt does not."""
    home = QStandardPaths.StandardLocation.GenericDataLocation
    with suppress(OSError):
        os.makedirs(QStandardPaths.writableLocation(home), 0o700, exist_ok=True)


def from_trash(moved: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Move files back to where they were; returns those that are there again.

    A file whose place was taken meanwhile stays in the trash.
    """
    return tuple(path for path, place in moved if _is_back(path, place))


def delete(paths: Sequence[str]) -> tuple[str, ...]:
    """Delete files for good; returns those that are gone."""
    gone = []
    for path in paths:
        with suppress(OSError):
            os.remove(path)
            gone.append(path)
    return tuple(gone)


def _moved(path: str) -> str | None:
    """Move one file to the trash; tells where it lies, or None where there is no trash for it."""
    try:
        path.encode()
    except UnicodeEncodeError:
        # Qt has no way to say a name that is no text, and might mean another file by it.
        return None
    file = QFile(path)
    return file.fileName() if file.moveToTrash() else None


def _is_back(path: str, place: str) -> bool:
    if not place or os.path.lexists(path) or not QFile.rename(place, path):
        return False
    trashed = Path(place)
    with suppress(OSError):
        # The note that the trash keeps of a file on Linux.
        (trashed.parent.parent / "info" / f"{trashed.name}{_INFO}").unlink(missing_ok=True)
    return True
