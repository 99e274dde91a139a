"""Whose business an error is: of the one file that it came up with, or of the whole run."""

from __future__ import annotations

import logging

from ..errors import Cancelled, UnreadableFileError, UserError
from ..language import tr_noop
from ..stored_texts import FILE_NOT_OPENED, UNFORESEEN

_log = logging.getLogger(__name__)


def why_left_out(error: Exception, path: str) -> str:
    """Why a file was left out, in one line; what nobody foresaw is logged with its traceback.

    Raises:
        UserError, Cancelled: `error` itself, which is no fault of the file: the disk is full, the
            library was lost, the person stopped the run.
    """
    match error:
        case UnreadableFileError():
            return str(error)
        case UserError() | Cancelled():
            raise error
        case OSError():
            return FILE_NOT_OPENED.format(why=error.strerror or error)
        case MemoryError():
            return tr_noop("reading it needs too much memory")
    _log.error("%r was left out", path, exc_info=error)
    return UNFORESEEN.format(what=type(error).__name__)
