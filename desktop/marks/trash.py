"""Moves files to the system's trash and back; on a worker's thread, since disks take time."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, field
from PySide6.QtCore import QFile, QStandardPaths

_INFO = ".trashinfo"


class Trashed(Struct, frozen=True):
    """What became of files that were to go to the trash.

    Attributes:
        moved: each with where it lies now.
        sidecars: where those lie that went along, by the paths of their files.
        left: those that the trash did not take.
        missing: those that were not there.
        alone: those that were left since what was to stay in their place is not there.
    """

    moved: tuple[tuple[str, str], ...] = ()
    sidecars: Mapping[str, str] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


def to_trash(
    paths: Sequence[str],
    tell: Callable[[int], None],
    stopped: Callable[[], bool],
    stays: Mapping[str, str] = MappingProxyType({}),
) -> Trashed:
    """Move files to the trash with their own sidecars, one by one, until it is stopped.

    Args:
        tell: called with how many are done.
        stays: of files that go since another one stays, the path of that.
    """
    moved: list[tuple[str, str]] = []
    sidecars: dict[str, str] = {}
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
            if (sidecar := _sidecar_moved(path)) is not None:
                sidecars[path] = sidecar
        else:
            left.append(path)
        tell(done)
    return Trashed(tuple(moved), sidecars, tuple(left), tuple(missing), tuple(alone))


def _make_home_of_trash() -> None:
    """Make the folder of the person's data, where a new account has none: Qt does not."""
    home = QStandardPaths.StandardLocation.GenericDataLocation
    with suppress(OSError):
        os.makedirs(QStandardPaths.writableLocation(home), 0o700, exist_ok=True)


def from_trash(trashed: Trashed) -> tuple[str, ...]:
    """Move files back to where they were, with their sidecars; returns those that are there again.

    A file whose place was taken meanwhile stays in the trash.
    """
    back = tuple(path for path, place in trashed.moved if _is_back(path, place))
    for path in back:
        if (place := trashed.sidecars.get(path)) is not None:
            _is_back(_own_sidecar(path), place)
    return back


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


def _sidecar_moved(path: str) -> str | None:
    """Move what belongs to a file that went; where there is such, tells where it lies now."""
    sidecar = _own_sidecar(path)
    return _moved(sidecar) if os.path.isfile(sidecar) else None


def _own_sidecar(path: str) -> str:
    from engine.media.sidecars import own_sidecar  # noqa: PLC0415 - not before a file goes

    return own_sidecar(path)


def _is_back(path: str, place: str) -> bool:
    if not place or os.path.lexists(path) or not QFile.rename(place, path):
        return False
    trashed = Path(place)
    with suppress(OSError):
        # The note that the trash keeps of a file on Linux.
        (trashed.parent.parent / "info" / f"{trashed.name}{_INFO}").unlink(missing_ok=True)
    return True
