"""What the decoders make of one file: its modality, its segments, and what it says of itself."""

from __future__ import annotations

import os
from typing import Self

from msgspec import Struct

from .stored import StoredEnum

# What 64 bits can tell in nanoseconds: from 1677 to 2262. The last one is left to stand for any
# later day that a file is compared with.
_EARLIEST_NS, _LATEST_NS = -(2**63), 2**63 - 2


class Modality(StoredEnum):
    """The kind of media in one file."""

    IMAGE = "image"
    AUDIO = "audio"
    TEXT = "text"
    VIDEO = "video"


class SegmentKind(StoredEnum):
    """What one vector stands for."""

    WHOLE = "whole"
    FRAME = "frame"
    WINDOW = "window"
    PASSAGE = "passage"
    TITLE = "title"
    WRITTEN = "written"
    SPOKEN = "spoken"


class FileStat(Struct, frozen=True):
    """One file as the scan saw it.

    Attributes:
        path: absolute path; bytes that are not UTF-8 are kept as surrogate escapes.
        size: bytes.
        mtime_ns: modification time, nanoseconds since the epoch, int64; the nearest that this
            can hold where the file has another (NTFS says 1601 for "never").
    """

    path: str
    size: int
    mtime_ns: int

    @classmethod
    def of(cls, path: str, status: os.stat_result) -> Self:
        """A file by what the system tells of it."""
        time_ns = min(max(status.st_mtime_ns, _EARLIEST_NS), _LATEST_NS)
        return cls(path, status.st_size, time_ns)


class Segment(Struct, frozen=True):
    """The unit that has a vector: a whole picture, a window of sound, a passage of text.

    Attributes:
        start, end: seconds for a window, for the shot that a frame stands for and for what is
            spoken, character offsets into the item's text for a passage, also of what is written in
            a picture, both the number of the page or frame, from 0, for a picture.
        text: the passage or title, or what is spoken; empty for pictures and sounds.
        place: the page, slide, sheet, chapter or the like that a passage stands in; empty where
            a document has none.
    """

    kind: SegmentKind
    start: float = 0.0
    end: float = 0.0
    text: str = ""
    place: str = ""


class Metadata(Struct, frozen=True):
    """What is known of a file beside its content; 0 or empty where unknown.

    Attributes:
        width, height: pixels, after the EXIF orientation.
        duration: seconds.
        title, author, album: as the file's own tags say.
        taken: the file's own date as ISO 8601 text.
        note: one line on something that was left out, such as "first 2 hours only".
        camera: its make and model.
        place: where it was taken, as `places.iso_place` writes it.
    """

    width: int = 0
    height: int = 0
    duration: float = 0.0
    title: str = ""
    author: str = ""
    taken: str = ""
    note: str = ""
    album: str = ""
    camera: str = ""
    place: str = ""


# Left, top, right and bottom, as fractions of an upright picture or page.
Box = tuple[float, float, float, float]


class TextWord(Struct, frozen=True):
    """A word of a line of text.

    Attributes:
        start, end: its characters in the line.
    """

    start: int
    end: int
    box: Box


class TextLine(Struct, frozen=True):
    """A line of text that stands in a picture.

    Attributes:
        page: the number of the page, from 0.
        words: in their order; none where it is not known where they stand.
    """

    text: str
    box: Box
    page: int = 0
    words: tuple[TextWord, ...] = ()


class Utterance(Struct, frozen=True):
    """Something that is said in a sound or a video.

    Attributes:
        start, end: seconds.
    """

    text: str
    start: float
    end: float


# Of documents of Word, in lower case.
WORD_ENDINGS = ("docx", "docm", "dotx", "dotm")
# How many parts of a sound its preview has the loudness of.
PEAKS = 80


class PreviewKind(StoredEnum):
    """How a preview's bytes are to be read."""

    JPEG = "jpeg"
    PEAKS = "peaks"
    SHOTS = "shots"
    MARKDOWN = "markdown"
    BEGINNING = "beginning"
    NONE = "none"


class Preview(Struct, frozen=True):
    """The small stand-in for a file that its tile shows.

    Attributes:
        data: a JPEG of at most 400 px; 80 bytes of peaks (0 silent, 255 full scale), then the JPEG
            of a sound's cover where it has one; a `film_strip.FilmStrip`; or a document as
            Markdown in UTF-8, all of it or, where it is long, its beginning.
    """

    kind: PreviewKind = PreviewKind.NONE
    data: bytes = b""

    @property
    def peaks(self) -> bytes:
        """How loud each 80th of a sound is; empty for what is none."""
        return self.data[:PEAKS] if self.kind is PreviewKind.PEAKS else b""

    @property
    def jpeg(self) -> bytes:
        """The picture, page or cover; empty where there is none, and for a video."""
        match self.kind:
            case PreviewKind.JPEG:
                return self.data
            case PreviewKind.PEAKS:
                return self.data[PEAKS:]
        return b""

    @property
    def markdown(self) -> str:
        """How a document begins, of `MARKDOWN` all of it; empty for what has no such form."""
        is_text = self.kind in (PreviewKind.MARKDOWN, PreviewKind.BEGINNING)
        return self.data.decode("utf-8", "replace") if is_text else ""
