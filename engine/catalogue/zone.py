"""In which zone the moments of items were told, since tags tell local time and no zone.

Whoever writes tells them anew where the zone is another by now; whoever only reads goes without.
"""

from __future__ import annotations

import os
import time
import zlib
from functools import cached_property, lru_cache

from .database import Database
from .days import MOMENT

# SQLite looks other years up as one of these. Some days and hours apart, so that zones whose clocks
# change at other hours of one day differ.
_KNOWN = range(0, 2**31, 151 * 3600)


class LocalTime:
    """The zone of this process, and that of a catalogue."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @cached_property
    def zone(self) -> int:
        """A number for the rules of local time; another for other rules."""
        return _rules(os.environ.get("TZ"), time.tzname)

    def is_kept(self) -> bool:
        """Whether the moments that are stored are those of this zone."""
        return self._database.one("SELECT value FROM state WHERE name = 'zone'") == (self.zone,)

    def keep(self) -> None:
        """Let them be, inside a transaction."""
        if not self.is_kept():
            self._database.execute(
                f"UPDATE items SET moment = {MOMENT} WHERE taken <> ''"  # noqa: S608
            )
            self._database.execute("INSERT OR REPLACE INTO state VALUES ('zone', ?)", (self.zone,))


@lru_cache(maxsize=1)
def _rules(told: str | None, names: tuple[str, str]) -> int:  # noqa: ARG001 - remembered by them
    """The number of the rules that go by these names now.

    Remembered, since one process opens catalogues often, and all these moments take as long as the
    rest of that.
    """
    offsets = ",".join(str(time.localtime(moment).tm_gmtoff) for moment in _KNOWN)
    return zlib.crc32(offsets.encode())
