"""The XMP sidecar of a file: `FILE.ext.xmp` as digiKam has it, or `FILE.xmp` as Lightroom."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from ..errors import UnreadableFileError
from ..language import tr_noop
from ..types import FileStat
from .sniff import RAW_ENDINGS, is_raw_name
from .xmp_scan import MOST_BYTES

_ENDING = ".xmp"


def is_sidecar(name: str) -> bool:
    """Whether a file is called as sidecars are."""
    return name.lower().endswith(_ENDING)


def belongs_to(sidecar: str, path: str) -> bool:
    """Whether a file's sidecar may be called so."""
    whole = sidecar[: -len(_ENDING)]
    return path == whole or os.path.splitext(path)[0] == whole


def sidecar_for(path: str) -> str:
    """The sidecar of a file that is there, or else the one that it should have.

    Beside a raw picture of its name, `FILE.xmp` is that one's.
    """
    own, stem = path + _ENDING, os.path.splitext(path)[0]
    shared = stem + _ENDING
    if os.path.isfile(own):
        return own
    if is_raw_name(path):
        return shared
    return shared if os.path.isfile(shared) and not _is_raw(stem) else own


def own_sidecar(path: str) -> str:
    """The sidecar that belongs to no other file."""
    return path + _ENDING


def _is_raw(stem: str) -> bool:
    endings = (form for ending in RAW_ENDINGS for form in (ending, ending.upper()))
    return any(os.path.isfile(f"{stem}.{ending}") for ending in endings)


def read_sidecar(path: str) -> tuple[FileStat, bytes]:
    """A sidecar's bytes, with its size and time; never more than a bound.

    Raises:
        OSError: it cannot be read.
        UnreadableFileError: it is no usual file, or too large.
    """
    with open(path, "rb", opener=_open_at_once) as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
            raise UnreadableFileError(tr_noop("it is no XMP sidecar"))
        return FileStat.of(path, status), file.read(MOST_BYTES + 1)


def _open_at_once(path: str, flags: int) -> int:
    """Open a file, and wait for nobody where it is a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def write_sidecar(path: str, data: bytes) -> FileStat:
    """Put a sidecar in its place as a whole; returns its size and time.

    Raises:
        OSError: it cannot be written, and is what it was.
    """
    draft = Path(path).with_name(f".{secrets.token_hex(8)}.part")
    try:
        with draft.open("xb") as file:
            file.write(data)
            if os.path.exists(path):
                # What others wrote is nowhere else.
                file.flush()
                os.fsync(file.fileno())
        with suppress(OSError):
            draft.chmod(stat.S_IMODE(os.stat(path).st_mode))
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    return FileStat.of(path, os.stat(path))
