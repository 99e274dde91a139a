"""Why the system refused something, in the language of this process.

The system tells it in a language of its own: on Linux in English, on Windows in the one that it was
installed in. Its English words stand here, so that they can be translated.
"""

from __future__ import annotations

import errno
import os

from .language import tr, tr_noop

# By the names of the numbers, which differ between systems.
_REASONS = {
    "EACCES": tr_noop("Permission denied"),
    "EPERM": tr_noop("Operation not permitted"),
    "ENOENT": tr_noop("No such file or directory"),
    "EEXIST": tr_noop("File exists"),
    "EISDIR": tr_noop("Is a directory"),
    "ENOTDIR": tr_noop("Not a directory"),
    "ENOTEMPTY": tr_noop("Directory not empty"),
    "ENAMETOOLONG": tr_noop("File name too long"),
    "EINVAL": tr_noop("Invalid argument"),
    "ELOOP": tr_noop("Too many levels of symbolic links"),
    "EXDEV": tr_noop("Invalid cross-device link"),
    "ENOSPC": tr_noop("No space left on device"),
    "EDQUOT": tr_noop("Disk quota exceeded"),
    "EFBIG": tr_noop("File too large"),
    "EROFS": tr_noop("Read-only file system"),
    "EIO": tr_noop("Input/output error"),
    "ENODEV": tr_noop("No such device"),
    "ENXIO": tr_noop("No such device or address"),
    "EBUSY": tr_noop("Device or resource busy"),
    "ETXTBSY": tr_noop("Text file busy"),
    "EMFILE": tr_noop("Too many open files"),
    "ENFILE": tr_noop("Too many open files in system"),
    "ENOMEM": tr_noop("Cannot allocate memory"),
    "ESTALE": tr_noop("Stale file handle"),
    "ETIMEDOUT": tr_noop("Connection timed out"),
    "ECONNREFUSED": tr_noop("Connection refused"),
    "ECONNRESET": tr_noop("Connection reset by peer"),
    "ENOTCONN": tr_noop("Transport endpoint is not connected"),
    "ENETUNREACH": tr_noop("Network is unreachable"),
    "EHOSTUNREACH": tr_noop("No route to host"),
    "EHOSTDOWN": tr_noop("Host is down"),
    "EADDRINUSE": tr_noop("Address already in use"),
    "EADDRNOTAVAIL": tr_noop("Cannot assign requested address"),
}


def system_reason(error: OSError) -> str:
    """Why the system refused something, for a sentence; what is not known here as it is told."""
    own = _REASONS.get(errno.errorcode.get(error.errno or 0, ""))
    if own is None or not _is_of_the_system(error):
        return error.strerror or str(error)
    return tr(own)


def reason_and_file(error: OSError) -> str:
    """The same with the file that it is about, where that is told."""
    reason, file = system_reason(error), error.filename2 or error.filename
    return tr("{why} ({path})", why=reason, path=file) if file else reason


def retold_reason(stored: str) -> str:
    """A reason that was stored as the system told it; any other text as it is."""
    return tr(stored) if stored in _REASONS.values() else stored


def _is_of_the_system(error: OSError) -> bool:
    """Whether the number and the words are the system's, and not those of a library such as TLS."""
    is_windows_own = getattr(error, "winerror", None) is not None
    return is_windows_own or error.strerror == os.strerror(error.errno or 0)
