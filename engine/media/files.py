"""Opening one file of a root without ever waiting on it."""

from __future__ import annotations

import os
import stat
from typing import BinaryIO, cast

from ..errors import UnreadableFileError
from ..language import tr_noop
from ..stored_texts import FILE_NOT_DECODED

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
            raise UnreadableFileError(tr_noop("not a regular file"))
        if status.st_size == 0:
            raise UnreadableFileError(tr_noop("empty file"))
    except UnreadableFileError:
        os.close(descriptor)
        raise
    return cast(BinaryIO, os.fdopen(descriptor, "rb"))


def _why_not_opened(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return tr_noop("the file is gone")
    if isinstance(error, PermissionError):
        return tr_noop("no permission to read this file")
    if isinstance(error, IsADirectoryError):
        return tr_noop("not a regular file")
    return FILE_NOT_DECODED.format(why=error.strerror or "unknown error")
