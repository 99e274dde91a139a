"""The plain data that travels between the engine's parts, and on to the window."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
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
        title, author, album: as the file's own tags say.
        taken: the file's own date as ISO 8601 text.
        note: one line on something that was left out, such as "first 2 hours only".
        camera: its make and model.
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
class Filters:
    """Which items may be returned at all; every condition that is set must hold.

    Attributes:
        modalities: which media.
        folders: a hit must lie in one of them; an absolute path, or the name of any folder on
            the way to the file.
        after: the first day that counts; an item's day is the one its own tags give, or else
            that of its last change.
        before: the first day that no longer counts.
        extensions: endings in lower case, without the dot.
        smallest, largest: bytes, both included.
        shortest, longest: seconds of sound, both included.
        duplicates: only items whose content the library has more than once.
    """

    modalities: frozenset[Modality] = frozenset(Modality)
    folders: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None
    extensions: tuple[str, ...] = ()
    smallest: int | None = None
    largest: int | None = None
    shortest: float | None = None
    longest: float | None = None
    duplicates: bool = False


class Sort(StrEnum):
    """What a list is ordered by; newest, largest and longest first, names from A."""

    RELEVANCE = "relevance"
    DATE = "date"
    NAME = "name"
    SIZE = "size"
    DURATION = "duration"


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for.

    Attributes:
        terms: at least one of positive weight or a phrase, for a search; none browses.
        phrases: words that must occur, in this order, in a hit's text, name or tags.
        without: words that must not occur there.
        limit: how many hits, counted from `offset` in the order of `sort`.
    """

    terms: tuple[Term, ...] = ()
    filters: Filters = Filters()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    limit: int = 60
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Background:
    """What unrelated queries of one kind score on the best items of one modality.

    Attributes:
        mean, deviation: of inner products of centred unit vectors; deviation > 0.
    """

    mean: float
    deviation: float


class MatchLane(StrEnum):
    """What brought a hit in."""

    MEANING = "meaning"
    WORDS = "words"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Hit:
    """One item of a result list.

    Attributes:
        score: calibrated score; higher is better and comparable across modalities.
        strength: 0 to 100; how far the score stands out from this library's background.
        segment: the best segment of the item.
        weak: the hit is no better than the library's background.
        segments: the best segments in falling order, `segment` first; at most three.
        lanes: what brought the hit in.
        copies: the ids of other items with near-identical content, folded under this one.
    """

    item: Item
    score: float
    strength: int
    segment: Segment
    weak: bool = False
    segments: tuple[Segment, ...] = ()
    lanes: frozenset[MatchLane] = frozenset({MatchLane.MEANING})
    copies: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The hits of one query, best first, and where the time went.

    Attributes:
        seconds: per stage ("encode", "rank", "total").
        searched: how many items the filters left to choose from.
        total: how many hits there are in all; `hits` is one page of them.
    """

    hits: tuple[Hit, ...]
    seconds: dict[str, float]
    searched: int
    total: int = 0


class Stage(StrEnum):
    """What an indexing run is doing."""

    LOADING = "loading"
    SCANNING = "scanning"
    FITTING = "fitting"
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
        waiting: files of drives that are not connected, which have vectors of another model only.
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
    waiting: int = 0
    cancelled: bool = False
    seconds: float = 0.0


Vector = NDArray[np.float32]
