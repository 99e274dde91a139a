"""What the files of an index were made from, so that those of another state are never taken."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from ..types.tracks import TRACKS, Track


class Stamp(Struct, frozen=True):
    """What an index snapshot was made from, and the checksums of its files.

    Attributes:
        checksum: one for each track, with commas; empty for what has no file.
        filed, digest: the revision that the file of vectors is named after, and its checksum;
            an empty one where there is no such file.
    """

    revision: int
    centring: int
    checksum: str
    filed: int = 0
    digest: str = ""

    def by_track(self) -> dict[Track, str]:
        """The checksum of each track's file; empty for what has none."""
        known = dict(zip(TRACKS, self.checksum.split(","), strict=False))
        return {track: known.get(track, "") for track in TRACKS}

    def with_checksums(self, checksums: Mapping[Track, str]) -> Stamp:
        """The same with other files."""
        return replace(self, checksum=",".join(checksums.get(track, "") for track in TRACKS))
