"""Files that a request asks with: kept in a folder of its own for as long as it takes."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..api.question import AskedFile
from ..errors import UserError
from ..language import tr
from ..system_reasons import system_reason

_UNUSUAL = re.compile(r"[^\w.\- ]+")
# File systems take 255.
_MOST_NAME_BYTES = 200


@contextmanager
def kept(uploads: Sequence[Any]) -> Iterator[tuple[AskedFile, ...]]:
    """The uploads as files for the block, which the confined decoders read; then they are gone.

    Args:
        uploads: `UploadFile`s, each with `file` and the `filename` that the client gave it.

    Raises:
        UserError: the disk is full; or what the block raised, told without where on this computer
            the files lay.
    """
    with tempfile.TemporaryDirectory(prefix="triptych-asked-") as folder:
        paths = [written(Path(folder, str(n)), upload) for n, upload in enumerate(uploads)]
        with told_by_names(paths):
            yield tuple(AskedFile(str(path)) for path in paths)


def written(folder: Path, upload: Any) -> Path:
    """An upload as a file in a folder of its own, which is made.

    Raises:
        UserError: the disk is full.
    """
    path = folder / _plain(upload.filename or "")
    try:
        folder.mkdir()
        with path.open("xb") as file:
            shutil.copyfileobj(upload.file, file)
    except OSError as error:
        # A part of it would keep the disk full.
        shutil.rmtree(folder, ignore_errors=True)
        why = system_reason(error)
        raise UserError(tr("What was sent cannot be kept: {reason}.", reason=why)) from error
    return path


@contextmanager
def told_by_names(paths: Sequence[Path]) -> Iterator[None]:
    """Have what the block raises tell files by their names, not where on this computer they lie.

    Raises:
        UserError: what the block raised.
    """
    try:
        yield
    except UserError as error:
        line = str(error)
        for path in paths:
            line = line.replace(str(path), path.name)
        raise UserError(line) from error


def _plain(name: str) -> str:
    """A client's name for a file without any folder, link or mark in it; its ending stays."""
    last = _UNUSUAL.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip(". ")
    return last.encode("utf-8", "replace")[-_MOST_NAME_BYTES:].decode("utf-8", "ignore") or "file"
