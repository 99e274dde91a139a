"""The kind and the shape of every item, read at once and kept until something is written."""

from __future__ import annotations

import time

import numpy as np
from numpy.typing import NDArray

from ..types.ids import Ids
from ..types.outlines import KINDS, MOST_SHAPE, SHAPED, Outlines
from .database import Database
from .revision import RevisionCache

# As one number an item comes many times as fast as a row of four: its id, its shape, its kind.
_KIND_BITS, _SHAPE_BITS = 3, 16
_BITS = _KIND_BITS + _SHAPE_BITS
_CODES = " ".join(f"WHEN '{kind}' THEN {code}" for code, kind in enumerate(KINDS))
_HAS_SHAPE = " OR ".join(f"modality = '{kind}'" for kind in SHAPED)
_SHAPE = (
    f"(CASE WHEN height > 0 AND ({_HAS_SHAPE})"
    f" THEN min({MOST_SHAPE}, 1000 * width / height) ELSE 0 END)"
)
_ALL = (
    f"SELECT (id << {_BITS}) | ({_SHAPE} << {_KIND_BITS}) | (CASE modality {_CODES} END) AS id"  # noqa: S608
    " FROM items ORDER BY items.id"
)
_MOMENTS = "SELECT coalesce(moment, mtime_ns) AS id FROM items ORDER BY items.id"
_Known = tuple[NDArray[np.int32], NDArray[np.int16]]


class OutlineTable:
    """Reads the outlines of items; of all at once, since that is a matter of moments."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: RevisionCache[None, _Known] = RevisionCache(database, 1)

    def of(self, ids: Ids) -> Outlines:
        """The outlines of some items, int64 (n,); one that is gone is a picture of no size."""
        known, months = self._known.get(None, self._read)
        found = known.take(ids, mode="clip")
        kinds = (found & 2**_KIND_BITS - 1).astype(np.int8)
        shapes = (found >> _KIND_BITS).astype(np.uint16)
        return Outlines(kinds, shapes, months.take(ids, mode="clip"))

    def _read(self) -> _Known:
        """Kind and shape, and month, by id; the last of both stands for all that are higher."""
        packed = self._database.ids(_ALL)
        ids = packed >> _BITS
        known = np.zeros(int(ids.max(initial=-1)) + 2, np.int32)
        known[ids] = packed & 2**_BITS - 1
        months = np.zeros(len(known), np.int16)
        months[ids] = months_of(self._database.ids(_MOMENTS))
        return known, months


def months_of(moments: Ids) -> NDArray[np.int16]:
    """The month of each moment here, counted from January 1970, int16 (n,).

    Args:
        moments: nanoseconds since the epoch, int64 (n,).
    """
    # Summer time moves a month's first hour to its neighbour, which is seen by nobody.
    seconds = moments // 10**9 - time.timezone
    return seconds.astype("datetime64[s]").astype("datetime64[M]").astype(np.int16)
