"""What one item can hold of several contents: a video has pictures and sound, a picture text.

A segment has the vector of its own content, and is scored as such; the item that it belongs to is
of one modality, and is listed as such.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum

from .media import Modality, SegmentKind

# What encoders have towers for, and scores are calibrated by.
CONTENTS = (Modality.IMAGE, Modality.AUDIO, Modality.TEXT)
_CONTENT_OF = {
    SegmentKind.FRAME: Modality.IMAGE,
    SegmentKind.WINDOW: Modality.AUDIO,
    SegmentKind.WRITTEN: Modality.TEXT,
    SegmentKind.SPOKEN: Modality.TEXT,
}


class Track(Enum):
    """Segments of one content in items of one modality; new ones come last."""

    PICTURES = Modality.IMAGE, Modality.IMAGE
    SOUNDS = Modality.AUDIO, Modality.AUDIO
    TEXTS = Modality.TEXT, Modality.TEXT
    FRAMES = Modality.VIDEO, Modality.IMAGE
    SOUNDTRACKS = Modality.VIDEO, Modality.AUDIO
    PICTURE_TEXTS = Modality.IMAGE, Modality.TEXT
    SPEECH = Modality.AUDIO, Modality.TEXT
    FILM_SPEECH = Modality.VIDEO, Modality.TEXT

    @property
    def modality(self) -> Modality:
        """Of the items."""
        return self.value[0]

    @property
    def content(self) -> Modality:
        """Of the segments."""
        return self.value[1]

    @property
    def is_later(self) -> bool:
        """Whether it is text that is read in an item only once the item is indexed."""
        return self.content is Modality.TEXT and self.modality is not Modality.TEXT

    @property
    def file_name(self) -> str:
        """As it stands in the names of files."""
        single = self.modality is self.content
        return self.content.value if single else f"{self.modality}-{self.content}"


TRACKS = tuple(Track)


def track_of(modality: Modality, kind: SegmentKind) -> Track:
    """The track of a segment; of items with several, its kind tells which."""
    return Track((modality, _CONTENT_OF.get(kind, contents_of(modality)[0])))


def contents_of(modality: Modality) -> tuple[Modality, ...]:
    """What decoders find in items of a modality, which is not the text that is read in later."""
    return tuple(
        track.content for track in TRACKS if track.modality is modality and not track.is_later
    )


def can_be_read(modality: Modality | None, towers: Collection[Modality]) -> bool:
    """Whether an encoder with these towers makes vectors of anything in such an item."""
    return modality is not None and any(content in towers for content in contents_of(modality))
