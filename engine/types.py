"""The plain data that travels between the engine's parts, and on to the window."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class Modality(StrEnum):
    """The kind of media in one file."""

    IMAGE = "image"
    AUDIO = "audio"
    TEXT = "text"


class SegmentKind(StrEnum):
    """What one vector stands for."""

    WHOLE = "whole"
    WINDOW = "window"
    PASSAGE = "passage"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class FileStat:
    """One file as the scan saw it.

    Attributes:
        path: absolute path; bytes that are not UTF-8 are kept as surrogate escapes.
        size: bytes.
        mtime_ns: modification time, nanoseconds since the epoch.
    """

    path: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Segment:
    """The unit that has a vector: a whole picture, a window of sound, a passage of text.

    Attributes:
        start, end: seconds for a window, character offsets into the extracted text for a
            passage, 0 otherwise.
        text: the passage or title; empty for pictures and sounds.
    """

    kind: SegmentKind
    start: float = 0.0
    end: float = 0.0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a file beside its content; 0 or empty where unknown.

    Attributes:
        width, height: pixels, after the EXIF orientation.
        duration: seconds.
        title, author: as the file's own tags say.
        taken: the file's own date as ISO 8601 text.
        note: one line on something that was left out, such as "first 2 hours only".
    """

    width: int = 0
    height: int = 0
    duration: float = 0.0
    title: str = ""
    author: str = ""
    taken: str = ""
    note: str = ""


class PreviewKind(StrEnum):
    """How a preview's bytes are to be read."""

    JPEG = "jpeg"
    PEAKS = "peaks"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Preview:
    """The small stand-in for a file that its tile shows.

    Attributes:
        data: a JPEG of at most 320 px, or 80 bytes of peaks (0 silent, 255 full scale).
    """

    kind: PreviewKind = PreviewKind.NONE
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Item:
    """One file of the library, as rows and tiles need it."""

    id: int
    path: str
    modality: Modality
    size: int
    mtime_ns: int
    metadata: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True, slots=True)
class Root:
    """A folder (or single file) that the person added.

    Attributes:
        items, failures: how many files of it are known, and how many could not be read.
        ignore: globs that are left out, matched against names and paths below the root.
        online: the root can be reached right now.
    """

    path: str
    items: int = 0
    failures: int = 0
    ignore: tuple[str, ...] = ()
    online: bool = True


@dataclass(frozen=True, slots=True)
class Failure:
    """One file that could not be read.

    Attributes:
        reason: one plain line.
        modality: what the file looked like, or None when it was not recognised.
        seen: when it failed, seconds since the epoch.
    """

    path: str
    reason: str
    modality: Modality | None
    seen: float


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a query: words or a file, with its weight (below 0 pushes away).

    Attributes:
        modality: how `value` is to be read; TEXT with `is_file` is a dropped document.
        value: the words typed, or the path of the file.
    """

    modality: Modality
    value: str
    is_file: bool = False
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for.

    Attributes:
        terms: at least one, for a search; none browses.
        modalities: which media may be returned.
        folders: absolute folders a hit must lie in; none means anywhere.
    """

    terms: tuple[Term, ...] = ()
    modalities: frozenset[Modality] = frozenset(Modality)
    folders: tuple[str, ...] = ()
    limit: int = 60


@dataclass(frozen=True, slots=True)
class Background:
    """What unrelated queries of one kind score on the best items of one modality.

    Attributes:
        mean, deviation: of inner products of centred unit vectors; deviation > 0.
    """

    mean: float
    deviation: float


@dataclass(frozen=True, slots=True)
class Hit:
    """One item of a result list.

    Attributes:
        score: calibrated score; higher is better and comparable across modalities.
        strength: 0 to 100; how far the score stands out from this library's background.
        segment: the best segment of the item.
        weak: the hit is no better than the library's background.
    """

    item: Item
    score: float
    strength: int
    segment: Segment
    weak: bool = False


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The hits of one query, best first, and where the time went.

    Attributes:
        seconds: per stage ("encode", "rank", "total").
        searched: how many items the filters left to choose from.
    """

    hits: tuple[Hit, ...]
    seconds: dict[str, float]
    searched: int


class Stage(StrEnum):
    """What an indexing run is doing."""

    LOADING = "loading"
    SCANNING = "scanning"
    INDEXING = "indexing"
    FINISHING = "finishing"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an indexing run has come.

    Attributes:
        done, total: files; total is 0 until the scan has ended.
        failed: files that could not be read so far.
        rate: files a second over the last moments.
        seconds_left: estimate, or None while unknown.
        current: the path in hand.
    """

    stage: Stage
    done: int = 0
    total: int = 0
    failed: int = 0
    rate: float = 0.0
    seconds_left: float | None = None
    current: str = ""


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What one indexing run did, in files.

    Attributes:
        held_back: files that are gone but were kept, since more than a fifth of a root would
            go; they are removed when the run is repeated with pruning confirmed.
        unsupported: files of a modality the chosen encoder has no tower for.
        still_failing: files that failed before and have not changed since; not tried again.
        offline: roots that could not be reached.
    """

    indexed: int = 0
    unchanged: int = 0
    moved: int = 0
    removed: int = 0
    failed: int = 0
    still_failing: int = 0
    held_back: int = 0
    unsupported: int = 0
    offline: tuple[str, ...] = ()
    cancelled: bool = False
    seconds: float = 0.0


Vector = NDArray[np.float32]
