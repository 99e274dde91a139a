"""The XMP sidecar of a file: `FILE.ext.xmp` as digiKam has it, or `FILE.xmp` as Lightroom."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from ..errors import UnreadableFileError
from ..types import FileStat
from .sniff import is_raw_name
from .xmp import MOST_BYTES

_ENDING = ".xmp"


def is_sidecar(name: str) -> bool:
    """Whether a file is called as sidecars are."""
    return name.lower().endswith(_ENDING)


def belongs_to(sidecar: str, path: str) -> bool:
    """Whether a file's sidecar may be called so."""
    whole = sidecar[: -len(_ENDING)]
    return path == whole or os.path.splitext(path)[0] == whole


def sidecar_for(path: str) -> str:
    """The sidecar of a file that is there, or else the one that it should have."""
    own, shared = path + _ENDING, os.path.splitext(path)[0] + _ENDING
    for known in (own, shared):
        if os.path.isfile(known):
            return known
    return shared if is_raw_name(path) else own


def read_sidecar(path: str) -> tuple[FileStat, bytes]:
    """A sidecar's bytes, with its size and time; never more than a bound.

    Raises:
        OSError: it cannot be read.
        UnreadableFileError: it is no usual file, or too large.
    """
    with open(path, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
            raise UnreadableFileError("it is no XMP sidecar")
        return FileStat.of(path, status), file.read(MOST_BYTES + 1)


def write_sidecar(path: str, data: bytes) -> FileStat:
    """Put a sidecar in its place as a whole; returns its size and time.

    Raises:
        OSError: it cannot be written.
    """
    draft = Path(f"{path}.part")
    try:
        draft.write_bytes(data)
        with suppress(OSError):
            draft.chmod(stat.S_IMODE(os.stat(path).st_mode))
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    return FileStat.of(path, os.stat(path))
