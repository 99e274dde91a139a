"""A library in formats that any program reads: JSON lines, and NumPy's for vectors.

docs/export.md tells what is in the files.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from ..catalogue import Catalogue
from ..catalogue.dump import Dump
from ..catalogue.spaces import Space
from ..errors import DiskFullError, EngineError, UserError, is_for_want_of_room
from ..language import tr
from ..paths import LibraryPaths
from ..system_reasons import system_reason
from ..version import __version__
from .steps import SILENT, Step, Steps

FORMAT = 1


def export(
    paths: LibraryPaths, folder: Path, *, vectors: bool, steps: Steps = SILENT
) -> dict[str, int]:
    """Write all that a library knows into a new folder; how many lines each file has, by its name.

    Raises:
        UserError: there is something in the folder already, or it cannot be written.
        DiskFullError, DamagedLibraryError: nothing of it stays.
        Cancelled: it was to stop; nothing of it stays.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(
            tr("There is something in {folder} already. Name a folder that is new.", folder=folder)
        )
    with _whole_or_none(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (
            closing(Catalogue(paths.catalogue, readonly=True)) as catalogue,
            catalogue.snapshot(),
        ):
            return _export(catalogue, folder, steps, vectors=vectors)


@contextmanager
def _whole_or_none(folder: Path) -> Iterator[None]:
    """Leave nothing in a folder that the block could not fill, and say plainly why."""
    try:
        yield
    except (EngineError, OSError) as error:
        for path in (*folder.glob("*.json*"), *folder.glob("vectors-*.npy")):
            path.unlink()
        if isinstance(error, EngineError):
            raise
        if is_for_want_of_room(error):
            raise DiskFullError(folder) from error
        raise UserError(
            tr(
                "{folder} cannot be written: {reason}.",
                folder=folder,
                reason=system_reason(error),
            )
        ) from error


def _export(catalogue: Catalogue, folder: Path, steps: Steps, *, vectors: bool) -> dict[str, int]:
    dump, tables = catalogue.dump(), catalogue.dump().tables()
    written: dict[str, int] = {}
    for number, table in enumerate(tables):
        steps.begin(Step.WRITING, number, len(tables))
        name = f"{table}.jsonl"
        written[name] = _write(folder / name, dump.rows(table))
    if vectors:
        for entry in catalogue.spaces.entries():
            steps.begin(Step.WRITING)
            name = f"vectors-{entry.space.id}.npy"
            count = sum(catalogue.segments.counts(entry.space.id).values())
            written[name] = _write_vectors(folder / name, dump, entry.space, count)
    about = {"format": FORMAT, "triptych": __version__, "files": written}
    (folder / "library.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    return written


def _write(path: Path, rows: Generator[dict[str, Any], None, None]) -> int:
    count = 0
    # Reading ends before the catalogue is closed, also where no more can be written.
    with closing(rows), path.open("w", encoding="utf-8") as file:
        for count, row in enumerate(rows, 1):  # noqa: B007 - the last number is the count
            file.write(json.dumps(row) + "\n")
    return count


def _write_vectors(path: Path, dump: Dump, space: Space, count: int) -> int:
    header = {"descr": "<f2", "fortran_order": False, "shape": (count, space.dim)}
    if count:
        # A mapping would have the system kill the process where the disk is full.
        with closing(dump.vectors(space.id)) as vectors, path.open("wb") as file:
            np.lib.format.write_array_header_1_0(file, header)
            for vector in vectors:
                file.write(vector.tobytes())
    return count
