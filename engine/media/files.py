"""Opening one file of a root without ever waiting on it."""

from __future__ import annotations

import os
import stat
from typing import BinaryIO, cast

from ..errors import UnreadableFileError

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def open_regular(path: str) -> BinaryIO:
    """Open a regular, non-empty file for reading bytes.

    The file is opened before it is looked at, and without blocking, so that a pipe put in its
    place in between cannot hold the decoder up.

    Raises:
        UnreadableFileError: it is gone, forbidden, empty, or not a regular file.
    """
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise UnreadableFileError(_why_not_opened(error)) from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFileError("not a regular file")
        if status.st_size == 0:
            raise UnreadableFileError("empty file")
    except UnreadableFileError:
        os.close(descriptor)
        raise
    return cast(BinaryIO, os.fdopen(descriptor, "rb"))


def _why_not_opened(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "the file is gone"
    if isinstance(error, PermissionError):
        return "no permission to read this file"
    if isinstance(error, IsADirectoryError):
        return "not a regular file"
    return f"the file could not be opened: {(error.strerror or 'unknown error').lower()}"
