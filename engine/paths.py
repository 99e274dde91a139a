"""Where a library lives, and how its directory is kept private."""

from __future__ import annotations

import glob
import os
import time
from collections.abc import Iterable
from pathlib import Path

import platformdirs
from msgspec import Struct

from .errors import UserError
from .language import tr
from .system_reasons import system_reason

LIBRARY_VARIABLE = "TRIPTYCH_LIBRARY"
_ASIDE = "-aside-"


def is_within(path: str, folder: str) -> bool:
    """Whether a path is that folder or lies below it; both absolute, by name alone."""
    return path == folder or path.startswith(os.path.join(folder, ""))


def absolute(path: str) -> str:
    """A path as the catalogue has it, from one as it is typed; links are not followed."""
    return os.path.abspath(os.path.expanduser(path))


def root_of(path: str, roots: Iterable[str]) -> str:
    """The root that a path lies in, or else the folder that it lies in."""
    return next((root for root in roots if is_within(path, root)), os.path.dirname(path))


def folder_size(directory: Path) -> int:
    """Bytes of the files right in a folder; what is not there, or goes meanwhile, counts 0."""
    return sum(map(_file_size, directory.glob("*")))


def _file_size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


class LibraryPaths(Struct, frozen=True):
    """The files of one library directory."""

    directory: Path

    @property
    def catalogue(self) -> Path:
        """The SQLite file that is the one truth."""
        return self.directory / "catalogue.sqlite"

    @property
    def thumbnails(self) -> Path:
        """The SQLite file of previews, which can be made again."""
        return self.directory / "thumbs.sqlite"

    @property
    def lock(self) -> Path:
        """The lock file that a writer holds."""
        return self.directory / "write.lock"

    @property
    def window_lock(self) -> Path:
        """The lock file that the one window holds as long as it is open."""
        return self.directory / "window.lock"

    @property
    def lease(self) -> Path:
        """The note of the computer that writes, while it does."""
        return self.directory / "write.lease"

    @property
    def far_previews(self) -> Path:
        """The folder of previews of other machines' files, a cache."""
        return self.directory / "far"

    def unfinished(self) -> list[Path]:
        """What a kill left of a repair, which the next one begins anew."""
        return [*self.directory.glob("*.new"), *self.directory.glob("*.new-*")]

    def graph(self, space_id: int, track: str) -> Path:
        """The HNSW graph of one space and track, a cache of the catalogue."""
        return self.directory / f"index-{space_id}-{track}.hnsw"

    def vectors(self, space_id: int, revision: int) -> Path:
        """The vectors of one space at a revision, a cache of the catalogue.

        A file that is mapped cannot be replaced everywhere, so a later one has another name.
        """
        return self.directory / f"index-{space_id}-{revision}.vectors"

    def graphs(self, space_id: int) -> list[Path]:
        """The files there are of a space's index, also unfinished and superseded ones."""
        return list(self.directory.glob(f"index-{space_id}[-.]*"))


def default_library() -> Path:
    """The library that is used when none is named: TRIPTYCH_LIBRARY, or the user's data folder."""
    named = os.environ.get(LIBRARY_VARIABLE)
    return Path(named).expanduser() if named else platformdirs.user_data_path("triptych", False)


def aside_folder(library: Path) -> Path:
    """Where what is taken out of a library is kept: a folder beside it that is not there yet."""
    day = time.strftime("%Y-%m-%d")
    numbers = ("", *map("-{}".format, range(2, 10_000)))
    names = (f"{library.name}{_ASIDE}{day}{number}" for number in numbers)
    return next(path for path in map(library.with_name, names) if not path.exists())


def folders_aside(library: Path) -> list[Path]:
    """The folders in which something of a library is kept beside it."""
    return sorted(library.parent.glob(f"{glob.escape(library.name)}{_ASIDE}*"))


def model_cache() -> Path:
    """The folder for downloaded models, shared by all libraries of this person."""
    return platformdirs.user_cache_path("triptych", False) / "models"


def bank_folder(models: Path) -> Path:
    """Where vectors of the text bank and of probes are noted, beside the models that made them."""
    return models / "banks"


def unwritable(directory: Path, error: OSError) -> UserError:
    """What to tell where a library's directory does not take what is written to it."""
    return UserError(
        tr(
            "The library in {folder} cannot be written: {reason}. Make that folder writable, and "
            "try again.",
            folder=directory,
            reason=system_reason(error),
        )
    )


def make_private_directory(directory: Path) -> None:
    """Create the library's directory, readable by its owner only.

    Raises:
        UserError: the place cannot be written to.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise UserError(
            tr(
                "The library cannot be kept in {directory}: {reason}. Choose another folder with "
                "--library.",
                directory=directory,
                reason=system_reason(error),
            )
        ) from error
