"""A file system that shows another folder, read-only: python fuse_mirror.py FOLDER MOUNT_POINT.

Its process can be stopped, and then the mount hangs as a dead network drive does.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import mfusepy as fuse

_SHOWN = ("st_mode", "st_size", "st_nlink", "st_uid", "st_gid")


class Mirror(fuse.Operations):
    """Answers the system's questions from a folder."""

    use_ns = True

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def init(self, path: str) -> None:
        sys.stdout.write("mounted\n")
        sys.stdout.flush()

    def getattr(self, path: str, fh: int | None = None) -> dict[str, Any]:
        try:
            found = os.lstat(self._folder + path)
        except OSError as error:
            raise fuse.FuseOSError(error.errno) from error
        return {name: getattr(found, name) for name in _SHOWN} | {"st_mtime": found.st_mtime_ns}

    def readdir(self, path: str, fh: int) -> list[str]:
        return [".", "..", *os.listdir(self._folder + path)]

    def open(self, path: str, flags: int) -> int:
        return os.open(self._folder + path, os.O_RDONLY)

    def read(self, path: str, size: int, offset: int, fh: int) -> bytes:
        return os.pread(fh, size, offset)

    def release(self, path: str, fh: int) -> int:
        os.close(fh)
        return 0


if __name__ == "__main__":
    # Nothing is answered from the system's memory, and nothing is read ahead.
    options = {"attr_timeout": 0, "entry_timeout": 0, "direct_io": True}
    fuse.FUSE(Mirror(sys.argv[1]), sys.argv[2], foreground=True, nothreads=True, ro=True, **options)
