"""A library as one file, made while it is used, and the way back.

The file is a zip archive without compression: both databases, and `backup.json` with the SHA-256 of
each. Graphs are left out, since they are built again from the catalogue.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

import psutil
from msgspec import Struct

from ..catalogue import Catalogue, ThumbnailStore
from ..catalogue.replacing import files_of, replace_catalogue, replace_thumbnails
from ..errors import DamagedLibraryError, DiskFullError, UserError, is_for_want_of_room
from ..language import tr
from ..paths import LibraryPaths, aside_folder
from ..system_reasons import system_reason
from ..version import __version__
from .findings import IntegrityReport, Part
from .steps import SILENT, Step, Steps
from .verify import Verification

_ABOUT = "backup.json"
_CHUNK = 1 << 20


class BackupReport(Struct, frozen=True):
    """What is in a backup, or came back from one.

    Attributes:
        made: when the backup was made, in ISO 8601.
        items, vectors: how many it has.
        bytes: the size of its file.
        aside: the folder in which what was there before is kept, or empty.
    """

    made: str
    items: int
    vectors: int
    bytes: int
    aside: str = ""


def backup(paths: LibraryPaths, target: Path, steps: Steps = SILENT) -> BackupReport:
    """Copy a library to a file, whoever uses it meanwhile, and check the copy.

    A backup that is there already is replaced once the new one is whole.

    Raises:
        UserError: the library is damaged, the disk is full, or the place is not for a backup.
        Cancelled: it was to stop; nothing of it stays.
    """
    if target.exists() and not _is_backup(target):
        raise UserError(
            tr("{target} is there, and is no backup. Name another file.", target=target)
        )
    if target.parent == paths.directory.absolute():
        raise UserError(
            tr("{target} is in the library itself. Keep its backup elsewhere.", target=target)
        )
    with _workshop(target) as folder:
        copy = LibraryPaths(folder)
        steps.begin(Step.COPYING, 0, 4)
        with closing(Catalogue(paths.catalogue, readonly=True)) as catalogue:
            catalogue.copy_to(copy.catalogue)
        if paths.thumbnails.exists():
            with closing(ThumbnailStore(paths.thumbnails, readonly=True)) as thumbnails:
                thumbnails.copy_to(copy.thumbnails)
        steps.begin(Step.CHECKING, 1, 4)
        # What an older version left is brought up to date in the copy alone. Damage is told next.
        with suppress(DamagedLibraryError):
            Catalogue(copy.catalogue).close()
        report = _checked(copy, tr("The library in {folder} is damaged", folder=paths.directory))
        steps.begin(Step.PACKING, 2, 4)
        made = datetime.now().astimezone().isoformat(timespec="seconds")
        packed = _pack(copy, made)
        steps.begin(Step.COMPARING, 3, 4)
        _unpack(packed, folder / "again")
        os.replace(packed, target)
    return BackupReport(made, report.items, report.vectors, target.stat().st_size)


def restore(source: Path, paths: LibraryPaths, steps: Steps = SILENT) -> BackupReport:
    """Put a library in the place of another; the caller holds the write lock.

    Programs that use the library read the restored one from then on. What was there is kept in a
    folder beside it.

    Raises:
        NewerLibraryError: a newer version made the backup.
        UserError: it is damaged, or no backup.
        DiskFullError: the library is what it was.
        Cancelled: it was to stop; the library is what it was.
    """
    with _workshop(paths.directory) as folder:
        fresh = LibraryPaths(folder / "restored")
        steps.begin(Step.UNPACKING, 0, 3)
        made = _unpack(source, fresh.directory)
        steps.begin(Step.CHECKING, 1, 3)
        Catalogue(fresh.catalogue).close()
        report = _checked(fresh, tr("The backup {file} is damaged", file=source))
        steps.begin(Step.REPLACING, 2, 3)
        aside = _keep(paths, folder) if paths.catalogue.exists() else None
        try:
            _replace(fresh, paths)
        except DiskFullError:
            # The library is what it was, and a copy of it would take room that is needed.
            if aside:
                shutil.rmtree(aside)
            raise
    kept = str(aside) if aside else ""
    return BackupReport(made, report.items, report.vectors, source.stat().st_size, kept)


def _replace(fresh: LibraryPaths, paths: LibraryPaths) -> None:
    # Previews first: one without an item does no harm, and the next run removes it.
    if fresh.thumbnails.exists():
        _put_previews(fresh.thumbnails, paths.thumbnails)
    replace_catalogue(fresh.catalogue, paths.catalogue)
    for graph in paths.directory.glob("index-*"):
        graph.unlink()


def _put_previews(fresh: Path, path: Path) -> None:
    try:
        with closing(ThumbnailStore(path)) as thumbnails:
            thumbnails.take_from(fresh)
    except DamagedLibraryError:
        replace_thumbnails(fresh, path)


def _checked(copy: LibraryPaths, complaint: str) -> IntegrityReport:
    """A check of a copy; a preview that went while it was made is made again by the next run."""
    report = Verification(copy, repair=False).run()
    wrong = [finding for finding in report.findings if finding.part is not Part.PREVIEWS]
    if wrong:
        raise UserError(
            tr("{complaint}: {what}. See: triptych verify", complaint=complaint, what=wrong[0].what)
        )
    return report


def _keep(paths: LibraryPaths, folder: Path) -> Path:
    """Copy a library to a folder beside it, as it is where it cannot be read.

    Args:
        folder: the workshop, in which the copy becomes whole.
    """
    kept = LibraryPaths(folder / "aside")
    kept.directory.mkdir(mode=0o700)
    try:
        with closing(Catalogue(paths.catalogue, readonly=True)) as catalogue:
            catalogue.copy_to(kept.catalogue)
        if paths.thumbnails.exists():
            with closing(ThumbnailStore(paths.thumbnails, readonly=True)) as thumbnails:
                thumbnails.copy_to(kept.thumbnails)
    except DamagedLibraryError:
        for path in (*files_of(paths.catalogue), *files_of(paths.thumbnails)):
            shutil.copy2(path, kept.directory / path.name)
    aside = aside_folder(paths.directory)
    os.replace(kept.directory, aside)
    return aside


@contextmanager
def _workshop(target: Path) -> Iterator[Path]:
    """A folder beside a target, on its disk, for the time of one copy.

    What a kill left of an earlier one is removed; another process may make the same copy meanwhile.

    Raises:
        UserError: there is no such place, or no room in it.
    """
    folder = target.with_name(f".{target.name}.unfinished-{os.getpid()}")
    try:
        for left in _left_by_the_dead(target):
            shutil.rmtree(left, ignore_errors=True)
        folder.mkdir(mode=0o700)
        yield folder
    except DiskFullError as error:
        # The folder is gone by the time that this is read.
        if error.directory.is_relative_to(folder):
            raise DiskFullError(folder.parent) from error
        raise
    except OSError as error:
        if is_for_want_of_room(error):
            raise DiskFullError(folder.parent) from error
        raise UserError(
            tr(
                "{folder} cannot be used: {reason}.",
                folder=folder.parent,
                reason=system_reason(error),
            )
        ) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _left_by_the_dead(target: Path) -> list[Path]:
    """The workshops of processes that are gone, or had the number of this one."""
    begin = f".{target.name}.unfinished-"
    numbers = {
        int(number): folder
        for folder in target.parent.iterdir()
        if folder.name.startswith(begin) and (number := folder.name.removeprefix(begin)).isdecimal()
    }
    return [
        folder
        for number, folder in numbers.items()
        if number == os.getpid() or not psutil.pid_exists(number)
    ]


def _pack(copy: LibraryPaths, made: str) -> Path:
    files = [path for path in (copy.catalogue, copy.thumbnails) if path.exists()]
    about = {"triptych": __version__, "made": made, "sha256": {p.name: _sha256(p) for p in files}}
    packed = copy.directory / "packed"
    with zipfile.ZipFile(packed, "x") as archive:
        os.chmod(packed, 0o600)
        archive.writestr(_ABOUT, json.dumps(about, indent=2))
        for path in files:
            archive.write(path, path.name)
    return packed


def _unpack(source: Path, folder: Path) -> str:
    """Take the databases out of a backup, compared with their checksums; when it was made."""
    if not _is_backup(source):
        raise UserError(tr("{source} is no backup of a library.", source=source))
    folder.mkdir(mode=0o700)
    try:
        with zipfile.ZipFile(source) as archive:
            about = json.loads(archive.read(_ABOUT))
            paths, sums = LibraryPaths(folder), dict(about["sha256"])
            _take_out(archive, paths.catalogue, sums[paths.catalogue.name])
            if paths.thumbnails.name in sums:
                _take_out(archive, paths.thumbnails, sums[paths.thumbnails.name])
            return datetime.fromisoformat(about["made"]).isoformat()
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError) as error:
        raise UserError(
            tr("The backup {source} is damaged: {reason}.", source=source, reason=error)
        ) from error


def _take_out(archive: zipfile.ZipFile, path: Path, sha256: str) -> None:
    with archive.open(path.name) as packed, path.open("xb") as file:
        os.chmod(path, 0o600)
        shutil.copyfileobj(packed, file, _CHUNK)
    if _sha256(path) != sha256:
        raise ValueError(tr("{name} is not what was written", name=path.name))


def _is_backup(path: Path) -> bool:
    if not zipfile.is_zipfile(path):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return _ABOUT in archive.namelist()
    except zipfile.BadZipFile:
        return False


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
