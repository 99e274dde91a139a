"""File permissions that bite, also where the tests run as root."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_VERSION = 0x20080522
# CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: root's right to ignore file modes.
_IGNORE_MODES = 1 << 1 | 1 << 2


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Set(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


@contextmanager
def forbidden(path: Path, mode: int = 0) -> Iterator[None]:
    """Give a path a mode that this thread must obey, for the time of the block."""
    before = path.stat().st_mode
    path.chmod(mode)
    libc = ctypes.CDLL(None, use_errno=True)
    header, sets = _Header(_VERSION, 0), (_Set * 2)()
    _call(libc.capget, header, sets)
    effective = sets[0].effective
    sets[0].effective = effective & ~_IGNORE_MODES
    _call(libc.capset, header, sets)
    try:
        yield
    finally:
        sets[0].effective = effective
        _call(libc.capset, header, sets)
        path.chmod(before)


def _call(function: object, header: _Header, sets: object) -> None:
    assert callable(function)
    if function(ctypes.byref(header), sets):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
