"""What one item can hold of several contents: a video has pictures and sound.

A segment has the vector of its own content, and is scored as such; the item that it belongs to is
of one modality, and is listed as such.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum

from .media import Modality, SegmentKind

# What encoders have towers for, and scores are calibrated by.
CONTENTS = (Modality.IMAGE, Modality.AUDIO, Modality.TEXT)
_CONTENT_OF = {SegmentKind.FRAME: Modality.IMAGE, SegmentKind.WINDOW: Modality.AUDIO}


class Track(Enum):
    """Segments of one content in items of one modality; new ones come last."""

    PICTURES = Modality.IMAGE, Modality.IMAGE
    SOUNDS = Modality.AUDIO, Modality.AUDIO
    TEXTS = Modality.TEXT, Modality.TEXT
    FRAMES = Modality.VIDEO, Modality.IMAGE
    SOUNDTRACKS = Modality.VIDEO, Modality.AUDIO

    @property
    def modality(self) -> Modality:
        """Of the items."""
        return self.value[0]

    @property
    def content(self) -> Modality:
        """Of the segments."""
        return self.value[1]

    @property
    def file_name(self) -> str:
        """As it stands in the names of files."""
        single = self.modality is self.content
        return self.content.value if single else f"{self.modality}-{self.content}"


TRACKS = tuple(Track)


def track_of(modality: Modality, kind: SegmentKind) -> Track:
    """The track of a segment; of items with several, its kind tells which."""
    first, *others = contents_of(modality)
    return Track((modality, _CONTENT_OF.get(kind, first) if others else first))


def contents_of(modality: Modality) -> tuple[Modality, ...]:
    """What items of a modality may hold."""
    return tuple(track.content for track in TRACKS if track.modality is modality)


def can_be_read(modality: Modality | None, towers: Collection[Modality]) -> bool:
    """Whether an encoder with these towers makes vectors of anything in such an item."""
    return modality is not None and any(content in towers for content in contents_of(modality))
