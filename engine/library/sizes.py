"""How much there is: the person's files by kind, and what the library itself takes of the disk."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, field

from ..paths import LibraryPaths, bank_folder, folder_size
from ..types import Modality


class DiskPart(StrEnum):
    """What takes room on the disk of a library."""

    CATALOGUE = "catalogue"
    PREVIEWS = "previews"
    VECTORS = "vectors"
    GRAPHS = "graphs"
    MODELS = "models"


class FileSum(Struct, frozen=True):
    """How many files, and their bytes."""

    count: int = 0
    bytes: int = 0


class LibrarySizes(Struct, frozen=True):
    """What is in a library, and what it takes.

    Attributes:
        directory: where the library lies.
        parts: bytes on the disk; models are shared by all libraries.
    """

    directory: str
    files: dict[Modality, FileSum] = field(default_factory=dict)
    parts: dict[DiskPart, int] = field(default_factory=dict)


def sizes_of(
    found: Mapping[Modality, tuple[int, int]], paths: LibraryPaths, models: Path
) -> LibrarySizes:
    """Add up what there is; asks the disk.

    Args:
        found: how many files there are of each kind that has some, and their bytes.
        models: the folder of downloaded models.
    """
    files = {modality: FileSum(*found.get(modality, (0, 0))) for modality in Modality}
    parts = {
        DiskPart.CATALOGUE: _bytes(paths.directory, f"{paths.catalogue.name}*"),
        DiskPart.PREVIEWS: _bytes(paths.directory, f"{paths.thumbnails.name}*"),
        DiskPart.VECTORS: _bytes(paths.directory, "index-*.vectors"),
        DiskPart.GRAPHS: _bytes(paths.directory, "index-*.hnsw"),
        DiskPart.MODELS: sum(map(folder_size, _model_folders(models))),
    }
    return LibrarySizes(str(paths.directory), files, parts)


def _bytes(directory: Path, pattern: str) -> int:
    return sum(_size(path) for path in directory.glob(pattern))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        # It went meanwhile.
        return 0


def _model_folders(models: Path) -> list[Path]:
    folders = (path for path in models.rglob("*") if path.is_dir())
    return [path for path in folders if path != bank_folder(models)]
