"""The kind and the shape of every item, read at once and kept until something is written."""

from __future__ import annotations

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
    " FROM items"
)


class OutlineTable:
    """Reads the outlines of items; of all at once, since that is a matter of moments."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: RevisionCache[None, NDArray[np.int32]] = RevisionCache(database, 1)

    def of(self, ids: Ids) -> Outlines:
        """The outlines of some items, int64 (n,); one that is gone is a picture of no size."""
        found = self._known.get(None, self._read).take(ids, mode="clip")
        kinds = (found & 2**_KIND_BITS - 1).astype(np.int8)
        return Outlines(kinds, (found >> _KIND_BITS).astype(np.uint16))

    def _read(self) -> NDArray[np.int32]:
        """Kind and shape of the item with each id; the last stands for all that are higher."""
        packed = self._database.ids(_ALL)
        ids = packed >> _BITS
        known = np.zeros(int(ids.max(initial=-1)) + 2, np.int32)
        known[ids] = packed & 2**_BITS - 1
        return known
